import type { Table } from '../charts/table';
import type { FigureParts } from '../charts/take';
import type { Evidence } from '../evidence/evidence';
import { scopeWords } from '../evidence/words';
import { profiles } from '../vocabulary/profiles';

/** Without it a spreadsheet reads UTF-8 as something else. */
const byteOrderMark = '\uFEFF';

/**
 * A text that no spreadsheet runs: one that starts, after any space, as a formula would, gets an apostrophe in front.
 * Numbers are written as numbers and are not touched.
 */
export function guarded(text: string): string {
  return /^[\s\u00a0]*[=+\-@＝＋－＠|%]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = guarded(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One tidy header, then the rows; what the figures are of stands on every row, so that a row cut out still says it. */
export function csv(table: Table, about: readonly (readonly [name: string, value: string])[] = []): string {
  const header = [...table.columns.map(({ name }) => name), ...about.map(([name]) => name)];
  const rest = about.map(([, value]) => value);
  const lines = [header, ...table.rows.map((row) => [...row, ...rest])];
  return byteOrderMark + lines.map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** What stands beside every row of a figure's data. */
export function aboutFigure(
  evidence: Evidence,
  { measure, people }: FigureParts,
): readonly (readonly [string, string])[] {
  const { dataset, profile, made } = evidence;
  return [
    ...(measure === null ? [] : [['measure shown', measure.short] as const]),
    ['cohort', scopeWords(evidence.scope)],
    ['people', people],
    ['data set', dataset.madeUp ? `${dataset.name} (made-up data)` : dataset.name],
    ['disclosure', profiles[profile].stamp],
    ['made by', made.by],
    ['made on', made.on],
  ];
}

/** Tab-separated, for pasting into a sheet or a document. */
export function pasted({ columns, rows }: Table): string {
  const lines = [columns.map(({ name }) => name), ...rows];
  const plain = (value: string | number): string =>
    typeof value === 'number' ? String(value) : guarded(value.replace(/[\t\r\n]+/g, ' '));
  return lines.map((line) => line.map(plain).join('\t')).join('\n');
}
