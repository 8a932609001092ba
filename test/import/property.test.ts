import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { load } from '../../src/import/load';
import { file, long, rows, wide } from './files';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

const number = /^ *[+-]?(\d+\.?\d*|\.\d+) *$/;
const score = fc.constantFrom(
  '0',
  '5',
  '10',
  '7.5',
  ' 3 ',
  '11',
  '-1',
  '',
  ' ',
  '<5',
  '*',
  'N/A',
  '7,5',
  '3/10',
  '1e1',
  'nan',
  'x',
  '5*',
  '"4"',
  '٣',
);
const id = fc.constantFrom('a', 'b', 'c', ' a', '', 'Total', 'n/a');
const date = fc.constantFrom(
  '13/02/2024',
  '14/02/2024',
  '2024-02-13',
  '31/02/2024',
  '',
  '01/01/1900',
  '44927',
  'soon',
);

test('rows in are always rows used plus rows set aside, and no text that is not a number becomes a score', async () => {
  const line = fc.oneof(
    { weight: 12, arbitrary: fc.tuple(id, date, score, score).map((cells) => cells.map(quoted).join(',')) },
    { weight: 1, arbitrary: fc.constantFrom('', 'a,b', '"a,13/02/2024,3,4', 'a,13/02/2024,3,4,5', ',,,') },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
      const source = file('a.csv', 'id,referred,before,after', ...lines);
      const { ledgers, issues } = await load(database, [{ source, mapping: wide }]);
      const [ledger] = ledgers;
      expect(ledger?.rows_in).toBe((ledger?.rows_used ?? 0) + (ledger?.rows_set_aside ?? 0));
      const lastLine = lines.findLastIndex((text) => text !== '') + 1;
      expect(ledger?.rows_in).toBe(issues.some(({ severity }) => severity === 'stop') ? 0 : lastLine);
      const numbers = new Set(
        lines
          .flatMap((text) => text.split(','))
          .map((cell) => cell.replaceAll('"', ''))
          .filter((cell) => number.test(cell))
          .map(Number),
      );
      for (const [value] of await rows(database, 'SELECT value FROM score')) {
        expect(numbers).toContain(value);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(10);
      }
      const episodes = await rows(database, 'SELECT count(*), count(DISTINCT episode) FROM episode');
      expect(episodes).toEqual([[ledger?.rows_used, ledger?.rows_used]]);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('the same holds of long files with people of another file', async () => {
  const tool = fc.constantFrom('UCLA', 'SWEMWBS', 'Other', '');
  const stage = fc.constantFrom('Baseline', 'Review 1', 'Exit', '', 'Nonsense');
  const line = fc.tuple(id, tool, stage, date, score).map((cells) => cells.map(quoted).join(','));
  const people = {
    source: file('p.csv', 'id,referred,x', 'a,13/02/2024,1', 'a,13/06/2024,2', 'b,,3'),
    mapping: { ...wide, scores: [] },
  };
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean(), async (lines, alone) => {
      const measured = { source: file('s.csv', 'id,tool,stage,date,score', ...lines), mapping: long };
      const { ledgers } = await load(database, alone ? [measured] : [people, measured]);
      const ledger = ledgers.at(-1);
      expect(ledger?.rows_in).toBe(lines.length);
      expect(ledger?.rows_in).toBe((ledger?.rows_used ?? 0) + (ledger?.rows_set_aside ?? 0));
      expect(await rows(database, 'SELECT count(*) FROM score')).toEqual([[ledger?.scores_used]]);
      expect(
        await rows(database, 'SELECT count(*) FROM score WHERE episode NOT IN (SELECT episode FROM episode)'),
      ).toEqual([[0]]);
    }),
    { numRuns: 40 },
  );
}, 120_000);

function quoted(cell: string): string {
  return /[,"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
