import { describe, expect, test } from 'vitest';
import { placeWith, refuse } from './place';
import { planning } from '../../src/app/plans';
import { createPlans, mostPlans, openedAt, planFor } from '../../src/app/planstore';
import type { CompareChoice } from '../../src/evidence/comparechoice';
import type { Evidence } from '../../src/evidence/evidence';
import { planText } from '../../src/evidence/planfile';
import { everyone } from '../../src/evidence/scope';
import { findingOf, harbour, peopleDrawn } from '../evidence/comparedpeople';
import { evidence as fixture } from '../evidence/fixture';

const finding = findingOf(peopleDrawn(300, 1));
const evidenceOf = (compare: CompareChoice): Evidence => ({
  ...fixture,
  scope: { ...everyone, compare },
  comparisons: [finding],
});
const [harbours, arms] = [evidenceOf(harbour), evidenceOf({ kind: 'arms' })];
const otherFiles: Evidence = { ...harbours, dataset: { ...harbours.dataset, files: [] } };
const planned = { outcomes: [finding.measure.id], subgroups: [] };

/** Each look at the clock is a minute after the one before. */
function clock(): () => string {
  let minute = 0;
  return () => {
    minute += 1;
    return new Date(Date.UTC(2026, 4, 3, 10, minute)).toISOString();
  };
}

function fileOf(store: ReturnType<typeof createPlans>): Blob {
  const [one] = store.read().plans;
  if (one === undefined) throw new Error('no plan');
  return new Blob([planText(one.plan)]);
}

function statusOf(store: ReturnType<typeof createPlans>, evidence: Evidence) {
  return planning(store, store.read(), evidence).evidence.comparisons?.[0]?.plan;
}

describe('before anybody asks', () => {
  test('nothing is stored, and opening the estimates stores nothing either', () => {
    const { place, held } = placeWith();
    const store = createPlans(() => place, clock());
    store.open(harbours);
    expect(held()).toBeNull();
    expect([openedAt(store.read(), harbours), openedAt(store.read(), arms)]).toEqual([
      '2026-05-03T10:01:00.000Z',
      null,
    ]);
    expect(openedAt(store.read(), otherFiles)).toBeNull();
  });

  test('the estimates count as opened from the first time, whatever the filters and whichever cohort is asked about', () => {
    const store = createPlans(() => undefined, clock());
    store.open(harbours);
    const first = openedAt(store.read(), harbours);
    store.open(harbours);
    const swapped: Evidence = {
      ...harbours,
      scope: {
        ...everyone,
        from: '2024-01-01',
        compare: { kind: 'levels', dimension: 'site', asked: ['Vale'], against: ['Harbour'] },
      },
    };
    expect([openedAt(store.read(), harbours), openedAt(store.read(), swapped)]).toEqual([first, first]);
  });
});

describe('a plan', () => {
  test('frozen first is declared, is there when the page is opened again, and opens the estimates', async () => {
    const { place, held } = placeWith();
    const store = createPlans(() => place, clock());
    expect(planFor(store.read(), harbours)).toBeNull();
    expect(await store.freeze(harbours, planned)).toContain('kept on this device');
    expect(statusOf(store, harbours)).toMatchObject({ before: true, status: 'declared' });
    expect(openedAt(store.read(), harbours)).not.toBeNull();
    const again = createPlans(() => place, clock());
    expect(again.read().plans).toEqual(store.read().plans);
    expect(statusOf(again, harbours)).toMatchObject({ before: true, status: 'declared' });
    expect(held()).not.toMatch(/Female|65 to 74|"n"/);
  });

  test('frozen after the estimates were opened does not count, here or where its file is opened', async () => {
    const store = createPlans(() => undefined, clock());
    store.open(harbours);
    await store.freeze(harbours, planned);
    expect(statusOf(store, harbours)).toMatchObject({ before: false, status: 'exploratory', deviations: [] });
    const [late] = store.read().plans;
    if (late === undefined) throw new Error('no plan');
    const elsewhere = createPlans(() => undefined, clock());
    await elsewhere.bring(harbours, new Blob([planText(late.plan)]));
    expect(statusOf(elsewhere, harbours)).toMatchObject({ before: false, status: 'exploratory' });
  });

  test('out of a file counts where it came first, and not where the estimates did', async () => {
    const there = createPlans(() => undefined, clock());
    await there.freeze(harbours, planned);
    const file = fileOf(there);
    const { place } = placeWith();
    const first = createPlans(() => place, clock());
    expect(await first.bring(harbours, file)).toContain('opened');
    expect(openedAt(first.read(), harbours)).toBeNull();
    first.open(harbours);
    expect(statusOf(first, harbours)).toMatchObject({ before: true, status: 'declared' });
    const second = createPlans(() => undefined, clock());
    second.open(harbours);
    await second.bring(harbours, file);
    expect(statusOf(second, harbours)).toMatchObject({ before: false, status: 'exploratory' });
  });

  test('of other cohorts holds these to it, as exploratory, until there is one of their own', async () => {
    const store = createPlans(() => undefined, clock());
    await store.freeze(harbours, planned);
    expect(statusOf(store, arms)).toMatchObject({ status: 'exploratory', deviations: [{ of: 'cohorts' }] });
    expect(openedAt(store.read(), arms)).toBeNull();
    await store.freeze(arms, planned);
    expect(statusOf(store, arms)).toMatchObject({ status: 'declared' });
    expect(statusOf(store, harbours)).toMatchObject({ status: 'declared' });
    expect(statusOf(store, otherFiles)).toBeUndefined();
  });

  test('for other files than those it was made for is exploratory', async () => {
    const store = createPlans(() => undefined, clock());
    await store.freeze(harbours, planned);
    const file = fileOf(store);
    await store.bring(otherFiles, file);
    expect(statusOf(store, otherFiles)).toMatchObject({
      status: 'exploratory',
      deviations: [{ of: 'files' }],
    });
  });

  test('that is there is not put in the place of another, and forgetting it does not unsee the estimates', async () => {
    const { place, held } = placeWith();
    const store = createPlans(() => place, clock());
    await store.freeze(harbours, planned);
    expect(await store.freeze(harbours, planned)).toContain('Forget it first');
    const [one] = store.read().plans;
    if (one === undefined) throw new Error('no plan');
    expect(store.forget(one)).toBe('It is forgotten.');
    expect([store.read().plans, held()]).toEqual([[], null]);
    await store.freeze(harbours, planned);
    expect(statusOf(store, harbours)).toMatchObject({ before: false });
  });

  test('is not lost where another window kept one meanwhile', async () => {
    const { place } = placeWith();
    const [one, two] = [createPlans(() => place, clock()), createPlans(() => place, clock())];
    await one.freeze(harbours, planned);
    await two.freeze(arms, planned);
    expect(createPlans(() => place).read().plans).toHaveLength(2);
  });

  test('that cannot be forgotten is said to stay', async () => {
    const { place } = placeWith();
    await createPlans(() => place, clock()).freeze(harbours, planned);
    const stuck = createPlans(() => ({ ...place, removeItem: refuse }));
    const [one] = stuck.read().plans;
    if (one === undefined) throw new Error('no plan');
    expect(stuck.forget(one)).toContain('could not be forgotten');
    expect(stuck.read().plans).toHaveLength(1);
  });

  test.each([
    ['there is no place', () => undefined],
    ['the browser forbids it', refuse],
    ['the place is full', () => placeWith(null, { setItem: refuse }).place],
  ])('holds until the page is closed where %s, and says so', async (_, placeOf) => {
    const store = createPlans(placeOf, clock());
    expect(await store.freeze(harbours, planned)).toContain('Save it as a file');
    expect(statusOf(store, harbours)).toMatchObject({ status: 'declared' });
    const [one] = store.read().plans;
    if (one === undefined) throw new Error('no plan');
    expect(store.forget(one)).toBe('It is forgotten.');
    expect(store.read().plans).toEqual([]);
  });

  test('one too many is refused', async () => {
    const store = createPlans(() => undefined, clock());
    for (let at = 0; at < mostPlans; at += 1)
      await store.freeze(evidenceOf({ kind: 'date', day: `20${String(at + 10)}-01-01` }), planned);
    expect(await store.freeze(harbours, planned)).toContain('Forget one first');
    expect(store.read().plans).toHaveLength(mostPlans);
  });

  test('that is none is refused in words', async () => {
    const store = createPlans(() => undefined, clock());
    expect(await store.bring(harbours, new Blob(['{}']))).toBe(
      'This is no plan that can be opened: not a plan that this version made.',
    );
    expect(store.read().plans).toEqual([]);
  });
});

describe('a stored text that the page did not write', () => {
  test.each([
    ['no JSON', '{'],
    ['of another version', '{"format":"plainsight-plans","version":2,"kept":[]}'],
    ['with another key', '{"format":"plainsight-plans","version":1,"kept":[],"more":1}'],
    ['with a plan that is none', '{"format":"plainsight-plans","version":1,"kept":[{"plan":{}}]}'],
    ['nested without end', '['.repeat(60_000)],
  ])('%s is removed, with words', (_, text) => {
    const { place, held } = placeWith(text);
    const { plans, trouble } = createPlans(() => place).read();
    expect([plans, held()]).toEqual([[], null]);
    expect(trouble).toContain('could not be read');
  });
});
