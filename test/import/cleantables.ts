import { british, type Seeded } from './seeded';

/** What harmless columns hold and are called. */
export interface Clean {
  readonly header: string;
  /** Everything that is drawn once for a table is drawn in the outer call. */
  readonly cells: (random: Seeded) => (row: number) => string;
}

const one =
  (cell: (random: Seeded, row: number) => string) =>
  (random: Seeded) =>
  (row: number): string =>
    cell(random, row);
const from = (...levels: readonly string[]) => one((random) => random.pick(levels));

export const sites = [
  'Riverside Surgery',
  'Park Road Surgery',
  'Green Lane Medical Centre',
  'St John Ambulance Hub',
  'Mary Seacole Centre',
  'Harbour',
  'Northgate',
  'Dr Patel & Partners',
  'The Jubilee Practice',
  'King Edward House',
];
const activities = [
  'Allotment group',
  'Walking for Health',
  'B12 course',
  'Carers Coffee Morning',
  'Debt advice',
  'Arts and crafts',
  'Men in Sheds',
  'Knit and Natter',
  'Tai Chi',
  'Grace Church lunch club',
  'Swimming',
  'Victoria Park bowls',
];
const reasons = [
  'Loneliness',
  'Housing',
  'Low mood or anxiety',
  'Money or benefits',
  'Long-term condition',
  'Caring',
  'Work',
  'Physical activity',
];
const ethnicities = [
  'White: English, Welsh, Scottish, Northern Irish or British',
  'White: Irish',
  'Mixed or Multiple ethnic groups: White and Black Caribbean',
  'Asian or Asian British: Pakistani',
  'Asian or Asian British: any other Asian background',
  'Black, Black British, Caribbean or African: African',
  'Any other ethnic group',
  'Prefer not to say',
];
const findings = [
  'Social prescribing offered (finding)',
  'Referral to social prescribing service (procedure)',
  'Social prescribing declined (situation)',
];
const questions = [
  'Overall, how satisfied are you with your life nowadays?',
  'Overall, how happy did you feel yesterday?',
  'How often do you feel that you have no one to talk to?',
  'Overall, to what extent do you feel that the things you do are worthwhile?',
];
const workers = ['Sarah Thompson', 'Mohammed Khan', 'Julie Evans', 'LW09', "Peter O'Brien"];
const care = (random: Seeded): string => random.day('2021-04-01', '2024-03-31');
const serial = (iso: string): string => String(Date.parse(iso) / 86_400_000 + 25_569);

/** Three decimals or more that are no place on a map. */
const decimals = (low: number, high: number, n: number) =>
  one((random) => (low + random.share() * (high - low)).toFixed(n));

export const cleanColumns: readonly Clean[] = [
  { header: 'Client ID', cells: one((_, row) => `SP-${String(row + 1).padStart(5, '0')}`) },
  { header: 'client_ref', cells: one((random) => random.digits(10)) },
  { header: 'Reference', cells: one((random) => `4${random.digits(9)}`) },
  {
    header: 'Case ID',
    cells: (random) => {
      const start = Number(`1${random.digits(9)}`);
      return (row) => String(start + row);
    },
  },
  { header: 'Referral ID', cells: one((random) => `1000${random.digits(8)}`) },
  { header: 'case_no', cells: one((random) => `10${random.digits(9)}`) },
  { header: 'Episode', cells: one((random) => random.digits(12)) },
  { header: 'Ref', cells: one((_, row) => String(row + 1).padStart(11, '0')) },
  { header: 'Member No', cells: one((random) => random.digits(5)) },
  { header: 'pid', cells: one((random) => `${random.letters(2, 'ST')}${random.digits(6)}`) },
  { header: 'Record', cells: one((random) => random.digits(16)) },
  { header: 'Pseudo_ID', cells: one((random) => random.letters(64, '0123456789abcdef')) },
  {
    header: 'guid',
    cells: one((random) => [8, 4, 4, 4, 12].map((n) => random.letters(n, '0123456789abcdef')).join('-')),
  },
  {
    header: 'Diagnosis',
    cells: one((random) => `${random.letters(1, 'EFIJMR')}${random.digits(2)}.${random.digits(1)}`),
  },
  { header: 'ICD10', cells: one((random) => `${random.letters(1, 'EMNLGB')}${random.digits(2)}`) },
  {
    header: 'SNOMED code',
    cells: one((random) =>
      random.pick([
        '871731000000106',
        '871711000000103',
        '871691000000100',
        `${random.digits(6)}007`,
        `${random.digits(8)}1000000104`,
      ]),
    ),
  },
  { header: 'Code term', cells: from(...findings) },
  { header: 'Practice code', cells: one((random) => `${random.letters(1, 'ABCY')}${random.digits(5)}`) },
  { header: 'GP Practice', cells: from(...sites) },
  { header: 'Site name', cells: from(...sites) },
  { header: 'Activity', cells: from(...activities) },
  { header: 'Activity Name', cells: from(...activities) },
  { header: 'Course', cells: from('B12 course', 'M13 course', 'SE1 group') },
  {
    header: 'Referral Reason',
    cells: one((random) =>
      Array.from({ length: random.between(1, 4) }, () => random.pick(reasons)).join('; '),
    ),
  },
  {
    header: 'Needs',
    cells: one((random) =>
      Array.from({ length: random.between(2, 5) }, () => random.pick(reasons)).join(', '),
    ),
  },
  { header: 'Ethnicity', cells: from(...ethnicities) },
  { header: 'Gender', cells: from('Female', 'Male', 'Prefer not to say', 'Non-binary') },
  { header: 'Age', cells: one((random) => String(random.between(18, 95))) },
  { header: 'Age band', cells: from('18-24', '25-34', '45-54', '65-74', '85+') },
  { header: 'birth_decade', cells: from('1930s', '1940s', '1950s', '1960s', '1970s', '1980s') },
  { header: 'Year of birth', cells: one((random) => String(random.between(1930, 2004))) },
  { header: 'IMD Decile', cells: one((random) => String(random.between(1, 10))) },
  { header: 'IMD rank', cells: one((random) => String(random.between(1, 32_844))) },
  { header: 'Area', cells: from('Eastmoor', 'Upper Vale', 'Preston', 'Lincoln', 'Kelly Bray') },
  { header: 'Postcode district', cells: from('M13', 'LS6', 'SW1A', 'EH9') },
  { header: 'LSOA', cells: one((random) => `E0100${random.digits(4)}`) },
  { header: 'Referral Date', cells: one((random) => british(care(random))) },
  { header: 'LW First Contact', cells: one((random) => (random.chance(0.3) ? '' : care(random))) },
  {
    header: 'Closure Date',
    cells: one((random) => (random.chance(0.02) ? '01/01/1900' : british(care(random)))),
  },
  { header: 'Index date', cells: one((random) => serial(care(random))) },
  { header: 'Session Date', cells: one((random) => `${british(care(random))} 10:00`) },
  { header: 'referral_month', cells: from('Oct-22', 'Nov-22', 'Dec-22', 'Jan-23') },
  { header: 'Timestamp', cells: one((random) => `${care(random)}T${String(random.between(10, 23))}:15:00Z`) },
  { header: 'Status', cells: from('Closed - completed', 'Open', 'Closed - did not attend', 'DNA') },
  {
    header: 'Closure comments',
    cells: from('Completed', 'No reply to letters', 'Moved away', 'Completed early'),
  },
  { header: 'Link Worker', cells: from(...workers) },
  { header: 'Key worker name', cells: from(...workers) },
  { header: 'GP Tel 12m pre', cells: one((random) => String(random.between(0, 14))) },
  { header: 'Contact by phone', cells: from('Yes', 'No') },
  { header: 'Delivery Mode', cells: from('Telephone', 'Email', 'Face to face') },
  { header: 'ONS LS (Start)', cells: one((random) => String(random.between(0, 10))) },
  { header: 'SWEMWBS', cells: from('17.43', '21.54', '18.59', '25.03') },
  { header: 'EQ-5D index', cells: decimals(-0.2, 1, 3) },
  { header: 'z score', cells: decimals(-3, 3, 5) },
  { header: 'T score', cells: decimals(25, 80, 4) },
  { header: 'Cost', cells: decimals(0, 900, 2) },
  { header: 'm-12', cells: from('0', '1', '2', '<5', '*') },
  { header: '% seen', cells: from('68.5%', '70%', '91.2%') },
  { header: 'question', cells: from(...questions) },
  { header: 'tool', cells: from('SWEMWBS', 'UCLA', 'ONS4', 'MYCaW') },
  { header: 'Attended (Y/N)', cells: from('Y', 'N', '') },
  { header: 'NHS Trust', cells: from('North Vale NHS Foundation Trust', 'Harbour Community NHS Trust') },
  {
    header: 'Provider',
    cells: from('Growing Well', 'Age UK Northgate', 'Citizens Advice', 'James Cook House', 'Rowan Hill Farm'),
  },
  { header: 'column 7', cells: from('', 'N/A', 'Unknown', '-') },
];
