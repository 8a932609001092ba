import { expectedUse } from './expecteduse';
import { frequentUse } from './frequentuse';
import { fewestInGroup } from './groups';
import { preTrendOf } from './pretrend';
import { monthRatios } from './monthratios';
import type { MonthRow } from './monthsums';
import type { UseRow as Row } from './personsums';
import type { UseTables } from './usetables';
import { armOf, armPairs } from './visitarm';
import { methodsOf, ratioBetween, type Sides } from './visitmethods';
import { fillUsed, monthsCounted, stretchesCounted } from './windows';
import type { Database } from '../engine/database';
import { countedIn, type Scope } from '../evidence/scope';
import { sureness } from '../evidence/sureness';
import type { VisitArm, VisitFinding, VisitGroup, VisitMethod } from '../evidence/visits';
import { firstOfRunUp, type Windows, windowsOf, type WindowRule } from '../evidence/windows';
import { eventTime, type MonthTally } from '../stats/eventtime';
import { eValue } from '../stats/evalue';
import { differenceInDifferences, ratioOfRatios } from '../stats/rateratios';
import { isWithheld, withhold } from '../stats/result';
import { sameRatio } from '../stats/sameratio';
import { dimensionById, inOrder } from '../vocabulary/dimensions';

/** How the service use in the tables is laid out under a rule for windows. */
export interface LaidOut {
  readonly windows: Windows;
  readonly runUp: VisitFinding['runUp'];
  readonly settings: readonly ('main' | 'run-up' | 'placebo-6' | 'placebo-9' | 'earlier')[];
  /** Months before the run-up that have columns of their own. */
  readonly preMonths: readonly number[];
}

const earlier: Readonly<Record<'placebo-6' | 'placebo-9', Windows>> = {
  'placebo-6': { before: { from: -9, to: -7 }, after: { from: -6, to: -4 } },
  'placebo-9': { before: { from: -12, to: -10 }, after: { from: -9, to: -7 } },
};

/** Counts everybody's service use in the windows of the rule, and in those asked beside them; null where nobody's use is counted before and after. */
export async function layOut(database: Database, rule: WindowRule): Promise<LaidOut | null> {
  await database.run('DELETE FROM used');
  const months = await monthsCounted(database);
  const [first, last] = [Math.min(0, ...months), Math.max(0, ...months)];
  const own = windowsOf(rule, first, last);
  if (own === null) return layOutStretches(database, rule, months);
  const settings: LaidOut['settings'][number][] = ['main'];
  await fillUsed(database, 'main', own, months);
  const whole = windowsOf({ ...rule, runUp: 'counted' }, first, last);
  if (rule.runUp === 'left out' && whole !== null) {
    await fillUsed(database, 'run-up', whole, months);
    settings.push('run-up');
  }
  for (const id of ['placebo-6', 'placebo-9'] as const) {
    if (earlier[id].before.from < first) continue;
    await fillUsed(database, id, earlier[id], months);
    settings.push(id);
  }
  const length = own.before.to - own.before.from + 1;
  if (own.before.from - length >= first) {
    const past = { from: own.before.from - length, to: own.before.from - 1 };
    await fillUsed(database, 'earlier', { before: past, after: own.before }, months);
    settings.push('earlier');
  }
  return {
    windows: own,
    runUp: rule.runUp,
    settings,
    preMonths: months.filter((month) => month >= -12 && month < firstOfRunUp),
  };
}

/** Where only whole stretches are counted, the windows are the most frequent ones, those as long as the rule says before others. */
async function layOutStretches(
  database: Database,
  rule: WindowRule,
  months: readonly number[],
): Promise<LaidOut | null> {
  const stretches = await stretchesCounted(database);
  const best = (side: (one: (typeof stretches)[number]) => boolean) => {
    const found = stretches.filter(side);
    return found.find(({ from, to }) => to - from + 1 === rule.months) ?? found[0];
  };
  const before = best(({ to }) => to < 0);
  const after = best(({ from }) => from > 0);
  if (before === undefined || after === undefined) return null;
  const windows = { before: { from: before.from, to: before.to }, after: { from: after.from, to: after.to } };
  await fillUsed(database, 'main', windows, months);
  return {
    windows,
    runUp: before.to < firstOfRunUp ? 'left out' : 'cannot be parted',
    settings: ['main'],
    preMonths: [],
  };
}

/** Did service use change, compared with what, and would it have changed anyway? One finding for each kind of use. */
export function visitsOf(
  { members, tallies, months, products, references }: UseTables,
  scope: Scope,
  { windows, runUp, preMonths }: LaidOut,
  hasComparison: boolean,
): readonly VisitFinding[] {
  const main = tallies.get('main') ?? [];
  const services = [...new Set(main.map(({ service }) => service))];
  const size = (arm: string, stratum?: string): number =>
    members
      .filter((one) => one.arm === arm && (stratum === undefined || one.stratum === stratum))
      .reduce((total, { referrals }) => total + referrals, 0);
  const counted = countedIn(scope);
  return services.map((service): VisitFinding => {
    const sides = (setting: string): Sides | undefined => {
      const rows = tallies.get(setting)?.filter((one) => one.service === service);
      return rows === undefined
        ? undefined
        : {
            referred: rows.filter(({ arm }) => arm === 'referred'),
            comparison: rows.filter(({ arm }) => arm === 'comparison'),
          };
    };
    const both = sides('main') ?? { referred: [], comparison: [] };
    const [own, other] = [armPairs(both.referred), armPairs(both.comparison)];
    const compared = both.comparison.length > 0;
    const referred = armOf(own, size('referred'), counted);
    const comparison = compared ? armOf(other, size('comparison'), counted) : null;
    const ratio = compared ? ratioOfRatios(own.pairs, other.pairs) : null;
    const beyond =
      ratio === null
        ? null
        : {
            ratio,
            difference: differenceInDifferences(own.pairs, other.pairs),
            preTrend: preTrendOf(
              products.filter((one) => one.service === service),
              { from: Math.min(...preMonths), to: Math.max(...preMonths) },
            ),
            eValue: isWithheld(ratio) ? ratio : eValue(ratio.ratio, ratio.interval95),
            months: monthRatios(
              months.filter((one) => one.service === service),
              references.filter((one) => one.service === service),
            ),
          };
    const length = (windows.before.to - windows.before.from + 1) / monthsAYear;
    const expected = compared ? null : expectedUse(service, referred, sides('earlier'), length);
    const methods = methodsOf(both, {
      runUp: sides('run-up'),
      placebo6: sides('placebo-6'),
      placebo9: sides('placebo-9'),
    });
    return {
      id: `visits.${idOf(service)}`,
      service,
      counted,
      windows,
      runUp,
      referred,
      comparison,
      beyond,
      money: null,
      comparisonLost: hasComparison && !compared,
      expected,
      frequent: frequentUse(service, both, sides('earlier'), windows, counted),
      months: monthsOf(months.filter((one) => one.service === service)),
      series: null,
      methods,
      by: groupsOf(both.referred, scope, size),
      sure: surenessOf({ referred, comparison, beyond, expected, methods, counted, runUp }),
    };
  });
}

/** A service's name as part of an id: GP contacts is gp-contacts. */
export function idOf(service: string): string {
  return service
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

const monthsAYear = 12;

function monthsOf(rows: readonly MonthRow[]): VisitFinding['months'] {
  const of = (arm: string) => {
    const found = eventTime(
      rows
        .filter((one) => one.arm === arm)
        .map(({ month, people, watched, watched_squares, visits, squares, crossed }): MonthTally => ({
          month,
          people,
          years: watched / monthsAYear,
          events: visits,
          squares,
          crossed: crossed / monthsAYear,
          yearsSquared: watched_squares / monthsAYear ** 2,
        })),
    );
    return new Map(isWithheld(found) ? [] : found.map(({ month, rate }) => [month, rate]));
  };
  const [referred, comparison] = [of('referred'), of('comparison')];
  const listed = [...referred.keys(), ...comparison.keys()];
  const [first, last] = [Math.min(...listed), Math.max(...listed)];
  // A month in which nobody at all was watched has no column, and is a gap between the others all the same.
  const all = listed.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return all.map((month) => ({
    month,
    referred: referred.get(month) ?? withhold('nobody_at_risk', 0),
    comparison: comparison.size === 0 ? null : (comparison.get(month) ?? withhold('nobody_at_risk', 0)),
  }));
}

/** The ratio in each group of the scope's dimension by itself, and whether they differ: what is beyond a comparison group differs by the same factors. */
function groupsOf(
  referred: readonly Row[],
  { by }: Scope,
  size: (arm: string, stratum: string) => number,
): VisitFinding['by'] {
  if (by === undefined) return null;
  const dimension = dimensionById.get(by);
  if (dimension === undefined) return null;
  const levels = [...new Set(referred.map(({ stratum }) => stratum))].map((level) => ({
    level,
    n: size('referred', level),
  }));
  const groups = inOrder(dimension, levels).map(({ level }): VisitGroup => {
    const own = armPairs(referred.filter(({ stratum }) => stratum === level));
    return { level, n: own.counted, ratio: ratioBetween(own, null) };
  });
  const shown = groups.filter(({ n }) => typeof n === 'number' && n >= fewestInGroup);
  const estimates = shown.flatMap(({ ratio }) => (isWithheld(ratio) ? [] : [ratio]));
  return {
    dimension: by,
    name: dimension.name,
    groups: shown,
    hidden: groups.length - shown.length,
    difference: sameRatio(estimates),
  };
}

/** People at the start of the two groups should use the service about alike, and be lost about alike. */
const mostApart = 0.25;
const mostLostApart = 0.2;

type Judged = Pick<
  VisitFinding,
  'referred' | 'comparison' | 'beyond' | 'expected' | 'methods' | 'counted' | 'runUp'
>;

function surenessOf({
  referred,
  comparison,
  beyond,
  expected,
  methods,
  counted,
  runUp,
}: Judged): VisitFinding['sure'] {
  const arm = ({ watched }: VisitArm) => ({ pairs: Number(watched.x), started: Number(watched.n) });
  if (comparison === null || beyond === null)
    return sureness({
      design: 'one group',
      told: 'use',
      counted,
      arms: [arm(referred)],
      withinRegression: withinExpected(referred, expected),
    });
  const failed: string[] = [];
  if (runUp !== 'left out')
    failed.push('the months just before referral, when people come most, are counted');
  if (farApart(referred, comparison)) failed.push('the groups used the service differently before');
  if (!isWithheld(beyond.preTrend) && beyond.preTrend.p < 0.05)
    failed.push('the groups were drifting apart before');
  const kept = [referred, comparison]
    .map(arm)
    .map(({ pairs, started }) => (started === 0 ? 0 : pairs / started));
  if (Math.abs((kept[0] ?? 0) - (kept[1] ?? 0)) > mostLostApart)
    failed.push('one group was watched much more fully than the other');
  return sureness({
    design: 'comparison',
    told: 'use',
    counted,
    arms: [arm(referred), arm(comparison)],
    checks: {
      failed,
      negativeControl: placeboOf(methods),
      eValueOfLimit: isWithheld(beyond.eValue) ? null : beyond.eValue.limit,
      missingKeepsSign:
        !isWithheld(beyond.ratio) && (beyond.ratio.interval95.upper < 1 || beyond.ratio.interval95.lower > 1),
      estimated: !isWithheld(beyond.ratio),
      planFrozen: false,
      excludesTrivial: false,
      balanced: false,
    },
  });
}

/** Dates at which nothing was done: a change there is none of the service's. */
function placeboOf(methods: readonly VisitMethod[]): 'clean' | 'failed' | 'none' {
  const ratios = methods.flatMap(({ id, ratio }) =>
    id.startsWith('placebo') && !isWithheld(ratio) ? [ratio.interval95] : [],
  );
  if (ratios.length === 0) return 'none';
  return ratios.every(({ lower, upper }) => lower <= 1 && upper >= 1) ? 'clean' : 'failed';
}

/** Whether the fall is no larger than what could be expected anyway. */
function withinExpected({ ratio }: VisitArm, expected: VisitFinding['expected']): boolean | null {
  if (expected === null || isWithheld(ratio)) return null;
  return (
    ratio.ratio <= 1 &&
    ratio.ratio >= Math.min(...expected.rows.map((row) => row.interval?.lower ?? row.ratio))
  );
}

/** Whether mean use before differs by a quarter of a standard deviation or more. */
function farApart(one: VisitArm, other: VisitArm): boolean {
  if (isWithheld(one.spread) || isWithheld(other.spread)) return true;
  const [a, b] = [one.spread.before, other.spread.before];
  const variance = ({ mean, dispersion }: typeof a): number =>
    isWithheld(dispersion) ? 0 : dispersion.varianceToMean * mean;
  const sd = Math.sqrt((variance(a) + variance(b)) / 2);
  return sd === 0 ? a.mean !== b.mean : Math.abs(a.mean - b.mean) / sd >= mostApart;
}
