// The people that every contestant counts, made inside the engine, and the choices that a hand makes among them.

/** Seven dimensions and how many levels each has. */
export const dimensions = {
  age_band: 8,
  sex: 3,
  deprivation: 6,
  site: 20,
  referral_source: 6,
  reason: 9,
  activity: 12,
};
export const names = Object.keys(dimensions);
const days = 1000;

export const levelsOf = (name) =>
  Array.from({ length: dimensions[name] }, (_, at) =>
    at === 0 ? 'not recorded' : `${name} ${String(at).padStart(2, '0')}`,
  );

/** The table of referrals as a load leaves it, words as numbers. One person in `many` has two referrals, and one in fifty no date. */
export function tableOf(name, rows, many = 0) {
  const of = (dimension, at) => {
    const words = levelsOf(dimension).map((level) => `'${level}'`);
    return `([${words.join()}][1 + (hash(i * 31 + ${at}) % ${words.length})::INTEGER])::ENUM(${words.join()}) AS ${dimension}`;
  };
  const second = many === 0 ? '0' : `(CASE WHEN i % ${many} = 1 THEN 1 ELSE 0 END)`;
  const rest = ['ethnicity', 'area', 'mode', 'link_worker', 'status', 'deceased'].map(
    (column) => `'not recorded' AS ${column}`,
  );
  const columns = [
    'i::INTEGER AS episode',
    `(i - ${second})::INTEGER AS person`,
    '1 AS ordinal',
    many === 0 ? 'false AS of_many' : `i % ${many} < 2 AS of_many`,
    `CASE WHEN hash(i * 31 + 98) % 50 > 0 THEN DATE '2021-01-01' + (hash(i * 31 + 99) % ${days})::INTEGER END AS referral_date`,
    ...names.map(of),
    `'referred'::ENUM('comparison', 'referred') AS group_label`,
    ...rest,
  ];
  return `CREATE OR REPLACE TABLE ${name} AS SELECT ${columns.join(', ')} FROM range(${rows}) r(i)`;
}

const dayText = (at) => new Date(Date.UTC(2021, 0, 1 + at)).toISOString().slice(0, 10);

/** Five sites of twenty are chosen throughout. */
export const sites = levelsOf('site').slice(3, 8);

/** Half a year, drawn along the days in sixty moves. */
export const drag = Array.from({ length: 60 }, (_, at) => ({
  moving: 'referred',
  first: 20 + at * 12,
  last: 200 + at * 12,
  chosen: { site: sites },
}));

/** Levels of one facet chosen one after another, then let go again, the half year staying where it was left. */
export const clicks = [1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4, 3, 2, 1].map((count) => ({
  ...drag.at(-1),
  moving: 'reason',
  chosen: { site: sites, reason: levelsOf('reason').slice(1, 1 + count) },
}));

/** As the facets of this page take it. */
export function choiceOf({ first, last, chosen }) {
  return {
    episodes: 'first',
    from: dayText(first),
    to: dayText(last),
    filters: Object.entries(chosen).map(([dimension, levels]) => ({ dimension, levels })),
  };
}

/** As a condition in SQL, without what is chosen in the facet `but`. */
export function whereOf({ first, last, chosen }, but) {
  const parts = Object.entries(chosen)
    .filter(([name]) => name !== but)
    .map(([name, levels]) => `${name} IN (${levels.map((level) => `'${level}'`).join()})`);
  if (but !== 'referred')
    parts.push(`referral_date BETWEEN DATE '${dayText(first)}' AND DATE '${dayText(last)}'`);
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

export const monthSql = `coalesce(strftime(referral_date, '%Y-%m'), 'not recorded')`;
