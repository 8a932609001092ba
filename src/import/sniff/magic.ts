/** The opening bytes of kinds of files that are no table of text, however they are named. */
const openings: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'a picture (PNG)'],
  ['GIF8', 'a picture (GIF)'],
  ['\xff\xd8\xff', 'a photograph (JPEG)'],
  ['PK\x03\x04', 'a ZIP file or a workbook (XLSX)'],
  ['PK\x05\x06', 'an empty ZIP file'],
  ['%PDF-', 'a PDF'],
  ['PAR1', 'a Parquet file'],
  ['\x1f\x8b', 'a file packed with gzip'],
  ['7z\xbc\xaf\x27\x1c', 'a file packed with 7-Zip'],
  ['Rar!\x1a\x07', 'a file packed with RAR'],
  ['BZh9', 'a file packed with bzip2'],
  ['\x28\xb5\x2f\xfd', 'a file packed with Zstandard'],
  ['\xd0\xcf\x11\xe0', 'an old or a locked workbook (XLS, or XLSX with a password)'],
  ['$FL2@(#)', 'an SPSS file'],
  ['$FL3@(#)', 'an SPSS file (ZSAV)'],
  ['<stata_dta>', 'a Stata file'],
  ['SQLite format 3\0', 'an SQLite database'],
  ['ARROW1', 'an Arrow file'],
  ['{\\rtf', 'a word-processor document (RTF)'],
  ['\xff\xfe\0\0', 'text in UTF-32, which is not read'],
];

const page = /^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>]|<\?xml\s|<table[\s>](?=[^]*<t[rd][\s>]))/i;

/** What kind of file other than a table of text the first bytes show, in words; `undefined` where they show none. */
export function kindOf(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head.subarray(0, 1024));
  const found = openings.find(([opening]) => text.startsWith(opening));
  if (found !== undefined) return found[1];
  return page.test(text) ? 'a web page or an XML document' : undefined;
}
