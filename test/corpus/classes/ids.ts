import { asks, entries, loads, warns } from '../expectation';
import { people, table, truth } from '../people';
import { delimited } from '../text';

/** The table with other ids. */
const under = (id: (at: number) => string): readonly (readonly string[])[] =>
  table().map((row, line) => (line === 0 ? row : [id(line - 1), ...row.slice(1)]));
const ids = (id: (at: number) => string): readonly string[] => people.map((_, at) => id(at));
const beside = (name: string, cell: (at: number) => string): string =>
  delimited(table().map((row, line) => [...row, line === 0 ? name : cell(line - 1)]));

/** Ten digits whose last is the check digit that the others ask for, in a range that is never issued. */
function checked(at: number): string {
  for (let number = 999_000_001 + at * 7; ; number += 1_000) {
    const digits = String(number);
    const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${digits}${String(check)}`;
  }
}
const zeros = (at: number): string => String(at + 1).padStart(8, '0');
const long = (at: number): string => `90071992547409${String(93 + at).padStart(3, '0')}`;

export const identities = entries('ids', [
  [
    'zeros',
    'people.csv',
    'zeros at the start of ids are kept',
    () => delimited(under(zeros)),
    loads(truth(people, { ids: ids(zeros) })),
  ],
  [
    'long',
    'people.csv',
    'ids of more digits than a number holds stay apart',
    () => delimited(under(long)),
    loads(truth(people, { ids: ids(long) })),
  ],
  [
    'powers',
    'people.csv',
    'ids that a spreadsheet has shortened to one power of ten are asked about: they are many people in one',
    () => delimited(under(() => '9.43E+09')),
    asks,
  ],
  [
    'some-powers',
    'people.csv',
    'two ids shortened to powers of ten among whole ones are told',
    () => delimited(under((at) => (at < 2 ? `9.4${String(at)}E+09` : zeros(at)))),
    warns('shortened_ids', truth()),
  ],
  [
    'lost-zeros',
    'people.csv',
    'ids of one length but for a few that a spreadsheet robbed of their zeros are told',
    () => delimited(under((at) => (at === 4 ? '5' : zeros(at)))),
    warns('uneven_ids', truth()),
  ],
  [
    'case',
    'people.csv',
    'ids that differ only in capitals are told and not joined in silence',
    () => delimited(under((at) => `sp${at === 1 ? 'A' : String.fromCharCode(97 + (at === 0 ? 0 : at))}`)),
    warns('alike_ids', truth()),
  ],
  [
    'points',
    'people.csv',
    'ids with a point and a zero after them are kept apart from nobody',
    () => delimited(under((at) => `${String(at + 100)}.0`)),
    loads(truth()),
  ],
  [
    'braces',
    'people.csv',
    'ids of 36 signs in braces are ids',
    () => delimited(under((at) => `{0000000${(at + 1).toString(16)}-1111-4222-8333-444444444444}`)),
    loads(truth()),
  ],
  [
    'words',
    'people.csv',
    'a person whose id is "None" or "total recall" is a person',
    () => delimited(under((at) => (at === 0 ? 'None-1' : at === 1 ? 'Totaliser 7' : zeros(at)))),
    loads(truth()),
  ],
  [
    'errors',
    'people.csv',
    'a row whose id is an error is set aside',
    () => delimited(under((at) => (at === 5 ? '#N/A' : zeros(at)))),
    warns(
      'no_id',
      truth(
        people.filter((_, at) => at !== 5),
        { rowsAside: 1 },
      ),
    ),
  ],
  [
    'check-digits',
    'people.csv',
    'a column of numbers with the check digit of health-service numbers stops before anything is kept',
    () => delimited([['NHS Number', ...(table()[0] ?? []).slice(1)], ...under(checked).slice(1)]),
    asks,
  ],
  [
    'check-digits-unnamed',
    'people.csv',
    'the same numbers under a harmless name stop too',
    () => beside('Reference 2', checked),
    asks,
  ],
  [
    'ten-digits',
    'people.csv',
    'ids of ten digits without check digits stop nothing',
    () => delimited(under((at) => String(1_000_000_001 + at * 17))),
    loads(truth()),
  ],
  [
    'postcodes',
    'people.csv',
    'a column of whole postcodes stops before anything is kept',
    () => beside('Home', (at) => `AB${String(1 + (at % 5))} ${String(at % 10)}ZZ`),
    asks,
  ],
  [
    'districts',
    'people.csv',
    'postcode districts alone stop nothing',
    () => beside('District', (at) => `ZZ${String(1 + (at % 3))}`),
    loads(truth()),
  ],
  [
    'mail',
    'people.csv',
    'a column of e-mail addresses stops before anything is kept',
    () => beside('Contact', (at) => `person${String(at)}@example.org`),
    asks,
  ],
  [
    'phones',
    'people.csv',
    'a column of telephone numbers stops before anything is kept',
    () => beside('Contact', (at) => `07700 9000${String(10 + at)}`),
    asks,
  ],
  [
    'births',
    'people.csv',
    'a column of dates of birth stops before anything is kept',
    () => beside('DOB', (at) => `1${String(at % 9)}/0${String(1 + (at % 8))}/19${String(40 + at * 4)}`),
    asks,
  ],
  [
    'names',
    'people.csv',
    'a column of names stops before anything is kept',
    () =>
      beside(
        'Client Name',
        (at) =>
          `${['Mary', 'John', 'Susan', 'David', 'Linda', 'Peter'][at % 6] ?? ''} ${['Smith', 'Jones', 'Taylor', 'Brown', 'Evans', 'Wilson', 'Hall'][at % 7] ?? ''}`,
      ),
    asks,
  ],
  [
    'notes',
    'people.csv',
    'a column of free notes stops before anything is kept',
    () =>
      beside(
        'Notes',
        (at) => `Called twice in week ${String(at)}, spoke about the garden and the bus, will ring again`,
      ),
    asks,
  ],
]);
