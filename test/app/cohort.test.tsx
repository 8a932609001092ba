// @vitest-environment happy-dom
import { act, useState } from 'react';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noHistory, visited } from '../../src/app/choicehistory';
import { Cohort } from '../../src/app/Cohort';
import { parseView, scopeOf, startView, type View } from '../../src/app/view';
import type { Evidence } from '../../src/evidence/evidence';
import type { FacetChoice, Facets, FacetShape } from '../../src/evidence/facets';
import { everyone } from '../../src/evidence/scope';
import type { Overlap } from '../../src/pages/Overlaps';
import { evidence } from '../evidence/fixture';
import { facetsOver, type Member } from '../pages/facets';
import { press, render, words } from '../pages/render';

const months = ['2023-01', '2023-02', '2023-03', '2023-04'];
const sites = ['Harbour', 'Millfield', 'Vale'];
const shapes: readonly FacetShape[] = [
  { id: 'sex', name: 'Sex or gender', levels: ['Female', 'Male', 'not recorded'] },
  { id: 'site', name: 'Site', levels: sites },
  { id: 'referred', name: 'Day of referral', levels: months },
];
/** One a month at Harbour, two at Millfield, three at Vale; every other a woman. */
const members: readonly Member[] = months.flatMap((month) =>
  sites.flatMap((site, many) =>
    Array.from({ length: many + 1 }, (_, at) => ({
      month,
      levels: { site, sex: at % 2 === 0 ? 'Female' : 'Male' },
    })),
  ),
);

interface World {
  readonly facets?: Facets | null;
  readonly start?: Partial<View>;
  readonly overlaps?: readonly Overlap[];
  readonly onStart?: () => void;
  readonly dimensions?: Evidence['dataset']['dimensions'];
}

/** The bar over evidence that follows the view at once, and every view that was asked for. */
async function open(world: World = {}): Promise<{
  readonly found: HTMLElement;
  readonly asked: readonly View[];
  readonly go: (view: View) => Promise<void>;
}> {
  const asked: View[] = [];
  let set: (view: View) => void = () => undefined;
  const ask = () => Promise.resolve(world.facets === undefined ? facetsOver(members, shapes) : world.facets);
  function Page() {
    const [view, setView] = useState<View>({ ...startView, page: 'outcomes', ...world.start });
    set = setView;
    const [source] = useState(() => ask);
    return (
      <Cohort
        view={view}
        evidence={{
          ...evidence,
          dataset: { ...evidence.dataset, dimensions: world.dimensions ?? evidence.dataset.dimensions },
          scope: { ...everyone, ...scopeOf(view) },
        }}
        facets={source}
        overlaps={world.overlaps}
        onPrepare={() => undefined}
        onStart={world.onStart ?? (() => undefined)}
        onView={(next) => {
          asked.push(next);
          setView(next);
        }}
      />
    );
  }
  const found = await render(<Page />);
  await press(button(found, 'Change'));
  await settle();
  const go = async (view: View) => {
    await act(async () => {
      set(view);
      await Promise.resolve();
    });
    await settle();
  };
  return { found, asked, go };
}

async function settle(): Promise<void> {
  await act(() => new Promise((done) => setTimeout(done, 60)));
}

function button(found: HTMLElement, name: string): HTMLButtonElement | undefined {
  return [...found.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? words(one)) === name,
  );
}

function level(found: HTMLElement, name: string): HTMLElement | undefined {
  return [...found.querySelectorAll<HTMLElement>('.level')].find(
    (one) => words(one.querySelector('.level-name')) === name,
  );
}

async function tick(found: HTMLElement, name: string): Promise<void> {
  await press(level(found, name)?.querySelector('input'));
  await settle();
}

async function type(input: HTMLInputElement | null | undefined, value: string): Promise<void> {
  if (input == null) throw new Error('no such field');
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await Promise.resolve();
  });
}

async function key(of: Element | null | undefined, name: string, up = true): Promise<void> {
  await act(async () => {
    of?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    if (up) of?.dispatchEvent(new KeyboardEvent('keyup', { key: name, bubbles: true }));
    await Promise.resolve();
  });
  await settle();
}

function slider(found: HTMLElement, name: string): HTMLElement | null {
  return found.querySelector(`[role="slider"][aria-label="${name}"]`);
}

const kept = (found: HTMLElement): string => words(found.querySelector('.facet-kept p'));

beforeAll(() => import('../../src/app/CohortBuilder'));

beforeEach(() => {
  document.body.replaceChildren();
});

describe('the cohort builder', () => {
  test('shows a count beside every level, and how many are kept of all', async () => {
    const { found } = await open();
    expect(kept(found)).toBe('Keeps all 24 people.');
    expect(sites.map((site) => words(level(found, site)?.querySelector('.level-n')))).toEqual([
      '4',
      '8',
      '12',
    ]);
  });

  test('puts a tick on the page at once, stays open and counts the other facets among those kept', async () => {
    const { found, asked } = await open();
    await tick(found, 'Harbour');
    expect(asked.at(-1)?.filters).toEqual([{ dimension: 'site', levels: ['Harbour'] }]);
    expect(kept(found)).toBe('Keeps 4 of 24 people. That is Site alone: 20 more without it.');
    expect(words(level(found, 'Vale')?.querySelector('.level-n'))).toBe('12');
    expect(words(level(found, 'Male')?.querySelector('.level-n'))).toBe('0');
    expect(button(found, 'Close')).not.toBeUndefined();
  });

  test('names the choice that costs most', async () => {
    const { found } = await open();
    await tick(found, 'Harbour');
    await tick(found, 'Female');
    expect(kept(found)).toBe('Keeps 4 of 24 people. Site costs most: 12 more without it.');
  });

  test('turns a choice round, and clears it', async () => {
    const { found, asked } = await open();
    await tick(found, 'Harbour');
    await press(button(found, 'Site: all but these'));
    expect(asked.at(-1)?.filters).toEqual([{ dimension: 'site', levels: ['Millfield', 'Vale'] }]);
    await press(button(found, 'Site: clear'));
    expect(asked.at(-1)?.filters).toEqual([]);
  });

  test('takes a choice back and gives it again, and a Back of the browser is a step back too', async () => {
    const { found, asked, go } = await open();
    expect(button(found, 'Undo')?.getAttribute('aria-disabled')).toBe('true');
    await tick(found, 'Harbour');
    await tick(found, 'Female');
    await press(button(found, 'Undo'));
    await settle();
    expect(asked.at(-1)?.filters).toEqual([{ dimension: 'site', levels: ['Harbour'] }]);
    await press(button(found, 'Redo'));
    await settle();
    expect(asked.at(-1)?.filters).toHaveLength(2);
    expect(button(found, 'Redo')?.getAttribute('aria-disabled')).toBe('true');
    const [first] = asked;
    if (first === undefined) throw new Error('nothing was asked');
    await go(first);
    expect(level(found, 'Female')?.querySelector('input')?.checked).toBe(false);
    expect(button(found, 'Redo')?.getAttribute('aria-disabled')).toBe('false');
  });

  test('moves an end of the months by keys, says the month in words, and asks the page only when the key is let go', async () => {
    const { found, asked } = await open();
    const first = slider(found, 'First month');
    expect(first?.getAttribute('aria-valuetext')).toBe('January 2023');
    await key(first, 'ArrowRight', false);
    expect(first?.getAttribute('aria-valuetext')).toBe('February 2023');
    expect(kept(found)).toContain('Keeps 18 of 24 people.');
    expect(asked).toEqual([]);
    await key(first, 'ArrowRight');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.from).toBe('2023-03-01');
    await key(slider(found, 'Last month'), 'ArrowLeft');
    expect(asked.at(-1)).toMatchObject({ from: '2023-03-01', to: '2023-03-31' });
    await key(slider(found, 'First and last month together'), 'Home');
    expect(asked.at(-1)).toMatchObject({ to: '2023-01-31' });
    expect(asked.at(-1)?.from).toBeUndefined();
  });

  test('takes any day in the fields, and says which two days cannot be', async () => {
    const { found, asked } = await open();
    const [from, to] = [...found.querySelectorAll<HTMLInputElement>('.day-field input')];
    await type(from, '2023-02-14');
    expect(asked.at(-1)?.from).toBe('2023-02-14');
    const before = asked.length;
    await type(to, '2023-02-01');
    expect(asked).toHaveLength(before);
    expect(words(found.querySelector('.day-field [role="alert"].warning'))).toBe(
      'The last day is before the first.',
    );
    await type(to, '0020-02-01');
    expect(asked).toHaveLength(before);
  });

  test('finds a level among many, however it is called, and never draws it as markup', async () => {
    const hostile = [
      '__proto__',
      'constructor',
      '<img src=x onerror=alert(1)>',
      "O'Brien; DROP TABLE member",
    ];
    const levels = [...hostile, ...Array.from({ length: 200 }, (_, at) => `Worker ${String(at)}`)];
    const { found, asked } = await open({
      facets: null,
      dimensions: [{ id: 'link_worker', name: 'Link worker', levels }],
    });
    expect(found.querySelectorAll('.level')).toHaveLength(100);
    expect(found.querySelector('img')).toBeNull();
    await type(found.querySelector<HTMLInputElement>('input[type="search"]'), 'proto');
    expect([...found.querySelectorAll('.level')].map(words)).toEqual(['__proto__']);
    await tick(found, '__proto__');
    expect(asked.at(-1)?.filters).toEqual([{ dimension: 'link_worker', levels: ['__proto__'] }]);
  });

  test('without counts offers to count, and choices work all the same', async () => {
    let started = 0;
    const { found, asked } = await open({
      facets: null,
      onStart: () => {
        started += 1;
      },
    });
    await press(button(found, 'Count in this browser'));
    expect(started).toBe(1);
    expect(kept(found)).toContain('being started');
    await tick(found, 'Vale');
    expect(asked.at(-1)?.filters).toEqual([{ dimension: 'site', levels: ['Vale'] }]);
  });

  test('says why there are no counts, and leaves those from before', async () => {
    const good = facetsOver(members, shapes);
    let calls = 0;
    const { found } = await open({
      facets: {
        shapes,
        count: (choice: FacetChoice) => {
          calls += 1;
          return calls === 1 ? good.count(choice) : Promise.reject(new Error('The engine is gone.'));
        },
      },
    });
    await tick(found, 'Vale');
    expect(words(found.querySelector('.facet-kept .warning'))).toContain('The engine is gone.');
    expect(kept(found)).toContain('Keeps all 24 people.');
  });

  test('leaves the focus where it is when counts come and the page follows', async () => {
    const { found } = await open();
    const box = level(found, 'Vale')?.querySelector('input');
    box?.focus();
    await tick(found, 'Vale');
    expect(document.activeElement).toBe(box);
  });
});

describe('named cohorts', () => {
  const vale = { name: 'Vale', filters: [{ dimension: 'site', levels: ['Vale'] }] } as const;

  test('are saved with their conditions, counted, looked at, renamed and deleted', async () => {
    const { found, asked } = await open();
    await tick(found, 'Harbour');
    await type(found.querySelector<HTMLInputElement>('.cohort-names .row input'), ' By the sea ');
    await press(button(found, 'Save'));
    await settle();
    expect(asked.at(-1)?.cohorts).toEqual([
      { name: 'By the sea', filters: [{ dimension: 'site', levels: ['Harbour'] }] },
    ]);
    expect(words(found.querySelector('.cohort-name'))).toMatch(/^By the sea ?4 people, looked at now/);
    await press(button(found, 'Site: clear'));
    await press(button(found, 'Look at By the sea'));
    expect(asked.at(-1)?.filters).toEqual([{ dimension: 'site', levels: ['Harbour'] }]);
    await press(button(found, 'Rename By the sea'));
    await type(found.querySelector<HTMLInputElement>('.cohort-name .row input'), 'Coast');
    await press(button(found, 'Save name'));
    expect(asked.at(-1)?.cohorts.map(({ name }) => name)).toEqual(['Coast']);
    await press(button(found, 'Delete Coast'));
    expect(asked.at(-1)?.cohorts).toEqual([]);
    expect(document.activeElement?.tagName).toBe('INPUT');
  });

  test('have a name each', async () => {
    const { found, asked } = await open({ start: { cohorts: [vale] } });
    const field = found.querySelector<HTMLInputElement>('.cohort-names .row input');
    await press(button(found, 'Save'));
    expect(words(found.querySelector('.cohort-names .warning'))).toBe('Give a name.');
    await type(field, 'Vale');
    await press(button(found, 'Save'));
    expect(words(found.querySelector('.cohort-names .warning'))).toBe('Another cohort has that name.');
    expect(asked).toEqual([]);
  });

  test('are defined in words and as JSON', async () => {
    const { found } = await open({ start: { cohorts: [vale] } });
    expect(words(found.querySelector('.definition p'))).toBe('Everyone referred, site: Vale.');
    expect(JSON.parse(found.querySelector('.definition pre')?.textContent ?? '')).toEqual(vale);
  });

  test('say how many are in two of them, where that is known', async () => {
    const cohorts = [vale, { name: 'Women', filters: [{ dimension: 'sex', levels: ['Female'] }] } as const];
    const { found } = await open({ start: { cohorts }, overlaps: [{ a: 'Vale', b: 'Women', n: 8 }] });
    expect(words(found.querySelector('.overlaps li'))).toBe('“Vale” and “Women”: 8 people in both');
    const without = await open({ start: { cohorts } });
    expect(without.found.querySelector('.overlaps')).toBeNull();
  });
});

describe('how they are counted', () => {
  test('is asked for by its own button, and leaves who is looked at as it is', async () => {
    const { found, asked } = await open({ start: parseView('#/outcomes?site=Vale&cost=none').view });
    const all = [...found.querySelectorAll('.cohort-counted label')].find((one) => words(one) === 'all');
    await press(all?.querySelector('input'));
    expect(asked).toEqual([]);
    await press(button(found, 'Count this way'));
    expect(asked.at(-1)).toMatchObject({
      episodes: 'all',
      filters: [{ dimension: 'site', levels: ['Vale'] }],
    });
  });
});

describe('the history of choices', () => {
  const of = (site: string): FacetChoice => ({
    episodes: 'first',
    filters: [{ dimension: 'site', levels: [site] }],
  });

  test('drops what came after when another way is taken', () => {
    const history = [of('A'), of('B'), of('A'), of('C')].reduce(visited, noHistory);
    expect(history.entries.map(({ filters }) => filters[0]?.levels)).toEqual([['A'], ['C']]);
    expect(history.at).toBe(1);
  });

  test('takes the days that the data put in as part of the step that asked', () => {
    const filled = { ...of('A'), from: '2021-04-01' };
    expect(visited(visited(noHistory, of('A')), filled)).toEqual({ entries: [filled], at: 0 });
  });
});
