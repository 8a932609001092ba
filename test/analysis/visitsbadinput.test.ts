import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brief, file, loadAsSeen } from '../import/files';
import { startAnalysis } from '../../src/analysis/build';
import type { Database, Source } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { anywaySentence } from '../../src/evidence/expectationwords';
import { release } from '../../src/evidence/release';
import { everyone, type Scope } from '../../src/evidence/scope';
import { usable } from '../../src/evidence/select';
import { bannerOf } from '../../src/evidence/visitbanner';
import * as checks from '../../src/evidence/visitchecks';
import * as figures from '../../src/evidence/visitfigurewords';
import type { VisitFinding } from '../../src/evidence/visits';
import { visitSentence, visitTitle } from '../../src/evidence/visitwords';
import { unequalSentence, windowSentences } from '../../src/evidence/windowwords';
import type { Evidence } from '../../src/evidence/evidence';
import { say } from '../../src/evidence/phrase';
import { withheldWords } from '../../src/evidence/numbers';
import { issueWords } from '../../src/vocabulary/issue';

let database: Database;
beforeAll(async () => {
  database = await openNative();
}, 60_000);
afterAll(() => database.close());

const months = Array.from({ length: 25 }, (_, at) => at - 12);
const times = <T>(n: number, of: (at: number) => T): readonly T[] =>
  Array.from({ length: n }, (_, at) => of(at));

type Cell = number | string | null;
interface Person {
  readonly id?: string;
  readonly group?: string;
  readonly of: (month: number) => Cell;
}

/** Counts of months −12 to 12, one row a person. */
function monthly(people: readonly Person[]): Source {
  return file(
    'months.csv',
    `pid,group,referral_month,${months.map((month) => `m${String(month)}`).join(',')}`,
    ...people.map(({ id, group = 'Referred', of }, at) =>
      [id ?? `p${String(at)}`, group, 'Oct-22', ...months.map((month) => String(of(month) ?? ''))].join(','),
    ),
  );
}

/** Two counts a person, under these names. */
function two(
  rows: readonly (readonly Cell[])[],
  columns = 'GP 12m pre,GP 12m post',
  group: (at: number) => string = () => 'Referred',
): Source {
  return file(
    'two.csv',
    `pid,group,Index date,${columns}`,
    ...rows.map((cells, at) =>
      [`p${String(at)}`, group(at), '2022-10-15', ...cells.map((one) => String(one ?? ''))].join(','),
    ),
  );
}

/** A list of appointments that covers months −12 to 12, and the referrals it is about. */
function events(people: number, days: (at: number) => readonly string[]): readonly Source[] {
  return [
    file('people.csv', 'Client ID,Referral Date', ...times(people, (at) => `p${String(at)},2022-10-15`)),
    file(
      'events.csv',
      'Patient ID,Appointment Date,Service',
      'z,2021-10-01,GP',
      'z,2023-10-31,GP',
      ...times(people, (at) => days(at).map((day) => `p${String(at)},${day},GP`)).flat(),
    ),
  ];
}

interface Found {
  readonly evidence: Evidence;
  readonly issues: readonly string[];
  readonly rows: readonly (readonly [number, number, number])[];
}

/** What a session makes of the files. Whatever they hold, every row is used or set aside, and no figure and no sentence is out of its mind. */
async function found(sources: readonly Source[], scope: Partial<Scope> = {}): Promise<Found> {
  const loaded = await loadAsSeen(database, sources);
  for (const { rows_in, rows_used, rows_set_aside } of loaded.ledgers)
    expect(rows_used + rows_set_aside).toBe(rows_in);
  for (const issue of loaded.issues) expect(issueWords(issue)).not.toBe('');
  const about = { ...loaded, name: 'Made', madeUp: true };
  const evidence = await startAnalysis(database, about, { by: 'test', on: '2024-01-01' }).ask(
    { ...everyone, ...scope },
    ['visits', 'models'],
  );
  for (const one of [evidence, release(evidence, 'nhs'), release(evidence, 'strict')]) {
    expect(odd(one.visits)).toEqual([]);
    for (const finding of one.visits)
      expect(sentences(finding).join(' ')).not.toMatch(
        /NaN|Infinity|undefined|null|\[object|−0(?![.\d])|−0\.0+(?!\d)/,
      );
  }
  return {
    evidence,
    issues: brief(loaded.issues),
    rows: loaded.ledgers.map(({ rows_in, rows_used, rows_set_aside }) => [
      rows_in,
      rows_used,
      rows_set_aside,
    ]),
  };
}

async function finding(sources: readonly Source[], scope: Partial<Scope> = {}): Promise<VisitFinding> {
  const [only, ...others] = (await found(sources, scope)).evidence.visits;
  if (only === undefined || others.length > 0) throw new Error('not one finding');
  return only;
}

/** Numbers that are none, and zeros with a sign. */
function odd(value: unknown): readonly number[] {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(odd) : [];
}

function sentences(of: VisitFinding): readonly string[] {
  const { comparator, design } = bannerOf(of);
  return [
    visitTitle(of),
    say(visitSentence(of)),
    comparator.says,
    design,
    of.sure.because,
    of.sure.raise ?? '',
    anywaySentence(of),
    ...checks.watchedSentences(of),
    checks.hiddenUseSentence(of) ?? '',
    checks.largestSentence(of),
    checks.eValueSentence(of) ?? '',
    checks.preTrendSentence(of) ?? '',
    ...checks.placeboSentences(of),
    checks.clusteredSentence(of) ?? '',
    figures.eventTitle(of),
    figures.eventSentence(of),
    figures.besideTitle(of),
    figures.methodsTitle(of),
    figures.methodsSentence(of),
    figures.spreadSentence(of),
    figures.differenceSentence(of) ?? '',
    unequalSentence(of) ?? '',
    ...windowSentences(of),
  ];
}

/** Use that differs from person to person and month to month. */
const varied = (at: number, month: number): number =>
  (at * 7 + (month + 12) * 5 + ((at * (month + 13)) % 11)) % 3;
const someone = (at: number): Person => ({ of: (month) => varied(at, month) });
const some = times(40, someone);
const both = times(80, (at): Person => ({
  group: at % 2 === 0 ? 'Referred' : 'Comparison',
  of: (month) => varied(at, month),
}));
/** Those with use only where `isCounted` says. */
const only = (isCounted: (month: number, at: number) => boolean, of: readonly Person[]): readonly Person[] =>
  of.map((one, at) => ({ ...one, of: (month) => (isCounted(month, at) ? varied(at, month) : 0) }));

describe('a cell that is no count', () => {
  test.each([
    ['negative', -2, 'not_a_count'],
    ['decimal', 2.5, 'not_a_count'],
    ['said not to be counted', 'N/A', 'not_counted'],
    ['blank', null, undefined],
  ])(
    'that is %s is neither zero nor a number: the row is used, that window is not, and who is left out is said',
    async (_, cell, code) => {
      const rows = times(40, (at): readonly Cell[] => [at === 3 ? cell : 5 + (at % 4), 3 + (at % 5)]);
      const { evidence, issues, rows: ledger } = await found([two(rows)]);
      const [of] = evidence.visits;
      expect(of?.referred.watched).toMatchObject({ x: 39, n: 40 });
      expect(ledger).toEqual([[40, 40, 0]]);
      expect(issues.some((one) => one.startsWith(`${String(code)} | 5 | GP 12m pre`))).toBe(
        code !== undefined,
      );
      if (of !== undefined)
        expect(checks.watchedSentences(of)[0]).toContain('The other 1 has no count in one of them');
      const byMonth = await finding([
        monthly(
          some.map((one, at) => (at === 3 ? { of: (month) => (month === -5 ? cell : one.of(month)) } : one)),
        ),
      ]);
      expect(byMonth.referred.watched).toMatchObject({ x: 40, n: 40 });
      expect(byMonth.months.find(({ month }) => month === -5)?.referred).toMatchObject({ people: 39 });
    },
  );

  test('that hides a small number is in no estimate, is counted aloud, and bounds the answer', async () => {
    const rows = times(40, (at): readonly Cell[] => [at < 6 ? '<5' : 5 + (at % 4), 3 + (at % 5)]);
    const of = await finding([two(rows)]);
    expect(of.referred).toMatchObject({ hidden: 6, watched: { x: 40, n: 40 } });
    expect(checks.hiddenUseSentence(of)).toMatch(/^6 people have a small number that the file hides/);
    expect(of.methods.filter(({ id, ratio }) => id.startsWith('hidden') && usable(ratio))).toHaveLength(2);
  });

  test('where all hide small numbers, that is the reason, and a file without hidden ones is never said to have some', async () => {
    const of = await finding([two(times(40, () => ['<5', '<5']))]);
    expect(say(visitSentence(of))).toBe(
      'No statement on change can be made. All have a small number that the file hides in one of the windows.',
    );
    const { evidence } = await found([monthly(both)]);
    const strict = release(evidence, 'strict').visits[0];
    expect(strict && checks.hiddenUseSentence(strict)).toBeUndefined();
  });
});

describe('time that is not what it seems', () => {
  test('a window shorter than claimed counts as long as it was watched: half the visits in half the time are a ratio of 1', async () => {
    const rows = times(40, (at): readonly Cell[] => [1 + (at % 3), 2 * (1 + ((at + (at % 2)) % 3)), 6, 12]);
    const of = await finding([two(rows, 'GP 12m pre,GP 12m post,Months obs pre,Months obs post')]);
    expect(usable(of.referred.before) && of.referred.before.years).toBe(20);
    expect(usable(of.referred.ratio) && Math.abs(of.referred.ratio.ratio - 1)).toBeLessThan(0.05);
  });

  test('more months watched than the window has leave the time unknown, and nothing is compared', async () => {
    const rows = times(4, (at): readonly Cell[] => [5 + at, 3, 15, 12]);
    const { evidence, issues } = await found([
      two(rows, 'GP 12m pre,GP 12m post,Months obs pre,Months obs post'),
    ]);
    expect(evidence.visits).toEqual([]);
    expect(issues).toContain('not_a_length | 2 | Months obs pre | 15');
  });

  test('counts after a death of which nothing says how long they are of are refused for rates, with words', async () => {
    const rows = times(40, (at): readonly Cell[] => [
      5 + (at % 4),
      at < 8 ? 1 : 3 + (at % 5),
      at < 8 ? 'Y' : 'N',
    ]);
    const { evidence, issues, rows: ledger } = await found([two(rows, 'GP 12m pre,GP 12m post,Deceased')]);
    expect(evidence.visits[0]?.referred.watched).toMatchObject({ x: 32, n: 40 });
    expect(issues).toContain('undated_death | ×8');
    expect(ledger).toEqual([[40, 40, 0]]);
    const told = rows.map((cells) => [...cells, cells[2] === 'Y' ? 3 : 12]);
    const { evidence: said } = await found([two(told, 'GP 12m pre,GP 12m post,Deceased,Months obs post')]);
    expect(said.visits[0]?.referred.watched).toMatchObject({ x: 40, n: 40 });
  });

  test('windows of different length are rates a year, and the season is said to differ', async () => {
    const of = await finding([
      two(
        times(40, (at) => [4 + 2 * (at % 3), 2 + ((at + 1) % 3)]),
        'GP 12m pre,GP 6m post',
      ),
    ]);
    expect(usable(of.referred.ratio) && of.referred.ratio.ratio).toBeCloseTo(240 / 238, 12);
    expect(unequalSentence(of)).toContain('12 months long and the one after 6 months');
  });

  test('a month with nobody at risk has no rate, and the months beside it stand', async () => {
    const of = await finding([
      monthly(some.map((one) => ({ of: (month) => (month === 3 ? null : one.of(month)) }))),
    ]);
    const rate = of.months.find(({ month }) => month === 3)?.referred;
    expect(rate && !usable(rate) && withheldWords(rate)).toContain('nobody was observed in this month');
    expect(of.months.filter(({ referred }) => usable(referred))).toHaveLength(24);
  });

  test('an appointment outside the months of the list, or long before, is in no rate', async () => {
    const days = (at: number): readonly string[] => [
      `2022-01-${String(10 + (at % 9))}`,
      `2023-03-${String(10 + (at % 7))}`,
    ];
    const plain = await finding(events(40, days));
    const far = await finding(events(40, (at) => [...days(at), ...(at === 0 ? ['2010-05-05'] : [])]));
    expect(far.referred.after).toEqual(plain.referred.after);
    expect(usable(far.referred.before) && far.referred.before.events).toBe(40);
  });
});

describe('counts that lie over each other', () => {
  const visits = some.map((one) => months.map((month) => Number(one.of(month))));
  const sum = (at: number, from: number, to: number): number =>
    (visits[at] ?? []).slice(from + 12, to + 13).reduce((total, n) => total + n, 0);
  const asTwo = two(times(40, (at) => [sum(at, -12, -1), sum(at, 1, 12)]));
  const counted = { windows: { months: 12, runUp: 'counted' } } as const;

  test('are counted once, the first of them, whether they come as months, as two counts or as both', async () => {
    const people = file(
      'people.csv',
      'Client ID,Referral Date',
      ...times(40, (at) => `p${String(at)},2022-10-15`),
    );
    const once = await finding([monthly(some)], counted);
    for (const [code, ...files] of [
      ['second_count', people, monthly(some), asTwo],
      ['second_count', people, asTwo, monthly(some)],
      ['second_count', people, asTwo, { ...asTwo, name: 'again.csv' }],
      ['repeat_referral', monthly(some), asTwo],
    ] as const) {
      const { evidence, issues } = await found(files, counted);
      expect(evidence.visits[0]?.referred.before).toEqual(once.referred.before);
      expect(evidence.visits[0]?.referred.after).toEqual(once.referred.after);
      expect(issues.map((one) => one.split(' ')[0])).toContain(code);
    }
  });

  test('in one file under two lengths give the first', async () => {
    const rows = times(40, (at): readonly Cell[] => [sum(at, -12, -1), sum(at, -6, -1), sum(at, 1, 12)]);
    const overlapping = async () => {
      const source = two(rows, 'GP 12m pre,GP 6m pre,GP 12m post');
      const loaded = await loadAsSeen(database, [source], (mapping) => ({
        ...mapping,
        columns: { person: 'pid', referral_date: 'Index date' },
        scores: [],
        counts: [
          { column: 'GP 12m pre', service: 'GP contacts', from: -12, to: -1 },
          { column: 'GP 6m pre', service: 'GP contacts', from: -6, to: -1 },
          { column: 'GP 12m post', service: 'GP contacts', from: 1, to: 12 },
        ],
      }));
      const about = { ...loaded, name: 'Made', madeUp: true };
      const { visits } = await startAnalysis(database, about, { by: 'test', on: '2024-01-01' }).ask(
        everyone,
        ['visits'],
      );
      return { visits, issues: brief(loaded.issues) };
    };
    const { visits, issues } = await overlapping();
    const plain = await finding([asTwo]);
    expect(visits[0]?.referred.before).toEqual(plain.referred.before);
    expect(issues).toContain('second_count | 2 | GP 6m pre');
  });

  test('a list of appointments beside two counts of the same people does not count them twice', async () => {
    const [people, list] = events(40, (at) => times(1 + (at % 3), (k) => `2022-0${String(2 + k)}-10`));
    if (people === undefined || list === undefined) throw new Error('two files');
    const rows = file(
      'two.csv',
      'pid,Index date,GP 12m pre,GP 12m post',
      ...times(40, (at) => `p${String(at)},2022-10-15,${String(1 + (at % 3))},0`),
    );
    const alone = await finding([people, list], counted);
    const { evidence, issues } = await found([people, list, rows], counted);
    expect(evidence.visits[0]?.referred.before).toEqual(alone.referred.before);
    expect(issues.some((one) => one.startsWith('second_count'))).toBe(true);
  });
});

describe('zeros', () => {
  const none = (isCounted: (month: number) => boolean) =>
    [
      [
        'two counts',
        [two(times(40, (at) => [isCounted(-1) ? 1 + (at % 4) : 0, isCounted(1) ? 1 + (at % 3) : 0]))],
      ],
      ['months', [monthly(only(isCounted, some))]],
      [
        'appointments',
        events(40, (at) => [
          ...(isCounted(-6) ? times(1 + (at % 3), (k) => `2022-0${String(3 + k)}-10`) : []),
          '2022-10-20',
          ...(isCounted(6) ? times(1 + (at % 4), (k) => `2023-0${String(3 + k)}-10`) : []),
        ]),
      ],
    ] as const;

  test.each(none(() => false))(
    'before and after in %s: nothing was counted, and nothing else is said',
    async (_, sources) => {
      const of = await finding(sources);
      expect(of.referred.ratio).toMatchObject({ withheld: 'no_events' });
      expect(visitTitle(of)).toBe('No GP contacts were counted before or after referral.');
      expect(say(visitSentence(of))).not.toMatch(/lower on average|in general/);
      expect(of.sure.step).toBe('Descriptive');
    },
  );

  test.each(none((month) => month > 0))(
    'before in %s: there is no ratio, and why is said',
    async (_, sources) => {
      const of = await finding(sources);
      expect(of.referred.ratio).toMatchObject({ withheld: 'none_before' });
      expect(usable(of.referred.difference)).toBe(true);
      expect(say(visitSentence(of))).toContain('No GP contacts were counted before referral');
      expect(of.expected).toBeNull();
    },
  );

  test.each(none((month) => month < 0))(
    'after in %s: the ratio is 0 with an exact upper limit that does not read as 0',
    async (_, sources) => {
      const { ratio } = (await finding(sources)).referred;
      if (!usable(ratio) || ratio.kind !== 'none_after') throw new Error('not a ratio of 0');
      const { before, after } = ratio;
      expect(ratio.upper).toBeCloseTo((0.025 ** (-1 / before.events) - 1) * (before.years / after.years), 12);
    },
  );

  test.each([
    ['before', 'those referred', (month: number, at: number) => at % 2 === 1 || month > 0],
    ['before', 'the comparison group', (month: number, at: number) => at % 2 === 0 || month > 0],
    ['after', 'those referred', (month: number, at: number) => at % 2 === 1 || month < 0],
    ['after', 'the comparison group', (month: number, at: number) => at % 2 === 0 || month < 0],
  ])(
    '%s of %s alone: there is no ratio between the changes, and the group is named',
    async (window, who, isCounted) => {
      const of = await finding([monthly(only(isCounted, both))]);
      expect(usable(of.beyond?.ratio ?? { withheld: 'invalid' })).toBe(false);
      expect(visitTitle(of)).toContain(`no GP contacts of ${who} were counted ${window}`);
      expect(of.sure).toMatchObject({
        step: 'Descriptive',
        because: expect.stringContaining('No change beyond the comparison group') as string,
      });
      expect(usable(of.beyond?.difference ?? { withheld: 'invalid' })).toBe(true);
    },
  );

  test('in no month are not most frequent in one', async () => {
    expect(figures.eventTitle(await finding([monthly(only(() => false, some))]))).toBe(
      'No GP contacts were counted in any month around referral',
    );
  });
});

describe('one person with most visits', () => {
  const heavy = (who: number): readonly Person[] =>
    both.map((one, at) => (at === who ? { ...one, of: () => 30 } : one));
  test('is told of, never named, and the result stands without them', async () => {
    const of = await finding([monthly(some.map((one, at) => (at === 0 ? { ...one, of: () => 30 } : one)))]);
    expect(checks.largestSentence(of)).toMatch(
      /^One person makes \d+% of all .* The result without is among the methods below\.$/,
    );
    expect(of.methods.find(({ id }) => id === 'without-largest')).toMatchObject({ n: 39 });
  });

  test.each([
    ['those referred', 0, 39],
    ['the comparison group', 1, 40],
  ])('among %s, with a comparison group too', async (whose, who, n) => {
    const of = await finding([monthly(heavy(who))]);
    expect(checks.largestSentence(of)).toMatch(
      new RegExp(`One person makes \\d+% of all GP contacts of ${whose}`),
    );
    const without = of.methods.find(({ id }) => id === 'without-largest');
    expect(without).toMatchObject({ n });
    const less = await finding([monthly(heavy(who).filter((_, at) => at !== who))]);
    expect(without?.ratio).toEqual(less.methods[0]?.ratio);
  });

  test('who makes all of them leaves no result, and none is promised', async () => {
    const of = await finding([two([[4, 3]])]);
    expect(checks.largestSentence(of)).toBe('One person made all GP contacts: nobody else was watched.');
  });
});

describe('few people', () => {
  test.each([1, 2, 4])(
    '%i are too few to say anything of anybody else, and no direction is told',
    async (n) => {
      for (const source of [monthly(some.slice(0, n)), two(times(n, (at) => [9 + at, 2 + at]))]) {
        const of = await finding([source]);
        expect(visitTitle(of)).toMatch(/^Too few to say whether GP contacts changed: only \d/);
        expect(say(visitSentence(of))).not.toMatch(/fewer|more GP|followed by/);
        expect(usable(of.referred.difference) && usable(of.referred.difference.ranks)).toBe(false);
        expect(of.sure.step).toBe('Descriptive');
      }
    },
  );

  test.each([5, 9])('%i have an interval and a rank test, and are a description', async (n) => {
    const of = await finding([two(times(n, (at) => [9 + at, 2 + at * 2]))]);
    expect(usable(of.referred.difference) && usable(of.referred.difference.ranks)).toBe(true);
    expect(say(visitSentence(of))).toContain(`Among ${String(n)} people`);
    expect(of.sure.step).toBe('Descriptive');
  });

  test('a comparison group of one is no comparison, and that is the reason', async () => {
    const of = await finding([monthly([...some, { group: 'Comparison', of: (month) => varied(3, month) }])]);
    expect(of.beyond?.ratio).toMatchObject({ withheld: 'one_group' });
    expect(visitTitle(of)).toContain('only 1 person of the comparison group');
    expect(bannerOf(of).comparator.says).toContain('1 person who stands for comparison');
    expect(checks.watchedSentences(of)[1]).toBe(
      'The only person of the comparison group was watched in both windows.',
    );
  });
});

describe('counts without scatter', () => {
  test('everybody fewer by the same: no test of the difference, and the ratio stands', async () => {
    const of = await finding([two(times(40, (at) => [7 + (at % 4), 5 + (at % 4)]))]);
    expect(of.referred.difference).toMatchObject({ withheld: 'no_spread' });
    expect(usable(of.referred.ratio)).toBe(true);
  });

  test('nobody changed: nothing to test', async () => {
    const of = await finding([two(times(40, (at) => [7 + (at % 4), 7 + (at % 4)]))]);
    expect(of.referred.difference).toMatchObject({ withheld: 'no_change' });
    expect(of.referred.ratio).toMatchObject({ withheld: 'no_ratio_spread' });
    expect(of.sure.step).toBe('Descriptive');
  });

  test('less scatter than chance gives: the negative binomial model is the Poisson model, and says so', async () => {
    const { methods } = await finding([two(times(40, (at) => [8, at % 2 === 0 ? 7 : 8]))]);
    const poisson = methods.find(({ id }) => id === 'poisson');
    const negative = methods.find(({ id }) => id === 'negative-binomial');
    expect(negative?.ratio).toEqual(poisson?.ratio);
    expect(negative?.note).toContain('this is the Poisson model');
  });
});

test('a person in both groups counts as referred, and the other row is set aside with its reason', async () => {
  const { evidence, issues, rows } = await found([
    monthly([...both, { id: 'p0', group: 'Comparison', of: () => 1 }]),
  ]);
  expect(rows).toEqual([[81, 80, 1]]);
  expect(issues).toContain('both_groups | 82 | pid | p0');
  expect(evidence.visits[0]).toMatchObject({ referred: { members: 40 }, comparison: { members: 40 } });
});

describe('what would be expected anyway', () => {
  test('is never a rise by assumption: who uses the service less than others was not chosen for much use', async () => {
    const of = await finding([two(times(40, (at) => [1 + (at % 3), at % 2]))]);
    expect(of.expected).toBeNull();
    expect(say(visitSentence(of))).toContain(
      'had fewer GP contacts before than people in general are taken to have',
    );
    expect(say(visitSentence(of))).not.toMatch(/followed by/);
    const between = await finding([two(times(40, (at) => [4 + (at % 3), at % 4]))]);
    expect(between.expected?.rows.map(({ ratio }) => ratio < 1)).toEqual([true, true, true, true]);
  });

  test('where nothing is known of it, one group is a description', async () => {
    const { evidence } = await found([
      two(
        times(60, (at) => [at % 4, at % 3]),
        'A&E 12m pre,A&E 12m post',
      ),
    ]);
    const unknown = {
      step: 'Descriptive',
      because: expect.stringContaining('nothing is known here') as string,
    };
    expect(evidence.visits[0]).toMatchObject({ expected: null, sure: unknown });
    expect(release(evidence, 'strict').visits[0]).toMatchObject({ sure: unknown });
  });
});
