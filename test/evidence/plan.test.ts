import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findingOf, peopleDrawn } from './comparedpeople';
import { evidence as fixture } from './fixture';
import type { CompareChoice } from '../../src/evidence/comparechoice';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import type { Evidence } from '../../src/evidence/evidence';
import { read, write } from '../../src/evidence/pack';
import {
  canonical,
  choiceKey,
  frozen,
  hashOf,
  type KeptPlan,
  type Plan,
  planOf,
} from '../../src/evidence/plan';
import { deviationKinds } from '../../src/evidence/plandeviations';
import { planText, readPlan } from '../../src/evidence/planfile';
import { declaredSentence } from '../../src/evidence/planwords';
import { release } from '../../src/evidence/release';
import { everyone, type Scope } from '../../src/evidence/scope';
import { usable } from '../../src/evidence/select';
import { declaredOf, underPlan } from '../../src/evidence/underplan';

const id = 'ons-life-satisfaction';
const [made, later] = ['2026-05-03T10:20:00.000Z', '2026-05-03T10:25:00.000Z'];
const harbour = {
  kind: 'levels',
  dimension: 'site',
  asked: ['Harbour'],
  against: ['Vale'],
} as const satisfies CompareChoice;
const scope: Scope = { ...everyone, compare: harbour };
const finding = findingOf(peopleDrawn(600, 3));

function evidenceOf(change: Partial<Scope> = {}, of: Partial<ComparisonFinding> = {}): Evidence {
  return { ...fixture, scope: { ...scope, ...change }, comparisons: [{ ...finding, ...of }] };
}

const content = planOf(evidenceOf(), { outcomes: [id], subgroups: ['sex'] }, { made, opened: null });
const plan = await frozen(content);
const kept: KeptPlan = { plan, kept: made, opened: later };

function under(evidence: Evidence, by: KeptPlan | null = kept): ComparisonFinding {
  const [found] = underPlan(evidence, by).comparisons ?? [];
  if (found === undefined) throw new Error('the finding is gone');
  return found;
}

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, turned(one)]),
  );
}

/** The value once for each thing in it, with that thing changed. */
function* changes(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield `${value}0`;
  else if (typeof value === 'number') yield value + 1;
  else if (value === null) yield 'something';
  else if (Array.isArray(value)) {
    yield [...value, 'more'];
    for (const at of value.keys()) for (const one of changes(value[at])) yield value.with(at, one);
  } else if (typeof value === 'object')
    for (const [key, inner] of Object.entries(value))
      for (const one of changes(inner)) yield { ...value, [key]: one };
}

describe('the hash of a plan', () => {
  test('is SHA-256 of its content, the keys in order', async () => {
    const { hash, ...rest } = plan;
    expect(hash).toBe(createHash('sha256').update(canonical(rest)).digest('hex'));
    expect(canonical({ b: [1, null], a: 'é"' })).toBe('{"a":"é\\"","b":[1,null]}');
  });

  test('is the same whatever order its keys are in, and whether it is there already', async () => {
    expect(canonical(turned(content))).toBe(canonical(content));
    expect(await hashOf(turned(content) as Plan)).toBe(plan.hash);
    expect(await hashOf(plan)).toBe(plan.hash);
  });

  test('is the same whatever order levels, files and outcomes were named in', () => {
    const other = { kind: 'levels', dimension: 'site', asked: ['B', 'A'], against: ['D', 'C'] } as const;
    const filters: Scope['filters'] = [
      { dimension: 'sex', levels: ['Male', 'Female'] },
      { dimension: 'age_band', levels: ['35 to 44'] },
    ];
    const one = evidenceOf({ compare: other, filters });
    const two = evidenceOf({
      compare: { ...other, asked: ['A', 'B'], against: ['C', 'D'] },
      filters: filters.toReversed().map((by) => ({ ...by, levels: by.levels.toReversed() })),
    });
    const of = (evidence: Evidence) =>
      canonical(planOf(evidence, { outcomes: [id], subgroups: [] }, { made, opened: null }));
    expect(of(two)).toBe(of(one));
    const { dataset } = two;
    expect(of({ ...two, dataset: { ...dataset, files: dataset.files.toReversed() } })).toBe(of(one));
  });

  test('is another one after any change', async () => {
    const all = [...changes(content)];
    expect(all.length).toBeGreaterThan(25);
    const hashes = await Promise.all(all.map((one) => hashOf(one as Plan)));
    expect(new Set([...hashes, plan.hash]).size).toBe(all.length + 1);
  });
});

describe('a plan', () => {
  test('needs cohorts and an outcome, and the control is none', () => {
    const ask = (evidence: Evidence, outcomes: readonly string[]) => () =>
      planOf(evidence, { outcomes, subgroups: [] }, { made, opened: null });
    const { compare: _, ...without } = scope;
    expect(ask({ ...evidenceOf(), scope: without }, [id])).toThrow('no cohorts');
    expect(ask(evidenceOf(), [])).toThrow('no outcome');
    expect(ask(evidenceOf({ control: id }, { control: { id, short: 'x', found: 'wide' } }), [id])).toThrow(
      'no outcome',
    );
  });

  test('holds no number of people and no estimate', () => {
    expect(Object.keys(plan).toSorted()).toEqual(
      'compare control files format hash made opened outcomes people rules subgroups version'.split(' '),
    );
    expect(plan.outcomes).toEqual([
      { measure: id, method: 'doubly-robust', covariates: finding.covariates.used.toSorted() },
    ]);
  });
});

describe('what is shown under a plan that was frozen before the estimates were opened', () => {
  const planned = finding.surePlanned;

  test('as planned is declared, and Stronger; without a plan it is exploratory, and Moderate', () => {
    expect([finding.sure.step, planned?.step]).toEqual(['Moderate', 'Stronger']);
    const shown = under(evidenceOf());
    expect(shown.plan).toEqual({
      hash: plan.hash,
      frozen: made,
      before: true,
      status: 'declared',
      deviations: [],
    });
    expect(shown.sure).toEqual(planned);
    expect(declaredSentence(shown)).toMatch(/^Declared: .*3 May 2026, 10:20 UTC/);
    const bare = under(evidenceOf(), null);
    expect([declaredOf(bare), bare.sure]).toEqual(['none', finding.sure]);
    expect(declaredSentence(bare)).toMatch(/^Exploratory/);
  });

  test('with an interval that does not exclude the trivial stays Moderate', () => {
    const small = findingOf(peopleDrawn(1200, 0.9));
    expect(small.sure).toMatchObject({ step: 'Moderate', raise: 'A plan frozen before the results.' });
    expect(under(evidenceOf({}, small)).sure).toMatchObject({
      step: 'Moderate',
      raise: 'More people, so that trivial effects are excluded.',
    });
  });

  const other: CompareChoice = { ...harbour, asked: ['Mill'] };
  const first = finding.estimates[0];
  if (first === undefined) throw new Error('no headline');
  test.each([
    ['files', { ...evidenceOf(), dataset: { ...fixture.dataset, files: [] } }],
    ['people', evidenceOf({ from: '2024-01-01' })],
    ['people', evidenceOf({ episodes: 'all' })],
    ['people', evidenceOf({ filters: [{ dimension: 'sex', levels: ['Female'] }] })],
    ['people', evidenceOf({ rule: { ...scope.rule, gap: 10 } })],
    ['cohorts', evidenceOf({ compare: other })],
    ['cohorts', evidenceOf({ compare: { ...harbour, asked: ['Vale'], against: ['Harbour'] } })],
    ['outcome', evidenceOf({}, { measure: { ...finding.measure, id: 'swemwbs', short: 'SWEMWBS' } })],
    ['method', evidenceOf({}, { estimates: [{ ...first, id: 'ancova' }] })],
    [
      'covariates',
      evidenceOf({}, { covariates: { ...finding.covariates, used: finding.covariates.used.slice(1) } }),
    ],
    [
      'covariates',
      evidenceOf({}, { covariates: { ...finding.covariates, used: [...finding.covariates.used, 'Site'] } }),
    ],
    ['control', evidenceOf({ control: 'swemwbs' })],
  ] as const)(
    'with other %s is exploratory, says so in one sentence, and is no more than Moderate',
    (of, evidence) => {
      const shown = under(evidence);
      expect(shown.plan?.deviations.map((one) => one.of)).toEqual([of]);
      expect(shown.plan?.deviations[0]?.says).toMatch(/^[A-Z].*\.$/);
      expect(declaredOf(shown)).toBe('exploratory');
      expect(shown.sure).toEqual(finding.sure);
      expect(declaredSentence(shown)).toContain('differs from the plan');
    },
  );

  test('by other thresholds than those of the plan is exploratory', () => {
    const old = { ...kept, plan: { ...plan, rules: { ...plan.rules, gate: plan.rules.gate + 1 } } };
    expect(under(evidenceOf(), old).plan).toMatchObject({
      status: 'exploratory',
      deviations: [{ of: 'rules' }],
    });
  });

  test('lacking planned groups says so and is declared all the same', () => {
    const more = { ...kept, plan: { ...plan, subgroups: ['activity' as const] } };
    const shown = under(evidenceOf(), more);
    expect(shown.plan).toMatchObject({ status: 'declared', deviations: [{ of: 'subgroups' }] });
  });

  test('corrects the groups that it declares by themselves', () => {
    const families = (found: ComparisonFinding) =>
      found.subgroups === undefined || !usable(found.subgroups)
        ? []
        : found.subgroups.dimensions.map(({ dimension, declared }) => [dimension, declared]);
    expect(families(under(evidenceOf()))).toEqual([
      ['age_band', false],
      ['sex', true],
    ]);
    expect(families(under(evidenceOf({ from: '2024-01-01' })))).toEqual([
      ['age_band', false],
      ['sex', false],
    ]);
  });
});

describe('a plan frozen after the estimates were opened', () => {
  test.each([
    ['in the browser that froze it', { ...kept, plan: { ...plan, opened: made } }],
    ['before its file came to this device', { ...kept, kept: later, opened: made }],
  ])('%s counts for nothing', (_, late) => {
    const shown = under(evidenceOf(), late);
    expect(shown.plan).toMatchObject({ before: false, status: 'exploratory', deviations: [] });
    expect(shown.sure).toEqual(finding.sure);
    expect(declaredSentence(shown)).toContain('does not count');
  });
});

test('cohorts are the same to whoever saw their estimates, in whatever order, and others are not', () => {
  const swapped: CompareChoice = { ...harbour, asked: ['Vale'], against: ['Harbour'] };
  const named = (name: string, level: string) => ({
    name,
    filters: [{ dimension: 'site' as const, levels: [level] }],
  });
  const cohorts = (a: string, b: string): CompareChoice => ({
    kind: 'cohorts',
    asked: named(a, 'Harbour'),
    against: named(b, 'Vale'),
    both: 'left out',
  });
  expect(choiceKey(swapped)).toBe(choiceKey(harbour));
  expect(choiceKey(cohorts('A', 'B'))).toBe(choiceKey(cohorts('C', 'D')));
  const all: readonly CompareChoice[] = [
    harbour,
    { ...harbour, against: null },
    { ...harbour, dimension: 'area' },
    { kind: 'arms' },
    { kind: 'date', day: '2024-01-01' },
    { kind: 'date', day: '2024-01-02' },
    { kind: 'dose', asked: '3+', against: '0' },
    { kind: 'dose', asked: '1-2', against: '0' },
    cohorts('A', 'B'),
  ];
  expect(new Set(all.map(choiceKey)).size).toBe(all.length);
});

describe('a plan as a file', () => {
  test('is read as it was written, whatever order its keys come in', async () => {
    expect(await readPlan(planText(plan))).toEqual(plan);
    expect(await readPlan(`\uFEFF${JSON.stringify(turned(plan))}`)).toEqual(plan);
  });

  test.each([
    ['changed since', { ...plan, made: later }, 'changed after it was frozen'],
    ['with another outcome', { ...plan, outcomes: [{ ...plan.outcomes[0], measure: 'x' }] }, 'changed after'],
    ['with more in it', { ...plan, people: { ...plan.people, n: 3 } }, 'not a plan'],
    ['without an outcome', { ...plan, outcomes: [] }, 'not a plan'],
    ['of another version', { ...plan, version: 2 }, 'not a plan'],
    ['with a day for a time', { ...plan, made: '2026-05-03' }, 'not a plan'],
  ])('%s is refused in words', async (_, json, says) => {
    await expect(readPlan(JSON.stringify(json))).rejects.toThrow(says);
  });

  test('that is none is refused in words', async () => {
    await expect(readPlan('{')).rejects.toThrow('not JSON');
    await expect(readPlan(' '.repeat(300_000))).rejects.toThrow('too long');
  });
});

describe('evidence under a plan that is shared', () => {
  test('comes through a pack whole, with the hash, the time and the step', () => {
    for (const profile of ['internal', 'nhs', 'strict'] as const) {
      const found = release(underPlan(evidenceOf(), kept), profile);
      expect(read(write(found))).toEqual(found);
      expect(found.comparisons?.[0]?.plan).toEqual({
        hash: plan.hash,
        frozen: made,
        before: true,
        status: 'declared',
        deviations: [],
      });
      expect(found.comparisons?.[0]?.sure.step).toBe('Stronger');
    }
  });

  test('names no level of other cohorts, and nothing of what a plan not frozen would have done', () => {
    const shown = underPlan(evidenceOf({ compare: { ...harbour, asked: ['Rare place'] } }), kept);
    expect(JSON.stringify(shown.comparisons)).toContain('Rare place');
    const found = release(shown, 'strict').comparisons?.[0];
    expect(found?.plan?.deviations).toEqual([
      { of: 'cohorts', says: 'Other cohorts are compared than the plan says.' },
    ]);
    expect(found).not.toHaveProperty('surePlanned');
    expect(JSON.stringify(found)).not.toContain('Rare place');
  });

  test('with a kind of deviation that is not known is refused', () => {
    const text = write(release(underPlan(evidenceOf({ control: 'swemwbs' }), kept), 'strict'));
    expect(deviationKinds).toContain('control');
    expect(() => read(text.replace('"of": "control"', '"of": "mood"'))).toThrow(
      'pack: comparisons[0].plan.deviations[0].of is not a known code',
    );
  });
});
