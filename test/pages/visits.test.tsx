// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/evidence/evidence';
import type { VisitFinding } from '../../src/evidence/visits';
import { methodEntries } from '../../src/pages/methodentries';
import { visitEntries } from '../../src/pages/visitentries';
import { eventFigure, visitMethodsFigure } from '../../src/pages/visitfigures';
import { Visits } from '../../src/pages/Visits';
import { withhold } from '../../src/stats/result';
import { evidence } from '../evidence/fixture';
import { alone, compared } from '../evidence/visitservice';
import { reading, render, words } from './render';

const nurse: VisitFinding = {
  ...alone,
  id: 'visits.practice-nurse',
  service: 'Practice nurse',
  expected: null,
};

const withGaps: VisitFinding = {
  ...compared,
  months: compared.months.map((one, place) => ({
    ...one,
    referred: place === 2 ? withhold('nobody_at_risk', 0) : one.referred,
    comparison: place % 3 === 0 ? withhold('small_number') : one.comparison,
  })),
};

function of(...visits: readonly VisitFinding[]): Evidence {
  return { ...evidence, visits };
}

function page(found: Evidence, service?: string): Promise<HTMLElement> {
  return render(<Visits {...reading} evidence={found} service={service} />);
}

const every = [
  ['with a comparison group', of(compared)],
  ['of one group', of(alone)],
  ['of one group with nothing known of what is expected', of(nurse)],
  ['with months that are hidden', of(withGaps)],
  ['without service use', of()],
] as const;

describe.each(every)('Visits %s', (_, found) => {
  test('prints no number that is none', async () => {
    expect(words(await page(found))).not.toMatch(/NaN|undefined|Infinity|\[object|\bnull\b/);
  });

  test('has one first heading, which can take the focus, and names every table, column and row', async () => {
    const drawn = await page(found);
    expect(drawn.querySelectorAll('h1')).toHaveLength(1);
    expect(drawn.querySelector('h1')?.getAttribute('tabindex')).toBe('-1');
    for (const table of drawn.querySelectorAll('table')) {
      expect(words(table.querySelector('caption'))).not.toBe('');
      for (const th of table.querySelectorAll('th')) expect(th.getAttribute('scope')).toMatch(/^(col|row)$/);
    }
  });

  test('sends nobody to a part of Methods that is not there', async () => {
    const parts = new Set([...methodEntries, ...visitEntries].map(({ part }) => part).concat('how-sure'));
    for (const link of (await page(found)).querySelectorAll('a[href^="#/methods?about="]'))
      expect(parts).toContain(link.getAttribute('href')?.replace('#/methods?about=', ''));
  });
});

describe('people who came most', () => {
  test('stand after the spread, with the warning and what is expected, and nowhere without', async () => {
    const drawn = await page(of(alone));
    const section = drawn.querySelector('section[aria-labelledby="frequent"]');
    const spread = drawn.querySelector('section[aria-labelledby="use-spread"]');
    expect((spread?.compareDocumentPosition(section ?? drawn) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    expect(words(section)).toContain('chosen because they came most: part or all of a fall is expected');
    expect(words(section)).toContain('Expected anyway');
    const few = await page(of({ ...alone, frequent: withhold('too_few', 7) }));
    const without = few.querySelector('section[aria-labelledby="frequent"]');
    expect(without?.querySelector('figure')).toBeNull();
    expect(words(without)).toContain('fewer than 10 people');
    expect((await page(of(nurse))).querySelector('section[aria-labelledby="frequent"]')).toBeNull();
  });
});

describe('the banner', () => {
  test('stands before every number and asks the three questions', async () => {
    const drawn = await page(of(compared));
    const banner = drawn.querySelector('.banner');
    expect([...(banner?.querySelectorAll('dt') ?? [])].map(words)).toEqual([
      'Is there a comparison group?',
      'What design is this?',
      'How sure can we be?',
    ]);
    expect(words(banner?.querySelector('dd'))).toMatch(/^Yes: /);
    const following = Node.DOCUMENT_POSITION_FOLLOWING;
    for (const one of drawn.querySelectorAll('.lead, figure'))
      expect((banner?.compareDocumentPosition(one) ?? 0) & following).toBe(following);
  });

  test('says that there is no comparison group where there is none', async () => {
    const banner = (await page(of(alone))).querySelector('.banner');
    expect(words(banner?.querySelector('dd'))).toMatch(/^No\. /);
    expect(banner?.classList.contains('banner-alone')).toBe(true);
  });
});

describe('what is drawn', () => {
  const titles = (drawn: HTMLElement) => [...drawn.querySelectorAll('figure h2')].map(words);

  test('is the months, the estimate beside what is expected, each month against the comparison group, the groups and the methods, in that order', async () => {
    const drawn = await page(of(compared));
    expect(titles(drawn)).toHaveLength(5);
    expect(titles(drawn)[0]).toMatch(/most frequent/);
    expect(titles(drawn)[1]).toMatch(
      /^The ratio of after to before was .* among those referred and .* among the comparison group$/,
    );
    expect(titles(drawn)[2]).toMatch(/months after referral/);
    expect(titles(drawn)[4]).toMatch(/story/);
  });

  test('is the months alone where no change may be told, and no ratio stands anywhere', async () => {
    const drawn = await page(of(nurse));
    expect(titles(drawn)).toHaveLength(1);
    expect(words(drawn.querySelector('.lead'))).toContain('No statement on change can be made');
    expect(words(drawn.querySelector('.all-numbers'))).not.toMatch(/Ratio|Difference/);
  });

  test('puts what is expected first among the numbers of one group', async () => {
    const rows = [...(await page(of(alone))).querySelectorAll('.all-numbers tbody th')].map(words);
    expect(rows[0]).toBe('Ratio expected though nothing were done');
    expect(rows).toContain('Ratio of after to before');
  });

  test('leaves the page under a name that says which service it is of', () => {
    const parts = eventFigure(compared.id)(of(compared));
    expect(parts?.measure).toEqual({ id: 'visits.gp-contacts', short: 'GP contacts' });
    expect(parts?.caveat).toContain('Counted from 12 to 4 months before');
    expect(parts?.table.rows).toHaveLength(compared.months.length);
    expect(visitMethodsFigure(nurse.id)(of(nurse))).toBeNull();
  });
});

describe('what can be chosen', () => {
  test('another kind of use, where there are several', async () => {
    const drawn = await page(of(compared, nurse), 'practice-nurse');
    const links = [...drawn.querySelectorAll('[aria-label="Service"] a')];
    expect(links.map((one) => one.getAttribute('href'))).toEqual([
      '#/visits?service=gp-contacts',
      '#/visits?service=practice-nurse',
    ]);
    expect(links.map((one) => one.getAttribute('aria-current'))).toEqual([null, 'true']);
    expect(words(drawn.querySelector('h1'))).toMatch(/^Practice nurse contacts/);
    expect((await page(of(compared))).querySelector('[aria-label="Service"]')).toBeNull();
  });

  test('opens first what a change may be told of', async () => {
    expect(words((await page(of(nurse, alone))).querySelector('h1'))).toContain('GP contacts');
  });

  test('other windows, in words, with those in force marked', async () => {
    const drawn = await page({
      ...of(compared),
      scope: { ...evidence.scope, windows: { months: 6, runUp: 'counted' } },
    });
    expect(words(drawn.querySelector('.windows p'))).toBe(
      'GP contacts are counted from 12 to 4 months before and from 1 to 12 months after referral.',
    );
    const current = [...drawn.querySelectorAll('.windows [aria-current="true"]')].map(words);
    expect(current).toEqual(['6 months', 'counted']);
    expect(drawn.querySelector('.windows a')?.getAttribute('href')).toBe('#/visits?window=3&run-up=counted');
  });

  test('not the run-up, where it cannot be parted from the counts', async () => {
    const whole: VisitFinding = { ...alone, runUp: 'cannot be parted' };
    const drawn = await page(of(whole));
    expect(drawn.querySelector('.windows')?.textContent).not.toContain('three months before');
    expect(words(drawn.querySelector('[aria-labelledby="visit-checks"]'))).toContain(
      'cannot be parted from the run-up',
    );
  });
});

test('where there is no service use, says which file would hold it', async () => {
  const drawn = await page({ ...of(), scope: { episodes: 'first', filters: [], rule: evidence.scope.rule } });
  expect(words(drawn.querySelector('h1'))).toBe(
    'These data count no service use both before and after referral.',
  );
  expect(words(drawn)).toContain('one row an appointment');
  expect(drawn.querySelector('a[href="#/import"]')).not.toBeNull();
});
