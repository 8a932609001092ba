import { describe, expect, test } from 'vitest';
import { everyone, isDay } from '../../src/evidence/scope';
import { parseScope } from '../../src/evidence/scopefile';
import { usualWindows } from '../../src/evidence/windows';

describe('a scope file', () => {
  test('that is empty means everyone, by the usual rule', () => {
    expect(parseScope({})).toEqual(everyone);
  });

  test('keeps what it says and leaves the rest as usual', () => {
    const filters = [{ dimension: 'site', levels: ['Harbour'] }];
    expect(parseScope({ from: '2024-04-01', by: 'sex', filters, rule: { gap: 1 } })).toEqual({
      ...everyone,
      from: '2024-04-01',
      by: 'sex',
      filters,
      rule: { ...everyone.rule, gap: 1 },
    });
  });

  test('says where service use is counted, and half of that rule leaves the other half as usual', () => {
    const windows = { months: 6, runUp: 'counted' };
    expect(parseScope({ windows })).toEqual({ ...everyone, windows });
    expect(parseScope({ windows: { months: 3 } }).windows).toEqual({ months: 3, runUp: 'left out' });
    expect(parseScope({ windows: { runUp: 'counted' } }).windows).toEqual({ months: 12, runUp: 'counted' });
    expect(parseScope({ windows: {} }).windows).toEqual(usualWindows);
  });

  test('names the measure that the service could not have changed', () => {
    expect(parseScope({ control: 'swemwbs' })).toEqual({ ...everyone, control: 'swemwbs' });
    for (const control of ['', 3, null])
      expect(() => parseScope({ control })).toThrow('scope: control is not the id of a measure');
  });

  test('says which cohorts are held against each other; without the other cohort it is all others', () => {
    expect(parseScope({ compare: { kind: 'arms' } }).compare).toEqual({ kind: 'arms' });
    const compare = { kind: 'levels', dimension: 'site', asked: ['Harbour'] };
    expect(parseScope({ compare }).compare).toEqual({ ...compare, against: null });
    expect(parseScope({ compare: { ...compare, against: ['Vale'] } }).compare).toEqual({
      ...compare,
      against: ['Vale'],
    });
  });

  test.each([
    [{ compare: 'site' }, 'compare is not an object'],
    [{ compare: { kind: 'site' } }, 'compare.kind is "levels", "arms", "date", "dose" or "cohorts"'],
    [{ compare: { kind: 'arms', asked: ['Harbour'] } }, 'compare has no key "asked"'],
    [{ compare: { kind: 'levels', dimension: 'shoe', asked: ['9'] } }, 'compare.dimension is not one of'],
    [{ compare: { kind: 'levels', dimension: 'site', asked: [] } }, 'compare.asked is not a list'],
    [
      { compare: { kind: 'levels', dimension: 'site', asked: ['A'], against: ['A'] } },
      'compare.against has "A"',
    ],
    [{ windows: 6 }, 'windows is not an object'],
    [{ windows: { months: 9 } }, 'windows.months is 3, 6 or 12'],
    [{ windows: { months: '6' } }, 'windows.months is 3, 6 or 12'],
    [{ windows: { runUp: true } }, 'windows.runUp is "left out" or "counted"'],
    [{ windows: { month: 6 } }, 'windows has no key "month"; it takes months, runUp'],
    [{ form: '2024-04-01' }, 'has no key "form"'],
    [{ from: '2024-13-45' }, 'from is not a day'],
    [{ from: '2023-02-29' }, 'from is not a day'],
    [{ from: '2024-05-01', to: '2024-04-01' }, 'from is later than to'],
    [{ episodes: 'some' }, 'episodes is "first" or "all"'],
    [{ by: 'constructor' }, 'by is not one of'],
    [{ rule: { gap: -1 } }, 'rule.gap is not a whole number'],
    [{ filters: [{ dimension: 'site', levels: [1] }] }, 'levels is not a list of texts'],
    [null, 'the file is not an object'],
  ])('%j is refused: %s', (json, words) => {
    expect(() => parseScope(json)).toThrow(words);
  });

  test('a day is a real one', () => {
    expect(['2024-02-29', '2023-02-29', '2024-2-9', 'today'].map(isDay)).toEqual([true, false, false, false]);
  });
});
