// Compares what the program itself prints of a comparison with what comparison.R wrote. From the root of the project, after comparison.R:
//   npm run evaluate -- FOLDER/nhefs.csv --mapping docs/examples/nhefs.mapping.json --scope docs/examples/nhefs.scope.json --profile internal --out nhefs.json
//   (and so for nhefs.csv with nhefs-arms.mapping.json and arms.scope.json, anorexia.csv with anorexia.mapping.json and anorexia-cbt.scope.json,
//   weightloss.csv with weightloss.mapping.json and weightloss-diet.scope.json)
//   npx vite build --ssr test/acceptance/comparison-program.ts --outDir node_modules/.cache/plainsight/comparison --logLevel error
//   node node_modules/.cache/plainsight/comparison/comparison-program.js R.json nhefs=nhefs.json nhefs=nhefs-arms.json anorexia-cbt=anorexia-cbt.json weightloss-diet=weightloss-diet.json
// Prints the worst relative difference of each comparison; exits 1 where one is above 1e-9.
import { readFileSync } from 'node:fs';
import { type Findings, gapOf, limits } from './comparison-figures';
import { given } from './comparison-models';
import type { ComparedOdds } from '../../src/evidence/comparedodds';
import type { ComparedSubgroups } from '../../src/evidence/comparedsubgroups';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import type { Evidence } from '../../src/evidence/evidence';
import type { Difference } from '../../src/stats/difference';
import { isWithheld, type Result } from '../../src/stats/result';

const tolerance = 1e-9;

const plain = (found: Result<Difference>): Findings[string] => {
  if (isWithheld(found)) return { withheld: found.withheld };
  const { difference, se, t, df, p, interval } = found;
  return { difference, se, t, df, p, ...limits(interval) };
};

function number(value: unknown): number {
  if (typeof value !== 'number') throw new Error(`hidden: ${JSON.stringify(value)}`);
  return value;
}

/** Behind the gate there is nothing to compare. */
function oddsOf(odds: ComparedOdds | undefined): Findings {
  if (odds === undefined || isWithheld(odds.eValue)) return {};
  const { estimate, limit } = odds.eValue;
  return {
    ...Object.fromEntries(
      odds.methods.map(({ id, odds: one }) => {
        const { ratio, p, interval } = given(one);
        return [`odds ${id}`, { ratio, p, ...limits(interval) }];
      }),
    ),
    'odds e_value': { estimate, limit },
  };
}

function subgroupsOf({ dimensions }: ComparedSubgroups): Findings {
  return Object.fromEntries(
    dimensions.map(({ dimension, test, levels }) => {
      const { f, df2, p, pAdjusted, robust, clustered } = given(test);
      const [hc3, cr1] = [given(robust), clustered === null ? null : given(clustered)];
      const at = levels.map(({ level, estimate }) => {
        const { difference, se } = given(estimate);
        return [`at ${level}`, [difference, se]] as const;
      });
      return [
        `subgroup ${dimension}`,
        {
          ...{ f, df2, p, p_adjusted: pAdjusted, robust_f: hc3.f, robust_p: hc3.p },
          ...(cr1 === null ? {} : { clustered_f: cr1.f, clustered_p: cr1.p }),
          ...Object.fromEntries(at),
        },
      ];
    }),
  );
}

function findingsOf(found: ComparisonFinding): Findings {
  const { cohorts, estimates, shares, equivalence } = found;
  const [balance, overlap, shift] = [given(found.balance), given(found.overlap), given(found.shift)];
  const { covariates, largest } = balance;
  const told = (key: 'first' | 'change') =>
    cohorts.flatMap(({ [key]: one }) => [given(one).mean, given(one).sd]);
  const peopleIn = (method: string) =>
    estimates.filter(({ id }) => id === method).flatMap(({ n }) => n.map(number));
  return {
    // The program matches people in an order of its own making; comparison-real-data.ts matches in that of the file.
    ...Object.fromEntries(
      estimates.flatMap(({ id, estimate }) => (id === 'matched' ? [] : [[id, plain(estimate)]])),
    ),
    ...Object.fromEntries(
      shares.map(({ id, difference }) => {
        const { difference: apart, interval } = given(difference);
        return [id, { difference: apart, ...limits(interval) }];
      }),
    ),
    cohorts: {
      n: cohorts.map(({ followedUp }) => number(followedUp.x)),
      within_bands: peopleIn('stratified'),
      first: told('first'),
      change: told('change'),
      opened: found.gate.opened ? 1 : 0,
    },
    balance: {
      before: covariates.map(({ before }) => given(before.difference).sd),
      after: covariates.map(({ after }) => given(after.difference).sd),
      ratios_before: covariates.map(({ before }) => before.varianceRatio),
      ratios_after: covariates.map(({ after }) => after.varianceRatio),
      means: covariates.flatMap(({ before, after }) => [...before.means, ...after.means]),
      largest: [given(largest.before).sd, given(largest.after).sd],
    },
    overlap: {
      outside: overlap.outside.map(({ share }) => number(share)),
      bins: ([0, 1] as const).flatMap((arm) => overlap.bins.map(({ n }) => number(n[arm]))),
    },
    shift: {
      ...{ w: shift.w, p: shift.p, superiority: shift.superiority, shift: shift.shift },
      ...limits(given(shift.interval)),
    },
    detectable: { difference: given(found.detectable).difference },
    e_value: isWithheld(found.eValue)
      ? { withheld: found.eValue.withheld }
      : { estimate: found.eValue.estimate, limit: found.eValue.limit },
    ...oddsOf(found.odds),
    ...(found.subgroups === undefined || isWithheld(found.subgroups) ? {} : subgroupsOf(found.subgroups)),
    ...(equivalence === null
      ? {}
      : {
          equivalence: isWithheld(equivalence.found)
            ? { withheld: equivalence.found.withheld }
            : {
                ...{
                  p_lower: equivalence.found.pLower,
                  p_upper: equivalence.found.pUpper,
                  p: equivalence.found.p,
                },
                ...limits(equivalence.found.interval),
              },
        }),
  };
}

const [, , file, ...named] = process.argv;
if (file === undefined || named.length === 0) throw new Error('give R.json and NAME=EVIDENCE.json …');
const { program } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly program: Readonly<Record<string, Readonly<Record<string, Findings>>>>;
};
let [count, faults] = [0, 0];
for (const pair of named) {
  const [name = '', path = ''] = pair.split('=');
  const { comparisons = [] } = JSON.parse(readFileSync(path, 'utf8')) as Evidence;
  for (const [measure, wanted] of Object.entries(program[name] ?? {})) {
    const found = comparisons.find((one) => one.measure.id === measure);
    if (found === undefined) throw new Error(`${name}: nothing is compared on ${measure}`);
    const ours = findingsOf(found);
    let worst = { gap: 0, of: '' };
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(ours)])) {
      const figures = wanted[key];
      const {
        gap,
        figures: compared,
        where,
      } = figures === undefined
        ? { gap: Infinity, figures: 0, where: 'not in R' }
        : gapOf(ours[key], figures);
      count += compared;
      if (gap > worst.gap) worst = { gap, of: key };
      if (gap <= tolerance) continue;
      faults += 1;
      console.log(`${name}, ${measure}: ${key} is apart by ${gap.toExponential(1)} (${where})`);
    }
    console.log(`${name}, ${measure}: worst ${worst.gap.toExponential(1)} in ${worst.of}`);
  }
}
console.log(`${String(count)} figures compared, ${String(faults)} faults`);
if (count === 0 || faults > 0) process.exitCode = 1;
