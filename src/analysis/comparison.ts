import { chosenCovariates } from './comparedcovariates';
import { comparedBands } from './comparedbands';
import { comparedMethods, type ScoredRows, scored } from './comparedmethods';
import { comparedMissing } from './comparedmissing';
import { comparedOdds } from './comparedodds';
import { type ComparedRow, type ComparedRows, comparedRows, firstScore, isPerSite } from './comparedrows';
import { type ComparedScores, comparedScores, type ComparedTables } from './comparedscores';
import { comparedSubgroups } from './comparedsubgroups';
import { moveOf } from './moved';
import { shareOf } from './share';
import { size } from './size';
import { cardOf } from '../evidence/card';
import { type CompareChoice, cohortNames } from '../evidence/comparechoice';
import {
  type ComparedControl,
  controlAnswer,
  controlCheck,
  sureOfControl,
} from '../evidence/comparedcontrol';
import { failedChecks, gateRules } from '../evidence/comparegate';
import type {
  ComparedBalance,
  ComparedCohort,
  ComparedOverlap,
  ComparedShare,
  ComparisonFinding,
  ComparisonMethod,
} from '../evidence/comparison';
import type { Sureness } from '../evidence/evidence';
import { type Counted, countedIn, type Scope } from '../evidence/scope';
import { correctSubgroups } from '../evidence/subgroupfamily';
import { sureness } from '../evidence/sureness';
import { ancova } from '../stats/ancova';
import { balance } from '../stats/balance';
import { describe } from '../stats/describe';
import { detectableAdjusted } from '../stats/detectable';
import type { Difference } from '../stats/difference';
import { equivalence } from '../stats/equivalence';
import { eValueOfDifference } from '../stats/evalue';
import { mannWhitney } from '../stats/mannwhitney';
import { deviation, moments, products } from '../stats/moments';
import { newcombe } from '../stats/newcombe';
import { overlap } from '../stats/overlap';
import { reliableChange } from '../stats/reliable';
import { isWithheld, type Result, type Weighted, type Withheld, withhold } from '../stats/result';
import { weightsOf } from '../stats/weights';
import type { DimensionId } from '../vocabulary/dimensions';
import type { Measure } from '../vocabulary/measures';

/** What is known of the data beside the tables. */
export interface ComparisonContext {
  readonly measures: readonly Measure[];
  /** Ids of the user's own measures. */
  readonly custom: ReadonlySet<string>;
  /** Dimensions that the data record. */
  readonly recorded: readonly DimensionId[];
}

type Both<T> = readonly [T, T];

/**
 * Did one cohort change more than the other, and are they alike enough to ask? One finding for each measure. `tables` hold everybody in scope but for
 * its filter on the dimension compared by, split by that; empty where the scope chooses no cohorts.
 */
export function comparisonsOf(
  tables: ComparedTables,
  scope: Scope,
  { measures, custom, recorded }: ComparisonContext,
): readonly ComparisonFinding[] {
  const { compare } = scope;
  if (compare === undefined) return [];
  const counted = countedIn(scope);
  const of = (measure: Measure, control: About['control']): ComparisonFinding => {
    const scores = comparedScores(tables, compare, measure.id);
    return comparisonOf(scores, compare, measure, {
      counted,
      recorded,
      isCustom: custom.has(measure.id),
      control,
    });
  };
  const named = measures.find(({ id }) => id === scope.control);
  const checked = named === undefined ? undefined : of(named, 'itself');
  return correctSubgroups(
    measures.map((measure) =>
      checked !== undefined && measure === named ? checked : of(measure, checked?.control),
    ),
  );
}

interface About {
  readonly counted: Counted;
  readonly recorded: readonly DimensionId[];
  readonly isCustom: boolean;
  /** What the comparison finds on the negative control, or that this measure is it; undefined without one. */
  readonly control: ComparedControl | 'itself' | undefined;
}

function comparisonOf(
  scores: ComparedScores,
  choice: CompareChoice,
  measure: Measure,
  { counted, recorded, isCustom, control }: About,
): ComparisonFinding {
  // Categories have no mean, and people with several referrals would stand for several people.
  const barred: Withheld | null =
    measure.kind === 'ordinal' ? withhold('ordinal') : counted === 'referrals' ? withhold('clustered') : null;
  const perSite = isPerSite(scores.pairs);
  const chosen = chosenCovariates(scores.pairs, choice, recorded, perSite);
  const table = comparedRows(scores.pairs, chosen, perSite);
  const arms: Both<readonly ComparedRow[]> = [
    table.rows.filter(({ arm }) => arm === 0),
    table.rows.filter(({ arm }) => arm === 1),
  ];
  const names = cohortNames(choice);
  const startApart = new Set(table.rows.map(({ first }) => first)).size !== 1;
  const cohort = (at: 0 | 1): ComparedCohort => {
    const rows = arms[at];
    const of = (value: (row: ComparedRow) => number): ComparedCohort['first'] => {
      if (barred !== null) return barred;
      const found = describe(rows.map((row) => ({ value: value(row), n: row.n })));
      return isWithheld(found) ? found : { mean: found.mean, sd: found.sd };
    };
    return {
      name: names[at],
      members: scores.members[at],
      followedUp: shareOf(size(rows), size(rows) + size(scores.lost[at]), counted),
      first: of(({ first }) => first),
      change: of(({ outcome }) => outcome),
    };
  };
  const cohorts: Both<ComparedCohort> = [cohort(0), cohort(1)];
  const alike = chosen.apart.length === 0 ? table : comparedRows(chosen.alike, chosen, perSite);
  const propensity: ScoredRows = barred ?? scored(alike);
  const balanced = barred ?? balanceOf(alike, propensity);
  const apart = [0, 1].map(
    (side) => size(arms[side === 0 ? 0 : 1]) - size(alike.rows.filter((row) => row.arm === side)),
  );
  const overlapped: Result<ComparedOverlap> = isWithheld(propensity)
    ? propensity
    : overlapOf(propensity, [apart[0] ?? 0, apart[1] ?? 0]);
  const failed = failedChecks({ cohorts, balance: balanced, overlap: overlapped }, counted);
  const opened = failed.length === 0;
  const estimates = comparedMethods({ all: table, alike }, propensity, names[1]).map(
    (method): ComparisonMethod =>
      barred !== null
        ? { ...method, estimate: barred }
        : method.adjusted && !opened
          ? { ...method, estimate: withhold('not_comparable') }
          : method,
  );
  const headline = estimates[0]?.estimate ?? withhold('not_comparable');
  const spread = spreadsOf(arms);
  const threshold = measure.thresholds[0]?.points;
  const effect = eValueOf(headline, spread);
  const odds = barred === null ? comparedOdds(table, scores.lost.flat(), measure, opened) : null;
  const bands = comparedBands(scores.pairs, measure, counted, opened);
  const checkedOn: ComparedControl | undefined =
    control === 'itself'
      ? {
          id: measure.id,
          short: measure.short,
          found: controlAnswer(headline, isWithheld(spread) ? null : spread.sd),
        }
      : control;
  const sureWith = (planFrozen: boolean): Sureness =>
    sureness({
      design: 'comparison',
      counted,
      arms: [arm(arms[0], scores.lost[0]), arm(arms[1], scores.lost[1])],
      checks: {
        failed: failed.map(asPart),
        negativeControl: controlCheck(checkedOn),
        eValueOfLimit: isWithheld(effect) ? null : effect.limit,
        missingKeepsSign: keepsSign(headline, cohorts),
        estimated: barred === null && (!opened || !isWithheld(headline)),
        planFrozen,
        excludesTrivial: threshold !== undefined && isBeyond(headline, threshold),
        balanced: isAlike(balanced),
      },
    });
  const [sure, planned] =
    control === 'itself' ? [sureOfControl, sureOfControl] : [sureWith(false), sureWith(true)];
  return {
    id: `compare.${measure.id}`,
    measure: cardOf(measure, isCustom),
    choice,
    counted,
    neither: scores.neither,
    cohorts,
    covariates: {
      used: [...chosen.used.map(({ name }) => name), ...(startApart ? [firstScore] : [])],
      apart: chosen.apart,
      left: startApart
        ? chosen.left
        : [...chosen.left, { name: firstScore, why: 'everybody started at the same score' }],
    },
    balance: balanced,
    overlap: overlapped,
    gate: { opened, failed },
    estimates,
    shares: barred === null ? sharesOf(arms, scores, measure) : [],
    ...(odds === null ? {} : { odds }),
    ...(bands === null ? {} : { bands }),
    missing: comparedMissing(scores.pairs, recorded, counted),
    shift: barred ?? mannWhitney(changesOf(arms[1]), changesOf(arms[0])),
    eValue: effect,
    equivalence:
      threshold === undefined || barred !== null
        ? null
        : { margin: threshold, found: isWithheld(headline) ? headline : equivalence(headline, threshold) },
    detectable: barred ?? detectableOf(table, spread),
    subgroups:
      barred ??
      (opened
        ? comparedSubgroups(scores.pairs, { choice, chosen, perSite, recorded })
        : withhold('not_comparable')),
    ...(checkedOn === undefined ? {} : { control: checkedOn }),
    sure,
    ...(planned.step === sure.step && planned.raise === sure.raise ? {} : { surePlanned: planned }),
  };
}

function arm(rows: readonly ComparedRow[], lost: readonly Weighted[]) {
  return { pairs: size(rows), started: size(rows) + size(lost) };
}

function changesOf(rows: readonly ComparedRow[]): readonly Weighted[] {
  return rows.map(({ outcome, n }) => ({ value: outcome, n }));
}

/** A sentence as the end of another one. */
function asPart(sentence: string): string {
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, '');
}

/** Before and after the weights of those in the cohort asked about; without weights both are the same. */
function balanceOf({ names, rows }: ComparedRows, scores: ScoredRows): Result<ComparedBalance> {
  const all = [firstScore, ...names];
  if (!isWithheld(scores)) {
    const { weights } = weightsOf('att', scores.rows, true);
    return balance(
      all,
      scores.rows.map((row, at) => ({ ...row, weight: weights[at] ?? 0 })),
      'treated',
    );
  }
  return balance(
    all,
    rows.map(({ arm: side, first, covariates, n }) => ({
      arm: side,
      covariates: [first, ...covariates],
      weight: 1,
      n,
    })),
    'treated',
  );
}

/** Those set apart are outside, and certain: at 0 or at 1. */
function overlapOf(scores: Exclude<ScoredRows, Withheld>, apart: Both<number>): ComparedOverlap {
  const { outside, bins } = overlap(scores);
  const of = (side: 0 | 1) => {
    const people = outside[side].people + apart[side];
    const all = scores.n[side] + apart[side];
    return { people, share: all === 0 ? 0 : people / all };
  };
  const last = bins.length - 1;
  return {
    outside: [of(0), of(1)],
    bins: bins.map(({ from, to, n: [held, asked] }, at) => ({
      from,
      to,
      n: [held + (at === 0 ? apart[0] : 0), asked + (at === last ? apart[1] : 0)],
    })),
  };
}

/** Whether no characteristic is left apart by as much as the gate asks for. */
function isAlike(found: Result<ComparedBalance>): boolean {
  if (isWithheld(found)) return false;
  const { after } = found.largest;
  return isWithheld(after) ? after.withheld === 'no_values' : after.sd < gateRules.unlikeFrom;
}

interface Spread {
  readonly n: Both<number>;
  /** Deviation of the last scores within the cohorts. */
  readonly sd: number;
  /** How last scores go with first ones within the cohorts. */
  readonly correlation: number;
}

function spreadsOf(arms: Both<readonly ComparedRow[]>): Result<Spread> {
  const n = [size(arms[0]), size(arms[1])] as const;
  if (Math.min(...n) < 2) return withhold('one_group', Math.min(...n));
  let [firsts, lasts, crossed] = [0, 0, 0];
  for (const rows of arms) {
    const first = moments(rows.map((row) => ({ value: row.first, n: row.n })));
    const last = moments(rows.map((row) => ({ value: row.last, n: row.n })));
    firsts += first.squares;
    lasts += last.squares;
    crossed += products(rows, first.mean, last.mean);
  }
  const sd = deviation({ n: n[0] + n[1] - 1, mean: 0, squares: lasts });
  if (!(sd > 0)) return withhold('no_variance', n[0] + n[1]);
  const both = Math.sqrt(firsts * lasts);
  const correlation = both > 0 ? Math.max(-1, Math.min(1, crossed / both)) : 0;
  return { n, sd, correlation };
}

function eValueOf(headline: Result<Difference>, spread: Result<Spread>): ComparisonFinding['eValue'] {
  if (isWithheld(headline)) return headline;
  if (isWithheld(spread)) return spread;
  const found = eValueOfDifference(headline.difference / spread.sd, headline.se / spread.sd);
  return isWithheld(found) ? found : { estimate: found.estimate, limit: found.limit };
}

/** Sites that cost people are counted as they are found, never as a gain. */
function detectableOf(
  { names, rows }: ComparedRows,
  spread: Result<Spread>,
): ComparisonFinding['detectable'] {
  if (isWithheld(spread)) return spread;
  const model = ancova({ names, rows });
  const inflation = isWithheld(model) ? null : (model.sites?.inflation ?? null);
  const found = detectableAdjusted(
    spread.n,
    spread.sd,
    { correlation: spread.correlation, covariates: names.length + 1 },
    { designEffect: Math.max(1, inflation ?? 1) },
  );
  return isWithheld(found) ? found : { difference: found.difference };
}

function isBeyond({ ...found }: Result<Difference>, margin: number): boolean {
  return !isWithheld(found) && (found.interval.lower > margin || found.interval.upper < -margin);
}

/**
 * Whether the difference excludes 0 and stays on its side of it whatever is assumed of those lost in either cohort: that they changed as the others, or not
 * at all.
 */
function keepsSign(headline: Result<Difference>, cohorts: Both<ComparedCohort>): boolean {
  if (isWithheld(headline)) return false;
  const { difference, interval } = headline;
  if (interval.lower <= 0 && interval.upper >= 0) return false;
  const [held, asked] = cohorts;
  const [keptHeld, keptAsked] = [held.followedUp.share, asked.followedUp.share];
  if (isWithheld(held.change) || typeof keptHeld !== 'number' || typeof keptAsked !== 'number') return false;
  const { mean } = held.change;
  return [1, keptAsked].every((one) =>
    [1, keptHeld].every(
      (other) => Math.sign(one * (mean + difference) - other * mean) === Math.sign(difference),
    ),
  );
}

/** Improved and worsened as Outcomes counts them, by one threshold for both cohorts. */
function sharesOf(
  arms: Both<readonly ComparedRow[]>,
  { lost }: ComparedScores,
  measure: Measure,
): readonly ComparedShare[] {
  const firsts = [...arms.flat().map(({ first, n }) => ({ value: first, n })), ...lost.flat()];
  const move = moveOf(measure, firsts);
  if (isWithheld(move)) return [];
  const rule = { threshold: move.points, rule: move.rule, betterIs: measure.better };
  const [held, asked] = [reliableChange(changesOf(arms[0]), rule), reliableChange(changesOf(arms[1]), rule)];
  if (isWithheld(held) || isWithheld(asked)) return [];
  return (['improved', 'worsened'] as const).map((id) => ({
    id,
    shares: [shareOf(held[id].x, held[id].n), shareOf(asked[id].x, asked[id].n)],
    difference: newcombe(asked[id], held[id]),
  }));
}
