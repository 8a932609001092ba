import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, loadAsSeen } from '../import/files';
import { Seeded } from '../import/seeded';
import truth from '../../sample-data/truth.json';
import { type Analysis, startAnalysis } from '../../src/analysis/build';
import type { Database, Source } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { everyone, type Scope } from '../../src/evidence/scope';
import { usable } from '../../src/evidence/select';
import type { VisitFinding } from '../../src/evidence/visits';
import type { WindowRule } from '../../src/evidence/windows';
import { pairedRateRatio, type RatioEstimate } from '../../src/stats/pairedrate';
import { ratioOfRatios } from '../../src/stats/rateratios';
import type { Result } from '../../src/stats/result';
import type { Mapping } from '../../src/vocabulary/mapping';

let database: Database;
beforeAll(async () => {
  database = await openNative();
}, 60_000);
afterAll(() => database.close());

const counted: WindowRule = { months: 12, runUp: 'counted' };
const months = Array.from({ length: 25 }, (_, at) => at - 12);

/** A column that says who was referred is known beside counts; in a file of people alone its reader has to point it out. */
const withGroup = (mapping: Mapping): Mapping =>
  mapping.layout === 'wide' ? { ...mapping, columns: { group: 'group', ...mapping.columns } } : mapping;

async function analysisOf(sources: readonly Source[]): Promise<Analysis> {
  const loaded = await loadAsSeen(database, sources, sources === asEvents ? withGroup : undefined);
  return startAnalysis(database, { ...loaded, name: 'Made', madeUp: true }, { by: 'test', on: '2024-01-01' });
}

async function findings(sources: readonly Source[], scope: Partial<Scope> = {}) {
  const analysis = await analysisOf(sources);
  return (await analysis.ask({ ...everyone, ...scope }, ['visits'])).visits;
}

async function finding(sources: readonly Source[], scope: Partial<Scope> = {}): Promise<VisitFinding> {
  const [first, ...others] = await findings(sources, scope);
  if (first === undefined || others.length > 0) throw new Error('not one finding');
  return first;
}

function estimate<T extends object>(result: Result<T> | undefined): T {
  if (result === undefined || !usable(result)) throw new Error(`withheld: ${JSON.stringify(result)}`);
  return result;
}

function method({ methods }: VisitFinding, id: string): RatioEstimate {
  return estimate(methods.find((one) => one.id === id)?.ratio);
}

/** A file of counts by month: each person's from month −12 to 12, null where nobody watched. */
interface Counted {
  readonly id?: string;
  readonly group?: string;
  readonly site?: string;
  readonly referred?: string;
  readonly of: (month: number) => number | null;
}
function byMonth(people: readonly Counted[]): Source {
  return file(
    'months.csv',
    `pid,group,site,referral_month,${months.map((month) => `m${String(month)}`).join(',')}`,
    ...people.map(({ id, group = 'Referred', site = 'Harbour', referred = 'Oct-22', of }, at) =>
      [id ?? `p${String(at)}`, group, site, referred, ...months.map((month) => String(of(month) ?? ''))].join(
        ',',
      ),
    ),
  );
}

const sample = (name: string, keep: (line: string) => boolean = () => true): Source =>
  file(name, ...readFileSync(`sample-data/${name}`, 'utf8').trimEnd().split('\n').filter(keep));
const whole = ['people.csv', 'gp-contacts.csv'].map((name) => sample(name));
const oneGroup = [
  sample('people.csv'),
  sample('gp-contacts.csv', (line) => !line.includes('Not yet referred')),
];
const planted = truth.gp_contacts;

test('the effect planted in the made-up service lies inside the interval with the comparison group', async () => {
  const { beyond, referred, comparison, sure } = await finding(whole);
  const { ratio, interval95 } = estimate(beyond?.ratio);
  expect(interval95.lower).toBeLessThan(planted.true_rate_ratio);
  expect(interval95.upper).toBeGreaterThan(planted.true_rate_ratio);
  expect(Math.abs(ratio - planted.true_rate_ratio)).toBeLessThan(0.02);
  expect([referred.members, comparison?.members]).toEqual([
    truth.counts.flow.referred,
    truth.counts.not_yet_referred,
  ]);
  expect(sure.step).toBe('Moderate');
});

test('the usual before-and-after figure of the made-up service, run-up and all, is visibly wrong, and the finding shows it beside its own', async () => {
  const alone = await finding(oneGroup);
  const naive = method(alone, 'run-up');
  expect(naive.ratio).toBeLessThan(0.8);
  expect(naive.interval95.upper).toBeLessThan(planted.true_rate_ratio);
  expect(naive.ratio).toBeCloseTo(planted.referred.ratio, 2);
  expect(method(alone, 'headline').ratio).toBeGreaterThan(naive.ratio + 0.05);
  expect(alone.expected?.kind).toBe('assumed');
  expect(['Descriptive', 'Limited']).toContain(alone.sure.step);
  const asked = await finding(whole, { windows: counted });
  expect(estimate(asked.referred.ratio).ratio).toBe(naive.ratio);
});

/** A made service, everybody watched throughout: visits by person and month. */
const random = new Seeded(4711);
const service = Array.from({ length: 60 }, (_, at) => {
  const most = random.between(1, 4);
  const visits = months.map((month) =>
    random.between(0, month > -4 && month <= 0 && at < 40 ? most + 2 : most),
  );
  return { id: `p${String(at)}`, group: at < 40 ? 'Referred' : 'Not yet referred', visits };
});
const visitsAt = (at: number, month: number): number => service[at]?.visits[month + 12] ?? 0;
const inside = (at: number, from: number, to: number): number =>
  months.filter((month) => month >= from && month <= to).reduce((sum, month) => sum + visitsAt(at, month), 0);
const pairs = (group: string, from = -12, to = -1) =>
  service.flatMap((one, at) =>
    one.group === group
      ? [
          {
            before: inside(at, from, to),
            after: inside(at, 1, 12),
            yearsBefore: (to - from + 1) / 12,
            yearsAfter: 1,
            n: 1,
          },
        ]
      : [],
  );

const asMonths = byMonth(
  service.map(({ id, group }, at) => ({ id, group, of: (month) => visitsAt(at, month) })),
);
const asTwo = file(
  'two.csv',
  'pid,group,Index date,GP 12m pre,GP 12m post',
  ...service.map(({ id, group }, at) =>
    [id, group, '2022-10-15', String(inside(at, -12, -1)), String(inside(at, 1, 12))].join(','),
  ),
);
const day = (month: number, date: number): string =>
  new Date(Date.UTC(2022, 9 + month, date)).toISOString().slice(0, 10);
const asEvents = [
  file(
    'people.csv',
    'Client ID,group,Referral Date',
    ...service.map(({ id, group }) => `${id},${group},2022-10-15`),
  ),
  file(
    'events.csv',
    'Patient ID,Appointment Date,Service',
    'z,2021-10-01,GP',
    'z,2023-10-31,GP',
    ...service.flatMap(({ id }, at) =>
      months.flatMap((month) =>
        Array.from({ length: visitsAt(at, month) }, (_, k) => `${id},${day(month, 3 + k)},GP`),
      ),
    ),
  ),
];

/** Months by their names in the calendar, as no month is the same one for people of different referrals. */
const asCalendar = file(
  'calendar.csv',
  `pid,group,referral_month,${months.map((month) => day(month, 1).slice(0, 7)).join(',')}`,
  ...service.map(({ id, group, visits }) => [id, group, '2022-10', ...visits.map(String)].join(',')),
);
/** A service a row. */
const asServices = file(
  'services.csv',
  `Person ID,Group,Referral month,Service,${months.map((month) => `m${String(month)}`).join(',')}`,
  ...service.map(({ id, group, visits }) => [id, group, '2022-10', 'GP', ...visits.map(String)].join(',')),
);
/** Counts as columns of a wide file of people and their scores; nobody stands for comparison there. */
const asWide = file(
  'wide.csv',
  'Client ID,Referral Date,ONS Life Satisfaction (start),ONS Life Satisfaction (end),GP before,GP after',
  ...service
    .slice(0, 40)
    .map(({ id }, at) =>
      [id, '2022-10-15', '5', String(at % 10), String(inside(at, -12, -1)), String(inside(at, 1, 12))].join(
        ',',
      ),
    ),
);

test('one made service as two counts, as months from referral or of the calendar, as a service a row, as events and beside scores has the same numbers, and they are those of its people', async () => {
  const numbers = async (sources: readonly Source[]) => {
    const { referred, comparison, beyond } = await finding(sources, { windows: counted });
    return { referred, comparison, ratio: beyond?.ratio, difference: beyond?.difference };
  };
  const monthly = await numbers([asMonths]);
  expect(await numbers([asTwo])).toEqual(monthly);
  expect(await numbers(asEvents)).toEqual(monthly);
  expect(await numbers([asCalendar])).toEqual(monthly);
  expect(await numbers([asServices])).toEqual(monthly);
  const { ratio: inWide, ...besideScores } = await numbers([asWide]);
  expect(besideScores).toEqual({ ...monthly, ratio: undefined, comparison: null, difference: undefined });
  expect(inWide).toBeUndefined();
  expect(monthly.referred.ratio).toEqual(pairedRateRatio(pairs('Referred')));
  expect(monthly.ratio).toEqual(ratioOfRatios(pairs('Referred'), pairs('Not yet referred')));
});

test('counts of whole stretches cannot be parted from the run-up, and the finding says so; months can', async () => {
  const two = await finding([asTwo]);
  expect(two.runUp).toBe('cannot be parted');
  expect(two.windows).toEqual({ before: { from: -12, to: -1 }, after: { from: 1, to: 12 } });
  expect(two.months).toEqual([]);
  expect(two.beyond?.preTrend).toEqual({ withheld: 'few_pre_months', n: 0 });
  const monthly = await finding([asMonths]);
  expect(monthly.runUp).toBe('left out');
  expect(monthly.windows.before).toEqual({ from: -12, to: -4 });
  expect(monthly.beyond?.ratio).toEqual(
    ratioOfRatios(pairs('Referred', -12, -4), pairs('Not yet referred', -12, -4)),
  );
});

test('with the run-up counted no comparison is above Limited: its peak is of one group alone', async () => {
  const { sure, methods } = await finding(whole, { windows: counted });
  expect(methods.some(({ id }) => id === 'run-up')).toBe(false);
  expect(sure.step).toBe('Limited');
  expect(sure.because).toContain('just before referral');
});

test('a filter under which nobody of the comparison group is left says so, and what is left is one group', async () => {
  const people = service.map(({ id, group }, at): Counted => ({
    id,
    group,
    site: group === 'Referred' && at % 2 === 0 ? 'Harbour' : 'Castle Road',
    of: (month) => visitsAt(at, month),
  }));
  const filters = (level: string) => [{ dimension: 'site' as const, levels: [level] }];
  const lost = await finding([byMonth(people)], { filters: filters('Harbour') });
  expect(lost).toMatchObject({ comparisonLost: true, comparison: null, beyond: null });
  expect(lost.referred.members).toBe(20);
  expect(lost.expected?.kind).toBe('assumed');
  const kept = await finding([byMonth(people)], { filters: filters('Castle Road') });
  expect(kept).toMatchObject({ comparisonLost: false, comparison: { members: 20 } });
  const never = await finding([byMonth(people.filter(({ group }) => group === 'Referred'))]);
  expect(never).toMatchObject({ comparisonLost: false, comparison: null });
});

test('where every referral counts, the ratio is that of the referrals and its error that of their people', async () => {
  const people = service
    .slice(0, 40)
    .flatMap(({ id }, at): Counted[] => [
      { id, of: (month) => visitsAt(at, month) },
      ...(at < 10 ? [{ id, referred: 'Feb-24', of: (month: number) => visitsAt(at + 40, month) }] : []),
    ]);
  const scope = { windows: counted };
  const all = await finding([byMonth(people)], { ...scope, episodes: 'all' });
  const summed = pairs('Referred').map((one, at) =>
    at < 10
      ? {
          ...one,
          before: one.before + inside(at + 40, -12, -1),
          after: one.after + inside(at + 40, 1, 12),
          yearsBefore: 2,
          yearsAfter: 2,
        }
      : one,
  );
  expect(all.referred.ratio).toEqual(pairedRateRatio(summed));
  expect(all).toMatchObject({ counted: 'referrals', referred: { members: 50, watched: { x: 50, n: 50 } } });
  expect(all.methods[0]?.n).toBe(50);
  const first = await finding([byMonth(people)], scope);
  expect(first.referred.ratio).toEqual(pairedRateRatio(pairs('Referred')));
  expect(first).toMatchObject({ counted: 'people', referred: { members: 40, watched: { x: 40, n: 40 } } });
});

test('hidden small numbers are in no estimate, and the truth lies between the two that put them at their ends', async () => {
  const hide = (n: number): string => (n > 0 && n < 5 ? '<5' : String(n));
  const small = service.slice(0, 40).map((_, at) => [inside(at, -6, -1), inside(at, 1, 3)] as const);
  const write = (cell: (n: number) => string): Source =>
    file(
      'two.csv',
      'pid,Index date,GP pre,GP post,Months obs post',
      ...small.map(([before, after], at) =>
        [`p${String(at)}`, '2022-10-15', cell(before), cell(after), '12'].join(','),
      ),
    );
  const hidden = small.filter((pair) => pair.some((n) => n > 0 && n < 5)).length;
  expect(hidden).toBeGreaterThan(5);
  expect(hidden).toBeLessThan(35);
  const full = await finding([write(String)]);
  const seen = await finding([write(hide)]);
  expect(seen.referred).toMatchObject({ hidden, watched: { x: 40, n: 40 } });
  expect(seen.methods[0]?.n).toBe(40 - hidden);
  const [fall, rise] = [method(seen, 'hidden-fall'), method(seen, 'hidden-rise')];
  const truly = estimate(full.referred.ratio).ratio;
  expect(fall.ratio).toBeLessThan(truly);
  expect(rise.ratio).toBeGreaterThan(truly);
  const ends = (n: number): readonly [number, number] => (n > 0 && n < 5 ? [1, 4] : [n, n]);
  const total = (of: (pair: readonly [number, number]) => number): number =>
    small.reduce((sum, pair) => sum + of(pair), 0);
  expect(fall.ratio).toBeCloseTo(total(([, n]) => ends(n)[0]) / total(([n]) => ends(n)[1]), 12);
  expect(rise.ratio).toBeCloseTo(total(([, n]) => ends(n)[1]) / total(([n]) => ends(n)[0]), 12);
  expect(full.methods.some(({ id }) => id.startsWith('hidden'))).toBe(false);
});

test('a death or a de-registration ends the time watched, and who is lost at once is in no estimate', async () => {
  const gone = (last: number) => (month: number) => (month > last ? null : 1);
  const { referred, months: rates } = await finding([
    byMonth([{ of: gone(12) }, { of: gone(12) }, { of: gone(4) }, { of: gone(0) }]),
  ]);
  expect(referred.watched).toMatchObject({ x: 3, n: 4 });
  expect(estimate(referred.after)).toMatchObject({ events: 28, years: 28 / 12, rate: 12 });
  expect(rates.map(({ referred: rate }) => (usable(rate) ? rate.people : 0)).slice(-9)).toEqual([
    3, 2, 2, 2, 2, 2, 2, 2, 2,
  ]);
  const counts = await finding([
    file(
      'two.csv',
      'Pseudo_ID,Index date,GP pre,GP post,Months obs post,Deceased',
      'a,01/05/2022,12,12,12,N',
      'b,01/05/2022,12,4,4.5,Y',
      'c,01/05/2022,12,0,0,Y',
    ),
  ]);
  expect(counts.referred.watched).toMatchObject({ x: 2, n: 3 });
  expect(estimate(counts.referred.after)).toMatchObject({ events: 16, years: 16.5 / 12 });
});

test('a shorter time watched is no fall: half the visits in half the time are a ratio of 1', async () => {
  const person = (at: number): Counted => ({
    of: (month) => (month > 6 ? null : (visitsAt(at, Math.abs(month)) + at) % 3),
  });
  const { referred } = await finding([byMonth(service.map((_, at) => person(at)))], { windows: counted });
  const [before, after] = [estimate(referred.before), estimate(referred.after)];
  expect(after.years).toBe(before.years / 2);
  expect(estimate(referred.ratio).ratio).toBeCloseTo(after.events / 0.5 / before.events, 12);
  expect(after.events / before.events).toBeLessThan(0.6);
  expect(estimate(referred.ratio).ratio).toBeGreaterThan(0.8);
});

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const some = (at: number, month: number): number => (visitsAt(at, month) > 1 ? 1 : 0);
test.each<[string, (at: number, month: number) => number, object]>([
  ['before', (at, month) => (month < 0 ? 0 : some(at, month)), { withheld: 'none_before', n: 40 }],
  [
    'after',
    (at, month) => (month > 0 ? 0 : some(at, month)),
    { kind: 'none_after', ratio: 0, upper: expect.any(Number) as number },
  ],
  ['before and after', () => 0, { withheld: 'no_events', n: 40 }],
])('without a single visit %s there is no ratio to quote, and it says why', async (side, of, ratio) => {
  const people = Array.from({ length: 40 }, (_, at): Counted => ({ of: (month) => of(at, month) }));
  const { referred, methods, expected } = await finding([byMonth(people)]);
  expect(referred.ratio).toMatchObject(ratio);
  expect(usable(referred.difference)).toBe(side !== 'before and after');
  expect(methods[0]?.ratio).toHaveProperty('withheld');
  expect(numbersIn({ referred, methods, expected }).filter((one) => !Number.isFinite(one))).toEqual([]);
});

test('one person with most of the visits is pointed out, and the ratio stands beside it without them', async () => {
  const people = Array.from({ length: 12 }, (_, at): Counted => ({
    of: (month) => (at === 0 ? (month < -3 ? 40 : 4) : visitsAt(at, month) > 1 ? 1 : 0),
  }));
  const found = await finding([byMonth(people)]);
  expect(estimate(found.referred.largest)).toMatchObject({ flagged: true, people: 1 });
  const without = await finding([byMonth(people.slice(1))]);
  expect(method(found, 'without-largest').ratio).toBe(estimate(without.referred.ratio).ratio);
  expect(method(found, 'headline').ratio).toBeLessThan(0.3);
  expect(method(found, 'without-largest').ratio).toBeGreaterThan(0.6);
  expect(found.methods.find(({ id }) => id === 'without-largest')?.n).toBe(11);
});

test('a month in which nobody was watched has no rate, and takes nothing from the others', async () => {
  const people = service
    .slice(0, 40)
    .map((_, at): Counted => ({ of: (month) => (month === 3 ? null : visitsAt(at, month)) }));
  const { months: rates, referred } = await finding([byMonth(people)]);
  expect(rates.find(({ month }) => month === 3)?.referred).toEqual({ withheld: 'nobody_at_risk', n: 0 });
  expect(rates.filter((one) => usable(one.referred))).toHaveLength(24);
  expect(estimate(referred.after).years).toBeCloseTo((40 * 11) / 12, 12);
});

test('another rule for the windows counts anew, and going back gives the first numbers again', async () => {
  const analysis = await analysisOf([asMonths]);
  const ask = async (windows?: WindowRule) =>
    (await analysis.ask({ ...everyone, ...(windows === undefined ? {} : { windows }) }, ['visits'])).visits;
  const usual = await ask();
  const short = await ask({ months: 3, runUp: 'left out' });
  expect(short[0]?.windows).toEqual({ before: { from: -6, to: -4 }, after: { from: 1, to: 3 } });
  expect(estimate(short[0]?.referred.before).events).toBe(
    service.slice(0, 40).reduce((sum, _, at) => sum + inside(at, -6, -4), 0),
  );
  expect((await ask(counted))[0]?.referred.ratio).toEqual(pairedRateRatio(pairs('Referred')));
  expect(await ask()).toEqual(usual);
});

test('with months enough before, what is expected anyway is the group’s own earlier use', async () => {
  const referred = service.filter(({ group }) => group === 'Referred');
  const people = referred.map((_, at): Counted => ({ of: (month) => visitsAt(at, month) }));
  const { expected } = await finding([byMonth(people)], { windows: { months: 3, runUp: 'left out' } });
  const sums = (from: number, to: number): number =>
    referred.reduce((sum, _, at) => sum + inside(at, from, to), 0);
  expect(expected?.kind).toBe('earlier');
  expect(expected?.rows[0]?.ratio).toBeCloseTo(sums(-9, -7) / sums(-6, -4), 12);
});

test('groups have their own ratio and one test of whether they differ; a small one is hidden and counted', async () => {
  const site = (at: number): string => (at < 4 ? 'Vale' : at % 2 === 0 ? 'Harbour' : 'Castle Road');
  const people = service
    .slice(0, 40)
    .map((_, at): Counted => ({ site: site(at), of: (month) => visitsAt(at, month) }));
  const { by } = await finding([byMonth(people)], { by: 'site', windows: counted });
  expect(by?.groups.map(({ level, n }) => [level, n])).toEqual([
    ['Castle Road', 18],
    ['Harbour', 18],
  ]);
  expect(by?.hidden).toBe(1);
  expect(pairedRateRatio(pairs('Referred').filter((_, at) => site(at) === 'Harbour'))).toMatchObject(
    estimate(by?.groups[1]?.ratio),
  );
  expect(estimate(by?.difference)).toMatchObject({ groups: 2, df: 1 });
});
