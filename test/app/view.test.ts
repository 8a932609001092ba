import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitView,
  formatView,
  pageIds,
  parseView,
  ruleLimits,
  scopeKey,
  scopeOf,
  startView,
  type View,
  withScope,
} from '../../src/app/view';
import { isName } from '../../src/app/cohortkeys';
import { bothRules, type CompareChoice } from '../../src/evidence/comparechoice';
import type { NamedCohort } from '../../src/evidence/namedcohort';
import { everyone, isDay, usualRule } from '../../src/evidence/scope';
import { windowMonths } from '../../src/evidence/windows';
import { dimensions } from '../../src/vocabulary/dimensions';
import { profiles } from '../../src/vocabulary/profiles';

const dimension = fc.constantFrom(...dimensions.map(({ id }) => id));
const words = fc.string({ minLength: 1, maxLength: 30, unit: 'binary' });
const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const dates = fc.oneof(
  fc.constant({}),
  days.map((from) => ({ from })),
  days.map((to) => ({ to })),
  fc.tuple(days, days).map((pair) => {
    const [from = '', to = ''] = pair.toSorted();
    return { from, to };
  }),
);

const filters = fc.uniqueArray(
  fc.record({ dimension, levels: fc.uniqueArray(words, { minLength: 1, maxLength: 4 }) }),
  { selector: (one) => one.dimension, maxLength: 4 },
);

const cohort: fc.Arbitrary<NamedCohort> = fc
  .tuple(fc.record({ name: words.filter(isName), filters }), dates)
  .map(([own, when]) => ({ ...own, ...when }));

const named = fc.uniqueArray(cohort, { selector: ({ name }) => name, maxLength: 5 });

const bands = fc.shuffledSubarray(['0', '1-2', '3+'] as const, { minLength: 2, maxLength: 2 });

const compare: fc.Arbitrary<CompareChoice> = fc.oneof(
  fc.constant({ kind: 'arms' as const }),
  days.map((day) => ({ kind: 'date' as const, day })),
  bands.map(([asked = '0', against = '3+']) => ({ kind: 'dose' as const, asked, against })),
  fc
    .tuple(
      fc.uniqueArray(cohort, { selector: ({ name }) => name, minLength: 1, maxLength: 2 }),
      fc.constantFrom(...bothRules),
    )
    .map(([[asked = { name: 'A', filters: [] }, against = null], both]) => ({
      kind: 'cohorts' as const,
      asked,
      against,
      both,
    })),
  fc
    .tuple(dimension, fc.uniqueArray(words, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 4 }))
    .map(([by, levels, cut]) => ({
      kind: 'levels' as const,
      dimension: by,
      asked: levels.slice(0, cut),
      against: levels.length > cut ? levels.slice(cut) : null,
    })),
);

const optional = fc.record(
  {
    measure: words,
    service: words,
    control: words,
    about: fc.stringMatching(/^[a-z-]{1,40}$/),
    began: fc.stringMatching(/^20\d\d-(0[1-9]|1[0-2])$/),
    by: fc.oneof(fc.constant('none' as const), dimension),
    compare,
  },
  { requiredKeys: [] },
);

const view: fc.Arbitrary<View> = fc
  .record({
    page: fc.constantFrom(...pageIds),
    episodes: fc.constantFrom('first' as const, 'all' as const),
    filters,
    cohorts: named,
    rule: fc.record({
      before: fc.integer({ min: ruleLimits.before[0], max: ruleLimits.before[1] }),
      after: fc.integer({ min: ruleLimits.after[0], max: ruleLimits.after[1] }),
      gap: fc.integer({ min: ruleLimits.gap[0], max: ruleLimits.gap[1] }),
    }),
    windows: fc.record({
      months: fc.constantFrom(...windowMonths),
      runUp: fc.constantFrom('left out' as const, 'counted' as const),
    }),
    profile: fc.constantFrom(...Object.values(profiles).map(({ id }) => id)),
  })
  .chain((plain) => fc.tuple(optional, dates).map(([some, dated]) => ({ ...plain, ...some, ...dated })));

describe('the address', () => {
  test('gives back every view that was written into it, without a notice', () => {
    fc.assert(
      fc.property(view, (one) => {
        expect(parseView(formatView(one))).toEqual({ view: one, notices: [] });
      }),
      { numRuns: 200 },
    );
  });

  test('says nothing of what is as usual', () => {
    expect(formatView(startView)).toBe('#/start');
    expect(formatView({ ...startView, page: 'outcomes', measure: 'swemwbs', from: '2024-04-01' })).toBe(
      '#/outcomes?measure=swemwbs&from=2024-04-01',
    );
  });

  test('carries the service that is open and the windows, where they are not the usual ones', () => {
    const visits: View = { ...startView, page: 'visits', service: 'gp-contacts' };
    expect(formatView(visits)).toBe('#/visits?service=gp-contacts');
    expect(formatView({ ...visits, windows: { months: 3, runUp: 'counted' } })).toBe(
      '#/visits?service=gp-contacts&window=3&run-up=counted',
    );
    expect(parseView('#/visits?window=6').view.windows).toEqual({ months: 6, runUp: 'left out' });
  });

  test('carries which cohorts are compared, whatever their levels are called', () => {
    const asked: View = {
      ...startView,
      page: 'outcomes',
      compare: {
        kind: 'levels',
        dimension: 'site',
        asked: ["Harbour'; DROP TABLE person; --"],
        against: null,
      },
    };
    expect(formatView({ ...asked, compare: { kind: 'arms' } })).toBe('#/outcomes?compare=arms');
    expect(parseView(formatView(asked))).toEqual({ view: asked, notices: [] });
    expect(scopeKey(scopeOf(asked))).not.toBe(scopeKey(everyone));
    expect(withScope(asked, everyone).compare).toEqual(asked.compare);
  });

  test('never takes a cohort that means nothing for everybody else', () => {
    const { view: found, notices } = parseView('#/outcomes?compare=site&asked=Harbour&against=Harbour');
    expect(found.compare).toBeUndefined();
    expect(notices.length).toBeGreaterThan(0);
  });

  test.each([
    '#/compare?compare=date&asked=2023-02-30',
    '#/compare?compare=dose&asked=3%2B&against=3%2B',
    '#/compare?compare=dose&asked=3%2B',
    '#/compare?compare=cohorts&asked=name%3DA%26colour%3Dred',
    '#/compare?compare=cohorts&asked=name%3DA&against=name%3DA',
    '#/compare?compare=cohorts&asked=name%3DA&against=',
  ])('compares nothing where a part of the choice is not understood, as in %s', (fragment) => {
    const { view: found, notices } = parseView(fragment);
    expect(found).toEqual({ ...startView, page: 'compare' });
    expect(notices.length).toBeGreaterThan(0);
  });

  test('opens on Start when it is empty', () => {
    for (const fragment of ['', '#', '#/'])
      expect(parseView(fragment)).toEqual({ view: startView, notices: [] });
  });

  test.each([
    ['#/outcomes?colour=red', 'colour'],
    ['#/outcomes?from=2023-02-30', '2023-02-30'],
    ['#/outcomes?by=shoe+size', 'shoe size'],
    ['#/outcomes?profile=none', 'none'],
    ['#/outcomes?gap=0', 'gap'],
    ['#/outcomes?before=1e2', '1e2'],
    ['#/outcomes?episodes=some', 'some'],
    ['#/visits?window=4', '4'],
    ['#/visits?window=012', '012'],
    ['#/visits?run-up=perhaps', 'perhaps'],
    ['#/visits?began=2023-13', '2023-13'],
    ['#/visits?began=2023-04-01', '2023-04-01'],
    ['#/visits?began=%3Cimg%3E', '<img>'],
    ['#/visits?began=', 'began'],
    ['#/outcomes?compare=shoe+size', 'shoe size'],
    ['#/outcomes?compare=', 'compare'],
    ['#/outcomes?compare=site', 'site'],
    ['#/outcomes?compare=constructor', 'constructor'],
    ['#/outcomes?asked=Harbour', 'Harbour'],
    ['#/outcomes?compare=arms&asked=Harbour', 'Harbour'],
    ['#/outcomes?compare=arms&compare=site', 'site'],
    ['#/outcomes?compare=site&asked=Harbour&asked=', 'asked'],
    ['#/outcomes?compare=site&asked=Harbour&against=Vale&against=Harbour', 'Harbour'],
    ['#/compare?compare=arms&both=asked', 'asked'],
    ['#/compare?cohort=name%3D', 'name='],
    ['#/compare?cohort=name%3DA%26from%3D2024-01-02%26to%3D2024-01-01', 'name=A'],
    ['#/compare?cohort=name%3DA&cohort=name%3DA', 'name=A'],
    ['#/compare?cohort=name%3DA%26__proto__%3D1', '__proto__'],
    ['#/visits?service=', 'service'],
    ['#/outcomes?from=2024-04-01&to=2024-03-31', '2024-03-31'],
    ['#/nowhere', 'nowhere'],
  ])('leaves out what it does not understand in %s and says so', (fragment, named) => {
    const { view: found, notices } = parseView(fragment);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(named);
    expect(parseView(formatView(found)).notices).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'takes %s for no key, page or profile',
    (name) => {
      expect(parseView(`#/outcomes?${name}=1`).notices).toHaveLength(1);
      expect(parseView(`#/${name}`).view).toEqual(startView);
      expect(parseView(`#/outcomes?profile=${name}&by=${name}`).notices).toHaveLength(2);
      expect(({} as Record<string, unknown>)['1']).toBeUndefined();
    },
  );

  test('never fails, whatever is typed into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { view: found } = parseView(text);
        expect(parseView(formatView(found))).toEqual({ view: found, notices: [] });
      }),
    );
  });

  test('knows the days of the calendar', () => {
    expect(['2024-02-29', '2000-02-29', '2023-12-31'].map(isDay)).toEqual([true, true, true]);
    expect(['2023-02-29', '1900-02-29', '2024-04-31', '2024-13-01', '2024-1-1'].map(isDay)).toEqual(
      Array(5).fill(false),
    );
  });
});

describe('a view and the people it looks at', () => {
  test('a scope put into a view comes out of it again', () => {
    fc.assert(
      fc.property(view, (one) => {
        const scope = scopeOf(one, { by: 'site' });
        expect(scopeOf(withScope(startView, scope))).toEqual(scope);
      }),
    );
  });

  test('other people are looked at in the same windows, and the usual windows are no other question', () => {
    const asked: View = { ...startView, windows: { months: 6, runUp: 'counted' } };
    expect(withScope(asked, everyone).windows).toEqual(asked.windows);
    expect(scopeOf(startView).windows).toBeUndefined();
    expect(scopeKey({ ...everyone, windows: { months: 12, runUp: 'left out' } })).toBe(scopeKey(everyone));
    expect(scopeKey(scopeOf(asked))).not.toBe(scopeKey(everyone));
  });

  test('another month named as the beginning is another question, and stays where other people are looked at', () => {
    const asked: View = { ...startView, began: '2023-04' };
    expect(formatView({ ...asked, page: 'visits' })).toBe('#/visits?began=2023-04');
    expect(withScope(asked, everyone).began).toBe('2023-04');
    expect(scopeKey(scopeOf(asked))).not.toBe(scopeKey({ ...scopeOf(asked), began: '2023-05' }));
  });

  test('another control is another question, stays where other people are looked at, and is left out where no measure is it', () => {
    const asked: View = { ...startView, page: 'compare', control: 'swemwbs' };
    expect(formatView(asked)).toBe('#/compare?control=swemwbs');
    expect(withScope(asked, everyone).control).toBe('swemwbs');
    expect(scopeKey(scopeOf(asked))).not.toBe(scopeKey(everyone));
    expect(fitView(asked, [], ['swemwbs'])).toEqual({ view: asked, notices: [] });
    expect(fitView(asked, [])).toEqual({ view: asked, notices: [] });
    const { view: fitted, notices } = fitView(asked, [], ['ucla-3']);
    expect(fitted).not.toHaveProperty('control');
    expect(notices).toEqual(['These data have no measure “swemwbs”, so comparisons are not checked on it.']);
    expect(parseView('#/compare?control=').notices).toHaveLength(1);
  });

  test('the order of filters and levels does not make another question', () => {
    const one = { dimension: 'site', levels: ['A', 'B'] } as const;
    const two = { dimension: 'sex', levels: ['Female'] } as const;
    const key = scopeKey({ ...everyone, filters: [one, two] });
    expect(scopeKey({ ...everyone, filters: [two, { ...one, levels: ['B', 'A'] }] })).toBe(key);
    expect(scopeKey({ ...everyone, filters: [one] })).not.toBe(key);
    expect(scopeKey({ ...everyone, rule: { ...usualRule, gap: 29 } })).not.toBe(scopeKey(everyone));
  });

  test('what the data do not have is left out and named', () => {
    const recorded = [{ id: 'site', name: 'Site', levels: ['Harbour'] }] as const;
    const asked: View = {
      ...startView,
      by: 'sex',
      filters: [
        { dimension: 'site', levels: ['Harbour', 'Gone'] },
        { dimension: 'area', levels: ['North'] },
      ],
    };
    const { view: fitted, notices } = fitView(asked, recorded);
    expect(fitted).toEqual({ ...startView, filters: [{ dimension: 'site', levels: ['Harbour'] }] });
    expect(notices).toHaveLength(3);
    expect(fitView(fitted, recorded)).toEqual({ view: fitted, notices: [] });
  });

  test('a comparison group and contacts that the data do not have are not compared, and that is said', () => {
    const asked = (compare: CompareChoice, beside?: { comparisonGroup: boolean; contacts: boolean }) =>
      fitView({ ...startView, compare }, [], undefined, beside);
    const dose = { kind: 'dose', asked: '3+', against: '0' } as const;
    for (const compare of [{ kind: 'arms' }, dose] as const) {
      expect(asked(compare)).toMatchObject({
        view: startView,
        notices: [expect.stringContaining('compared')],
      });
      expect(asked(compare).view.compare).toBeUndefined();
      expect(asked(compare, { comparisonGroup: true, contacts: true }).view.compare).toEqual(compare);
    }
    expect(asked(dose, { comparisonGroup: true, contacts: false }).view.compare).toBeUndefined();
  });

  test('cohorts that the data do not have are not compared, and that is said', () => {
    const recorded = [{ id: 'site', name: 'Site', levels: ['Harbour', 'Vale'] }] as const;
    const held = (dimension: 'site' | 'area', asked: readonly string[], against: readonly string[] | null) =>
      fitView({ ...startView, compare: { kind: 'levels', dimension, asked, against } }, recorded);
    expect(held('area', ['North'], null)).toMatchObject({
      view: startView,
      notices: [expect.stringContaining('area')],
    });
    expect(held('site', ['Gone'], null).view.compare).toBeUndefined();
    expect(held('site', ['Harbour'], ['Gone']).view.compare).toBeUndefined();
    const some = held('site', ['Harbour', 'Gone'], ['Vale']);
    expect(some.view.compare).toMatchObject({ asked: ['Harbour'], against: ['Vale'] });
    expect(some.notices).toHaveLength(1);
    expect(held('site', ['Harbour'], null).notices).toEqual([]);
    const named = { name: 'A', filters: [{ dimension: 'site' as const, levels: ['Gone'] }] };
    expect(
      fitView(
        {
          ...startView,
          cohorts: [named, { name: 'B', filters: [] }],
          compare: { kind: 'cohorts', asked: named, against: null, both: 'left out' },
        },
        recorded,
      ),
    ).toMatchObject({ view: { ...startView, cohorts: [{ name: 'B', filters: [] }] }, notices: [{}, {}] });
  });
});
