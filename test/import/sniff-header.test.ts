import { describe, expect, test } from 'vitest';
import { headerOf } from '../../src/import/sniff/header';
import { namesOf } from '../../src/import/sniff/names';
import { headerWords } from '../../src/vocabulary/sniffed';

const rowsOf = (...lines: readonly string[]) =>
  lines.map((line, at) => ({ line: at + 1, cells: line.split(',') }));
const of = (...lines: readonly string[]) => headerOf(rowsOf(...lines));
const codes = ({ notes }: ReturnType<typeof of>): readonly string[] => notes.map(({ code }) => code);

const body = [
  'SP-1,67,03/04/2023,4,7',
  'SP-2,54,05/04/2023,3,',
  'SP-3,,06/04/2023,5,8',
  'SP-4,71,13/04/2023,6,6',
];
const header = 'Client ID,Age,Referral Date,ONS LS (Start),ONS LS (End)';
const names = header.split(',');

describe('the names of the columns stand in the first full row', () => {
  for (const [what, above, place, notes] of [
    ['with nothing above', [], { names: [1], first: 2 }, []],
    ['under blank rows', ['', ',,,,'], { names: [3], first: 4 }, []],
    ['under a title', ['Outcomes report'], { names: [2], first: 3 }, ['title_rows']],
    [
      'under a title as a sheet saves it',
      ['Outcomes report,,,,', ',,,,'],
      { names: [3], first: 4 },
      ['title_rows'],
    ],
    [
      'under a title and its facts',
      ['Outcomes', 'Run by:,Jane', 'Period:,01/04/2023,31/03/2024', ''],
      { names: [5], first: 6 },
      ['title_rows'],
    ],
    [
      'under facts in neighbouring cells',
      ['Run by,Jane,,,', 'On,5 May 2024,,,'],
      { names: [3], first: 4 },
      ['title_rows'],
    ],
  ] as const) {
    test(`${what}`, () => {
      const found = of(...above, header, ...body);
      expect(found.place).toMatchObject({ value: place, sure: true });
      expect(found.names).toEqual(names);
      expect(codes(found)).toEqual(notes);
      expect(found.sample).toHaveLength(4);
      expect(found.place.choices).toContainEqual(place);
    });
  }

  test('with names that a run of numbers, years or months gives', () => {
    for (const line of [
      'pid,group,-3,-2,-1,0,1,2,3',
      'pid,group,m-3,m-2,m-1,m0,m1,m2,m3',
      'pid,group,Oct-22,Nov-22,Dec-22,Jan-23,Feb-23,Mar-23,Apr-23',
      'pid,group,2017,2018,2019,2020,2021,2022,2023',
    ]) {
      const found = of(
        line,
        '1021,Referred,0,1,2,0,1,3,0',
        '5530,Comparison,1,0,0,0,1,0,1',
        '5531,Comparison,1,0,2,0,1,0,1',
      );
      expect(found.names).toEqual(line.split(','));
      expect(found.place.sure).toBe(true);
    }
  });

  test('for each header that link-worker systems and searches write', () => {
    for (const [line, ...rows] of [
      [
        'client_ref,case_id,tool,question,stage,date_completed,score',
        'A1093,C2210,SWEMWBS,Total (metric),Baseline,2023-05-02,17.43',
        'A1093,C2210,SWEMWBS,Total (metric),Review 1,2023-08-30,21.54',
        'A1094,,MYCaW,Concern 1: debt,Initial,44927,6',
      ],
      [
        'Pseudo_ID,Index date,GP F2F 12m pre,GP Tel 12m pre,A&E pre,Deceased',
        '9f3c,01-May-22,14,6,2,N',
        '77ab,01-Aug-22,<5,3,,Y',
      ],
      [
        'Member No,Activity,Provider,Session Date,Attended (Y/N),Free/Paid',
        '00412,Allotment group,Growing Well,12/09/2023 10:00,Y,Free',
        '00413,Choir,Sing,13/09/2023 10:00,N,Free',
      ],
      ['foo,bar', '1,2'],
    ]) {
      const found = of(line ?? '', ...rows);
      expect(found.names).toEqual(line?.split(','));
      expect(found.place).toMatchObject({ value: { names: [1], first: 2 }, sure: true });
      expect(found.notes).toEqual([]);
    }
  });

  test('and it is a question where nothing tells names from values', () => {
    expect(of('foo,bar', 'x,y', 'z,w').place).toMatchObject({ value: { names: [1] }, sure: false });
  });

  test('with blank rows under it left to the reader', () => {
    const found = of(header, '', '', ...body);
    expect(found.place.value).toEqual({ names: [1], first: 2 });
    expect(found.sample.map(({ line }) => line)).toEqual([4, 5, 6, 7]);
  });
});

describe('where no row names the columns', () => {
  test('they are numbered, the first row is data, and it is a question', () => {
    const found = of(...body);
    expect(found.names).toEqual(['column 1', 'column 2', 'column 3', 'column 4', 'column 5']);
    expect(found.place).toMatchObject({ value: { names: [], first: 1 }, sure: false });
    expect(found.place.choices).toContainEqual({ names: [1], first: 2 });
    expect(found.sample).toHaveLength(4);
    expect(codes(found)).toEqual(['no_header']);
  });

  test('a title above is still no data', () => {
    const found = of('Outcomes report', ...body);
    expect(found.place.value).toEqual({ names: [], first: 2 });
    expect(codes(found)).toEqual(['title_rows', 'no_header']);
  });

  test('categories that come again below are values, not names', () => {
    const found = of('North,Female', 'South,Male', 'North,Male', 'South,Female');
    expect(found.place.value).toEqual({ names: [], first: 1 });
  });

  test('a header that is printed again on each page is still the header', () => {
    const found = of(header, ...body, header, ...body);
    expect(found.place.value).toEqual({ names: [1], first: 2 });
  });
});

describe('two rows of names are joined', () => {
  for (const [what, upper, lower, joined] of [
    [
      'merged cells over all',
      ',,ONS4,,SWEMWBS,',
      'ID,Age,Start,End,Start,End',
      'ID,Age,ONS4 Start,ONS4 End,SWEMWBS Start,SWEMWBS End',
    ],
    [
      'names in either row',
      'ID,,ONS4,,SWEMWBS,',
      ',Age,Start,End,Start,End',
      'ID,Age,ONS4 Start,ONS4 End,SWEMWBS Start,SWEMWBS End',
    ],
    [
      'cells merged downwards',
      'ID,Age,ONS4,,SWEMWBS,',
      ',,Start,End,Start,End',
      'ID,Age,ONS4 Start,ONS4 End,SWEMWBS Start,SWEMWBS End',
    ],
    [
      'merged cells filled by the program',
      'ID,Age,ONS4,ONS4,SWEMWBS,SWEMWBS',
      'ID,Age,Pre,Post,Pre,Post',
      'ID,Age,ONS4 Pre,ONS4 Post,SWEMWBS Pre,SWEMWBS Post',
    ],
    ['years over halves', ',,2022,,2023,', 'ID,Age,H1,H2,H1,H2', 'ID,Age,2022 H1,2022 H2,2023 H1,2023 H2'],
    ['one group', ',,ONS4,,,', 'ID,Age,T0,T1,T2,T3', 'ID,Age,ONS4 T0,ONS4 T1,ONS4 T2,ONS4 T3'],
  ] as const) {
    test(`${what}`, () => {
      const rows = ['a,67,4,7,20,21', 'b,54,3,5,19,25', 'c,44,8,,20,'];
      const found = of(upper, lower, ...rows);
      expect(found.names).toEqual(joined.split(','));
      expect(found.place).toMatchObject({ value: { names: [1, 2], first: 3 }, sure: true });
      expect(codes(found)).toEqual(['two_row_header']);
      const titled = of('Outcomes', '', upper, lower, ...rows);
      expect(titled.names).toEqual(joined.split(','));
      expect(titled.place.value).toEqual({ names: [3, 4], first: 5 });
    });
  }

  test('groups of columns that are no stages are joined with a question', () => {
    const found = of('Client,,ONS4,,,', 'ID,Age,LS,W,H,A', 'a,67,4,7,2,1', 'b,54,3,5,9,5');
    expect(found.names).toEqual(['Client ID', 'Client Age', 'ONS4 LS', 'ONS4 W', 'ONS4 H', 'ONS4 A']);
    expect(found.place.sure).toBe(false);
    expect(found.place.choices).toContainEqual({ names: [2], first: 3 });
  });

  test('a first row of words under a header with a nameless column is data', () => {
    const found = of('id,,site,score', 'a,x,North,', 'b,y,South,4', 'c,z,North,5');
    expect(found.names).toEqual(['id', 'column 2', 'site', 'score']);
    expect(found.sample).toHaveLength(3);
  });
});

describe('a row of units under the names is no data', () => {
  test('and it is noted', () => {
    const found = of(header, ',years,dd/mm/yyyy,0-10,0-10', ...body);
    expect(found.names).toEqual(names);
    expect(found.place).toMatchObject({ value: { names: [1], units: 2, first: 3 }, sure: true });
    expect(codes(found)).toEqual(['units_row']);
    expect(headerWords(found.place.value)).toBe('names in line 1, units in line 2, data from line 3');
  });

  test('under two rows of names too', () => {
    const found = of('ID,ONS4,', ',Start,End', ',(0-10),(0-10)', 'a,4,7', 'b,5,6');
    expect(found.place.value).toEqual({ names: [1, 2], units: 3, first: 4 });
  });

  test('but a person of few words is data', () => {
    expect(of('id,attended,n', 'y,y/n,', 'z,y/n,4', 'w,y/n,5').place.value).toEqual({ names: [1], first: 2 });
  });
});

describe('the right edge', () => {
  test('columns without a name or a cell are left out and counted', () => {
    const found = of('id,n,,', 'a,1,,', 'b,2,,');
    expect(found.names).toEqual(['id', 'n']);
    expect(found.dropped).toBe(2);
    expect(found.notes).toEqual([{ code: 'blank_column', severity: 'note', line: 1, n: 2 }]);
  });

  test('a nameless column with one cell stays', () => {
    expect(of('id,n,,', 'a,1,,', 'b,2,x,').names).toEqual(['id', 'n', 'column 3']);
  });

  test('a delimiter at the end of every row but the header is no column', () => {
    const found = of('id,n', 'a,1,', 'b,2,');
    expect(found.names).toEqual(['id', 'n']);
    expect(found.dropped).toBe(1);
  });

  test('rows longer than the header are a doubt, since the names may be shifted', () => {
    const found = of('age,score', 'a,67,4', 'b,54,3');
    expect(found.names).toEqual(['age', 'score', 'column 3']);
    expect(found.place.sure).toBe(false);
    expect(codes(found)).toEqual(['more_cells']);
  });

  test('one long row is not', () => {
    expect(of('id,n', 'a,1', 'b,2,3', 'c,4').names).toEqual(['id', 'n']);
  });

  test('in a sheet every row is as wide as the widest', () => {
    const found = headerOf(rowsOf('id,n', 'a,1', 'b,2,,x'), { sheet: true });
    expect(found.names).toEqual(['id', 'n', 'column 3', 'column 4']);
    expect(codes(found)).toEqual([]);
  });
});

describe('names', () => {
  const read = (...cells: readonly string[]) => namesOf(cells, 1);

  test('are their own: a second one carries a number, a blank one its place', () => {
    expect(read('a', 'a', '', 'a', 'a (2)', ' ').names).toEqual([
      'a',
      'a (2)',
      'column 3',
      'a (3)',
      'a (2) (2)',
      'column 6',
    ]);
    expect(read('after', 'after').notes).toEqual([
      { code: 'duplicate_column', severity: 'note', line: 1, column: 'after (2)' },
    ]);
  });

  test('lose spaces and line breaks without a word', () => {
    expect(read('\ufeff id ', 'two\r\nlines', 'no\u00a0break')).toEqual({
      names: ['id', 'two lines', 'no break'],
      notes: [],
    });
  });

  test('lose what cannot be seen and what would trip a program, with a word', () => {
    const found = read('a\u200bge', '\u202escore\u202c', 'b\u0000', '__proto__', 'constructor', '\u200b');
    expect(found.names).toEqual(['age', 'score', 'b', 'proto', 'constructor', 'column 6']);
    expect(found.notes.map(({ code, column }) => `${code} ${String(column)}`)).toEqual([
      'cleaned_name age',
      'cleaned_name score',
      'cleaned_name b',
      'cleaned_name proto',
      'cleaned_name column 6',
    ]);
  });

  test('of 10 kB are cut, kept apart, and never in the middle of a letter', () => {
    const long = '😀'.repeat(5000);
    const found = read(long, `${long}x`);
    expect(found.names[0]).toBe(`${'😀'.repeat(200)}…`);
    expect(found.names[1]).toBe(`${'😀'.repeat(200)}… (2)`);
    expect(found.notes.map(({ code }) => code)).toEqual(['long_name', 'long_name', 'duplicate_column']);
  });

  test('that are all the same are numbered without delay', () => {
    const found = read(...Array<string>(10_000).fill('x'));
    expect(new Set(found.names).size).toBe(10_000);
    expect(found.names.at(-1)).toBe('x (10000)');
  });
});

test('what the user says goes before what the rows say', () => {
  const found = headerOf(rowsOf('Outcomes,2023,x', header, ...body), { chosen: { names: [], first: 2 } });
  expect(found.names).toHaveLength(5);
  expect(found.sample[0]?.cells).toEqual(names);
  expect(found.place).toMatchObject({ value: { names: [], first: 2 }, sure: true });
  expect(headerWords(found.place.value)).toBe('no names, data from line 2');
});

test('a header without rows, and no rows at all, are no fault', () => {
  expect(of(header)).toMatchObject({ names, sample: [], place: { value: { names: [1], first: 2 } } });
  expect(of('')).toMatchObject({ names: [], sample: [], notes: [] });
});
