import { describe, expect, test } from 'vitest';
import { decisionsOf, withTable } from '../../src/pages/asked';
import type { Sniffed } from '../../src/vocabulary/sniffed';
import { lookedAt, mappingOf } from './looked';

const orders = ['day first', 'month first', 'year first'] as const;
const sniffed: Sniffed = {
  encoding: { value: 'windows-1252', sure: true, why: 'Bytes.', choices: ['utf-8', 'windows-1252'] },
  delimiter: { value: ';', sure: true, why: 'Counted.', choices: [',', ';', '\t', '|'] },
  header: {
    value: { names: [3], first: 4 },
    sure: true,
    why: 'Title above.',
    choices: [
      { names: [3], first: 4 },
      { names: [], first: 1 },
    ],
  },
  columns: [
    { column: 'Referred', dates: { value: 'day first', sure: false, why: 'Both fit.', choices: orders } },
    { column: 'Closed', dates: { value: 'day first', sure: false, why: 'Both fit.', choices: orders } },
    { column: 'Left', dates: { value: 'day first', sure: false, why: 'Both fit.', choices: orders } },
    {
      column: 'wb1',
      decimal: { value: ',', sure: true, why: 'Fractions.', choices: ['.', ','] },
      thousands: { value: '', sure: true, why: 'None.', choices: ['', '.'] },
    },
  ],
};
const looked = lookedAt({ Referred: ['1'], Closed: ['1'], wb1: ['1'] }, { sniffed });

function find(key: string) {
  const found = decisionsOf(looked).find((one) => one.key.startsWith(key));
  if (found === undefined) throw new Error(`nothing is said of ${key}`);
  return found;
}

describe('how a file was understood', () => {
  test('asks first what the file leaves open, once for all columns of which the same was decided', () => {
    const [first, ...rest] = decisionsOf(looked);
    expect(first?.asks).toBe('Which comes first in the dates of “Referred”, “Closed”?');
    expect(rest.every(({ sure }) => sure)).toBe(true);
  });

  test('says nothing of thousands that nothing parts, nor of columns that are not in the file', () => {
    const text = JSON.stringify(decisionsOf(looked));
    expect(text).not.toContain('Thousands');
    expect(text).not.toContain('Left');
  });

  test('keeps what is chosen as the reading of the file, beside what was chosen before', () => {
    const delimited = find('delimiter').options[0]?.choose(mappingOf());
    expect(delimited?.reading).toEqual({ choices: { delimiter: ',' } });
    const dated = find('dates').options[1]?.choose(delimited ?? mappingOf());
    expect(dated?.dates).toBe('month first');
    expect(dated?.reading?.choices).toEqual({
      delimiter: ',',
      columns: [
        { column: 'Referred', dates: 'month first' },
        { column: 'Closed', dates: 'month first' },
      ],
    });
    expect(find('header').options[1]?.choose(mappingOf()).reading?.choices?.header).toEqual({
      names: [],
      first: 1,
    });
  });

  test('shows the present value among the choices', () => {
    for (const { options, at } of decisionsOf(looked)) expect(options[at]).toBeDefined();
    expect(find('delimiter').options[find('delimiter').at]?.words).toBe('semicolon');
  });

  test('forgets with another table what was chosen for the one before', () => {
    const chosen = find('delimiter').options[0]?.choose(mappingOf()) ?? mappingOf();
    expect(withTable(chosen, 'Scores').reading).toEqual({ table: 'Scores' });
  });

  test('asks nothing of a format that says it all itself', () => {
    expect(decisionsOf(lookedAt({ a: ['1'] }))).toEqual([]);
  });
});
