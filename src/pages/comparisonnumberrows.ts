import { shareWords } from './Followed';
import type { NumberRow } from './numberrows';
import type { ComparedCohort, ComparisonFinding } from '../evidence/comparison';
import { shownEstimates } from '../evidence/comparisonwords';
import {
  asDefined,
  count,
  digitsFor,
  percent,
  plain,
  pValue,
  range,
  signed,
  withheldWords,
} from '../evidence/numbers';
import { usable } from '../evidence/select';

type Withheld = Parameters<typeof withheldWords>[0];
type Some = Pick<NumberRow, 'name' | 'value' | 'about'> & Partial<NumberRow>;

function row(of: Some): NumberRow {
  return { interval: '', detail: '', n: '', ...of };
}

function without(name: string, why: Withheld, about: string, { counted }: ComparisonFinding): NumberRow {
  return row({ name, value: withheldWords(why, counted), about });
}

/** "143 and 212", asked about first. */
function both([against, asked]: ComparisonFinding['estimates'][number]['n'], finding: ComparisonFinding) {
  return `${count(asked, finding.counted)} and ${count(against, finding.counted)}`;
}

function cohortRows(
  which: string,
  { members, followedUp, first, change }: ComparedCohort,
  finding: ComparisonFinding,
): readonly NumberRow[] {
  const digits = digitsFor(finding.measure) + 1;
  const mean = (name: string, found: ComparedCohort['first'], write: typeof signed): NumberRow =>
    usable(found)
      ? row({
          name,
          value: write(found.mean, digits),
          n: count(followedUp.x, finding.counted),
          detail: `SD ${plain(found.sd, digits)}`,
          about: 'compare-cohorts',
        })
      : without(name, found, 'compare-cohorts', finding);
  return [
    row({ name: `In scope: ${which}`, value: count(members, finding.counted), about: 'compare-cohorts' }),
    row({
      name: `Followed up, of those with a first score: ${which}`,
      value: shareWords(followedUp),
      about: 'followed-up',
    }),
    mean(`Mean first score: ${which}`, first, plain),
    mean(`Mean change: ${which}`, change, signed),
  ];
}

function balanceRows(finding: ComparisonFinding): readonly NumberRow[] {
  const { balance } = finding;
  if (!usable(balance)) return [without('Largest difference', balance, 'compare-balance', finding)];
  return (['before', 'after'] as const).map((when) => {
    const name = `Largest standardised difference ${when} weighting`;
    const found = balance.largest[when];
    return usable(found)
      ? row({ name, value: plain(found.sd, 2), detail: found.name, about: 'compare-balance' })
      : without(name, found, 'compare-balance', finding);
  });
}

function overlapRows(
  [asked, against]: readonly [string, string],
  finding: ComparisonFinding,
): readonly NumberRow[] {
  const { overlap, counted } = finding;
  if (!usable(overlap)) return [without('Nobody alike', overlap, 'compare-overlap', finding)];
  const [of0, of1] = overlap.outside;
  return [[asked, of1] as const, [against, of0] as const].map(([which, { people, share }]) =>
    row({
      name: `Nobody alike in the other cohort: ${which}`,
      value: percent(share, counted),
      n: count(people, counted),
      about: 'compare-overlap',
    }),
  );
}

const methods: Readonly<Record<string, string>> = {
  'doubly-robust': 'compare-headline',
  'ancova-baseline': 'compare-ancova',
  ancova: 'compare-ancova',
  'ipw-att': 'compare-weighting',
  'ipw-ate': 'compare-weighting',
  'ipw-overlap': 'compare-weighting',
  matched: 'compare-matching',
  stratified: 'compare-strata',
};

/** The part of Methods that defines an estimate. */
export function methodPart(id: string): string {
  return methods[id] ?? 'compare-raw';
}

function estimateRows(finding: ComparisonFinding): readonly NumberRow[] {
  const digits = digitsFor(finding.measure) + 1;
  return shownEstimates(finding).map(({ id, name, n, estimate }) => {
    if (!usable(estimate)) return without(name, estimate, methodPart(id), finding);
    const { difference, interval, se, t, df, p } = estimate;
    return row({
      name,
      value: signed(difference, digits),
      interval: range(interval, digits),
      n: both(n, finding),
      detail: `SE ${plain(se, digits + 1)}, t = ${plain(t, 2)} on ${plain(df, 0)} df, ${pValue(p)}`,
      about: methodPart(id),
    });
  });
}

function shareRows(
  [asked, against]: readonly [string, string],
  finding: ComparisonFinding,
): readonly NumberRow[] {
  return finding.shares.flatMap(({ id, shares, difference }) => {
    const name = id === 'improved' ? 'Improved' : 'Worsened';
    const about = 'compare-shares';
    const of = `${name}, difference in percentage points`;
    const points = (of1: number): number => of1 * 100;
    return [
      row({ name: `${name}: ${asked}`, value: shareWords(shares[1]), about }),
      row({ name: `${name}: ${against}`, value: shareWords(shares[0]), about }),
      usable(difference)
        ? row({
            name: of,
            value: signed(points(difference.difference), 1),
            interval: range(
              {
                ...difference.interval,
                lower: points(difference.interval.lower),
                upper: points(difference.interval.upper),
              },
              1,
            ),
            about,
          })
        : without(of, difference, about, finding),
    ];
  });
}

function doubtRows(finding: ComparisonFinding): readonly NumberRow[] {
  const { shift, eValue, equivalence, detectable, measure } = finding;
  const digits = digitsFor(measure) + 1;
  const ranks = 'Shift by rank (Hodges–Lehmann)';
  const least = 'Smallest difference that could have been found';
  return [
    usable(shift)
      ? row({
          name: ranks,
          value: signed(shift.shift, digits),
          ...(usable(shift.interval) ? { interval: range(shift.interval, digits) } : {}),
          n: both(shift.n, finding),
          detail: `Mann–Whitney ${pValue(shift.p)}${shift.caution === null ? '' : '; few people, rough'}`,
          about: 'compare-raw',
        })
      : without(ranks, shift, 'compare-raw', finding),
    usable(eValue)
      ? row({
          name: 'E-value',
          value: plain(eValue.estimate, 2),
          detail: `of the limit nearest to 0: ${plain(eValue.limit, 2)}`,
          about: 'compare-e-value',
        })
      : without('E-value', eValue, 'compare-e-value', finding),
    ...(equivalence === null ? [] : [equivalenceRow(equivalence, finding, digits)]),
    usable(detectable)
      ? row({ name: least, value: plain(detectable.difference, digits), about: 'compare-detectable' })
      : without(least, detectable, 'compare-detectable', finding),
  ];
}

function equivalenceRow(
  { margin, found }: NonNullable<ComparisonFinding['equivalence']>,
  finding: ComparisonFinding,
  digits: number,
): NumberRow {
  const name = `Smaller than ${asDefined(margin)} points either way?`;
  if (!usable(found)) return without(name, found, 'compare-equivalence', finding);
  return row({
    name,
    value: found.equivalent ? 'shown' : 'not shown',
    detail: `two one-sided tests, ${pValue(found.p)}; 90% interval ${range(found.interval, digits)}`,
    about: 'compare-equivalence',
  });
}

/** Every number behind a comparison, the cohort asked about first; while the gate is shut no adjusted one. */
export function comparisonNumberRows(finding: ComparisonFinding): readonly NumberRow[] {
  const [against, asked] = finding.cohorts;
  const names = [`asked about (${asked.name})`, `held against (${against.name})`] as const;
  return [
    ...cohortRows(names[0], asked, finding),
    ...cohortRows(names[1], against, finding),
    row({ name: 'In neither', value: count(finding.neither, finding.counted), about: 'compare-cohorts' }),
    ...balanceRows(finding),
    ...overlapRows(names, finding),
    ...estimateRows(finding),
    ...shareRows(names, finding),
    ...doubtRows(finding),
  ];
}
