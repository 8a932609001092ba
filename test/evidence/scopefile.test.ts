import { describe, expect, test } from 'vitest';
import { everyone, isDay } from '../../src/evidence/scope';
import { parseScope } from '../../src/evidence/scopefile';

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

  test.each([
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
