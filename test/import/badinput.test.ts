import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { inspect } from '../../src/import/inspect';
import { load } from '../../src/import/load';
import { issueKinds } from '../../src/vocabulary/issue';
import { brief, bytes, file, long, rows, wide } from './files';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

const header = 'id,referred,before,after';
const loading = (...lines: readonly string[]) =>
  load(database, [{ source: file('a.csv', ...lines), mapping: wide }]);

for (const [what, source, said] of [
  ['an empty file', bytes('a.csv'), ['empty_file']],
  ['a file of blank lines', file('a.csv', '', ' ', ''), ['empty_file']],
  ['a header alone', file('a.csv', header), ['header_only | 1']],
  ['a picture named .csv', bytes('a.csv', 0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), ['not_text']],
  ['a workbook named .csv', bytes('a.csv', 0x50, 0x4b, 3, 4, 20, 0), ['zip_broken']],
  ['a single column', file('a.csv', 'id', 'a', 'b'), ['one_column']],
] as const) {
  test(`${what} stops with a word, and no row of it is used`, async () => {
    expect(brief((await inspect(source)).issues)).toEqual(said);
    const loaded = await load(database, [{ source, mapping: wide }]);
    expect(brief(loaded.issues)).toEqual(said);
    expect(loaded.issues[0]).toMatchObject({ severity: 'stop', file: 'a.csv' });
    expect(loaded.ledgers).toEqual([
      { file: 'a.csv', rows_in: 0, rows_used: 0, rows_set_aside: 0, scores_in: 0, scores_used: 0 },
    ]);
    expect(await rows(database, 'SELECT count(*) FROM episode')).toEqual([[0]]);
  });
}

for (const [encoding, encoded] of [
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
] as const) {
  test(`${encoding} text is read as what it is`, async () => {
    const text = `${header}\nJosé,13/02/2024,3,4\nb,14/02/2024,5,6\n`;
    const source = { name: 'a.csv', blob: new Blob([new Uint8Array(encoded(text))]) };
    const loaded = await load(database, [{ source, mapping: wide }]);
    expect(loaded.ledgers[0]).toMatchObject({ rows_in: 2, rows_used: 2 });
    expect(await rows(database, 'SELECT source_id FROM person ORDER BY person')).toEqual([['José'], ['b']]);
  });
}

test('a byte that is no UTF-8 deep in a file with other letters is named by its line', async () => {
  const blob = new Blob([
    `${header}\n${'é,13/02/2024,3,4\n'.repeat(20_000)}b,13/02/2024,3,`,
    new Uint8Array([0xe9, 0x0a]),
  ]);
  const source = { name: 'a.csv', blob };
  expect(brief((await inspect(source)).issues)).toEqual(['not_utf8 | 20002']);
  expect(brief((await load(database, [{ source, mapping: wide }])).issues)).toEqual(['not_utf8 | 20002']);
});

test('unknown columns only: nothing is guessed, and the form is named', async () => {
  const looked = await inspect(file('a.csv', 'foo,bar', '1,2'));
  expect(brief(looked.issues)).toEqual(['unknown_columns']);
  expect(looked.certain).toBe(false);
  expect(issueKinds.unknown_columns.remedy).toContain('form');
});

test('a mapping for another file names the first column that is missing', async () => {
  const loaded = await loading('id,referred,before', 'a,13/02/2024,3', 'b,13/02/2024,3');
  expect(brief(loaded.issues)).toEqual(['missing_column | after']);
  expect(loaded.ledgers[0]).toMatchObject({ rows_in: 2, rows_used: 0, rows_set_aside: 2 });
});

test('one row is used, with a word that nothing can be said about one person', async () => {
  const loaded = await loading(header, 'a,13/02/2024,3,4');
  expect(brief(loaded.issues)).toEqual(['one_row | 2']);
  expect(loaded.ledgers[0]).toMatchObject({ rows_used: 1, scores_used: 2 });
});

test('duplicate ids: a copy is dropped, other details under the same referral are dropped, the first is used', async () => {
  const loaded = await loading(
    header,
    'a,13/02/2024,3,4',
    'a,13/02/2024,3,4',
    'a,13/02/2024,9,9',
    'b,13/02/2024,5,6',
  );
  expect(brief(loaded.issues)).toEqual(['duplicate_row | 3', 'duplicate_id | 4 | id | a']);
  expect(await rows(database, 'SELECT value FROM score ORDER BY ALL')).toEqual([[3], [4], [5], [6]]);
});

test('a case number given to a second person is set aside; numbers that begin again with each person are not', async () => {
  const mapping = { ...wide, columns: { ...wide.columns, episode: 'case' } };
  const own = file(
    'a.csv',
    `case,${header}`,
    'c1,a,13/02/2024,3,4',
    'c2,b,13/03/2024,4,5',
    'c1,c,13/04/2024,3,4',
  );
  expect(brief((await load(database, [{ source: own, mapping }])).issues)).toEqual([
    'duplicate_id | 4 | case | c1',
  ]);
  const counted = file(
    'a.csv',
    `case,${header}`,
    ...['a', 'b', 'c', 'd'].map((id) => `1,${id},13/02/2024,3,4`),
  );
  const issues = (await load(database, [{ source: counted, mapping }])).issues.map(({ code }) => code);
  expect(issues).not.toContain('duplicate_id');
  expect(await rows(database, 'SELECT count(*) FROM episode')).toEqual([[4]]);
});

test('duplicate columns: the second is read under its name with a number', async () => {
  const source = file('a.csv', `${header},after`, 'a,13/02/2024,3,4,9', 'b,13/02/2024,4,5,9');
  const looked = await inspect(source);
  expect(looked.header).toEqual(['id', 'referred', 'before', 'after', 'after (2)']);
  const loaded = await load(database, [{ source, mapping: wide }]);
  expect(brief(loaded.issues)).toEqual(['duplicate_column | 1 | after (2)']);
  expect(await rows(database, 'SELECT max(value) FROM score')).toEqual([[5]]);
});

test('scores out of range, hidden, unanswered or not numbers are never numbers, each by line and column', async () => {
  const loaded = await loading(
    header,
    'a,13/02/2024,11,4',
    'b,13/02/2024,-1,<5',
    'c,13/02/2024,*,N/A',
    'd,13/02/2024,"7,5",Prefer not to say',
    'e,13/02/2024,7/10,3 - Some of the time',
    'f,13/02/2024,1e1,0x5',
    'g,13/02/2024, ,NaN',
    'h,13/02/2024,Infinity,6',
  );
  expect(await rows(database, 'SELECT value FROM score ORDER BY ALL')).toEqual([[4], [6]]);
  expect(brief(loaded.issues)).toEqual([
    'out_of_range | 2 | before | 11',
    'out_of_range | 3 | before | -1',
    'suppressed | 3 | after | <5',
    'suppressed | 4 | before | *',
    'not_answered | 4 | after | N/A',
    'not_answered | 5 | after | Prefer not to say',
    'not_answered | 8 | after | NaN',
    'not_a_number | 5 | before | 7,5',
    'not_a_number | 6 | before | 7/10',
    'not_a_number | 6 | after | 3 - Some of the time',
    'not_a_number | 7 | before | 1e1',
    'not_a_number | 7 | after | 0x5',
    'not_a_number | 9 | before | Infinity',
    'all_missing | before',
  ]);
  expect(loaded.ledgers[0]).toMatchObject({ rows_used: 8, scores_in: 12, scores_used: 2 });
});

test('all scores missing, and one value for all, are told by column', async () => {
  const loaded = await loading(header, 'a,13/02/2024,,5', 'b,13/02/2024,,5');
  expect(brief(loaded.issues)).toEqual(['all_missing | before', 'one_value | after | ×2']);
});

test('dates that cannot be, placeholders and spreadsheet numbers are told, and only the last are days', async () => {
  const loaded = await loading(
    header,
    'a,31/02/2024,3,4',
    'b,01/01/1900,3,5',
    'c,44927,3,6',
    'd,01-May-22,3,6',
    'e,2024-02-13T23:30:00+01:00,3,6',
    'f,Oct-22,3,6',
    'g,12/13/2024,3,6',
  );
  expect(await rows(database, 'SELECT referral_date::VARCHAR FROM episode ORDER BY episode')).toEqual([
    [null],
    [null],
    ['2023-01-01'],
    ['2022-05-01'],
    ['2024-02-13'],
    [null],
    [null],
  ]);
  expect(brief(loaded.issues).slice(0, 5)).toEqual([
    'bad_date | 2 | referred | 31/02/2024',
    'bad_date | 7 | referred | Oct-22',
    'bad_date | 8 | referred | 12/13/2024',
    'placeholder_date | 3 | referred | 01/01/1900',
    'serial_date | 4 | referred | 44927',
  ]);
});

test('rows with a shifted cell, an open quotation mark, nothing, a total or no id are set aside by line; the rest are used', async () => {
  const loaded = await loading(
    header,
    'a,13/02/2024,3,4',
    'b,13/02/2024,3,4,5',
    '',
    'c,"13/02/2024,3,4',
    'd,13/02/2024,3',
    'e,"13/02/2024",5,"6"',
    ',13/02/2024,3,4',
    ',,,',
    'Total,7,,',
    'f,13/02/2024,"7","8',
    '9"',
    'g,"13/02/',
    '2024",1,2',
    '',
  );
  expect(brief(loaded.issues)).toEqual([
    'ragged_row | 3',
    'ragged_row | 6',
    'blank_row | 4',
    'blank_row | 9',
    'unclosed_quote | 5',
    'no_id | 8 | id | ',
    'total_row | 10',
    'not_a_number | 11 | after | 8 9',
    'bad_date | 13 | referred | 13/02/ 2024',
  ]);
  expect(await rows(database, 'SELECT source_id FROM person ORDER BY person')).toEqual([
    ['a'],
    ['e'],
    ['f'],
    ['g'],
  ]);
  expect(loaded.ledgers[0]).toMatchObject({ rows_in: 11, rows_used: 4, rows_set_aside: 7 });
});

test('a long file whose rows name nobody is not used', async () => {
  const { person: _, ...columns } = long.columns;
  const source = file(
    's.csv',
    'tool,stage,date,score',
    'UCLA,Baseline,2024-01-03,7',
    'UCLA,Exit,2024-03-03,5',
  );
  const loaded = await load(database, [{ source, mapping: { ...long, columns } }]);
  expect(brief(loaded.issues)).toEqual(['no_id']);
  expect(loaded.ledgers[0]).toMatchObject({ rows_in: 2, rows_used: 0, rows_set_aside: 2 });
});

test('names of columns and cells that look like SQL are only names and cells', async () => {
  const nasty = `x'); DROP TABLE person; --`;
  const mapping = {
    ...wide,
    columns: { ...wide.columns, site: nasty },
    scores: wide.scores.map((score, at) => (at === 0 ? { ...score, column: `be"fore` } : score)),
  };
  const source = file(
    'a.csv',
    `id,referred,"be""fore",after,${nasty}`,
    `"o'id",13/02/2024,3,4,"${nasty}"`,
    `b,13/02/2024,4,5,`,
  );
  const loaded = await load(database, [{ source, mapping }]);
  expect(loaded.ledgers[0]).toMatchObject({ rows_used: 2, scores_used: 4 });
  expect(
    await rows(database, 'SELECT source_id, site FROM person JOIN episode USING (person) ORDER BY 1'),
  ).toEqual([
    ['b', 'not recorded'],
    [`o'id`, nasty],
  ]);
});
