import type { Cohorts, Compared } from './comparison-cohorts';
import { differenceFigures, figures, type Findings, limits } from './comparison-figures';
import { change, gained, given, rowsOf } from './comparison-models';
import { ancova } from '../../src/stats/ancova';
import { detectableAdjusted, detectableDifference, detectableShare } from '../../src/stats/detectable';
import { equivalence } from '../../src/stats/equivalence';
import { eValueOfDifference } from '../../src/stats/evalue';
import { logRank } from '../../src/stats/logrank';
import { mannWhitney } from '../../src/stats/mannwhitney';
import { moments, products } from '../../src/stats/moments';
import { newcombe } from '../../src/stats/newcombe';
import type { RatioEstimate } from '../../src/stats/pairedrate';
import { reliableChange } from '../../src/stats/reliable';
import { isWithheld, type Result } from '../../src/stats/result';
import { comparedShares } from '../../src/stats/riskratio';
import { shareAt, stillWatched, kaplanMeier } from '../../src/stats/survival';
import { welch } from '../../src/stats/welch';

const valuesOf = (people: readonly Compared[], arm: 0 | 1, value: (one: Compared) => number) =>
  people.filter((one) => one.arm === arm).map((one) => ({ value: value(one), n: 1 }));

export function unadjusted(cohorts: Cohorts): Findings {
  const { people, threshold } = cohorts;
  const of = (arm: 0 | 1, value: (one: Compared) => number) => valuesOf(people, arm, value);
  const share = (name: 'improved' | 'worsened') => {
    const moved = ([0, 1] as const).map(
      (arm) =>
        given(reliableChange(of(arm, change), { threshold, rule: 'at least', betterIs: 'higher' }))[name],
    );
    const [none, one] = moved;
    if (none === undefined || one === undefined) throw new Error('two cohorts');
    const { difference, interval } = newcombe(one, none);
    const shares = given(comparedShares({ yes: [none.x, one.x], no: [none.n - none.x, one.n - one.x] }));
    const ratio = (found: Result<RatioEstimate>) =>
      isWithheld(found) ? [] : [found.ratio, found.interval95.lower, found.interval95.upper];
    const [risk, odds] = [ratio(shares.riskRatio), ratio(shares.oddsRatio)];
    const ratios = risk.length > 0 && odds.length > 0 ? { risk_ratio: risk, odds_ratio: odds } : {};
    return { difference, ...limits(interval), ...ratios };
  };
  const after = ({ last }: Compared) => last;
  return {
    welch_change: figures(welch(of(1, change), of(0, change)), differenceFigures),
    welch_after: figures(welch(of(1, after), of(0, after)), differenceFigures),
    mann_whitney: figures(
      mannWhitney(of(1, change), of(0, change)),
      ({ w, p, superiority, shift, interval }) => ({
        ...{ w, p, superiority, shift },
        ...limits(given(interval)),
      }),
    ),
    newcombe_improved: share('improved'),
    newcombe_worsened: share('worsened'),
  };
}

export function times({ people, look }: Cohorts): Findings {
  if (look.length === 0) return {};
  const group = (arm: 0 | 1) =>
    people.flatMap((one) => (one.arm === arm && one.watched !== undefined ? [{ ...one.watched, n: 1 }] : []));
  const curve = (arm: 0 | 1) =>
    figures(kaplanMeier(group(arm)), (found) => {
      const at = (time: number) => found.steps.findLast((step) => step.time <= time);
      return {
        shares: look.map((time) => shareAt(found, time)),
        se: look.map((time) => at(time)?.se ?? null),
        lower: look.map((time) => at(time)?.interval?.lower ?? null),
        upper: look.map((time) => at(time)?.interval?.upper ?? null),
        watched: stillWatched(found, look),
        median: [found.median.time, found.median.lower, found.median.upper],
      };
    });
  return {
    kaplan_meier_against: curve(0),
    kaplan_meier_asked: curve(1),
    log_rank: figures(logRank([group(0), group(1)]), ({ statistic, p, groups }) => ({
      ...{ statistic, p },
      observed: groups.map(({ observed }) => observed),
      expected: groups.map(({ expected }) => expected),
    })),
  };
}

/** What is said beside an estimate: of the model with all covariates and HC3. */
export function beside(cohorts: Cohorts): Findings {
  const { people, names, margin } = cohorts;
  const model = given(ancova(rowsOf(cohorts, false))).adjusted;
  const arms = ([0, 1] as const).map((arm) =>
    people.filter((one) => one.arm === arm).map((one) => ({ ...one, n: 1 })),
  );
  const [none = [], one = []] = arms;
  const n = [none.length, one.length] as const;
  const spreads = arms.map((rows) => {
    const [first, last] = [
      moments(rows.map((row) => ({ value: row.first, n: 1 }))),
      moments(rows.map((row) => ({ value: row.last, n: 1 }))),
    ];
    return { firsts: first.squares, lasts: last.squares, crossed: products(rows, first.mean, last.mean) };
  });
  const total = (key: 'firsts' | 'lasts' | 'crossed') => spreads.reduce((all, each) => all + each[key], 0);
  const sd = Math.sqrt(total('lasts') / (n[0] + n[1] - 2));
  const correlation = total('crossed') / Math.sqrt(total('firsts') * total('lasts'));
  const adjustment = { correlation, covariates: names.length + 1 };
  const sites = people.some(({ cluster }) => cluster !== undefined)
    ? (given(ancova(rowsOf(cohorts, true))).sites?.inflation ?? 1)
    : 1;
  const share = given(
    detectableShare([n[1], n[0]], none.filter((each) => gained(cohorts, each) === 1).length / n[0]),
  );
  return {
    e_value: figures(
      eValueOfDifference(model.difference / sd, model.se / sd),
      ({ ratio, estimate, limit }) => ({
        ...{ ratio, estimate, limit },
      }),
    ),
    equivalence: figures(equivalence(model, margin), ({ pLower, pUpper, p, interval }) => ({
      ...{ p_lower: pLower, p_upper: pUpper, p },
      ...limits(interval),
    })),
    detectable: {
      spread: [sd, correlation],
      raw: given(detectableDifference(n, sd)).difference,
      adjusted: given(detectableAdjusted(n, sd, adjustment)).difference,
      with_sites: given(detectableAdjusted(n, sd, adjustment, { designEffect: Math.max(1, sites) }))
        .difference,
      share_lower: share.lower,
      share_upper: share.upper,
    },
  };
}
