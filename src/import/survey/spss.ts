import type { Source } from '../../engine/database';
import type { Issue } from '../../vocabulary/issue';
import type { Grid } from '../grid';
import { type NamedTable, type Progress, Unreadable } from '../reader';
import { readCases } from './spsscases';
import { numberColumn, textColumn } from './spsscolumn';
import { readRecords, spssFaults, type SpssRecords } from './spssrecords';
import { readVariables, type SpssDictionary } from './spssvariables';
import { checkSize, mostColumns } from './surveyanswers';
import { byteWords, bytesOf, fromHead } from './surveybytes';
import { ownNames } from './surveytext';

const mostRowBytes = 8 << 20;

/** Whether the first bytes are those of an SPSS file, one that is refused (locked, portable) included. */
export function looksLikeSpss(head: Uint8Array): boolean {
  return kindOf(head) !== undefined;
}

/**
 * Reads an SPSS file (.sav plain or compressed, .zsav). Where every value of a column has a label the labels are its cells. A value
 * declared missing gives its label or `not answered`; dates are ISO. A row that the file weights is still one row, which is noted.
 */
export async function readSpss(source: Source): Promise<NamedTable> {
  const kind = kindOf(await bytesOf(source.blob, 0, 512));
  if (kind === 'locked') throw new Unreadable('spss_locked');
  if (kind !== 'system') throw new Unreadable('spss_unsupported', { found: kind ?? byteWords(0) });
  const records = await fromHead(source.blob, spssFaults, readRecords);
  const dictionary = readVariables(records);
  if (dictionary.variables.length > mostColumns) throw new Unreadable('too_many_columns');
  if (records.slots * 8 > mostRowBytes) throw new Unreadable('too_large');
  const { header, repeated } = ownNames(dictionary.variables.map(({ name }) => name));
  const issues: Issue[] = repeated.map((column) => ({
    code: 'duplicate_column',
    severity: 'note',
    file: source.name,
    column,
  }));
  if (records.weighted) issues.push({ code: 'weighted_rows', severity: 'note', file: source.name });
  return {
    kind: 'named',
    name: '',
    labels: dictionary.variables.map(({ label }) => label),
    issues,
    read: (progress) => readGrid(source.blob, records, dictionary, header, progress),
  };
}

function kindOf(head: Uint8Array): 'system' | 'locked' | 'portable' | undefined {
  const text = String.fromCharCode(...head.subarray(0, 512));
  if (text.startsWith('$FL2@(#)') || text.startsWith('$FL3@(#)')) return 'system';
  if (text.slice(0, 64).includes('ENCRYPTEDSAV')) return 'locked';
  return text.includes('SPSS PORT FILE') ? 'portable' : undefined;
}

async function readGrid(
  blob: Blob,
  records: SpssRecords,
  { variables, ...rest }: SpssDictionary,
  header: readonly string[],
  progress: Progress,
): Promise<Grid> {
  const dictionary = { variables, ...rest };
  const { cases, little } = records;
  const columns = variables.map((variable) =>
    variable.kind === 'number'
      ? numberColumn(variable, dictionary, little)
      : textColumn(variable, dictionary),
  );
  const texts = records.variables.flatMap(({ width }) =>
    width === 0 ? [false] : Array.from({ length: Math.ceil(width / 8) }, () => true),
  );
  let rows = 0;
  await readCases(
    blob,
    records,
    texts,
    (bytes, view) => {
      rows += 1;
      if (cases !== undefined && rows > cases) throw new Unreadable(spssFaults.damaged, { line: rows + 1 });
      for (const column of columns) column.take(bytes, view);
    },
    () => checkSize(rows, columns),
    progress,
  );
  if (cases !== undefined && rows < cases)
    throw new Unreadable(spssFaults.short, { found: byteWords(blob.size) });
  return { header, rows, columns: columns.map(({ answers }) => answers.finish()), aside: [] };
}
