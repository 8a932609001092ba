import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { read } from './xlsxfixture';

const day = fc.integer({ min: -25_000, max: 25_000 }).map((days) => new Date(days * 86_400_000));
const words = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .filter((text) => text !== '' && !/[\p{Cc}\p{Cs}\ufffe\uffff]|_x[0-9a-f]{4}_/iu.test(text));
const numbers = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((number) => (number === 0 ? 0 : number));
const cell = fc.oneof(words, numbers, fc.integer(), fc.boolean(), day, fc.constant(null));

function expected(value: string | number | boolean | Date | null): string {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

describe('a workbook that another program wrote', () => {
  it('gives every text, number, truth value and day of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          fc.pre(rows.some((row) => row.some((value) => value !== null)));
          const written = await writeXlsx({ sheets: [{ name: 'Made', rows }] });
          const [table] = await read(Uint8Array.from(written));
          const width = Math.max(...rows.map((row) => row.findLastIndex((value) => value !== null) + 1));
          const wanted = rows
            .map((row, at) => ({ line: at + 1, cells: row.map(expected).slice(0, width) }))
            .filter(({ cells }) => cells.some((text) => text !== ''));
          expect(table?.rows).toEqual(wanted);
        },
      ),
      { numRuns: 150 },
    );
  });
});
