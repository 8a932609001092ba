// @vitest-environment happy-dom
import { act } from 'react';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { App } from '../../src/app/App';
import { Boundary } from '../../src/app/Boundary';
import { Cohort } from '../../src/app/Cohort';
import { createDesk, type Means } from '../../src/app/desk';
import { createSession } from '../../src/app/session';
import { startView } from '../../src/app/view';
import type { Evidence } from '../../src/evidence/evidence';
import { everyone, type Scope } from '../../src/evidence/scope';
import { evidence } from '../evidence/fixture';
import { press, render, words } from '../pages/render';

const never = () => new Promise<never>(() => undefined);
const means: Means = {
  openWorkshop: never,
  readSample: () => Promise.resolve([]),
  readPack: () => Promise.resolve(evidence),
};

async function open(fragment: string, with_: Partial<Means> = {}): Promise<HTMLElement> {
  window.location.hash = fragment;
  const session = createSession();
  const found = await render(<App session={session} desk={createDesk(session, { ...means, ...with_ })} />);
  await settle();
  return found;
}

async function settle(): Promise<void> {
  await act(() => new Promise((done) => setTimeout(done, 5)));
}

async function go(fragment: string): Promise<void> {
  await act(async () => {
    window.location.hash = fragment;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    await Promise.resolve();
  });
  await settle();
}

function button(found: HTMLElement, starts: string): HTMLButtonElement | undefined {
  return [...found.querySelectorAll('button')].find((one) => words(one).startsWith(starts));
}

beforeAll(() => import('../../src/app/CohortBuilder'));

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no host')));
  document.body.replaceChildren();
});

describe('the page', () => {
  test('says what is open, for how many people and that it is made up', async () => {
    const found = await open('#/outcomes');
    expect(words(found.querySelector('header'))).toMatch(
      /Harbour & Vale link workers · 4,740 people · April 2021 to March 2024 ?Made-up data/,
    );
    expect(words(found.querySelector('.cohort'))).toContain(
      'people referred from 1 April 2021 to 31 March 2024',
    );
  });

  test('says of every referral, too, from when to when', async () => {
    const of = (scope: Partial<Scope>) =>
      render(
        <Cohort
          view={startView}
          evidence={{ ...evidence, scope: { ...everyone, episodes: 'all', ...scope } }}
          onPrepare={() => undefined}
          onStart={() => undefined}
          onView={() => undefined}
        />,
      ).then(words);
    expect(await of({})).toContain('every referral from 1 April 2021 to 31 March 2024, not only');
    expect(await of({ from: '2023-01-01' })).toContain('every referral from 1 January 2023, not only');
  });

  test('shows the step in words, and a way out, while the first figures are fetched', async () => {
    const found = await open('#/outcomes', { readPack: never });
    expect(words(found.querySelector('h1'))).toBe('Opening the made-up service');
    expect(found.querySelectorAll('.skeleton').length).toBeGreaterThan(0);
    await press(button(found, 'Cancel'));
    expect(found.querySelector('main')?.getAttribute('aria-busy')).toBe('false');
  });

  test('says what happened, what is safe and what to do when it fails', async () => {
    const found = await open('#/outcomes', {
      readPack: () => Promise.reject(new Error('The host is away.')),
    });
    expect(words(found.querySelector('[role="alert"]'))).toMatch(
      /The host is away\..*What is safe.*What to do/,
    );
  });

  test('moves the focus to the first heading when the page changes, and not when a measure is opened', async () => {
    const found = await open('#/start');
    expect(document.activeElement).toBe(document.body);
    await go('#/outcomes');
    expect(document.activeElement).toBe(found.querySelector('h1'));
    const link = found.querySelector<HTMLElement>('.measures a[href*="ons-anxiety"]');
    link?.focus();
    await go('#/outcomes?measure=ons-anxiety');
    expect(document.activeElement?.getAttribute('href')).toContain('ons-anxiety');
    expect(words(found.querySelector('h1'))).toMatch(/anxiety/i);
  });

  test('says what in the address it did not understand, and mends the address', async () => {
    const found = await open('#/outcomes?colour=red&site=Nowhere');
    expect(words(found.querySelector('.notices'))).toContain('colour');
    await settle();
    expect(window.location.hash).toBe('#/outcomes');
  });

  test('leads to every page it has and to none that it has not', async () => {
    const found = await open('#/start');
    const pages = [...found.querySelectorAll('.rail a')].map((one) => one.getAttribute('href'));
    expect(pages).toEqual([
      '#/start',
      '#/import',
      '#/quality',
      '#/flow',
      '#/outcomes',
      '#/visits',
      '#/compare',
      '#/methods',
    ]);
    for (const page of pages) {
      await go(page ?? '');
      expect(words(found.querySelector('h1'))).not.toBe('');
      expect(found.querySelector('.rail [aria-current="page"]')?.getAttribute('href')).toBe(page);
    }
  });

  test('lists Visits only where service use is in the data, or may be', async () => {
    const listed = async (found: Partial<Evidence>): Promise<boolean> => {
      const readPack = () => Promise.resolve({ ...evidence, ...found });
      return (await open('#/start', { readPack })).querySelector('.rail a[href="#/visits"]') !== null;
    };
    expect(await listed({})).toBe(true);
    expect(await listed({ visits: [] })).toBe(false);
    expect(await listed({ visits: [], answered: ['outcomes'] })).toBe(true);
    const bare = await open('#/visits', { readPack: () => Promise.resolve({ ...evidence, visits: [] }) });
    await settle();
    expect(bare.querySelector('.rail [aria-current="page"]')?.getAttribute('href')).toBe('#/visits');
  });

  test('asks for other people as soon as a level is ticked, in the address, and keeps the builder open', async () => {
    const found = await open('#/outcomes');
    await press(button(found, 'Change'));
    await settle();
    const harbour = [...found.querySelectorAll('.level')].find((one) => words(one) === 'Harbour');
    await press(harbour?.querySelector('input'));
    expect(window.location.hash).toContain('site=Harbour');
    await settle();
    expect(button(found, 'Close')).not.toBeUndefined();
    await go('#/flow');
    expect(button(found, 'Change')).not.toBeUndefined();
  });
});

describe('a page that breaks', () => {
  function Broken(): never {
    throw new Error('quality: no ledger');
  }

  test('leaves the frame standing and tells the reader', async () => {
    const quiet = console.error;
    console.error = () => undefined;
    const found = await render(
      <Boundary at="quality">
        <Broken />
      </Boundary>,
    );
    console.error = quiet;
    expect(words(found)).toContain('quality: no ledger');
    expect(words(found)).toContain('What to do');
  });
});
