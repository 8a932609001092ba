import type { Cohorts, Compared } from './comparison-cohorts';
import { differenceFigures, figures, type Findings } from './comparison-figures';
import { ancova } from '../../src/stats/ancova';
import type { ArmEffect } from '../../src/stats/armeffect';
import { firthRegression } from '../../src/stats/firth';
import { interaction } from '../../src/stats/interaction';
import { logisticRegression } from '../../src/stats/logistic';
import { isWithheld, type Result } from '../../src/stats/result';
import { scoreDifferences } from '../../src/stats/scoredid';

/** The estimate, or an end to the run: what rests on it would be compared with nothing. */
export function given<T extends object>(found: Result<T>): T {
  if (isWithheld(found)) throw new Error(`withheld: ${found.withheld}`);
  return found;
}

export const change = ({ first, last }: Compared): number => last - first;

/** 1 where somebody gained at least that many points, rounding of decimals apart. */
export function gained({ threshold }: Cohorts, person: Compared): 0 | 1 {
  return Math.round(change(person) * 1e9) >= Math.round(threshold * 1e9) ? 1 : 0;
}

/** What models of scores are given; with the site only where errors are to allow for it. */
export function rowsOf({ names, people }: Cohorts, clustered: boolean) {
  return {
    names,
    rows: people.map(({ first, last, arm, covariates, cluster }) => ({
      ...{ first, last, arm, covariates, n: 1 },
      ...(clustered && cluster !== undefined ? { cluster } : {}),
    })),
  };
}

function withErrors(name: 'hc3' | 'cr1', cohorts: Cohorts): Findings {
  const found = ancova(rowsOf(cohorts, name === 'cr1'));
  const line = (effect: ArmEffect) => {
    if (effect.errors !== (name === 'cr1' ? 'CR1' : 'HC3')) throw new Error('errors of another kind');
    return differenceFigures(effect);
  };
  const { adjusted, change: changed, after, slope, baseline, sites } = given(found);
  return {
    [`ancova_${name}`]: {
      ...line(adjusted),
      ...(name === 'hc3' ? { naive_se: adjusted.naive.se, slope } : {}),
    },
    [`change_score_${name}`]: line(changed),
    [`after_only_${name}`]: line(after),
    ...(name === 'hc3'
      ? { baseline: { gap: baseline.gap, standardised: given(baseline.standardised).difference } }
      : {}),
    ...(sites === null
      ? {}
      : {
          sites: {
            clusters: sites.clusters,
            size: sites.size,
            icc: sites.icc,
            design_effect: sites.designEffect,
            inflation: sites.inflation,
          },
        }),
  };
}

export function models(cohorts: Cohorts): Findings {
  const sites = cohorts.people.some(({ cluster }) => cluster !== undefined);
  const did = given(scoreDifferences(rowsOf(cohorts, sites).rows));
  return {
    ...withErrors('hc3', cohorts),
    ...(sites ? withErrors('cr1', cohorts) : {}),
    did_cr0: differenceFigures(did.cr0),
    did_cr1: differenceFigures(did.cr1),
    ...(did.clustered === null ? {} : { did_sites: figures(did.clustered, differenceFigures) }),
  };
}

export function odds(cohorts: Cohorts): Findings {
  const names = ['arm', 'first', ...cohorts.names];
  const rows = cohorts.people.map((one) => ({
    event: gained(cohorts, one),
    covariates: [one.arm, one.first, ...one.covariates],
    n: 1,
  }));
  const logistic = figures(logisticRegression(names, rows), ({ coefficients, deviance }) => ({
    estimates: coefficients.map(({ estimate }) => estimate),
    se: coefficients.map(({ by }) => given(by.model).se),
    robust_se: coefficients.map(({ by }) => given(by.robust).se),
    p: coefficients.map(({ by }) => given(by.model).p),
    deviance,
  }));
  const firth = figures(firthRegression(names, rows, cohorts.profiled), (found) => {
    const slopes = found.coefficients.slice(1);
    const profiled = slopes.filter(({ limits: how }) => how === 'profile');
    return {
      estimates: slopes.map(({ estimate }) => estimate),
      se: slopes.map(({ se }) => se),
      p: profiled.map(({ p }) => p),
      lower: profiled.map(({ interval }) => interval.lower),
      upper: profiled.map(({ interval }) => interval.upper),
    };
  });
  return { logistic, firth };
}

export function byLevel({ names, people, ofLevel }: Cohorts): Findings {
  if (ofLevel.length === 0) return {};
  const kept = names.flatMap((name, i) => (ofLevel.includes(name) ? [] : [i]));
  const rows = people.map(({ first, last, arm, covariates, level = 0 }) => ({
    ...{ first, last, arm, level, n: 1 },
    covariates: kept.map((i) => covariates[i] ?? Number.NaN),
  }));
  const found = interaction({ names: kept.map((i) => names[i] ?? ''), rows });
  return {
    interaction: figures(found, ({ test, robust, levels }) => {
      const wald = given(robust);
      const effects = levels.map(({ effect }) => given(effect));
      return {
        ...{ f: test.f, p: test.p, robust_f: wald.f, robust_p: wald.p },
        differences: effects.map(({ difference }) => difference),
        se: effects.map(({ se }) => se),
      };
    }),
  };
}
