/** Something by which a person could be known, found in a column. It never holds a value from the file. */
export interface Tripwire {
  readonly column: string;
  readonly kind: TripwireKind;
  readonly level: TripwireLevel;
  /** Which share of the column's filled cells looks like this, 0 to 1. */
  readonly share: number;
  /** What can be done about it, the best first; dropping the column is always one. */
  readonly offers: readonly Remedy[];
}

/** `stop`: mend it or leave the file. `warn`: look before going on. `note`: worth knowing. */
export type TripwireLevel = 'stop' | 'warn' | 'note';

/** `drop` takes the column out, `hash` puts codes for keys, `age band` puts bands for days, `district` puts the first half of postcodes. */
export type Remedy = 'drop' | 'hash' | 'age band' | 'district';

export type TripwireKind = keyof typeof tripwireKinds;

/** What the column seems to hold, and why that matters. */
export const tripwireKinds = {
  'NHS or CHI number': {
    says: 'looks like NHS or CHI numbers',
    why: 'Anyone with access to health records can find the person by this number.',
  },
  'National Insurance number': {
    says: 'looks like National Insurance numbers',
    why: 'The number belongs to one person for life.',
  },
  'payment card': {
    says: 'looks like payment card numbers',
    why: 'A card number names one person and can be misused.',
  },
  'e-mail': { says: 'holds e-mail addresses', why: 'An address names or reaches one person.' },
  phone: { says: 'looks like telephone numbers', why: 'A number reaches one person or one home.' },
  postcode: { says: 'looks like full postcodes', why: 'A postcode is about fifteen homes.' },
  'postcode district': {
    says: 'looks like parts of postcodes',
    why: 'A part of a postcode is safe only where many people share it.',
  },
  address: { says: 'looks like postal addresses', why: 'An address is one home.' },
  'date of birth': {
    says: 'looks like dates of birth',
    why: 'A date of birth with a sex and a place is often one person.',
  },
  name: { says: 'looks like names of people', why: 'A name is the person.' },
  'free text': {
    says: 'looks like free text',
    why: 'Notes name people, places and illnesses, and no check can find them all.',
  },
  coordinates: { says: 'looks like exact places on a map', why: 'An exact place is one home.' },
  UPRN: { says: 'looks like property reference numbers', why: 'The number is one home.' },
  'small area': {
    says: 'looks like codes of small areas',
    why: 'Few people of one file live in the same small area.',
  },
} as const satisfies Record<string, { readonly says: string; readonly why: string }>;

/** What each remedy is called on a button, and what it does. */
export const tripwireRemedies: Readonly<Record<Remedy, { readonly name: string; readonly does: string }>> = {
  drop: { name: 'Leave the column out', does: 'The column is taken out before anything is stored.' },
  hash: {
    name: 'Turn into codes',
    does: 'Each value becomes a code, the same in every file opened together. The key to the codes is thrown away, so nobody can turn them back.',
  },
  'age band': { name: 'Turn into age bands', does: 'Only the age band at referral is kept.' },
  district: {
    name: 'Keep the district',
    does: 'Only the first half of the postcode is kept, and only where at least 10 share it.',
  },
};

/** One line for a tripwire: which column, what it seems to hold, why that matters. */
export function tripwireWords({ column, kind, share }: Tripwire): string {
  const { says, why } = tripwireKinds[kind];
  const part =
    share === 0
      ? 'by its name'
      : `${share < 0.01 ? 'under 1' : String(Math.round(share * 100))} % of its filled cells`;
  return `Column "${column}" ${says} (${part}). ${why}`;
}

/** How many people of a file share their answers in a few columns with hardly anyone. */
export interface Uniqueness {
  /** People counted: rows, or the first row of each person. */
  readonly people: number;
  /** The columns that were taken together. */
  readonly columns: readonly string[];
  /** Share of people whose answers nobody else has, 0 to 1. */
  readonly k1: number;
  /** Share of people whose answers fewer than five people have, themselves among them. */
  readonly below5: number;
  /** The column that makes most of them rare, the one to coarsen first, and both shares without it. */
  readonly coarsen?: { readonly column: string; readonly k1: number; readonly below5: number };
  /** `warn` where more than 5 % are shared by fewer than five. */
  readonly level: 'warn' | 'none';
}

/** How many could be picked out by these columns together, and how many without the one that does most of it. No value of the file is said. */
export function uniquenessWords({ columns, k1, below5, coarsen }: Uniqueness): string {
  const names = columns.map((column) => `"${column}"`);
  const list = [names.slice(0, -1).join(', '), ...names.slice(-1)]
    .filter((part) => part !== '')
    .join(' and ');
  const few = `${shareWords(below5)} have fewer than four others like them`;
  const now =
    k1 === 0
      ? `${shareWords(below5)} of people have fewer than four others like them`
      : `${shareWords(k1)} of people differ from everybody else, and ${few}`;
  const said = `In ${list} together ${now}.`;
  if (coarsen === undefined) return said;
  const shares = (k1 === 0 ? [coarsen.below5] : [coarsen.k1, coarsen.below5]).map(shareWords).join(' and ');
  return `${said} Without "${coarsen.column}" it would be ${coarsen.below5 === 0 ? 'nobody' : shares}.`;
}

/** Nobody and everybody are said only where it is so. */
function shareWords(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return 'under 1%';
  if (whole === 100 && share < 1) return 'over 99%';
  return `${String(whole)}%`;
}
