import { asks, entries, loads, refused, warns } from '../expectation';
import { but, header, people, serial, truth } from '../people';
import { compound } from '../write/archive';
import { book, rowOf, rows, sheet } from '../write/peoplebook';
import { type SheetCell, formats, letters, workbook } from '../write/workbook';

/** The third person's last score (a 6), or another cell of that row, written otherwise. */
const odd = (cell: SheetCell, column = 6): Uint8Array =>
  book({
    rows: rows.map((row, line) => (line === 3 ? row.map((old, at) => (at === column ? cell : old)) : row)),
  });
const each = (
  column: number,
  change: (cell: SheetCell, line: number) => SheetCell,
): readonly (readonly SheetCell[])[] =>
  rows.map((row, line) =>
    line === 0 ? row : row.map((cell, at) => (at === column ? change(cell, line) : cell)),
  );
const lost = truth(but(2, { last: null }));
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const isDay = (cell: SheetCell): string =>
  typeof cell === 'object' && cell !== null && 'day' in cell ? cell.day : '';
const undated = truth(people, { referred: { n: 11, earliest: '2023-04-03', latest: '2023-10-30' } });

export const xlsx = entries('xlsx', [
  ['plain', 'people.xlsx', 'a plain workbook is read, its days as days', () => book(), loads(truth())],
  [
    'shared',
    'people.xlsx',
    'texts in a table of their own are the same texts',
    () => book({}, { shared: true }),
    loads(truth()),
  ],
  [
    'macros',
    'people.xlsm',
    'a workbook with macros is read and the macros are not',
    () => book({}, { parts: { 'xl/vbaProject.bin': compound('VBA') } }),
    loads(truth()),
  ],
  [
    'from-1904',
    'people.xlsx',
    'days counted from 1904 are the right days',
    () => book({}, { from1904: true }),
    loads(truth()),
  ],
  [
    'day-and-time',
    'people.xlsx',
    'a day with a time is that day',
    () =>
      book({ rows: each(1, (cell) => ({ number: serial(isDay(cell)) + 0.99, style: formats.dayAndTime })) }),
    loads(truth()),
  ],
  [
    'long-day',
    'people.xlsx',
    'a day in a format with a language mark is a day',
    () => book({ rows: each(1, (cell) => ({ day: isDay(cell), style: formats.longDay })) }),
    loads(truth()),
  ],
  [
    'unformatted-days',
    'people.xlsx',
    'days left as bare numbers are told',
    () => book({ rows: each(1, (cell) => serial(isDay(cell))) }),
    warns('serial_date', truth()),
  ],
  [
    'text-days',
    'people.xlsx',
    'days typed as text among true days are read the same way',
    () =>
      book({
        rows: each(1, (cell, line) =>
          line % 2 === 0 ? isDay(cell).split('-').toReversed().join('/') : cell,
        ),
      }),
    loads(truth()),
  ],
  [
    'iso-days',
    'people.xlsx',
    'days in the ISO cell type are days',
    () => book({ rows: each(1, (cell) => ({ xml: `<c r="@" t="d"><v>${isDay(cell)}T00:00:00</v></c>` })) }),
    loads(truth()),
  ],
  [
    'leap-fault',
    'people.xlsx',
    'the 29th of February 1900, which never was, is no referral',
    () => odd({ number: 60, style: formats.day }, 1),
    warns(['bad_date'], undated),
  ],
  [
    'negative-day',
    'people.xlsx',
    'a day before the first day is told',
    () => odd({ number: -40, style: formats.day }, 1),
    warns('bad_date', undated),
  ],
  [
    'day-styled-scores',
    'people.xlsx',
    'scores shown as days by a wrong format are told and are no dates in silence',
    () => book({ rows: each(6, (cell) => ({ number: Number(cell), style: formats.day })) }),
    warns('not_a_number', {
      rowsUsed: 12,
      rowsAside: 0,
      persons: 12,
      scores: 12,
      firstMean: { measure: 'ons-life-satisfaction', value: 4.5 },
    }),
  ],
  [
    'quoted-day',
    'people.xlsx',
    'a format with the word day in it is no date',
    () => book({ rows: each(6, (cell) => ({ number: Number(cell), style: formats.quotedDay })) }),
    loads(truth()),
  ],
  [
    'red',
    'people.xlsx',
    'a format with a colour in it is no date',
    () => book({ rows: each(6, (cell) => ({ number: Number(cell), style: formats.red })) }),
    loads(truth()),
  ],
  [
    'text-scores',
    'people.xlsx',
    'numbers kept as text are those numbers',
    () => book({ rows: each(6, (cell) => String(Number(cell))) }),
    loads(truth()),
  ],
  [
    'per-cent',
    'people.xlsx',
    'a score shown as a percentage is told',
    () => odd({ number: 0.6, style: formats.perCent }),
    warns('between_steps', { rowsUsed: 12, rowsAside: 0, persons: 12 }),
  ],
  [
    'formulas',
    'people.xlsx',
    'of a formula the kept value is read',
    () => book({ rows: each(6, (cell, line) => ({ formula: `A${String(line)}+0`, value: Number(cell) })) }),
    loads(truth()),
  ],
  [
    'formula-text',
    'people.xlsx',
    'a formula whose value is text is that text',
    () => book({ rows: each(4, (cell) => ({ formula: 'UPPER(E1)', value: String(cell) })) }),
    loads(truth()),
  ],
  [
    'formula-unkept',
    'people.xlsx',
    'a formula without a kept value is told and is no zero',
    () => odd({ formula: 'F4+1' }),
    warns('unsolved_formula', lost),
  ],
  ['errors', 'people.xlsx', 'an error cell is no score', () => odd({ error: '#DIV/0!' }), loads(lost)],
  [
    'error-ids',
    'people.xlsx',
    'a row whose id is an error is set aside',
    () => odd({ error: '#REF!' }, 0),
    warns(
      'no_id',
      truth(
        people.filter((_, at) => at !== 2),
        { rowsAside: 1 },
      ),
    ),
  ],
  ['booleans', 'people.xlsx', 'true is not 1', () => odd(true), warns('not_a_number', lost)],
  [
    'rich-text',
    'people.xlsx',
    'a text in several styles is one text',
    () =>
      odd(
        { xml: '<c r="@" t="inlineStr"><is><r><t>Hill</t></r><r><rPr><b/></rPr><t>side</t></r></is></c>' },
        4,
      ),
    loads(truth()),
  ],
  [
    'ruby',
    'people.xlsx',
    'reading aids beside a text are no part of it',
    () =>
      odd(
        { xml: '<c r="@" t="inlineStr"><is><t>Hillside</t><rPh sb="0" eb="1"><t>aid</t></rPh></is></c>' },
        4,
      ),
    loads(truth()),
  ],
  [
    'entities',
    'people.xlsx',
    'entities in texts are the letters they stand for',
    () => odd({ xml: '<c r="@" t="inlineStr"><is><t>H&#105;lls&#x69;de</t></is></c>' }, 4),
    loads(truth()),
  ],
  [
    'escapes',
    'people.xlsx',
    'the escapes of spreadsheets are the signs they stand for',
    () => odd('Hills_x0069_de', 4),
    loads(truth()),
  ],
  [
    'padded-ids',
    'people.xlsx',
    'ids that are numbers shown with zeros before them tell people apart',
    () => book({ rows: each(0, (_, line) => ({ number: line, style: formats.padded })) }),
    loads(truth()),
  ],
  [
    'long-ids',
    'people.xlsx',
    'ids that are whole numbers are written in full',
    () => book({ rows: each(0, (_, line) => 9_430_000_000 + line) }),
    loads(truth(people, { ids: people.map((_, at) => String(9_430_000_001 + at)) })),
  ],
  [
    'blank-rows',
    'people.xlsx',
    'empty rows between are nobody',
    () => book({ rows: rows.flatMap((row, at) => (at === 5 ? [row, [], []] : [row])) }),
    loads(truth()),
  ],
  [
    'sparse',
    'people.xlsx',
    'cells without an address follow the one before',
    () =>
      book({
        data: `<sheetData>${rows.map((row) => `<row>${row.map((cell) => (cell !== null && typeof cell === 'object' ? `<c s="1"><v>${String(serial(isDay(cell)))}</v></c>` : typeof cell === 'number' ? `<c><v>${String(cell)}</v></c>` : `<c t="inlineStr"><is><t>${String(cell)}</t></is></c>`)).join('')}</row>`).join('')}</sheetData>`,
      }),
    loads(truth()),
  ],
  [
    'prefix',
    'people.xlsx',
    'a name space with a prefix is the same name space',
    () =>
      book(
        {},
        {
          parts: {
            'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${main}"><x:sheetData>${rows
              .map(
                (row, line) =>
                  `<x:row r="${String(line + 1)}">${row
                    .map((cell, at) => {
                      const r = `${letters(at)}${String(line + 1)}`;
                      return cell !== null && typeof cell === 'object'
                        ? `<x:c r="${r}" s="1"><x:v>${String(serial(isDay(cell)))}</x:v></x:c>`
                        : typeof cell === 'number'
                          ? `<x:c r="${r}"><x:v>${String(cell)}</x:v></x:c>`
                          : `<x:c r="${r}" t="inlineStr"><x:is><x:t>${String(cell)}</x:t></x:is></x:c>`;
                    })
                    .join('')}</x:row>`,
              )
              .join('')}</x:sheetData></x:worksheet>`,
          },
        },
      ),
    loads(truth()),
  ],
  [
    'title-above',
    'people.xlsx',
    'a merged title above the header is not the header',
    () => book({ rows: [['Outcomes 2023'], [], ...rows], merged: ['A1:G1'] }),
    loads(truth()),
  ],
  [
    'merged-header',
    'people.xlsx',
    'a header in two rows with merged cells is joined',
    () =>
      book({
        rows: [
          ['Client ID', 'Referral Date', 'Age', 'Gender', 'GP Practice', 'ONS LS', null],
          [null, null, null, null, null, 'Start', 'End'],
          ...rows.slice(1),
        ],
        merged: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:E2', 'F1:G1'],
      }),
    loads(truth()),
  ],
  [
    'merged-sites',
    'people.xlsx',
    'a site that stands once for merged rows is not read for one row in silence',
    () =>
      book({
        rows: [
          ...rows.slice(0, 1),
          ...people
            .toSorted((a, b) => (a.site < b.site ? -1 : 1))
            .map((one, at, all) =>
              rowOf(one).map((cell, place) => (place === 4 && all[at - 1]?.site === one.site ? null : cell)),
            ),
        ],
        merged: ['E2:E7', 'E8:E13'],
      }),
    warns('merged_cells', { ...truth(), sites: ['Hillside', 'Riverside'] }),
  ],
  [
    'offset',
    'people.xlsx',
    'a table that begins in C5 is found',
    () => book({ rows: [[], [], [], [], ...rows.map((row) => [null, null, ...row])] }),
    loads(truth()),
  ],
  [
    'total',
    'people.xlsx',
    'a total under the table is nobody',
    () =>
      book({
        rows: [
          ...rows,
          [
            'Total',
            null,
            null,
            null,
            null,
            { formula: 'SUM(F2:F13)', value: 54 },
            { formula: 'SUM(G2:G13)', value: 77 },
          ],
        ],
      }),
    warns('total_row', truth(people, { rowsAside: 1 })),
  ],
  [
    'hidden-rows',
    'people.xlsx',
    'rows hidden by a filter are read, and that is told',
    () => book({ hiddenRows: [3, 4] }),
    warns('hidden_cells', truth()),
  ],
  [
    'cover',
    'people.xlsx',
    'a cover sheet before the table is not the table',
    () =>
      workbook({
        sheets: [{ name: 'About', rows: [['This workbook was made up'], ['Ask the office']] }, sheet()],
      }),
    loads(truth()),
  ],
  [
    'two-tables',
    'people.xlsx',
    'of two sheets that could be the table one is asked for',
    () => workbook({ sheets: [sheet({ name: '2022' }), sheet({ name: '2023' })] }),
    asks,
  ],
  [
    'hidden-sheet',
    'people.xlsx',
    'a hidden sheet is not preferred to the one that shows',
    () =>
      workbook({
        sheets: [
          sheet({ name: 'Lists', rows: [['Gender'], ['Female'], ['Male']], state: 'veryHidden' }),
          sheet(),
        ],
      }),
    loads(truth()),
  ],
  [
    'no-rows',
    'people.xlsx',
    'a sheet without a cell is refused',
    () => book({ rows: [] }),
    refused('empty_file'),
  ],
  [
    'header-only',
    'people.xlsx',
    'a sheet with a header alone is refused',
    () => book({ rows: [header] }),
    refused('header_only'),
  ],
]);
