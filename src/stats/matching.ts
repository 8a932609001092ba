import { deviation, isConstant, moments } from './moments';
import { Controls } from './nearestcontrol';
import { withhold } from './result';
import type { Result } from './result';
import { isScore, reach, tally } from './tally';

/** People alike, in the order of the file: `n` counts as that many lines one after the other. */
export interface MatchRow {
  /** The estimated chance of being in cohort 1 or, where that is wanted, any other score to match on. */
  readonly score: number;
  /** 1: the cohort asked about; 0: the cohort it is held against. */
  readonly arm: 0 | 1;
  readonly n: number;
}

/** Matched on the score as it is, or on its logit. */
export interface MatchRule {
  readonly scale: 'score' | 'logit';
  /** The caliper in standard deviations of the score over everybody; usually 0.2. */
  readonly width: number;
}

/** `n` pairs of one person of row `treated` with one of row `control`; rows by their place in the list. */
export interface MatchedPair {
  readonly treated: number;
  readonly control: number;
  readonly n: number;
}

/** Who is held against whom. */
export interface Matching {
  /** The furthest two people of a pair may lie apart, on the scale matched on. */
  readonly caliper: number;
  /** `n[1]` people of cohort 1 looked for a counterpart among `n[0]`. */
  readonly n: readonly [number, number];
  readonly matched: number;
  /** People of cohort 1 with nobody left within the caliper: the answer is not about them. */
  readonly unmatched: number;
  readonly pairs: readonly MatchedPair[];
  /** For each row how many of its people are in a pair: the weights of a balance table after matching. */
  readonly used: readonly number[];
}

/** The score on its scale, or why it cannot be matched on. */
function scaled(
  rows: readonly MatchRow[],
  { scale, width }: MatchRule,
): Result<{ scores: readonly number[] }> {
  const sound = rows.every(
    ({ score, arm, n }) => isScore(score) && (arm === 0 || arm === 1) && Number.isSafeInteger(n) && n >= 0,
  );
  if (!sound || !(width >= 0 && width < Infinity)) return withhold('invalid');
  if (scale === 'score') return { scores: rows.map(({ score }) => score) };
  const there = rows.filter(({ n }) => n > 0);
  if (there.some(({ score }) => score < 0 || score > 1)) return withhold('invalid');
  const certain = there.filter(({ score }) => score === 0 || score === 1);
  if (certain.length > 0)
    return withhold(
      'certain_arm',
      certain.reduce((all, { n }) => all + n, 0),
    );
  return { scores: rows.map(({ score, n }) => (n > 0 ? Math.log(score / (1 - score)) : 0)) };
}

/**
 * Which person of cohort 0 is held against which person of cohort 1? Nearest neighbour, one to one, nobody twice.
 *
 * Cohort 1 is gone through in falling order of score, of equal scores in the order of the file. Each takes the control
 * not yet taken whose score is nearest, of equally near ones the first in the file, if it lies no further away than
 * the caliper: `width` × SD (n - 1) of the score over everybody in both cohorts, on the scale matched on. Order of
 * rows can matter only where scores tie. Withheld: `one_group` when a cohort is empty; `no_score_spread` when
 * everybody has the same score; `certain_arm`, with how many, where a logit is asked of 0 or 1; `invalid`.
 *
 * R: the rule as two loops in `test/stats/r/matching.R`.
 */
export function matchNearest(rows: readonly MatchRow[], rule: MatchRule): Result<Matching> {
  const scale = scaled(rows, rule);
  if ('withheld' in scale) return scale;
  const { scores } = scale;
  const count = (arm: 0 | 1) => rows.reduce((all, one) => all + (one.arm === arm ? one.n : 0), 0);
  const n = [count(0), count(1)] as const;
  if (Math.min(...n) === 0) return withhold('one_group', 0);
  const all = tally(rows.map((row, i) => ({ value: scores[i] ?? 0, n: row.n })));
  if (all === null) return withhold('invalid');
  const sd = deviation(moments(all));
  if (isConstant(sd, reach(all))) return withhold('no_score_spread', n[0] + n[1]);
  const caliper = rule.width * sd;
  const of = (arm: 0 | 1) => rows.flatMap((row, i) => (row.arm === arm && row.n > 0 ? [i] : []));
  const controls = new Controls(
    of(0),
    scores,
    rows.map((row) => row.n),
  );
  const used = rows.map(() => 0);
  const pairs: MatchedPair[] = [];
  const treated = of(1).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  for (const row of treated) {
    let wanted = rows[row]?.n ?? 0;
    while (wanted > 0) {
      const place = controls.nearest(scores[row] ?? 0, caliper);
      if (place === 0) break;
      const taken = controls.take(place, wanted);
      wanted -= taken.n;
      used[row] = (used[row] ?? 0) + taken.n;
      used[taken.row] = (used[taken.row] ?? 0) + taken.n;
      pairs.push({ treated: row, control: taken.row, n: taken.n });
    }
  }
  const matched = pairs.reduce((total, one) => total + one.n, 0);
  return { caliper, n, matched, unmatched: n[1] - matched, pairs, used };
}
