import type { TripwireKind } from '../../src/vocabulary/tripwire';
import { british, type Seeded } from './seeded';

/** One way in which identifiers stand in exports: what makes a cell, and what such columns are called. */
export interface Planted {
  readonly kind: TripwireKind;
  readonly form: string;
  readonly headers: readonly string[];
  readonly cell: (random: Seeded) => string;
  /** Only its name tells such a column from harmless numbers. */
  readonly onlyNamed?: true;
}

// Made to look like a caseload, not taken from the product's own list: about a third of either are not in it.
const first =
  'Margaret Dorothy Jean Patricia Brenda Pauline Sheila Maureen John William David Peter Kenneth Brian Derek Alan Susan Linda Christine Janet Michael Robert Stephen Barry Tracey Sharon Julie Karen Paul Mark Andrew Kevin Emma Sarah Laura Gemma Daniel James Ryan Lee Chloe Olivia Jack Mohammed Fatima Aisha Yusuf Priya Anjali Harpreet Gurdeep Kwame Abena Chidi Ngozi Oluwaseun Agnieszka Katarzyna Piotr Tomasz Ioana Bogdan Wei Xin Mei Nguyet Siobhan Niamh Eilidh Catriona Rhiannon Angharad Carys Gethin Elspeth Hamish Tariq Shabnam Rukhsana Parveen Balbir Surjit Lakshmi Deepak Leroy Delroy Marcia Winston Tamsin Jacinta Ottilie Barnaby Zac Kai Mason Poppy Freya Alfie'.split(
    ' ',
  );
const last =
  "Smith Jones Taylor Williams Brown Davies Evans Wilson Thomas Roberts Johnson Walker Wright Robinson Thompson Hughes Edwards Green Wood Harris Lewis Martin Jackson Clarke Turner Hill Cooper Morris Moore Ward King Baker Patel Khan Hussain Ahmed Begum Ali Singh Kaur Shah Mahmood Okonkwo Adeyemi Mensah Owusu Kowalski Nowak Wisniewski Popescu Ionescu Zhang Wang Chen Tran Pham O'Brien O'Connor Murphy Kelly Gallagher MacLeod Campbell McGregor Sutherland Llewellyn Prosser Probert Trelawney Penhaligon Featherstone Higginbottom Ramsbottom Entwistle Arkwright Braithwaite Oldroyd Murgatroyd Thistlewood Cholmondeley Fairfax Haverford Blenkinsop Charlton Robson Chaudhry Bhatt Desai Iyer Fernandez Silva Rossi".split(
    ' ',
  );
const streets = ['Road', 'Street', 'Avenue', 'Lane', 'Close', 'Drive', 'Crescent', 'Rd', 'St', 'Terrace'];
const places = [
  'Acacia',
  'Mill',
  'Station',
  'Church',
  'Victoria',
  'Albert',
  'Elm',
  'Oakfield',
  'Moor',
  'Priory',
];
const districts = [
  'M13',
  'SW1A',
  'LS6',
  'EC1V',
  'B33',
  'CR2',
  'DN55',
  'W1T',
  'EH9',
  'CF10',
  'BT7',
  'NE4',
  'G12',
  'PL4',
  'YO31',
];

const starts = [
  'Rang today and',
  'Met at the library,',
  'Home visit:',
  'Text from daughter to say',
  'Seen with son;',
];
const middles = [
  'she is still low since the bereavement and',
  'he would like to try the walking group but',
  'worried about the gas bill after the review,',
  'pain is worse so sleeping badly,',
  'has not left the flat since Christmas and',
  'enjoyed the first session at the allotment,',
];
const ends = [
  'will call again on Tuesday.',
  'agreed to see the debt adviser next week',
  'asked for help with the form for his wife.',
  'no answer when I tried later',
  'daughter to drive her there from now on.',
];

export function healthNumber(random: Seeded, start = random.pick(['4', '6', '7', '94'])): string {
  for (;;) {
    const nine = `${start}${random.digits(9 - start.length)}`;
    const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check !== 10) return `${nine}${String(check)}`;
  }
}

function cardNumber(random: Seeded): string {
  const body = `${random.pick(['4', '51', '55'])}`.padEnd(2, random.digits(1)) + random.digits(13);
  const sum = [...body].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

const postcode = (random: Seeded): string =>
  `${random.pick(districts)} ${random.digits(1)}${random.letters(2, 'ABDEFGHJLNPQRSTUWXYZ')}`;
const insurance = (random: Seeded): string =>
  `${random.letters(1, 'ABCEHJLMPRSWXY')}${random.letters(1, 'ABCEHJLMPRSWXYZ')}${random.digits(6)}${random.letters(1, 'ABCD')}`;
const born = (random: Seeded): string =>
  random.chance(0.15) ? random.day('1985-01-01', '2005-12-31') : random.day('1928-01-01', '1985-12-31');
const full = (random: Seeded): string => `${random.pick(first)} ${random.pick(last)}`;
const mobile = (random: Seeded): string =>
  `07${random.pick(['700', '812', '912', '455', '399'])}${random.digits(6)}`;
const landline = (random: Seeded): string =>
  random.pick([
    `0113 ${random.digits(3)} ${random.digits(4)}`,
    `020 7${random.digits(3)} ${random.digits(4)}`,
    `01904 ${random.digits(6)}`,
  ]);
const note = (random: Seeded): string =>
  `${random.pick(starts)} ${random.pick(middles)} ${random.pick(ends)} ${random.digits(2)}`;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const named = (iso: string): string =>
  `${iso.slice(8)}-${months[Number(iso.slice(5, 7)) - 1] ?? ''}-${iso.slice(2, 4)}`;

const health = ['NHS Number', 'nhs_no', 'NHSNumber', 'NHS No.', 'Patient NHS number', 'CHI', 'CHI Number'];
const birth = [
  'DOB',
  'Date of Birth',
  'date_of_birth',
  'Client DOB',
  'BirthDate',
  'D.O.B.',
  'Patient Date Of Birth',
];
const nameHeaders = ['Name', 'Client Name', 'Full name', 'patient_name', 'PatientName', 'Service User Name'];
const phoneHeaders = [
  'Phone',
  'Mobile',
  'Tel',
  'Telephone No',
  'Contact number',
  'Home phone',
  'mobile_number',
];
const proseHeaders = [
  'Notes',
  'Comments',
  'Case notes',
  'Free text',
  'Summary',
  'Closure comments',
  'Any other details',
];
const postcodeHeaders = ['Postcode', 'Post code', 'PostCode', 'client_postcode', 'PCD'];

export const plantedColumns: readonly Planted[] = [
  { kind: 'NHS or CHI number', form: 'ten digits', headers: health, cell: healthNumber },
  {
    kind: 'NHS or CHI number',
    form: '3 3 4',
    headers: health,
    cell: (random) => healthNumber(random).replace(/(...)(...)(....)/, '$1 $2 $3'),
  },
  {
    kind: 'NHS or CHI number',
    form: 'hyphens, one in twenty mistyped',
    headers: health,
    cell: (random) =>
      random.chance(0.05) ? random.digits(10) : healthNumber(random).replace(/(...)(...)(....)/, '$1-$2-$3'),
  },
  {
    kind: 'NHS or CHI number',
    form: 'a number of a program',
    headers: health,
    cell: (random) => `${healthNumber(random)}.0`,
  },
  {
    kind: 'NHS or CHI number',
    form: 'CHI',
    headers: health,
    cell: (random) => healthNumber(random, british(born(random)).replace(/\/(?:\d\d(?=\d\d$))?/g, '')),
  },
  {
    kind: 'NHS or CHI number',
    form: 'damaged by a sheet',
    headers: health,
    onlyNamed: true,
    cell: (random) => `${healthNumber(random)[0] ?? ''}.${random.digits(2)}E+09`,
  },
  {
    kind: 'National Insurance number',
    form: 'closed',
    headers: ['NI Number', 'National Insurance No', 'NINO', 'ni_no'],
    cell: insurance,
  },
  {
    kind: 'National Insurance number',
    form: 'spaced',
    headers: ['NI No', 'National Insurance Number'],
    cell: (random) => insurance(random).replace(/(..)(..)(..)(..)(.)/, '$1 $2 $3 $4 $5'),
  },
  { kind: 'payment card', form: 'closed', headers: ['Card number', 'Payment card'], cell: cardNumber },
  {
    kind: 'payment card',
    form: 'fours',
    headers: ['Card No', 'Debit card'],
    cell: (random) => cardNumber(random).replace(/(....)(?=.)/g, '$1 '),
  },
  {
    kind: 'e-mail',
    form: 'plain',
    headers: ['Email', 'E-mail address', 'client_email', 'EmailAddress'],
    cell: (random) =>
      `${full(random).replace(/[ ']/g, '.').toLowerCase()}${random.digits(2)}@example.${random.pick(['org', 'co.uk', 'com'])}`,
  },
  {
    kind: 'e-mail',
    form: 'capitals, with a name',
    headers: ['E-Mail'],
    cell: (random) => `${full(random)} <${random.letters(6)}_${random.digits(2)}@Example.NET>`,
  },
  {
    kind: 'phone',
    form: 'mobile',
    headers: phoneHeaders,
    cell: (random) => mobile(random).replace(/^(.{5})/, '$1 '),
  },
  {
    kind: 'phone',
    form: 'any',
    headers: phoneHeaders,
    cell: (random) => (random.chance(0.5) ? mobile(random) : landline(random)),
  },
  {
    kind: 'phone',
    form: 'abroad',
    headers: phoneHeaders,
    cell: (random) => `+44 ${random.pick(['', '(0)'])}${mobile(random).slice(1)}`,
  },
  {
    kind: 'phone',
    form: 'zero lost',
    headers: phoneHeaders,
    onlyNamed: true,
    cell: (random) => mobile(random).slice(1),
  },
  { kind: 'postcode', form: 'spaced', headers: postcodeHeaders, cell: postcode },
  {
    kind: 'postcode',
    form: 'closed',
    headers: postcodeHeaders,
    cell: (random) => postcode(random).replace(' ', ''),
  },
  {
    kind: 'postcode',
    form: 'small letters, odd spaces',
    headers: postcodeHeaders,
    cell: (random) => ` ${postcode(random).toLowerCase().replace(' ', '\u00a0')} `,
  },
  {
    kind: 'postcode',
    form: 'one in three',
    headers: postcodeHeaders,
    cell: (random) => (random.chance(1 / 3) ? postcode(random) : random.pick(districts)),
  },
  {
    kind: 'address',
    form: 'first line',
    headers: ['Address', 'Address1', 'address_line_1', 'Home address'],
    cell: (random) => `${String(random.between(1, 240))} ${random.pick(places)} ${random.pick(streets)}`,
  },
  {
    kind: 'date of birth',
    form: 'day first',
    headers: birth,
    cell: (random) => british(born(random)),
  },
  { kind: 'date of birth', form: 'ISO', headers: birth, cell: born },
  {
    kind: 'date of birth',
    form: 'ISO with midnight',
    headers: birth,
    cell: (random) => `${born(random)} 00:00:00`,
  },
  {
    kind: 'date of birth',
    form: 'two figures',
    headers: birth,
    cell: (random) => british(born(random)).replace(/\d\d(?=\d\d$)/, ''),
  },
  { kind: 'date of birth', form: 'month by name', headers: birth, cell: (random) => named(born(random)) },
  {
    kind: 'date of birth',
    form: 'eight figures',
    headers: birth,
    cell: (random) => born(random).replaceAll('-', ''),
  },
  {
    kind: 'date of birth',
    form: 'day numbers',
    headers: birth,
    onlyNamed: true,
    cell: (random) => String(Math.round(Date.parse(born(random)) / 86_400_000) + 25_569),
  },
  { kind: 'name', form: 'first and last', headers: nameHeaders, cell: full },
  {
    kind: 'name',
    form: 'last, first',
    headers: nameHeaders,
    cell: (random) => `${random.pick(last)}, ${random.pick(first)}`,
  },
  {
    kind: 'name',
    form: 'LAST First',
    headers: nameHeaders,
    cell: (random) => `${random.pick(last).toUpperCase()} ${random.pick(first)}`,
  },
  {
    kind: 'name',
    form: 'title and second names',
    headers: nameHeaders,
    cell: (random) =>
      `${random.pick(['Mr', 'Mrs', 'Ms', 'Dr'])} ${random.pick(first)} ${random.chance(0.3) ? `${random.pick(first)} ` : ''}${random.pick(last)}${random.chance(0.1) ? `-${random.pick(last)}` : ''}`,
  },
  { kind: 'name', form: 'small letters', headers: nameHeaders, cell: (random) => full(random).toLowerCase() },
  {
    kind: 'name',
    form: 'first alone',
    headers: ['First name', 'Forename', 'first_name', 'Known as'],
    cell: (random) => random.pick(first),
    onlyNamed: true,
  },
  {
    kind: 'name',
    form: 'last alone',
    headers: ['Surname', 'Last Name', 'FamilyName'],
    cell: (random) => random.pick(last),
    onlyNamed: true,
  },
  { kind: 'free text', form: 'notes', headers: proseHeaders, cell: note },
  {
    kind: 'free text',
    form: 'notes with postcodes and numbers',
    headers: proseHeaders,
    cell: (random) => `${note(random)} Now at ${postcode(random)}, ring ${mobile(random)}`,
  },
  {
    kind: 'free text',
    form: 'short',
    headers: ['Concern 1', 'Notes', 'Comments'],
    onlyNamed: true,
    cell: (random) =>
      `${random.pick(['Worried', 'Low', 'Anxious', 'Better'])} about ${random.pick(['rent', 'sleep', 'pain', 'her son', 'work', 'food', 'heating'])} ${random.pick(['now', 'since May', 'again', 'at night', 'mostly', 'lately'])} ${random.digits(1)}`,
  },
  {
    kind: 'coordinates',
    form: 'latitude',
    headers: ['Latitude', 'lat', 'home_lat'],
    cell: (random) => (50 + random.share() * 8).toFixed(6),
  },
  {
    kind: 'coordinates',
    form: 'longitude',
    headers: ['Longitude', 'lng', 'home_lon'],
    onlyNamed: true,
    cell: (random) => (-5 + random.share() * 6).toFixed(6),
  },
  {
    kind: 'coordinates',
    form: 'pair',
    headers: ['Coordinates', 'Location'],
    cell: (random) => `${(50 + random.share() * 8).toFixed(5)}, ${(-5 + random.share() * 6).toFixed(5)}`,
  },
  {
    kind: 'UPRN',
    form: 'number',
    headers: ['UPRN', 'uprn', 'Property UPRN'],
    onlyNamed: true,
    cell: (random) => `${random.pick(['100', '200', '10'])}${random.digits(9)}`,
  },
];
