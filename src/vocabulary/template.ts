import type { LayoutColumn } from './layoutcolumns';
import { type FileLayout, templateMeasures } from './layouts';
import type { Measure } from './measure';

/** A file to download. */
export interface Template {
  readonly name: string;
  readonly text: string;
}

/** A blank file of a layout: its header and two rows about made-up people, to be overwritten. */
export function templateOf(layout: FileLayout, measures: readonly Measure[] = templateMeasures): Template {
  const columns = layout.columns(measures);
  return {
    name: `template-${layout.id}.csv`,
    text: csv([
      columns.map(({ column }) => column),
      ...[0, 1].map((row) => columns.map(({ examples }) => examples[row] ?? '')),
    ]),
  };
}

/** What each column of a layout holds, as a file of its own. */
export function dictionaryOf(layout: FileLayout, measures: readonly Measure[] = templateMeasures): Template {
  const rows = layout.columns(measures).map((column) => dictionaryRow(column));
  return { name: `columns-${layout.id}.csv`, text: csv([dictionaryHeader, ...rows]) };
}

const dictionaryHeader: readonly string[] = [
  'Column',
  'What it holds',
  'Required',
  'Allowed values',
  'Example',
];

function dictionaryRow({ column, holds, required, allowed, examples }: LayoutColumn): readonly string[] {
  return [column, holds, required ? 'yes' : 'no', allowed, examples.find((one) => one !== '') ?? ''];
}

/** Without it a spreadsheet reads UTF-8 as something else. */
const byteOrderMark = '\uFEFF';

/** No cell of ours starts as a formula would, so none needs a guard. */
function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${byteOrderMark}${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
