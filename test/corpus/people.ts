import type { Numbers } from './expectation';

/** One made-up person, referred once. */
export interface Made {
  readonly id: string;
  readonly referred: string;
  readonly age: number;
  readonly gender: string;
  readonly site: string;
  readonly first: number | null;
  readonly last: number | null;
}

const made = (
  number: number,
  referred: string,
  age: number,
  gender: string,
  site: string,
  first: number | null,
  last: number | null,
): Made => ({ id: `SP-${String(number).padStart(5, '0')}`, referred, age, gender, site, first, last });

/** Twelve people with ONS life satisfaction at the start and at the end; first scores sum to 54, last to 77. */
export const people: readonly Made[] = [
  made(1, '2023-04-03', 67, 'Female', 'Riverside', 4, 7),
  made(2, '2023-04-17', 45, 'Male', 'Riverside', 3, 6),
  made(3, '2023-05-02', 31, 'Female', 'Hillside', 5, 6),
  made(4, '2023-05-22', 58, 'Female', 'Hillside', 6, 8),
  made(5, '2023-06-09', 72, 'Male', 'Riverside', 2, 5),
  made(6, '2023-06-28', 39, 'Female', 'Hillside', 7, 7),
  made(7, '2023-07-05', 84, 'Male', 'Riverside', 5, 6),
  made(8, '2023-07-19', 50, 'Female', 'Hillside', 4, 7),
  made(9, '2023-08-11', 26, 'Male', 'Hillside', 3, 4),
  made(10, '2023-08-24', 63, 'Female', 'Riverside', 6, 8),
  made(11, '2023-09-12', 47, 'Male', 'Hillside', 5, 7),
  made(12, '2023-10-30', 55, 'Female', 'Riverside', 4, 6),
];

export const header = [
  'Client ID',
  'Referral Date',
  'Age',
  'Gender',
  'GP Practice',
  'ONS LS (Start)',
  'ONS LS (End)',
] as const;

/** A row of the wide layout, its date as `day` writes it. */
export function cellsOf(one: Made, day: (iso: string) => string = dayFirst): readonly string[] {
  const score = (value: number | null): string => (value === null ? '' : String(value));
  return [
    one.id,
    day(one.referred),
    String(one.age),
    one.gender,
    one.site,
    score(one.first),
    score(one.last),
  ];
}

/** The header and everybody's row. */
export function table(
  whom: readonly Made[] = people,
  day: (iso: string) => string = dayFirst,
): readonly (readonly string[])[] {
  return [header, ...whom.map((one) => cellsOf(one, day))];
}

const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const parts = (iso: string): readonly [string, string, string] => [
  iso.slice(0, 4),
  iso.slice(5, 7),
  iso.slice(8),
];

export function dayFirst(iso: string): string {
  const [y, m, d] = parts(iso);
  return `${d}/${m}/${y}`;
}

export function monthFirst(iso: string): string {
  const [y, m, d] = parts(iso);
  return `${m}/${d}/${y}`;
}

export function shortDay(iso: string): string {
  const [y, m, d] = parts(iso);
  return `${String(Number(d))}/${String(Number(m))}/${y.slice(2)}`;
}

export function namedMonth(iso: string): string {
  const [y, m, d] = parts(iso);
  return `${d}-${month[Number(m) - 1] ?? ''}-${y.slice(2)}`;
}

/** Days since 30 December 1899, as a spreadsheet counts them from March 1900 on. */
export function serial(iso: string): number {
  const [y, m, d] = parts(iso).map(Number) as [number, number, number];
  return (Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

export function meanOf(values: readonly (number | null)[]): number {
  const given = values.filter((value) => value !== null);
  return given.reduce((sum, value) => sum + value, 0) / given.length;
}

/** The numbers that a file of these people, one row each, must give; `change` says where a file differs. */
export function truth(whom: readonly Made[] = people, change: Partial<Numbers> = {}): Numbers {
  const scores = whom.flatMap(({ first, last }) => [first, last]).filter((value) => value !== null);
  const both = whom.flatMap(({ first, last }) => (first === null || last === null ? [] : [first * last]));
  const own = change.firstMean === undefined && change.lastMean === undefined && change.scores === undefined;
  const days = whom.map(({ referred }) => referred).toSorted();
  return {
    rowsUsed: whom.length,
    rowsAside: 0,
    persons: new Set(whom.map(({ id }) => id)).size,
    scores: scores.length,
    firstMean: { measure: 'ons-life-satisfaction', value: meanOf(whom.map(({ first }) => first)) },
    lastMean: { measure: 'ons-life-satisfaction', value: meanOf(whom.map(({ last }) => last)) },
    ...(own && both.length > 0
      ? { bothMean: { measure: 'ons-life-satisfaction', value: meanOf(both) } }
      : {}),
    referred: { n: days.length, earliest: days[0] ?? '', latest: days.at(-1) ?? '' },
    sites: [...new Set(whom.map(({ site }) => site))].toSorted(),
    ...change,
  };
}

/** The same people with something about one of them changed, by place from 0. */
export function but(place: number, change: Partial<Made>, whom: readonly Made[] = people): readonly Made[] {
  return whom.map((one, at) => (at === place ? { ...one, ...change } : one));
}
