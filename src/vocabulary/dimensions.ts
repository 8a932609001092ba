import { ageBand, ageBands } from './ages';
import { deprivationFifths } from './deprivation';
import { ethnicGroups, ethnicityCodes } from './ethnicity';
import { plainName } from './spelling';

export type DimensionId =
  | 'age_band'
  | 'sex'
  | 'ethnicity'
  | 'deprivation'
  | 'site'
  | 'area'
  | 'referral_source'
  | 'reason'
  | 'activity'
  | 'mode'
  | 'link_worker';

/** A way to split people. `codes` and `unknownValues` are looked up by `plainName`. */
export interface Dimension {
  readonly id: DimensionId;
  readonly name: string;
  readonly plural: string;
  /** Column names that mean it, as `plainName` leaves them. */
  readonly synonyms: readonly string[];
  /** The conventional order of levels; empty: by size, then by name. */
  readonly order: readonly string[];
  /** Found text to level. Text that is not here is a level of its own, as found. */
  readonly codes: ReadonlyMap<string, string>;
  /** Found text that means nobody wrote it down. */
  readonly unknownValues: readonly string[];
}

/** The level of everyone about whom nothing was written down. */
export const notRecorded = 'not recorded';

const blank: readonly string[] = [
  '',
  'n a',
  'na',
  'null',
  'none',
  'nan',
  'blank',
  'missing',
  'ref',
  'div 0',
  'value',
  notRecorded,
];
const blankOrUnknown: readonly string[] = [
  ...blank,
  'unknown',
  'not known',
  'not stated',
  'not given',
  'tbc',
  '99',
  '999',
];

const none: ReadonlyMap<string, string> = new Map();

function codes(levels: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(levels).flatMap(([level, found]) =>
      [level, ...found].map((text) => [plainName(text), level] as const),
    ),
  );
}

const sexLevels = {
  Female: ['f', '2', 'woman', 'woman including trans woman', 'woman incl trans woman'],
  Male: ['m', '1', 'man', 'man including trans man', 'man incl trans man'],
  'Non-binary': ['nonbinary', '3', 'nb'],
  'Another gender': ['4', 'other', 'other not listed', 'self described', 'prefer to self describe'],
  Indeterminate: ['9'],
  'not stated': ['z', 'prefer not to say', 'not disclosed', 'declined', 'refused'],
  'not known': ['x', 'unknown'],
} as const;

const modeLevels = {
  'In person': ['f2f', 'face to face', 'face2face', 'in-person', 'clinic'],
  'Home visit': ['home', 'at home'],
  Telephone: ['phone', 'tel', 'telephone call', 'phone call', 'call'],
  Video: ['video call', 'teams', 'zoom', 'video consultation'],
  'Online or text': ['online', 'text', 'sms', 'email', 'e-consult', 'message', 'digital'],
  Mixed: ['hybrid', 'blended', 'both'],
} as const;

export const dimensions: readonly Dimension[] = [
  {
    id: 'age_band',
    name: 'Age band',
    plural: 'age bands',
    synonyms: ['age band', 'age group', 'age range', 'ageband', 'agegroup'],
    order: ageBands,
    codes: new Map([
      ...ageBands.map((band) => [plainName(band), band] as const),
      ['under 18', '0-17'],
      ['85 and over', '85+'],
    ]),
    unknownValues: [...blankOrUnknown, 'prefer not to say'],
  },
  {
    id: 'sex',
    name: 'Sex or gender',
    plural: 'sexes and genders',
    synonyms: ['sex', 'gender', 'gender identity', 'stated gender', 'sex at birth'],
    order: Object.keys(sexLevels),
    codes: codes(sexLevels),
    unknownValues: blank,
  },
  {
    id: 'ethnicity',
    name: 'Ethnic group',
    plural: 'ethnic groups',
    synonyms: [
      'ethnicity',
      'ethnic group',
      'ethnic origin',
      'ethnic category',
      'ethnicity code',
      'ethnic background',
    ],
    order: ethnicGroups,
    codes: ethnicityCodes,
    unknownValues: blank,
  },
  {
    id: 'deprivation',
    name: 'Deprivation',
    plural: 'deprivation fifths',
    synonyms: [
      'deprivation',
      'imd',
      'imd decile',
      'imd quintile',
      'imd fifth',
      'deprivation decile',
      'deprivation quintile',
      'deprivation fifth',
      'index of multiple deprivation',
      'simd',
      'wimd',
      'nimdm',
    ],
    order: deprivationFifths,
    codes: new Map(deprivationFifths.map((fifth) => [plainName(fifth), fifth])),
    unknownValues: blankOrUnknown,
  },
  {
    id: 'site',
    name: 'Site',
    plural: 'sites',
    synonyms: [
      'site',
      'gp practice',
      'practice',
      'registered practice',
      'surgery',
      'provider',
      'hub',
      'practice name',
    ],
    order: [],
    codes: none,
    unknownValues: blankOrUnknown,
  },
  {
    id: 'area',
    name: 'Area',
    plural: 'areas',
    synonyms: [
      'area',
      'locality',
      'pcn',
      'primary care network',
      'district',
      'borough',
      'neighbourhood',
      'ward',
      'place',
    ],
    order: [],
    codes: none,
    unknownValues: blankOrUnknown,
  },
  {
    id: 'referral_source',
    name: 'Referred by',
    plural: 'referral sources',
    synonyms: ['referral source', 'referred by', 'source of referral', 'referrer', 'referrer type', 'source'],
    order: [],
    codes: codes({
      GP: ['general practice', 'general practitioner', 'doctor', 'gp referral'],
      Self: ['self-referral', 'self referred'],
    }),
    unknownValues: blankOrUnknown,
  },
  {
    id: 'reason',
    name: 'Reason for referral',
    plural: 'reasons for referral',
    synonyms: [
      'reason',
      'referral reason',
      'reason for referral',
      'presenting need',
      'primary reason',
      'main reason',
      'need',
    ],
    order: [],
    codes: codes({ 'Mental health': ['mh'] }),
    unknownValues: blankOrUnknown,
  },
  {
    id: 'activity',
    name: 'Activity',
    plural: 'activities',
    synonyms: ['activity', 'intervention', 'activity type', 'support type', 'programme', 'activity name'],
    order: [],
    codes: none,
    unknownValues: blankOrUnknown,
  },
  {
    id: 'mode',
    name: 'Delivery mode',
    plural: 'delivery modes',
    synonyms: ['mode', 'delivery mode', 'mode of delivery', 'contact method', 'contact type', 'delivery'],
    order: Object.keys(modeLevels),
    codes: codes(modeLevels),
    unknownValues: blankOrUnknown,
  },
  {
    id: 'link_worker',
    name: 'Link worker',
    plural: 'link workers',
    synonyms: [
      'link worker',
      'linkworker',
      'worker',
      'lw',
      'splw',
      'social prescriber',
      'keyworker',
      'key worker',
      'link worker id',
    ],
    order: [],
    codes: none,
    unknownValues: blankOrUnknown,
  },
];

export const dimensionById: ReadonlyMap<DimensionId, Dimension> = new Map(
  dimensions.map((one) => [one.id, one]),
);

const orderOf: ReadonlyMap<string, number> = new Map(
  dimensions.flatMap((one) =>
    [...one.order, notRecorded].map((level, place) => [`${one.id}/${level}`, place] as const),
  ),
);

/**
 * Which level found text belongs to: its code, `not recorded`, an age in its band, or the text itself, trimmed.
 * Deprivation as a bare number stays as found, because which end is most deprived must be asked: `deprivationFifth`.
 */
export function levelOf(dimension: Dimension, found: string): string {
  const plain = plainName(found);
  if (dimension.unknownValues.includes(plain)) return notRecorded;
  const band = dimension.id === 'age_band' ? ageBand(found) : undefined;
  return band ?? dimension.codes.get(plain) ?? found.trim().replace(/\s+/g, ' ');
}

/** Levels with their counts in the order they are shown: the convention, or by size and then name; unknown last. */
export function inOrder<T extends { readonly level: string; readonly n: number }>(
  dimension: Dimension,
  found: readonly T[],
): readonly T[] {
  const place = (level: string): number =>
    level === notRecorded ? Infinity : (orderOf.get(`${dimension.id}/${level}`) ?? dimension.order.length);
  return found.toSorted((a, b) => {
    const [first, second] = [place(a.level), place(b.level)];
    if (first !== second) return first < second ? -1 : 1;
    return b.n - a.n || (a.level < b.level ? -1 : a.level > b.level ? 1 : 0);
  });
}
