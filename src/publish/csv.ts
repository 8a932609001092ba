import { csvText, guarded } from '../charts/csv';
import type { Table } from '../charts/table';
import type { FigureParts } from '../charts/take';
import type { Evidence } from '../evidence/evidence';
import { scopeWords } from '../evidence/scopewords';
import { profiles } from '../vocabulary/profiles';

/** One tidy header, then the rows; what the figures are of stands on every row, so that a row cut out still says it. */
export function csv(table: Table, about: readonly (readonly [name: string, value: string])[] = []): string {
  const header = [...table.columns.map(({ name }) => name), ...about.map(([name]) => name)];
  const rest = about.map(([, value]) => value);
  return csvText([header, ...table.rows.map((row) => [...row, ...rest])]);
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
