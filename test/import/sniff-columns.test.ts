import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '../../src/import/calendar';
import { columnsOf } from '../../src/import/sniff/columns';
import { dateOrderOf, datesIn, provenOrder } from '../../src/import/sniff/dates';
import { decimalOf, thousandsOf } from '../../src/import/sniff/numbers';

describe('the decimal mark of a column', () => {
  for (const [what, texts, value, sure] of [
    ['is the point where fractions have one', ['7.5', '21.54', '3'], '.', true],
    ['is the comma where fractions have one', ['7,5', '21,54', '3'], ',', true],
    ['is the last of two kinds of marks', ['1,234.5'], '.', true],
    ['is the last of two kinds, on the continent too', ['1.234,5', '12'], ',', true],
    ['is not the one that comes twice', ['1,234,567'], '.', true],
    ['is not the point that comes twice', ['1.234.567'], ',', true],
    ['is the one after a leading nought', ['0,125'], ',', true],
    [
      'is seen through currency, percent, signs and brackets',
      ['£1,204.50', '-3.5', '(12.25)', '68.5%', '\u22120.5'],
      '.',
      true,
    ],
    ['is seen through spaces that do not break', ['1\u00a0234,50 €'], ',', true],
    ['is the point where nothing has a fraction', ['3', '', 'n/a'], '.', true],
    ['is a question where thousands look like fractions', ['1,234', '2,500'], '.', false],
    ['is the point where scores have three decimals', ['17.430', '21.540'], '.', true],
    ['is a question where cells contradict each other', ['7.5', '7,5', '8,5'], ',', false],
    ['is not seen in what is no number', ['1.2 or 3,4', '1.2,3,4', 'v1,5', '7/10', '3,4,'], '.', true],
  ] as const) {
    test(`${what}`, () => {
      const found = decimalOf(texts);
      expect(found).toMatchObject({ value, sure, choices: ['.', ','] });
      for (const text of texts.filter((one) => one.length > 2)) expect(found.why).not.toContain(text);
    });
  }

  test('of the other columns settles one that could be either', () => {
    expect(decimalOf(['1,234'], '.')).toMatchObject({ value: '.', sure: true });
    expect(decimalOf(['1,234'], ',')).toMatchObject({ value: ',', sure: true });
    expect(decimalOf(['1,5'], '.')).toMatchObject({ value: ',', sure: true });
  });
});

describe('the mark between thousands', () => {
  for (const [texts, decimal, value, sure] of [
    [['1,234', '12'], '.', ',', true],
    [['1.234,5'], ',', '.', true],
    [['1 234', '12 345'], '.', ' ', true],
    [['1\u202f234,5'], ',', ' ', true],
    [["1'234.50"], '.', "'", true],
    [['1234', '5'], '.', '', true],
    [['12,34', '01,234'], '.', '', true],
    [['1,234', '1 234'], '.', ',', false],
  ] as const) {
    test(`of ${texts.join(' and ')} is ${JSON.stringify(value)}`, () => {
      const found = thousandsOf(texts, decimal);
      expect(found).toMatchObject({ value, sure });
      expect(found.choices).not.toContain(decimal);
    });
  }
});

describe('the order of the dates of a column', () => {
  for (const [what, texts, value, sure] of [
    ['is day first where a day is over 12', ['03/04/2023', '25/04/2023'], 'day first', true],
    ['is month first for all where one proves it', ['03/04/2023', '04/25/2023'], 'month first', true],
    [
      'is a question with the day first where nothing tells',
      ['03/04/2023', '05/06/2023'],
      'day first',
      false,
    ],
    ['is a question where two dates prove two orders', ['25/04/2023', '04/25/2023'], 'day first', false],
    ['is no question where day and month are the same', ['05/05/2023', '06/06/2023'], 'day first', true],
    ['is year first where all are ISO', ['2023-05-02', '2023-08-30 10:15:00'], 'year first', true],
    [
      'is that of the short dates among ISO ones',
      ['2023-05-02', '2023-05-22', '05/22/2023'],
      'month first',
      true,
    ],
    ['is nothing to ask of named months', ['01-May-22', '2 June 2022', 'May 3, 2022'], 'day first', true],
    ['is nothing to ask of day numbers', ['44927', '45000'], 'day first', true],
    ['is nothing to ask of months', ['Oct-22', 'October 2022', '10/2022', '2022-10'], 'day first', true],
    ['is seen in two-digit years and other marks', ['5.4.23', '25-4-23', '5 4 23'], 'day first', true],
    ['is not proven by a date that cannot be', ['31/02/2023', '05/31/9', '03/04/2023'], 'day first', false],
    ['is not proven by words', ['13/13/2023', 'soon', 'n/a', ''], 'day first', true],
    ['is a question where a cell has no year', ['14-Oct', '25/04/2023'], 'day first', false],
  ] as const) {
    test(`${what}`, () => {
      const found = dateOrderOf(texts);
      expect(found).toMatchObject({ value, sure, choices: ['day first', 'month first', 'year first'] });
      for (const text of texts.filter((one) => one.length > 5)) expect(found.why).not.toContain(text);
    });
  }

  test('is that of the other dates of the file where its own leave it open', () => {
    expect(dateOrderOf(['03/04/2023'], 'month first')).toMatchObject({ value: 'month first', sure: true });
    expect(dateOrderOf(['25/04/2023'], 'month first')).toMatchObject({ value: 'day first', sure: true });
    expect(dateOrderOf(['03/04/2023'], 'year first')).toMatchObject({ value: 'day first', sure: false });
  });

  test('is a question where a spreadsheet seems to have turned the early days round', () => {
    const turned = ['2023-03-04', '2023-11-02', '2023-07-12', '25/04/2023', '13/05/2023'];
    expect(dateOrderOf(turned)).toMatchObject({ value: 'day first', sure: false });
    expect(dateOrderOf(turned).why).toContain('turned');
    expect(dateOrderOf([...turned, '2023-06-30']).sure).toBe(true);
  });

  test('is a question where a year of two digits could stand first', () => {
    const days = Array.from({ length: 28 }, (_, at) => `23-04-${String(at + 1).padStart(2, '0')}`);
    expect(dateOrderOf(days)).toMatchObject({ value: 'day first', sure: false });
    const last = Array.from({ length: 28 }, (_, at) => `${String(at + 1).padStart(2, '0')}-04-23`);
    expect(dateOrderOf(last)).toMatchObject({ value: 'day first', sure: true });
  });

  test('comes with what else the cells are', () => {
    const texts = [
      '25/04/23',
      '44927',
      'Oct-22',
      '2022',
      '14-Oct',
      '2023-05-02',
      '2 May 2023',
      'soon',
      'N/A',
      '',
    ];
    expect(dateOrderOf(['25/04/2023', '12/04/2023', 'May 12, 2023', '12 May 2023']).forms.twoDigit).toBe(0);
    expect(dateOrderOf(['25/04/23 10:15', '1-May-22', '12 May 22']).forms.twoDigit).toBe(3);
    const { forms, why } = dateOrderOf(texts);
    expect(forms).toEqual({
      iso: 1,
      short: 1,
      named: 1,
      serial: 1,
      month: 1,
      yearless: 1,
      year: 1,
      twoDigit: 1,
      other: 1,
    });
    for (const word of ['day number', 'no day', 'year alone', 'without a year', 'two digits'])
      expect(why).toContain(word);
  });

  test('is found again from any column that was written one way, and never by value', () => {
    const day = fc.date({ min: new Date('1970-01-02'), max: new Date('2069-12-30'), noInvalidDate: true });
    const order = fc.constantFrom('day first' as const, 'month first' as const);
    const mark = fc.constantFrom('/', '-', '.', ' ');
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 1, maxLength: 30 }),
        order,
        mark,
        fc.boolean(),
        (days, written, between, short) => {
          const texts = days.map((one) => {
            const iso = one.toISOString().slice(0, 10);
            const [year = '', month = '', date = ''] = iso.split('-');
            const parts = written === 'day first' ? [date, month] : [month, date];
            return [...parts, short ? year.slice(2) : year].join(between);
          });
          const found = dateOrderOf(texts);
          const told = days.some((one) => one.getUTCDate() > 12);
          if (told && found.sure) expect(found.value).toBe(written);
          if (told) expect(provenOrder([datesIn(texts)])).toBe(written);
          if (!told) expect(found.value).toBe('day first');
          const differ = texts.some(
            (text) => readDate(text, 'day first').day !== readDate(text, 'month first').day,
          );
          if (!told && differ) expect(found.sure).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('columns together', () => {
  const names = ['id', 'referred', 'closed date', 'score', 'cost', 'visit date', 'notes'];
  const cells = [
    ['00412', '00413', '00414'],
    ['04/25/2023', '04/03/2023', ''],
    ['05/06/2023', '07/08/2023', ''],
    ['7,5', '8', 'n/a'],
    ['1,234', '2,500', ''],
    ['44927', '44930', ''],
    ['fine', '', 'well'],
  ];

  test('what one proves settles the others', () => {
    const found = columnsOf(names, cells);
    expect(found.map(({ column, dates, decimal }) => [column, dates?.value ?? decimal?.value])).toEqual([
      ['id', ','],
      ['referred', 'month first'],
      ['closed date', 'month first'],
      ['score', ','],
      ['cost', ','],
      ['visit date', 'month first'],
    ]);
    expect(
      found.every(({ dates, decimal, thousands }) =>
        [dates, decimal, thousands].every((one) => one?.sure !== false),
      ),
    ).toBe(true);
  });

  test('what the user says of a column goes for that column', () => {
    const found = columnsOf(names, cells, [
      { column: 'closed date', dates: 'day first' },
      { column: 'cost', decimal: '.', thousands: ',' },
      { column: 'gone', decimal: '.' },
    ]);
    expect(found.find(({ column }) => column === 'closed date')?.dates).toMatchObject({
      value: 'day first',
      sure: true,
    });
    expect(found.find(({ column }) => column === 'cost')).toMatchObject({
      decimal: { value: '.' },
      thousands: { value: ',' },
    });
    expect(found.find(({ column }) => column === 'referred')?.dates?.value).toBe('month first');
  });

  test('five-digit ids are no dates', () => {
    expect(columnsOf(['client'], [['44927', '44928', '30211']])[0]).not.toHaveProperty('dates');
  });
});
