import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { committed, readSources } from './sample';
import { delimited } from '../corpus/text';
import type { Source } from '../../src/engine/database';
import { expanded } from '../../src/import/expanded';
import { inspect } from '../../src/import/inspect';

/** Rows of a committed file as long as its header: none of its cells holds a line break. */
function rowsOf(name: string, delimiter: string): readonly (readonly string[])[] {
  const cell = new RegExp(`(?:^|\\${delimiter})("(?:[^"]|"")*"|[^\\${delimiter}]*)`, 'g');
  const rows = committed(name)
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(cell)].map(([, text = '']) => text.replace(/^"([^]*)"$/, '$1').replaceAll('""', '"')),
    );
  return rows.filter(({ length }) => length === rows[0]?.length);
}

const people = rowsOf('people.csv', ',');
const scores = rowsOf('scores.csv', ';');
const source = (name: string, ...parts: BlobPart[]): Source => ({ name, blob: new Blob(parts) });

function utf16(text: string): Uint8Array<ArrayBuffer> {
  const units = Uint16Array.from(`\ufeff${text}`, (sign) => sign.charCodeAt(0));
  return new Uint8Array(units.buffer);
}

const titles = [['Harbour & Vale link workers'], ['Exported on 31 March 2023'], ['']];

/** A real day where the cell is one, a number where it is one: what a spreadsheet would hold. */
function typed(cell: string): string | number | Date | null {
  if (cell === '') return null;
  const day = /^(\d\d)\/(\d\d)\/(20\d\d)$/.exec(cell);
  if (day !== null) {
    const date = new Date(Date.UTC(Number(day[3]), Number(day[2]) - 1, Number(day[1])));
    if (date.getUTCDate() === Number(day[1])) return date;
  }
  return /^\d{1,3}$/.test(cell) ? Number(cell) : cell;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const spelled = (cell: string): string =>
  cell.replace(
    /^(\d{4})-(\d\d)-(\d\d)$/,
    (_, year: string, month: string, day: string) => `${day}-${months[Number(month) - 1] ?? ''}-${year}`,
  );

const twins: readonly (readonly [string, () => Promise<readonly Source[]>])[] = [
  [
    'in UTF-16 with tabs under title rows, and with quotation marks and days in letters between pipes',
    () =>
      Promise.resolve([
        source('people.txt', utf16(delimited([...titles, ...people], { delimiter: '\t', end: '\r\n' }))),
        source(
          'scores.txt',
          delimited(
            scores.map((row) => row.map(spelled)),
            { delimiter: '|', quoteAll: true, closed: false },
          ),
        ),
      ]),
  ],
  [
    'in a workbook with real days, beside scores in a ZIP file',
    async () => {
      const rows = people.map((row) => row.map(typed));
      const book = await writeXlsx({ sheets: [{ name: 'Export', rows: [...titles, ...rows] }] });
      const text = delimited(scores, { delimiter: ';' });
      const zip = zipSync({ 'scores.csv': new TextEncoder().encode(text) });
      return [
        source('people.xlsx', Uint8Array.from(book)),
        ...(await expanded(source('scores.zip', Uint8Array.from(zip)))),
      ];
    },
  ],
];

test.each(twins)(
  'the made-up service %s gives the findings of its clean files, and nothing has to be confirmed',
  async (_, make) => {
    const files = await make();
    for (const file of files) expect((await inspect(file)).certain, file.name).toBe(true);
    const { evidence } = await readSources(files);
    const clean = await readSources(
      ['people.csv', 'scores.csv'].map((name) => source(name, committed(name))),
    );
    expect(evidence.outcomes).toEqual(clean.evidence.outcomes);
    expect(evidence.flow).toEqual(clean.evidence.flow);
    expect(evidence.people).toBe(clean.evidence.people);
  },
  60_000,
);
