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

/** Rows as CSV that a spreadsheet opens as it is: with a byte order mark, quoted where needed, and nothing in it runs. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return byteOrderMark + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
