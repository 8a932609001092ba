import type { Cohorts } from './comparison-cohorts';
import { differenceFigures, figures, type Findings, limits } from './comparison-figures';
import { gained, given } from './comparison-models';
import { balance, type BalanceRow, type Denominator } from '../../src/stats/balance';
import { doublyRobust } from '../../src/stats/doublyrobust';
import { mantelHaenszel } from '../../src/stats/mantelhaenszel';
import { matchedDifference } from '../../src/stats/matcheddifference';
import { matchNearest } from '../../src/stats/matching';
import { overlap } from '../../src/stats/overlap';
import { propensity } from '../../src/stats/propensity';
import { isWithheld } from '../../src/stats/result';
import { stratifiedDifference } from '../../src/stats/strata';
import { weightedDifference } from '../../src/stats/weighting';
import { weightsOf } from '../../src/stats/weights';

function alike(names: readonly string[], rows: readonly BalanceRow[], denominator: Denominator) {
  return figures(balance(names, rows, denominator), ({ covariates, largest }) => ({
    before: covariates.map(({ before }) => given(before.difference).sd),
    after: covariates.map(({ after }) => given(after.difference).sd),
    ratios_before: covariates.map(({ before }) => before.varianceRatio),
    ratios_after: covariates.map(({ after }) => after.varianceRatio),
    means: covariates.flatMap(({ before, after }) => [...before.means, ...after.means]),
    largest: [given(largest.before).sd, given(largest.after).sd],
  }));
}

/** Everything that rests on the chance of being in the cohort asked about, given the first score and the covariates. */
export function chances(cohorts: Cohorts): Findings {
  const names = ['First score', ...cohorts.names];
  const scored = propensity(
    names,
    cohorts.people.map(({ arm, first, last, covariates, cluster }) => ({
      ...{ arm, covariates: [first, ...covariates], outcome: last - first, n: 1 },
      ...(cluster === undefined ? {} : { cluster }),
    })),
  );
  if (isWithheld(scored)) return { propensity: { withheld: scored.withheld } };
  const { rows, coefficients } = scored;
  const { common, outside, outsideAll, bins } = overlap(scored);
  const found: Record<string, Findings[string]> = {
    propensity: {
      scores: rows.map(({ score }) => score),
      estimates: coefficients.map(({ estimate }) => estimate),
      se: coefficients.map(({ by }) => given(by.model).se),
    },
    overlap: {
      common: [common?.lower ?? null, common?.upper ?? null],
      outside: outside.map(({ share }) => share),
      outside_all: outsideAll.share,
      bins: [...bins.map(({ n }) => n[0]), ...bins.map(({ n }) => n[1])],
    },
  };
  for (const target of ['ate', 'att', 'overlap'] as const)
    for (const capped of [false, true]) {
      const name = `ipw_${target}${capped ? '_capped' : ''}`;
      const weighted = given(weightedDifference(scored, target, capped));
      const { means, by, effective, largest, cap } = weighted;
      found[`${name}_stacked`] = differenceFigures(by.stacked);
      found[`${name}_robust`] = differenceFigures(by.robust);
      found[`${name}_size`] = {
        ...{ means, effective, largest_weight: largest.weight, largest_share: largest.share },
        ...(cap === null ? {} : { cap: cap.at, capped: cap.people }),
      };
    }
  for (const target of ['ate', 'att'] as const) {
    const { weights } = weightsOf(target, rows, true);
    const weighted = rows.map((row, i) => ({ ...row, weight: weights[i] ?? 0 }));
    found[`balance_${target}`] = alike(names, weighted, target === 'att' ? 'treated' : 'pooled');
    const robust = doublyRobust(scored, target);
    found[`doubly_robust_${target}_stacked`] = figures(robust, ({ by }) => differenceFigures(by.stacked));
    found[`doubly_robust_${target}_influence`] = figures(robust, ({ by }) => differenceFigures(by.influence));
  }
  const matching = given(matchNearest(rows, { scale: 'logit', width: 0.2 }));
  const pairs = matching.pairs
    .toSorted((a, b) => a.treated - b.treated)
    .flatMap(({ treated, control }) => [treated, control]);
  const { caliper, matched, unmatched, used } = matching;
  const difference = matchedDifference(rows, matching);
  return {
    ...found,
    matching_rule: { caliper, matched, unmatched, pairs },
    matching_matchit: { pairs },
    matching: figures(difference, differenceFigures),
    ...(isWithheld(difference) || difference.clustered === null
      ? {}
      : { matching_sites: figures(difference.clustered, differenceFigures) }),
    balance_matched: alike(
      names,
      rows.map((row, i) => ({ ...row, weight: used[i] ?? 0 })),
      'treated',
    ),
  };
}

export function within(cohorts: Cohorts): Findings {
  const { people } = cohorts;
  const strata = stratifiedDifference(
    people.map(({ stratum, arm, first, last }) => ({ stratum, arm, outcome: last - first, n: 1 })),
  );
  const tables = [...new Set(people.map(({ stratum }) => stratum))].map((stratum) => {
    const count = (arm: 0 | 1, event: 0 | 1) =>
      people.filter((one) => one.stratum === stratum && one.arm === arm && gained(cohorts, one) === event)
        .length;
    return { yes: [count(0, 1), count(1, 1)], no: [count(0, 0), count(1, 0)] } as const;
  });
  const { riskDifference, test, oddsRatio } = given(mantelHaenszel(tables));
  const tested =
    isWithheld(test) || isWithheld(oddsRatio)
      ? {}
      : {
          mantel_haenszel: {
            ...{ statistic: test.statistic, p: test.p, odds_ratio: oddsRatio.ratio },
            ...limits(oddsRatio.interval95),
          },
        };
  return {
    strata: figures(strata, (all) => ({
      ...differenceFigures(all),
      ...{ n: all.n, effective: all.effective },
      dropped: [all.dropped.strata, ...all.dropped.n],
    })),
    strata_matchit: figures(strata, ({ difference, n }) => ({ difference, n })),
    mantel_haenszel_difference: figures(riskDifference, ({ difference, se, p, interval }) => ({
      ...{ difference, se, p },
      ...limits(interval),
    })),
    ...tested,
  };
}
