// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { categories, lower, shared, shut, whole } from '../charts/comparefixture';
import { evidence } from '../evidence/fixture';
import { alike, comparisonOf } from '../evidence/comparisonfixture';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import type { Evidence } from '../../src/evidence/evidence';
import { release } from '../../src/evidence/release';
import { withhold } from '../../src/stats/result';
import { CompareBanner } from '../../src/pages/CompareBanner';
import { CompareCohorts } from '../../src/pages/CompareCohorts';
import { CompareMargin } from '../../src/pages/CompareMargin';
import { CompareNumbers } from '../../src/pages/CompareNumbers';
import {
  balanceFigure,
  compareMethodsFigure,
  compareSharesFigure,
  overlapFigure,
} from '../../src/pages/comparefigures';
import { comparisonEntries } from '../../src/pages/comparisonentries';
import { comparisonNumberRows } from '../../src/pages/comparisonnumberrows';
import { methodEntries } from '../../src/pages/methodentries';
import { visitEntries } from '../../src/pages/visitentries';
import { reading, render, words } from './render';

const { links } = reading;

function of(finding: ComparisonFinding): Evidence {
  return { ...evidence, comparisons: [finding] };
}

const few = release(
  of(
    comparisonOf({
      ...alike,
      pairs: [212, 4],
      started: [260, 9],
      improved: [63, 2],
      level: [103, 2],
      outside: [13, 0],
    }),
  ),
  'strict',
).comparisons?.[0];
if (few === undefined) throw new Error('fixture: nothing is left');

const referrals: ComparisonFinding = {
  ...categories,
  counted: 'referrals',
  neither: 312,
  estimates: categories.estimates.map((one) => ({ ...one, estimate: withhold('clustered') })),
};

const every = Object.entries({ whole, shared, shut, lower, categories, few, referrals });
const makers = { balanceFigure, overlapFigure, compareMethodsFigure, compareSharesFigure };

function about(finding: ComparisonFinding): Promise<HTMLElement> {
  return render(
    <>
      <CompareBanner finding={finding} links={links} opened />
      <CompareCohorts finding={finding} profile="nhs" />
      <CompareMargin finding={finding} links={links} opened />
      <CompareNumbers finding={finding} links={links} />
    </>,
  );
}

describe.each(every)('what stands about the comparison %s', (_, finding) => {
  test('prints no number that is none, and no sentence twice in one place', async () => {
    const drawn = await about(finding);
    expect(words(drawn)).not.toMatch(/NaN|undefined|Infinity|\[object|\bnull\b/);
    for (const section of drawn.querySelectorAll('section')) {
      const said = [...section.querySelectorAll('p')].map(words);
      expect(new Set(said).size).toBe(said.length);
    }
    const rows = comparisonNumberRows(finding).map(({ name }) => name);
    expect(new Set(rows).size).toBe(rows.length);
  });

  test('sends nobody to a part of Methods that is not there', async () => {
    const parts = new Set(
      [...methodEntries, ...visitEntries, ...comparisonEntries].map(({ part }) => part).concat('how-sure'),
    );
    const ways = [...(await about(finding)).querySelectorAll('a[href^="#/methods?about="]')];
    expect(ways.length).toBeGreaterThan(10);
    for (const link of ways)
      expect(parts).toContain(link.getAttribute('href')?.replace('#/methods?about=', ''));
  });

  test('asks who is held against whom, whether they are alike and how sure one can be, before any number', async () => {
    const asked = [...(await about(finding)).querySelectorAll('.banner dt')].map(words);
    expect(asked).toEqual(['Who is held against whom?', 'Are they alike enough?', 'How sure can we be?']);
  });

  test('comes in figures that have a finding, a sentence, a caveat and a table, or in none', () => {
    for (const profile of ['internal', 'nhs', 'strict'] as const) {
      const shown = release(of(finding), profile);
      for (const make of Object.values(makers)) {
        const parts = make(finding.id)(shown);
        if (parts === null) continue;
        for (const text of [parts.title, parts.subtitle, parts.sentence, parts.people, parts.caveat]) {
          expect(text).not.toBe('');
          expect(text).not.toMatch(/NaN|undefined|Infinity|\[object|\bnull\b/);
        }
        expect(parts.stem).toMatch(/^compare-/);
        expect(parts.table.rows.length).toBeGreaterThan(0);
        expect(Number(parts.draw(390).getAttribute('width'))).toBe(390);
      }
    }
  });
});

test('every part of Methods has a name of its own', () => {
  const parts = [...methodEntries, ...visitEntries, ...comparisonEntries].map(({ part }) => part);
  expect(new Set(parts).size).toBe(parts.length);
  for (const { name, says, withheld, source } of comparisonEntries)
    for (const text of [name, says, withheld, source]) expect(text.trim()).not.toBe('');
});

test('a comparison that is alike is drawn four times, and answer categories not at all', () => {
  const drawn = (finding: ComparisonFinding) =>
    Object.values(makers).filter((make) => make(finding.id)(of(finding)) !== null).length;
  expect([drawn(whole), drawn(categories)]).toEqual([4, 0]);
  expect(balanceFigure('compare.gone')(of(whole))).toBeNull();
});

test('what may not be compared at all is said once, without checks that were never made', async () => {
  const banner = (await about(categories)).querySelector('.banner');
  expect(words(banner)).toContain('Not asked: an average of answer categories misleads.');
  expect(banner?.querySelectorAll('li')).toHaveLength(0);
});

test('while the gate is shut no adjusted number stands anywhere, and every failed check does', async () => {
  const drawn = await about(shut);
  expect(words(drawn.querySelector('.all-numbers'))).not.toMatch(/doubly/i);
  expect([...drawn.querySelectorAll('.banner li')].map(words)).toEqual(shut.gate.failed);
  expect(words(drawn.querySelector('.banner'))).toContain('the adjusted estimate is not shown');
  expect(words(drawn.querySelector('.margin'))).toContain(
    'neither a difference nor “no difference” can be said',
  );
  const sentence = compareMethodsFigure(shut.id)(of(shut))?.sentence ?? '';
  expect(sentence).toContain('As a description only');
});

test('both cohorts stand in a table with how many were followed up, the one asked about first', async () => {
  const table = (await about(whole)).querySelector('#compare-who-table');
  expect([...(table?.querySelectorAll('tbody th') ?? [])].map(words)).toEqual(['Gardening', 'all others']);
  expect([...(table?.querySelectorAll('tbody tr:first-child td') ?? [])].map(words).slice(0, 4)).toEqual([
    '181',
    '181',
    '143',
    '79',
  ]);
});

test('the margin says who is in neither cohort, in what is counted', async () => {
  expect(words((await about(referrals)).querySelector('.margin'))).toContain(
    '312 referrals are in neither and are not looked at here.',
  );
  expect(words((await about(whole)).querySelector('.margin'))).not.toContain('in neither');
});
