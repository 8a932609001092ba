// Compares every estimate of a comparison with what comparison.R wrote, over the same people coded alike. From the root of the project:
//   Rscript test/acceptance/comparison.R FOLDER R.json
//   npx vite build --ssr test/acceptance/comparison-real-data.ts --outDir node_modules/.cache/plainsight/comparison --logLevel error
//   node node_modules/.cache/plainsight/comparison/comparison-real-data.js FOLDER R.json
// FOLDER holds nhefs.csv, anorexia.csv and weightloss.csv. Prints the worst relative difference of each method and data set; exits 1 where one
// is above its tolerance, or where either side has an estimate that the other has not.
import { readFileSync } from 'node:fs';
import { beside, times, unadjusted } from './comparison-beside';
import { chances, within } from './comparison-chances';
import { type Cohorts, type Drawn, drawnCohorts, publicCohorts } from './comparison-cohorts';
import { type Findings, gapOf } from './comparison-figures';
import { byLevel, models, odds } from './comparison-models';

interface Wanted {
  readonly versions: Readonly<Record<string, string>>;
  readonly drawn: Readonly<Record<string, Drawn>>;
  readonly estimates: Readonly<Record<string, Findings>>;
}

/** Relative. Iterated fits, and roots that R looks for, have fewer digits on R's side. */
const tolerance = 1e-9;
const ownTolerance: Readonly<Record<string, number>> = {};

const [, , folder, file] = process.argv;
if (folder === undefined || file === undefined) throw new Error('give FOLDER and R.json');
const wanted = JSON.parse(readFileSync(file, 'utf8')) as Wanted;
const drawn = Object.entries(wanted.drawn).map(([name, set]) => [name, drawnCohorts(set)] as const);
const sets: Readonly<Record<string, Cohorts>> = { ...publicCohorts(folder), ...Object.fromEntries(drawn) };

const all = (cohorts: Cohorts): Findings => ({
  ...unadjusted(cohorts),
  ...models(cohorts),
  ...chances(cohorts),
  ...within(cohorts),
  ...odds(cohorts),
  ...times(cohorts),
  ...beside(cohorts),
  ...byLevel(cohorts),
});

console.log(
  Object.entries(wanted.versions)
    .map(([name, version]) => `${name}: ${version}`)
    .join('; '),
);
let [count, faults] = [0, 0];
const worst = new Map<string, number>();
for (const [name, estimates] of Object.entries(wanted.estimates)) {
  const cohorts = sets[name];
  if (cohorts === undefined) throw new Error(`${name}: not among the data sets`);
  const ours = all(cohorts);
  // MatchIt is compared where R has it.
  const extra = Object.keys(ours).filter((method) => !(method in estimates) && !method.endsWith('_matchit'));
  for (const method of extra) console.log(`${name}: R has no ${method}`);
  faults += extra.length;
  let most = { gap: 0, method: '' };
  for (const [method, figures] of Object.entries(estimates)) {
    const { gap, figures: compared, where } = gapOf(ours[method], figures);
    count += compared;
    worst.set(method, Math.max(worst.get(method) ?? 0, gap));
    if (gap > most.gap) most = { gap, method };
    if (gap <= (ownTolerance[method] ?? tolerance)) continue;
    faults += 1;
    console.log(`${name}: ${method} is apart by ${gap.toExponential(1)} (${where})`);
  }
  const people = String(cohorts.people.length);
  console.log(`${name}: ${people} people, worst ${most.gap.toExponential(1)} in ${most.method}`);
}
for (const [method, gap] of worst) console.log(`${method.padEnd(32)} ${gap.toExponential(1)}`);
console.log(`${String(count)} figures compared, ${String(faults)} faults`);
if (count === 0 || faults > 0) process.exitCode = 1;
