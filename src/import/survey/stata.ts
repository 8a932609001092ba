import type { Source } from '../../engine/database';
import type { Issue } from '../../vocabulary/issue';
import type { Grid } from '../grid';
import { type NamedTable, type Progress, Unreadable } from '../reader';
import { columnFor } from './statacolumn';
import { type LabelSet, readLabelSets } from './statalabels';
import { stataFaults, type StataLayout } from './statalayout';
import { readLongTexts } from './statalongtexts';
import { readPlainLayout } from './stataplain';
import { readTaggedLayout, taggedStart } from './statatagged';
import { checkLabels, checkSize } from './surveyanswers';
import { Bytes, byteWords, bytesOf, fromHead } from './surveybytes';
import { type Decode, decoderFor, oneLine, ownNames } from './surveytext';

const pieceBytes = 4 << 20;

/** Whether the first bytes are those of a Stata file, one of a release that is refused included. */
export function looksLikeStata(head: Uint8Array): boolean {
  return releaseOf(head) !== undefined;
}

/**
 * Reads a Stata file (.dta of the releases 113 to 119). Where every value of a column has a label the labels are its cells. The missing
 * values `.a` to `.z` give their label or `not answered`, `.` gives nothing; dates are ISO.
 */
export async function readStata(source: Source): Promise<NamedTable> {
  const { blob } = source;
  const release = releaseOf(await bytesOf(blob, 0, 64));
  if (release === undefined) throw new Unreadable(stataFaults.damaged, { found: byteWords(0) });
  if (release < 113) throw new Unreadable('stata_version', { found: String(release) });
  const layout = await fromHead(blob, stataFaults, (head) =>
    release === 117 ? readTaggedLayout(head, blob.size) : readPlainLayout(head, blob.size),
  );
  const { dataFrom, rows, width, variables } = layout;
  const dataTo = dataFrom + rows * width;
  if (dataTo > blob.size) throw new Unreadable(stataFaults.short, { found: byteWords(blob.size) });
  if (layout.longTexts !== undefined) {
    await expectAt(blob, '<data>', dataFrom - '<data>'.length);
    await expectAt(blob, '</data>', dataTo);
  }
  const decode = decoderFor(layout.release >= 118 ? 'utf-8' : 'windows-1252');
  const sets = await readLabelSets(blob, layout, decode);
  checkLabels(variables.map(({ labelSet }) => sets.get(labelSet)?.values.size ?? 0));
  checkNames(layout);
  const { header, repeated } = ownNames(variables.map(({ name }) => oneLine(name)));
  const issues: Issue[] = repeated.map((column) => ({
    code: 'duplicate_column',
    severity: 'note',
    file: source.name,
    column,
  }));
  for (const [k, { labelSet }] of variables.entries()) {
    if (labelSet === '' || sets.has(labelSet)) continue;
    issues.push({ code: 'labels_absent', severity: 'note', file: source.name, column: header[k] ?? '' });
  }
  return {
    kind: 'named',
    name: '',
    labels: variables.map(({ label }) => oneLine(label.trim())),
    issues,
    read: (progress) => readGrid(blob, layout, sets, decode, header, progress),
  };
}

/** 117 stands for all releases that are written with tags. */
function releaseOf(head: Uint8Array): number | undefined {
  if (String.fromCharCode(...head.subarray(0, taggedStart.length)) === taggedStart) return 117;
  const [release = 0, order = 0, kind = 0] = head;
  return release >= 104 && release <= 115 && (order === 1 || order === 2) && kind === 1 ? release : undefined;
}

async function expectAt(blob: Blob, text: string, place: number): Promise<void> {
  new Bytes(await bytesOf(blob, place, place + text.length), stataFaults, place).expect(text);
}

function checkNames({ variables }: StataLayout): void {
  const place = variables.findIndex(({ name }) => name === '');
  if (place >= 0) throw new Unreadable(stataFaults.damaged, { column: String(place + 1) });
}

async function readGrid(
  blob: Blob,
  layout: StataLayout,
  sets: ReadonlyMap<string, LabelSet>,
  decode: Decode,
  header: readonly string[],
  progress: Progress,
): Promise<Grid> {
  const { rows, width, dataFrom } = layout;
  const longText = await readLongTexts(blob, layout, decode);
  const columns = layout.variables.map((variable) => columnFor(variable, layout, sets, longText, decode));
  checkSize(rows, columns);
  const step = Math.max(1, Math.floor(pieceBytes / width));
  for (let row = 0; row < rows; row += step) {
    const n = Math.min(step, rows - row);
    const from = dataFrom + row * width;
    const bytes = await bytesOf(blob, from, from + n * width);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const column of columns)
      for (let at = 0; at < bytes.length; at += width) column.take(bytes, view, at);
    checkSize(rows, columns);
    progress((row + n) / rows);
  }
  return { header, rows, columns: columns.map(({ answers }) => answers.finish()), aside: [] };
}
