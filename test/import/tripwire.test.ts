import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Grid, GridBuilder } from '../../src/import/grid';
import { tripwires } from '../../src/import/tripwire/tripwire';
import { tripwireKinds, tripwireRemedies, tripwireWords } from '../../src/vocabulary/tripwire';
import { root } from '../house/lint';
import { cleanColumns } from './cleantables';
import { type Planted, plantedColumns } from './plantedcolumns';
import { Seeded } from './seeded';

const year = 2024;

function grid(header: readonly string[], rows: readonly (readonly string[])[]): Grid {
  const builder = new GridBuilder(header);
  for (const [at, row] of rows.entries()) builder.row(row, at + 2);
  return builder.finish();
}

const oneColumn = (header: string, cells: readonly string[]): Grid =>
  grid(
    [header],
    cells.map((cell) => [cell]),
  );

/** The columns of a table, drawn row by row; a column's blanks are its own. */
function drawn(
  columns: readonly { readonly header: string; readonly cell: (row: number) => string }[],
  rows: number,
): Grid {
  return grid(
    columns.map(({ header }) => header),
    Array.from({ length: rows }, (_, row) => columns.map(({ cell }) => cell(row))),
  );
}

function clean(random: Seeded, n: number, rows: number): Grid {
  const chosen = Array.from({ length: n }, () => random.pick(cleanColumns));
  return drawn(
    [...new Set(chosen)].map(({ header, cells }) => ({ header, cell: cells(random) })),
    rows,
  );
}

const blankNames = ['column 9', 'Field2', 'x', 'Data', 'value_3', 'Spare', 'Q7', 'Extra information'];

/** A table of harmless columns with one planted among them; some rows are blank or say "Unknown". */
function plantedTable(random: Seeded, { headers, cell }: Planted, named: boolean) {
  const rows = random.pick([12, 20, 45, 120, 120, 400]);
  const blank = random.pick([0, 0, 0.1, 0.4]);
  const header = named ? random.pick(headers) : random.pick(blankNames);
  const columns = [0, 1, 2, 3]
    .map(() => random.pick(cleanColumns))
    .map(({ header, cells }) => ({ header, cell: cells(random) }));
  columns.splice(random.between(0, 4), 0, {
    header,
    cell: () => (random.chance(blank) ? random.pick(['', 'Unknown', 'N/A']) : cell(random)),
  });
  return { header, table: drawn(columns, rows) };
}

/** How many planted columns of a form are stopped under their kind, of how many. */
function recalled(planted: Planted, named: boolean, tables: number) {
  let found = 0;
  for (let seed = 1; seed <= tables; seed += 1) {
    const random = new Seeded(seed * 7919 + planted.form.length);
    const { header, table } = plantedTable(random, planted, named);
    const hit = tripwires(table, { year }).find((one) => one.column === header && one.level === 'stop');
    if (hit?.kind === planted.kind) found += 1;
  }
  return { form: `${planted.kind}, ${planted.form}`, found, of: tables };
}

const worst = (
  counts: readonly { readonly form: string; readonly found: number; readonly of: number }[],
  floor: number,
) => counts.filter(({ found, of }) => found / of < floor);
const total = (counts: readonly { readonly found: number; readonly of: number }[]): number =>
  counts.reduce((sum, { found }) => sum + found, 0) / counts.reduce((sum, { of }) => sum + of, 0);

describe('recall', () => {
  test('of planted columns under their usual names, at least 99 in 100 stop, and no form is below 95', () => {
    const counts = plantedColumns.map((planted) => recalled(planted, true, 25));
    expect(worst(counts, 0.95)).toEqual([]);
    expect(total(counts)).toBeGreaterThanOrEqual(0.99);
  });

  test('of planted columns under names that say nothing, at least 95 in 100 stop, and no form is below 85', () => {
    const counts = plantedColumns
      .filter(({ onlyNamed }) => onlyNamed !== true)
      .map((planted) => recalled(planted, false, 25));
    expect(worst(counts, 0.85)).toEqual([]);
    expect(total(counts)).toBeGreaterThanOrEqual(0.95);
  });
});

describe('harmless tables', () => {
  test('each harmless kind of column passes at every length, in 40 tables each', () => {
    const stopped = new Map<string, number>();
    for (const { header, cells } of cleanColumns) {
      for (let seed = 1; seed <= 40; seed += 1) {
        const random = new Seeded(seed * 104_729);
        const rows = [1, 2, 3, 5, 8, 12, 30, 100, 400, 1200][seed % 10] ?? 1;
        const found = tripwires(drawn([{ header, cell: cells(random) }], rows), { year });
        for (const one of found)
          if (one.level === 'stop') {
            const key = `${header}: ${one.kind}`;
            stopped.set(key, (stopped.get(key) ?? 0) + 1);
          }
      }
    }
    expect([...stopped]).toEqual([]);
  });

  test('none of 300 tables of harmless columns is stopped', () => {
    const stopped = Array.from({ length: 300 }, (_, at) => {
      const random = new Seeded(at + 31);
      const table = clean(random, 14, random.pick([3, 10, 40, 150, 500]));
      return tripwires(table, { year }).filter(({ level }) => level === 'stop');
    }).flat();
    expect(stopped.map(({ column, kind }) => `${column}: ${kind}`)).toEqual([]);
  });

  test('of 5,000 columns of random ten-digit numbers, none stops and at most 5 are warned of', () => {
    const levels = Array.from({ length: 5000 }, (_, seed) => {
      const random = new Seeded(seed + 1);
      const cells = Array.from({ length: random.pick([4, 6, 10, 20, 60]) }, () => random.digits(10));
      return tripwires(oneColumn('ref', cells), { year }).map(({ kind, level }) => `${kind}: ${level}`);
    }).flat();
    expect(levels.filter((one) => one.endsWith('stop'))).toEqual([]);
    expect(levels.filter((one) => one === 'NHS or CHI number: warn').length).toBeLessThanOrEqual(5);
  });

  test.each(['people.csv', 'scores.csv', 'gp-contacts.csv'])(
    'the sample file %s trips nothing',
    async (file) => {
      const text = await readFile(join(root, 'sample-data', file), 'utf8');
      const mark = file === 'scores.csv' ? ';' : ',';
      const [header = [], ...rows] = text
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(mark));
      const table = grid(
        header,
        rows.filter(({ length }) => length === header.length),
      );
      expect(table.rows).toBeGreaterThan(1000);
      expect(tripwires(table, { year }).filter(({ level }) => level !== 'note')).toEqual([]);
    },
  );
});

describe('what a column is called', () => {
  test.each([
    ['NHS No', 'SP-1', 'note'],
    ['DOB', '45-54', undefined],
    ['Date of birth', '1945', 'note'],
    ['Birth date', '1945-03', 'warn'],
    ['Email', 'yes', undefined],
    ['Telephone', 'Y', undefined],
    ['Postcode', 'M13', 'note'],
    ['Client name', 'SP-1', undefined],
    ['Notes', 'None taken', undefined],
    ['Mobile app used', '7', undefined],
  ])('"%s" alone does not stop a column of cells like "%s"', (header, cell, level) => {
    const cells = Array.from({ length: 30 }, (_, at) => (at % 2 === 0 ? cell : cell.replace(/.$/, '2')));
    expect(tripwires(oneColumn(header, cells), { year }).map((one) => one.level)).toEqual(
      level === undefined ? [] : [level],
    );
  });

  test.each(['__proto__', 'constructor', '', 'x'.repeat(20_000), '\u202enhs', '<script>alert(1)</script>'])(
    'may be anything: the column is found by its cells (%#)',
    (header) => {
      const random = new Seeded(8);
      const cells = Array.from({ length: 20 }, () => plantedColumns[0]?.cell(random) ?? '');
      expect(tripwires(oneColumn(header, cells), { year })).toMatchObject([
        { column: header, kind: 'NHS or CHI number', level: 'stop', share: 1 },
      ]);
    },
  );
});

describe('what depends on the rest of the file', () => {
  const random = new Seeded(77);
  const people = Array.from(
    { length: 30 },
    (_, at) =>
      [
        `p${String(at)}`,
        plantedColumns.find(({ form }) => form === 'first and last')?.cell(random) ?? '',
      ] as const,
  );
  const visits = Array.from({ length: 25 }, () => people).flat();

  test('names of 30 people with 25 rows each stop where the person is known, and pass for sites where they are not', () => {
    expect(tripwires(grid(['Client ID', 'value'], visits), { year })).toMatchObject([
      { column: 'value', kind: 'name', level: 'stop' },
    ]);
    expect(
      tripwires(grid(['a', 'value'], visits), { year, roles: new Map([['a', 'person']]) }),
    ).toMatchObject([{ column: 'value', kind: 'name', level: 'stop' }]);
    expect(tripwires(grid(['a', 'value'], visits), { year })).toEqual([]);
  });

  test('names of link workers are noted, because the import turns them into codes', () => {
    const table = grid(
      ['worker', 'x'],
      visits.map(([, name]) => [name, '1']),
    );
    expect(tripwires(table, { year, roles: new Map([['worker', 'link_worker']]) })).toMatchObject([
      { column: 'worker', kind: 'name', level: 'note' },
    ]);
  });

  test('births of a young group are worth a look beside the dates of referral', () => {
    const rows = Array.from({ length: 80 }, () => [
      random.day('2005-01-01', '2013-12-31'),
      random.day('2023-01-01', '2023-12-31'),
    ]);
    expect(tripwires(grid(['value', 'Referral Date'], rows), { year })).toMatchObject([
      { column: 'value', kind: 'date of birth', level: 'warn' },
    ]);
  });

  test('dates are births by their distance from the referral, and not by their age today', () => {
    const rows = Array.from({ length: 80 }, () => [
      random.day('1993-01-01', '1994-12-31'),
      random.day('1994-01-01', '1994-12-31'),
    ]);
    expect(tripwires(grid(['First contact', 'Referral Date'], rows), { year })).toEqual([]);
  });

  test('small areas are worth a look where one has fewer than five rows, and noted where none has', () => {
    const areas = (each: number) =>
      Array.from({ length: 60 }, (_, at) => `E010000${String(10 + (at % (60 / each)))}`);
    expect(tripwires(oneColumn('area', areas(2)))).toMatchObject([{ kind: 'small area', level: 'warn' }]);
    expect(tripwires(oneColumn('area', areas(10)))).toMatchObject([{ kind: 'small area', level: 'note' }]);
  });

  test('free text stops, and what stands in it is told too', () => {
    const notes = plantedColumns.find(({ form }) => form === 'notes');
    const cells = Array.from(
      { length: 40 },
      (_, at) => `${notes?.cell(random) ?? ''}${at % 10 === 0 ? ' mail a.b@example.org' : ''}`,
    );
    expect(tripwires(oneColumn('value', cells)).map(({ kind, level }) => `${kind}: ${level}`)).toEqual([
      'free text: stop',
      'e-mail: warn',
    ]);
  });
});

describe('however long the file and its cells', () => {
  test('identifiers in the last tenth of 300,000 rows are found', () => {
    const random = new Seeded(5);
    const cells = Array.from({ length: 300_000 }, (_, at) =>
      at < 270_000 ? '' : (plantedColumns[0]?.cell(random) ?? ''),
    );
    expect(tripwires(oneColumn('x', cells))).toMatchObject([
      { kind: 'NHS or CHI number', level: 'stop', share: 1 },
    ]);
  });

  test('a cell of 5 MB, and long cells that a pattern could be lost in, take no time', () => {
    const nasty = [
      'a'.repeat(100_000),
      '1 '.repeat(25_000),
      'a@'.repeat(25_000),
      `${'a.'.repeat(25_000)}@`,
      '1-'.repeat(25_000),
      `a@${'a-'.repeat(25_000)}`,
      ' '.repeat(50_000),
      'A1 '.repeat(20_000),
      `${'1'.repeat(50_000)} Road`,
    ];
    const table = grid(
      nasty.map((_, at) => `c${String(at)}`),
      Array.from({ length: 30 }, (_, row) =>
        nasty.map((cell, at) => `${row === 0 && at === 0 ? 'a'.repeat(5_000_000) : cell}${String(row)}`),
      ),
    );
    const started = performance.now();
    tripwires(table);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  test('invisible characters and odd spaces hide nothing', () => {
    const random = new Seeded(6);
    const cells = Array.from({ length: 30 }, () =>
      [...(plantedColumns[0]?.cell(random) ?? '')].join('\u200b').replace('\u200b', '\u00a0'),
    );
    expect(tripwires(oneColumn('x', cells))).toMatchObject([{ kind: 'NHS or CHI number', level: 'stop' }]);
  });

  test('an empty table, an empty column and one row are no trouble', () => {
    expect(tripwires(grid([], []))).toEqual([]);
    expect(tripwires(grid(['a'], []))).toEqual([]);
    expect(tripwires(oneColumn('Notes', ['', ' ', 'N/A']))).toEqual([]);
    expect(tripwires(oneColumn('Email', ['a@example.org']))).toMatchObject([{ level: 'stop' }]);
  });
});

test('what is said of a tripwire has words for every kind and remedy, and repeats no value', () => {
  const random = new Seeded(12);
  const said = new Set<string>();
  for (const { cell, headers } of plantedColumns) {
    const cells = Array.from({ length: 30 }, () => cell(random));
    const trips = tripwires(oneColumn(headers[0] ?? '', cells), { year });
    const words = JSON.stringify([trips, trips.map(tripwireWords)]);
    for (const { kind, offers } of trips) {
      said.add(kind);
      expect(tripwireKinds[kind].says).not.toBe('');
      expect(offers.map((remedy) => tripwireRemedies[remedy].name)).toContain('Leave the column out');
    }
    expect(cells.filter((text) => text.length > 4 && words.includes(text.trim()))).toEqual([]);
  }
  expect(said.size).toBeGreaterThanOrEqual(12);
});
