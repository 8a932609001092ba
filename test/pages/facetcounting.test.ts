import { describe, expect, test } from 'vitest';
import type { FacetChoice, Facets, FacetState } from '../../src/evidence/facets';
import { createFacetCounting, type FacetCounts } from '../../src/pages/facetcounting';

const choice = (from: string): FacetChoice => ({ from, episodes: 'first', filters: [] });
const stateOf = (kept: number): FacetState => ({ kept, all: 9, facets: [], costs: [] });
const turn = () => new Promise<void>((done) => setTimeout(done, 0));

/** Facets that answer when told to. */
function slow() {
  const waiting: {
    readonly from: string | undefined;
    readonly answer: (state: FacetState) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const facets: Facets = {
    shapes: [],
    count: ({ from }) => new Promise((answer, fail) => waiting.push({ from, answer, fail })),
  };
  const said: FacetCounts[] = [];
  const counting = createFacetCounting(
    facets,
    (now) => said.push(now),
    (then) => queueMicrotask(then),
  );
  return { counting, waiting, said };
}

describe('counting', () => {
  test('has one count under way, and of the choices made meanwhile counts the latest alone', async () => {
    const { counting, waiting, said } = slow();
    counting.ask(choice('2021-01-01'));
    await turn();
    for (const from of ['2021-02-01', '2021-03-01', '2021-04-01']) counting.ask(choice(from));
    await turn();
    expect(waiting.map(({ from }) => from)).toEqual(['2021-01-01']);
    waiting[0]?.answer(stateOf(1));
    await turn();
    expect(waiting.map(({ from }) => from)).toEqual(['2021-01-01', '2021-04-01']);
    expect(said.at(-1)).toEqual({ state: stateOf(1), failed: '', behind: true });
    waiting[1]?.answer(stateOf(2));
    await turn();
    expect(said.at(-1)).toEqual({ state: stateOf(2), failed: '', behind: false });
  });

  test('keeps the old counts when a count fails, says why, and counts the next choice', async () => {
    const { counting, waiting, said } = slow();
    counting.ask(choice('2021-01-01'));
    await turn();
    waiting[0]?.answer(stateOf(1));
    await turn();
    counting.ask(choice('2021-02-01'));
    await turn();
    waiting[1]?.fail(new Error('The engine is gone.'));
    await turn();
    expect(said.at(-1)).toEqual({ state: stateOf(1), failed: 'The engine is gone.', behind: false });
    counting.ask(choice('2021-03-01'));
    await turn();
    waiting[2]?.answer(stateOf(3));
    await turn();
    expect(said.at(-1)).toEqual({ state: stateOf(3), failed: '', behind: false });
  });

  test('asks again when somebody else’s count came in between', async () => {
    const { counting, waiting, said } = slow();
    counting.ask(choice('2021-01-01'));
    await turn();
    waiting[0]?.fail(new DOMException('A later one came.', 'AbortError'));
    await turn();
    expect(waiting.map(({ from }) => from)).toEqual(['2021-01-01', '2021-01-01']);
    expect(said.every(({ failed }) => failed === '')).toBe(true);
  });

  test('counts a named cohort only when the choice under the hand has its counts', async () => {
    const { counting, waiting } = slow();
    counting.ask(choice('2021-01-01'));
    const kept = counting.kept(choice('2022-01-01'));
    await turn();
    counting.ask(choice('2021-02-01'));
    waiting[0]?.answer(stateOf(1));
    await turn();
    waiting[1]?.answer(stateOf(2));
    await turn();
    expect(waiting.map(({ from }) => from)).toEqual(['2021-01-01', '2021-02-01', '2022-01-01']);
    waiting[2]?.answer(stateOf(7));
    expect(await kept).toBe(7);
  });

  test('says nothing after it was stopped, and lets nobody wait', async () => {
    const { counting, waiting, said } = slow();
    counting.ask(choice('2021-01-01'));
    const kept = counting.kept(choice('2022-01-01'));
    await turn();
    const before = said.length;
    counting.stop();
    waiting[0]?.answer(stateOf(1));
    await turn();
    expect(said).toHaveLength(before);
    expect(await kept).toBeNull();
  });
});
