import { describe, expect, test } from 'vitest';
import { none } from '../../src/engine/rows';
import { Uses } from '../../src/import/uses';

const parts = ['face', 'phone'];

/** The months of a service of one referral, as they stand in the table. */
function monthsOf(uses: Uses, service: string): Readonly<Record<string, number>> {
  const { episode, service: column, ...months } = uses.monthly() ?? {};
  if (episode?.kind !== 'integer' || column?.kind !== 'word') return {};
  const row = [...column.codes].findIndex((code) => column.words[code] === service);
  return Object.fromEntries(
    Object.entries(months).flatMap(([name, values]) => {
      const value = values.kind === 'integer' ? values.values[row] : undefined;
      return value === undefined || value === none ? [] : [[name, value]];
    }),
  );
}

describe('parts of one service', () => {
  test('are added up in the months in which all of them were counted, and in no other', () => {
    const uses = new Uses();
    const [face, phone] = parts.map((part) => uses.rowOf(0, uses.serviceAt(part))) as [number, number];
    uses.month(face, -1, 2);
    uses.month(face, 1, 3);
    uses.month(phone, -1, 4);
    uses.addUp(parts, 'all');
    expect(monthsOf(uses, 'all')).toEqual({ before_1: 6 });
  });

  test('are left alone where the whole is counted by itself', () => {
    const uses = new Uses();
    for (const part of [...parts, 'all']) uses.month(uses.rowOf(0, uses.serviceAt(part)), -1, 5);
    uses.addUp(parts, 'all');
    expect(monthsOf(uses, 'all')).toEqual({ before_1: 5 });
  });

  test('are no whole where one of them was not counted of that person', () => {
    const uses = new Uses();
    uses.month(uses.rowOf(0, uses.serviceAt('face')), -1, 5);
    uses.month(uses.rowOf(1, uses.serviceAt('phone')), -1, 5);
    uses.addUp(parts, 'all');
    expect(monthsOf(uses, 'all')).toEqual({});
  });
});
