import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { EngineError } from '../../src/engine/database';
import { none, portion } from '../../src/engine/rows';
import { engines } from './both';

describe.each(engines)('$engine', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database.close());

  test('is DuckDB 1.4.3, the release both engines are pinned to', async () => {
    expect((await database.run('SELECT version() AS version')).columns).toEqual([['v1.4.3']]);
  });

  test('counts, sums and decimals come as numbers, dates as ISO days, what is missing as null', async () => {
    const found = await database.run(
      `SELECT count(*) AS counted, sum(i) AS summed, sum(i::DECIMAL(9, 2)) AS decimals, DATE '2024-02-29' AS day,
        NULL::INTEGER AS missing, true AS yes, 0.1::DOUBLE AS tenth, 'café' AS word
       FROM range(3) t(i)`,
    );
    expect(found).toEqual({
      names: ['counted', 'summed', 'decimals', 'day', 'missing', 'yes', 'tenth', 'word'],
      columns: [[3], [3], [3], ['2024-02-29'], [null], [true], [0.1], ['café']],
      length: 1,
    });
  });

  test('no rows are no rows, with the names of their columns', async () => {
    const { names, columns, length } = await database.run('SELECT 1 AS a, 2 AS b WHERE false');
    expect({ names, cells: columns.flat(), length }).toEqual({ names: ['a', 'b'], cells: [], length: 0 });
  });

  test.each([
    `'; DROP TABLE member; --`,
    `" OR 1 = 1`,
    `$1 ? %s \\' \\x00`,
    `CAST(? AS DATE)`,
    'naïve 文字 😀',
    'a\u001fb\nc\td',
    '',
  ])('the text %j is a value and never a part of the statement', async (text) => {
    await database.run('DELETE FROM member');
    await database.run('INSERT INTO member VALUES (1, ?, ?)', [text, 'x']);
    expect((await database.run('SELECT arm FROM member WHERE arm = ?', [text])).columns).toEqual([[text]]);
    await database.run('DELETE FROM member');
  });

  test('numbers, truth and missing values are bound as they are', async () => {
    const { columns } = await database.run(
      'SELECT ?::DOUBLE AS a, ?::BOOLEAN AS b, ?::VARCHAR AS c, CAST(? AS DATE) AS d',
      [0.1, false, null, '2024-04-01'],
    );
    expect(columns).toEqual([[0.1], [false], [null], ['2024-04-01']]);
  });

  test('a statement that fails ends in a named error, and the next one works', async () => {
    const failure = await database.run('SELECT nothing FROM nowhere').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EngineError);
    expect(failure).toMatchObject({ fault: 'query', name: 'EngineError' });
    expect((await database.run('SELECT 1 AS one')).columns).toEqual([[1]]);
  });

  test.each([
    'SET enable_external_access = true',
    'RESET enable_external_access',
    'SET autoload_known_extensions = true',
    'SET autoinstall_known_extensions = true',
    `SET allowed_directories = ['/']`,
    `SET allowed_paths = ['/etc/passwd']`,
    'SET lock_configuration = false',
    'RESET lock_configuration',
    `PRAGMA enable_external_access = true`,
  ])('%s is refused: what was locked stays locked', async (statement) => {
    await expect(database.run(statement)).rejects.toThrow(EngineError);
    const { columns } = await database.run(
      `SELECT current_setting('enable_external_access') AS access, current_setting('autoload_known_extensions') AS autoload,
        current_setting('lock_configuration') AS locked`,
    );
    expect(columns).toEqual([[false], [false], [true]]);
  });

  test.each(['LOAD httpfs', 'LOAD spatial', `SELECT ST_Point(1, 2)`, `SELECT * FROM read_xlsx('a.xlsx')`])(
    '%s is refused: no extension loads',
    async (statement) => {
      await expect(database.run(statement)).rejects.toMatchObject({ name: 'EngineError', fault: 'query' });
    },
  );

  test('rows arrive as they were handed over, each kind of column, with nothing where there was nothing', async () => {
    await database.run(`CREATE OR REPLACE TABLE handed (
      n INTEGER, day DATE, value DOUBLE, yes BOOLEAN, level ENUM('a', 'é''b'), word VARCHAR, text VARCHAR)`);
    const text = new TextEncoder().encode('oné, "two"\n<b>');
    await database.insert('handed', {
      n: { kind: 'integer', values: Int32Array.of(1, none, -3) },
      day: { kind: 'date', values: Int32Array.of(19782, none, -1) },
      value: { kind: 'double', values: Float64Array.of(0.1, NaN, -0) },
      yes: { kind: 'boolean', values: Uint8Array.of(1, 0, 1) },
      level: { kind: 'word', codes: Uint8Array.of(1, 0, 1), words: ['a', "é'b"] },
      word: { kind: 'word', codes: Int32Array.of(0, 1, 0), words: ["'; DROP TABLE handed; --", ''] },
      text: { kind: 'text', bytes: text, ends: Int32Array.of(0, 4, 4, text.length) },
    });
    expect((await database.run('SELECT * FROM handed')).columns).toEqual([
      [1, null, -3],
      ['2024-02-29', null, '1969-12-31'],
      [0.1, null, -0],
      [true, false, true],
      ["é'b", 'a', "é'b"],
      ["'; DROP TABLE handed; --", '', "'; DROP TABLE handed; --"],
      ['oné', '', ', "two"\n<b>'],
    ]);
    await database.run('DROP TABLE handed');
  });

  test('more rows than one portion holds all arrive, in order', async () => {
    const n = portion * 2 + 7;
    await database.run('CREATE OR REPLACE TABLE handed (n INTEGER, text VARCHAR)');
    const ends = Int32Array.from({ length: n + 1 }, (_, at) => at);
    await database.insert('handed', {
      n: { kind: 'integer', values: Int32Array.from({ length: n }, (_, at) => at) },
      text: { kind: 'text', bytes: new Uint8Array(n).map((_, at) => 97 + (at % 26)), ends },
    });
    const { columns } = await database.run(
      `SELECT count(*), count(*) FILTER (n = rowid AND text = chr(97 + (n % 26)::INTEGER)) FROM handed`,
    );
    expect(columns).toEqual([[n], [n]]);
    await database.run('DROP TABLE handed');
  });

  test('rows for a table that is not there end in a named error, and the next statement works', async () => {
    const rows = { n: { kind: 'integer', values: Int32Array.of(1) } } as const;
    await expect(database.insert('nowhere', rows)).rejects.toBeInstanceOf(EngineError);
    expect((await database.run('SELECT 1 AS one')).columns).toEqual([[1]]);
  });

  test('an engine that was closed says so, whatever it is asked', async () => {
    const other = await open();
    await other.close();
    await expect(other.run('SELECT 1')).rejects.toMatchObject({ name: 'EngineError', fault: 'closed' });
    await expect(other.query('members', {})).rejects.toMatchObject({ fault: 'closed' });
  }, 60_000);
});
