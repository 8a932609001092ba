import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { countBeside } from '../../src/analysis/facetbeside';
import { countHere } from '../../src/analysis/facetcounter';
import { openFacets, type OpenFacets } from '../../src/analysis/facets';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import type { FacetChoice, FacetId, Facets, FacetState } from '../../src/evidence/facets';
import type { DimensionId } from '../../src/vocabulary/dimensions';
import { draw } from '../queries/drawn';
import { onBoth } from '../queries/onboth';

const recorded: readonly DimensionId[] = ['sex', 'site', 'mode'];
const everybody: FacetChoice = { episodes: 'first', filters: [] };

interface Referral {
  readonly person: number;
  readonly day: string | null;
  readonly sex: string;
  readonly site: string;
  readonly mode: string;
  readonly group: string;
}

/** Fills the table of referrals in the order that a load gives them: by person, and numbered so. */
async function fill(database: Database, referrals: readonly Referral[]): Promise<void> {
  await database.run('DELETE FROM episode');
  const rows = referrals
    .toSorted((a, b) => a.person - b.person)
    .map(({ person, day, sex, site, mode, group }, at, all) => {
      const own = all.filter((one) => one.person === person);
      const known = [
        sex,
        'not recorded',
        'not recorded',
        site,
        ...Array.from({ length: 4 }, () => 'not recorded'),
      ];
      const words = [...known, mode, 'not recorded', group, 'not recorded'].map((word) => `'${word}'`).join();
      return `(${String(at + 1)}, ${String(person)}, 1, ${String(own.length > 1)}, ${day === null ? 'NULL' : `DATE '${day}'`}, NULL, NULL, 'open', 'not recorded', ${words})`;
    });
  if (rows.length > 0) await database.run(`INSERT INTO episode VALUES ${rows.join()}`);
}

function without({ from, to, ...rest }: FacetChoice, id: FacetId): FacetChoice {
  const dates = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return id === 'referred'
    ? rest
    : { ...rest, ...dates, filters: rest.filters.filter(({ dimension }) => dimension !== id) };
}

/** What the cohort of a choice has by level, as the engine counts it. */
async function cohort(
  database: Database,
  { from, to, filters, episodes }: FacetChoice,
  level: string,
): Promise<ReadonlyMap<string, number>> {
  await database.run('DELETE FROM chosen');
  for (const { dimension, levels } of filters)
    for (const one of levels) await database.run('INSERT INTO chosen VALUES (?, ?)', [dimension, one]);
  const { columns } = await database.run(
    `SELECT ${level}, count(*)::INTEGER FROM cohort('referred', CAST(? AS DATE), CAST(? AS DATE), ?, '') JOIN episode USING (episode) GROUP BY ALL`,
    [from ?? null, to ?? null, episodes],
  );
  return new Map((columns[0] ?? []).map((word, at) => [String(word), Number(columns[1]?.[at])]));
}

const month = `coalesce(strftime(referral_date, '%Y-%m'), 'not recorded')`;
const kept = async (database: Database, choice: FacetChoice): Promise<number> =>
  (await cohort(database, choice, `'all'`)).get('all') ?? 0;

/** The same state by one question to the engine for each number. */
async function plain(database: Database, facets: Facets, choice: FacetChoice): Promise<FacetState> {
  const now = await kept(database, choice);
  const counts: { id: FacetId; counts: number[] }[] = [];
  for (const { id, levels } of facets.shapes) {
    const found = await cohort(database, without(choice, id), id === 'referred' ? month : id);
    counts.push({ id, counts: levels.map((level) => found.get(level) ?? 0) });
    expect([...found.keys()].filter((level) => !levels.includes(level))).toEqual([]);
  }
  const made = new Set<FacetId>([
    ...choice.filters.filter(({ levels }) => levels.length > 0).map(({ dimension }) => dimension),
    ...(choice.from === undefined && choice.to === undefined ? [] : (['referred'] as const)),
  ]);
  const costs: { id: FacetId; lost: number }[] = [];
  for (const id of made) costs.push({ id, lost: (await kept(database, without(choice, id))) - now });
  const all = await kept(database, { episodes: choice.episodes, filters: [] });
  return { kept: now, all, facets: counts, costs };
}

/** The same state by looking at one referral after another. */
function byHand(facets: Facets, referrals: readonly Referral[], choice: FacetChoice): FacetState {
  const levelIn = (one: Referral, id: FacetId): string => {
    if (id === 'referred') return one.day?.slice(0, 7) ?? 'not recorded';
    return id === 'sex' || id === 'site' || id === 'mode' ? one[id] : 'not recorded';
  };
  const keeps = (one: Referral, { from, to, filters }: FacetChoice): boolean =>
    (from === undefined || (one.day !== null && one.day >= from)) &&
    (to === undefined || (one.day !== null && one.day <= to)) &&
    filters.every(({ dimension, levels }) => {
      const all = filters.filter((other) => other.dimension === dimension).flatMap((other) => other.levels);
      return levels.length === 0 || all.includes(levelIn(one, dimension));
    });
  const people = referrals
    .filter(({ group }) => group === 'referred')
    .toSorted((a, b) => a.person - b.person);
  const among = (of: FacetChoice): readonly Referral[] => {
    const found = people.filter((one) => keeps(one, of));
    return of.episodes === 'all'
      ? found
      : found.filter((one, at) => found.findIndex(({ person }) => person === one.person) === at);
  };
  const now = among(choice).length;
  const made = new Set<FacetId>([
    ...choice.filters.filter(({ levels }) => levels.length > 0).map(({ dimension }) => dimension),
    ...(choice.from === undefined && choice.to === undefined ? [] : (['referred'] as const)),
  ]);
  return {
    kept: now,
    all: among({ episodes: choice.episodes, filters: [] }).length,
    facets: facets.shapes.map(({ id, levels }) => ({
      id,
      counts: levels.map(
        (level) => among(without(choice, id)).filter((one) => levelIn(one, id) === level).length,
      ),
    })),
    costs: [...made].map((id) => ({ id, lost: among(without(choice, id)).length - now })),
  };
}

/** Costs that are equal may stand in any order. */
function ordered(state: FacetState): FacetState {
  expect(state.costs.map(({ lost }) => lost)).toEqual(
    state.costs.map(({ lost }) => lost).toSorted((a, b) => b - a),
  );
  return { ...state, costs: state.costs.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

function sorted(state: FacetState): FacetState {
  return { ...state, costs: state.costs.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

const aDay = fc.option(
  fc
    .integer({ min: 0, max: 70 })
    .map((at) => new Date(Date.UTC(2023, 0, 20 + at)).toISOString().slice(0, 10)),
  { freq: 6 },
);
const word = (...words: readonly string[]) => fc.constantFrom(...words, 'not recorded');
const aReferral: fc.Arbitrary<Referral> = fc.record({
  person: fc.integer({ min: 1, max: 14 }),
  day: aDay,
  sex: word('Female', 'Male'),
  site: word('Harbour', 'Vale', 'Mill'),
  mode: word('Telephone', 'Video'),
  group: fc.constantFrom('referred', 'referred', 'referred', 'referred', 'comparison'),
});
const aFilter = fc.oneof(
  ...(
    [
      ['sex', ['Female', 'Male', 'not recorded', 'nobody at all']],
      ['site', ['Harbour', 'Vale', 'Mill', 'not recorded']],
      ['mode', ['Telephone', 'Video', 'not recorded']],
      ['reason', ['Debt', 'not recorded']],
    ] as const
  ).map(([dimension, levels]) =>
    fc.record({ dimension: fc.constant(dimension), levels: fc.subarray([...levels]) }),
  ),
);
const aChoice: fc.Arbitrary<FacetChoice> = fc
  .record({
    from: aDay,
    to: aDay,
    filters: fc.array(aFilter, { maxLength: 4 }),
    episodes: fc.constantFrom('first', 'first', 'all'),
  })
  .map(({ from, to, ...rest }) => ({
    ...rest,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  }));

/** Choices as a hand makes them: one to begin with, then moves in one facet. */
const hands = fc
  .record({
    referrals: fc.array(aReferral, { minLength: 1, maxLength: 40 }),
    begin: aChoice,
    moving: fc.constantFrom<FacetId>('referred', 'referred', 'sex', 'site', 'mode', 'reason'),
    to: fc.array(aChoice, { minLength: 1, maxLength: 5 }),
  })
  .filter(({ referrals }) => referrals.some(({ group }) => group === 'referred'));

function moved(begin: FacetChoice, moving: FacetId, to: FacetChoice): FacetChoice {
  const rest = without(begin, moving);
  if (moving !== 'referred')
    return {
      ...rest,
      filters: [...rest.filters, ...to.filters.filter(({ dimension }) => dimension === moving)],
    };
  return {
    ...rest,
    ...(to.from === undefined ? {} : { from: to.from }),
    ...(to.to === undefined ? {} : { to: to.to }),
  };
}

describe('the facets', () => {
  let database: Database;
  let open: OpenFacets | null = null;
  beforeAll(async () => {
    database = await openNative();
  });
  afterEach(() => {
    open?.close();
  });
  afterAll(() => database.close());

  const opened = async (): Promise<Facets> => {
    open = await openFacets(database, recorded, countHere);
    if (open === null) throw new Error('nobody was referred');
    return open.facets;
  };

  test('count whom the cohort of each choice has', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(hands, async ({ referrals, begin, moving, to }) => {
        await fill(database, referrals);
        const facets = await opened();
        for (const next of [begin, ...to]) {
          const choice = moved(begin, moving, next);
          const found = ordered(await facets.count(choice, moving));
          expect(found).toEqual(sorted(await plain(database, facets, choice)));
          expect(found).toEqual(sorted(byHand(facets, referrals, choice)));
        }
      }),
      { numRuns: 8 },
    );
  });

  test(
    'are the same moving and at rest, whoever was referred once or often, dated or not',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(hands, async ({ referrals, begin, moving, to }) => {
          await fill(database, referrals);
          const facets = await opened();
          for (const next of [begin, ...to]) {
            const choice = moved(begin, moving, next);
            const wanted = sorted(byHand(facets, referrals, choice));
            expect(ordered(await facets.count(choice, moving))).toEqual(wanted);
            expect(ordered(await facets.count(choice))).toEqual(wanted);
          }
          const last = moved(begin, moving, to.at(-1) ?? begin);
          expect(ordered(await (await opened()).count(last))).toEqual(
            sorted(byHand(facets, referrals, last)),
          );
        }),
        { numRuns: 150 },
      );
    },
  );

  test('are there by level and month, months without anybody among them, and the undated last', async () => {
    const one = { sex: 'Female', site: 'Vale', mode: 'not recorded', group: 'referred' };
    await fill(database, [
      { ...one, person: 1, day: '2022-12-31' },
      { ...one, person: 2, day: '2023-03-01', sex: 'not recorded' },
      { ...one, person: 3, day: null, sex: 'Male' },
    ]);
    const { shapes } = await opened();
    expect(shapes.slice(0, 1)).toEqual([
      { id: 'sex', name: 'Sex or gender', levels: ['Female', 'Male', 'not recorded'] },
    ]);
    expect(shapes.at(-1)).toEqual({
      id: 'referred',
      name: 'Referred',
      levels: ['2022-12', '2023-01', '2023-02', '2023-03', 'not recorded'],
    });
  });

  test('of nobody there are none', async () => {
    await fill(database, []);
    expect(await openFacets(database, recorded, countHere)).toBeNull();
  });

  test('a period with nobody dated keeps nobody, and costs everybody', async () => {
    const one = { sex: 'Female', site: 'Vale', mode: 'Video', group: 'referred', day: null };
    await fill(database, [
      { ...one, person: 1 },
      { ...one, person: 2 },
    ]);
    expect(await (await opened()).count({ ...everybody, from: '2024-01-01' })).toMatchObject({
      kept: 0,
      all: 2,
      costs: [{ id: 'referred', lost: 2 }],
    });
  });

  test('read the rows once, and again only when the counter that held them is gone', async () => {
    await fill(database, [
      { person: 1, day: '2024-01-01', sex: 'Male', site: 'Vale', mode: 'Video', group: 'referred' },
    ]);
    let reads = 0;
    const noting = {
      ...database,
      arrays: (sql: string) => {
        reads += 1;
        return database.arrays(sql);
      },
    };
    const ends: (() => void)[] = [];
    open = await openFacets(noting, recorded, async (table) => {
      const own = await countHere(table);
      ends.push(own.close);
      return own;
    });
    const facets = open?.facets;
    await facets?.count(everybody, 'site');
    await facets?.count({ ...everybody, from: '2024-01-01' }, 'referred');
    const once = reads;
    ends[0]?.();
    expect(await facets?.count(everybody)).toMatchObject({ kept: 1, all: 1 });
    expect([ends.length, reads]).toEqual([2, 2 * once]);
    open?.close();
    await expect(facets?.count(everybody)).rejects.toThrow('closed');
  });
});

describe('three hundred thousand referrals, more than are gone through at once', () => {
  let database: Database;
  let facets: Facets;
  let close = (): void => undefined;
  beforeAll(async () => {
    database = await openNative();
    const words = (column: string, list: string) => `ALTER TABLE episode ALTER ${column} TYPE ENUM(${list})`;
    await database.run(`INSERT INTO episode SELECT i, i - (CASE WHEN i % 10 = 1 THEN 1 ELSE 0 END), 1, i % 10 < 2,
      CASE WHEN hash(i) % 50 > 0 THEN DATE '2021-01-01' + (hash(i + 1) % 1000)::INTEGER END, NULL, NULL, 'open', 'not recorded',
      ['Female', 'Male'][1 + (hash(i + 2) % 2)::INTEGER], 'not recorded', 'not recorded',
      ['Harbour', 'Vale', 'Mill', 'not recorded'][1 + (hash(i + 3) % 4)::INTEGER], 'not recorded', 'not recorded', 'not recorded', 'not recorded',
      ['Video', 'Telephone'][1 + (hash(i + 4) % 2)::INTEGER], 'not recorded', 'referred', 'not recorded' FROM range(300000) r(i)`);
    await database.run(words('site', `'Harbour', 'Mill', 'Vale', 'Nowhere', 'not recorded'`));
    // No worker is to be had here, so that they are counted on this thread.
    const opened = await openFacets(database, recorded, countBeside);
    if (opened === null) throw new Error('nobody was referred');
    ({ facets, close } = opened);
  }, 60_000);
  afterAll(async () => {
    close();
    await database.close();
  });

  const choice: FacetChoice = {
    ...everybody,
    from: '2021-06-01',
    filters: [{ dimension: 'site', levels: ['Vale', 'Mill'] }],
  };

  test('are counted exactly, with words that the engine has numbered and with text', async () => {
    for (const moving of ['referred', 'site'] as const)
      expect(sorted(await facets.count({ ...choice, to: '2022-06-30' }, moving))).toEqual(
        sorted(await plain(database, facets, { ...choice, to: '2022-06-30' })),
      );
  });

  test('a level that nobody has is not shown', () => {
    expect(facets.shapes.find(({ id }) => id === 'site')?.levels.toSorted()).toEqual([
      'Harbour',
      'Mill',
      'Vale',
      'not recorded',
    ]);
  });

  test('a count that a later one overtakes is given up, and the later one is exact', async () => {
    const early = facets.count({ ...choice, filters: [] }, 'mode');
    const late = facets.count(choice, 'sex');
    await expect(early).rejects.toMatchObject({ name: 'AbortError' });
    expect(sorted(await late)).toEqual(sorted(await plain(database, facets, choice)));
  });
});

onBoth((database) => {
  test('the facets of drawn referrals are the same in both engines', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | person | ordinal | of_many | referral_date | site
      1       | 1      | 1       | true    | 2023-01-10    | North
      2       | 1      | 2       | true    | 2024-05-10    | South
      3       | 2      | 1       | false   | -             | South`,
    );
    const opened = await openFacets(database(), ['site'], countHere);
    const state = await opened?.facets.count({ ...everybody, from: '2024-01-01' }, 'referred');
    expect(opened?.facets.shapes[0]?.levels).toEqual(['South', 'North']);
    expect(state).toMatchObject({
      kept: 1,
      all: 2,
      facets: [{ id: 'site', counts: [1, 0] }, { id: 'referred' }],
      costs: [{ id: 'referred', lost: 1 }],
    });
    opened?.close();
  });
});
