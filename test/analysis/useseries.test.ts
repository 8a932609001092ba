import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, loadAsSeen } from '../import/files';
import { Seeded } from '../import/seeded';
import { type Analysis, startAnalysis } from '../../src/analysis/build';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { everyone, type Scope } from '../../src/evidence/scope';
import { usable } from '../../src/evidence/select';
import type { UseSeries } from '../../src/evidence/useseries';
import { poissonQuantile } from '../../src/stats/poisson';

let database: Database;
beforeAll(async () => {
  database = await openNative();
}, 60_000);
afterAll(() => database.close());

const months = Array.from({ length: 25 }, (_, at) => at - 12);
const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const began = 2023 * 12 + 3;

/** People referred from April 2023 to March 2024: a peak before referral, and in every calendar month from May 2023 on a factor. */
function service(factor: (calendar: number, group: string) => number, groups: readonly string[]) {
  const random = new Seeded(81);
  const chance = (): number => random.between(1, 999_999) / 1_000_000;
  const rows = groups.flatMap((group) =>
    Array.from({ length: 480 }, (_, at) => {
      const referred = began + (at % 12);
      const visits = months.map((month) => {
        const peak = month > -4 && month <= 0 ? 2.5 : 1;
        return poissonQuantile(chance(), 0.6 * peak * factor(referred + month, group));
      });
      const when = `${names[referred % 12] ?? ''}-${String(Math.floor(referred / 12)).slice(2)}`;
      const site = at % 3 === 0 ? 'Harbour' : 'Vale';
      return [`${group.slice(0, 1)}${String(at)}`, group, site, when, ...visits].join(',');
    }),
  );
  return file(
    'months.csv',
    `pid,group,site,referral_month,${months.map((one) => `m${String(one)}`).join(',')}`,
    ...rows,
  );
}

async function analysisOf(source: ReturnType<typeof file>): Promise<Analysis> {
  const loaded = await loadAsSeen(database, [source]);
  return startAnalysis(database, { ...loaded, name: 'Made', madeUp: true }, { by: 'test', on: '2024-01-01' });
}

async function seriesOf(analysis: Analysis, scope: Partial<Scope> = {}): Promise<UseSeries> {
  const { visits } = await analysis.ask({ ...everyone, began: '2023-04', ...scope }, ['visits']);
  const series = visits[0]?.series;
  if (!series) throw new Error('no series');
  return series;
}

function model({ model: found }: UseSeries) {
  if (!usable(found)) throw new Error(`withheld: ${found.withheld}`);
  return found;
}

const stepped = (calendar: number): number => (calendar > began ? 0.7 : 1);

test('a step planted in the calendar is recovered from the rows of people, and none is found where none was planted', async () => {
  const analysis = await analysisOf(service(stepped, ['Referred']));
  const { level, controlled, dropped } = model(await seriesOf(analysis));
  expect(level.interval.lower).toBeLessThan(0.7);
  expect(level.interval.upper).toBeGreaterThan(0.7);
  expect(level.interval.upper).toBeLessThan(0.95);
  expect(controlled).toBe(false);
  expect(dropped).toEqual(['2023-04']);
  const none = model(await seriesOf(await analysisOf(service(() => 1, ['Referred']))));
  expect(none.level.interval.lower).toBeLessThan(1);
  expect(none.level.interval.upper).toBeGreaterThan(1);
});

test('what stepped in both groups is no step beyond the comparison group, and what stepped in one is', async () => {
  const groups = ['Referred', 'Not yet referred'];
  const both = model(await seriesOf(await analysisOf(service(stepped, groups))));
  expect(both.controlled).toBe(true);
  expect(both.level.interval.lower).toBeLessThan(1);
  expect(both.level.interval.upper).toBeGreaterThan(1);
  const one = model(
    await seriesOf(
      await analysisOf(service((calendar, group) => (group === 'Referred' ? stepped(calendar) : 1), groups)),
    ),
  );
  expect(one.level.interval.upper).toBeLessThan(1);
  expect(one.level.interval.lower).toBeLessThan(0.7);
});

test('the peak before referral is left out as time and as use, and is in the line where it is asked for', async () => {
  const analysis = await analysisOf(service(() => 1, ['Referred']));
  const left = await seriesOf(analysis);
  const counted = await seriesOf(analysis, { windows: { months: 12, runUp: 'counted' } });
  const at = ({ months: all }: UseSeries, month: string) => {
    const rate = all.find(({ calendar }) => calendar === month)?.referred;
    if (!rate || !usable(rate)) throw new Error('no rate');
    return rate;
  };
  expect(at(left, '2023-03').people).toBe(at(counted, '2023-03').people - 3 * 40);
  expect(at(counted, '2023-03').rate).toBeGreaterThan(at(left, '2023-03').rate + 1);
  expect(left.afterReferral.before).toBe(0);
});

test('no month named is no series, and another month named counts nobody anew', async () => {
  const analysis = await analysisOf(service(stepped, ['Referred']));
  const plain = await analysis.ask(everyone, ['visits']);
  expect(plain.visits[0]?.series).toBeNull();
  expect(plain.scope.began).toBeUndefined();
  const asked = await analysis.ask({ ...everyone, began: '2023-04' }, ['visits']);
  expect(asked.scope.began).toBe('2023-04');
  expect(asked.visits[0]?.referred).toBe(plain.visits[0]?.referred);
  expect(asked.visits[0]?.methods.map(({ id }) => id)).toContain('series');
  const later = await seriesOf(analysis, { began: '2023-07' });
  expect(later.afterReferral.before).toBeGreaterThan(0);
  expect((await analysis.ask(everyone, ['visits'])).visits[0]?.series).toBeNull();
});

test('a chosen level is in the series by itself, whatever was asked of the others before', async () => {
  const analysis = await analysisOf(service(stepped, ['Referred']));
  const most = ({ months: all }: UseSeries): number =>
    Math.max(...all.map(({ referred }) => (usable(referred) ? referred.people : 0)));
  const at = (level: string) => ({ filters: [{ dimension: 'site' as const, levels: [level] }] });
  const [all, vale, harbour] = [
    await seriesOf(analysis),
    await seriesOf(analysis, at('Vale')),
    await seriesOf(analysis, at('Harbour')),
  ].map(most);
  expect([harbour, vale]).toEqual([Number(all) / 3, (Number(all) * 2) / 3]);
});

test('counts of whole stretches have no series, and the finding says why', async () => {
  const two = file(
    'two.csv',
    'pid,Index date,GP 12m pre,GP 12m post',
    ...Array.from({ length: 20 }, (_, at) => `p${String(at)},2022-10-15,${String(at % 7)},${String(at % 5)}`),
  );
  const series = await seriesOf(await analysisOf(two));
  expect(series).toMatchObject({ months: [], model: { withheld: 'no_months' } });
});
