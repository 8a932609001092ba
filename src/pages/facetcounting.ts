import type { FacetChoice, FacetId, Facets, FacetState } from '../evidence/facets';

/** What is known of the choice under the hand. */
export interface FacetCounts {
  /** Of the latest choice that was answered; null before the first. */
  readonly state: FacetState | null;
  /** Why the latest choice has no counts, in words; empty where it has or will have. */
  readonly failed: string;
  /** Whether the latest choice waits for its answer. */
  readonly behind: boolean;
}

export const uncounted: FacetCounts = { state: null, failed: '', behind: false };

/** Asks for counts as fast as they come and no faster. */
export interface FacetCounting {
  /** Replaces whatever choice was waiting. */
  readonly ask: (choice: FacetChoice, moving?: FacetId) => void;
  /** How many a choice keeps, once nothing else waits; null where it could not be counted. */
  readonly kept: (choice: FacetChoice) => Promise<number | null>;
  readonly stop: () => void;
}

interface Aside {
  readonly choice: FacetChoice;
  readonly tell: (kept: number | null) => void;
}

/**
 * One count is under way at a time, each begins with a frame of the screen, and the latest choice wins: those between are never
 * counted.
 */
export function createFacetCounting(
  facets: Facets,
  say: (now: FacetCounts) => void,
  nextFrame: (then: () => void) => void,
): FacetCounting {
  let wanted: { readonly choice: FacetChoice; readonly moving?: FacetId } | null = null;
  let asides: readonly Aside[] = [];
  let busy = false;
  let stopped = false;
  let now = uncounted;
  const tell = (next: FacetCounts): void => {
    now = next;
    if (!stopped) say(next);
  };

  async function run(): Promise<void> {
    while (!stopped && wanted !== null) {
      await new Promise<void>(nextFrame);
      const { choice, moving } = wanted;
      wanted = null;
      try {
        const state = await facets.count(choice, moving);
        tell({ state, failed: '', behind: isWaiting() });
      } catch (error) {
        const failed = error instanceof Error && error.message !== '' ? error.message : 'The reason is not known.';
        tell({ ...now, failed, behind: isWaiting() });
      }
    }
    const [aside, ...rest] = asides;
    if (stopped || aside === undefined) return;
    asides = rest;
    try {
      aside.tell((await facets.count(aside.choice)).kept);
    } catch {
      aside.tell(null);
    }
    await run();
  }
  const isWaiting = (): boolean => wanted !== null;
  const begin = (): void => {
    if (busy) return;
    busy = true;
    void run().finally(() => {
      busy = false;
      if (!stopped && (wanted !== null || asides.length > 0)) begin();
    });
  };

  return {
    ask: (choice, moving) => {
      wanted = { choice, ...(moving === undefined ? {} : { moving }) };
      tell({ ...now, failed: '', behind: true });
      begin();
    },
    kept: (choice) =>
      new Promise((done) => {
        asides = [...asides, { choice, tell: done }];
        begin();
      }),
    stop: () => {
      stopped = true;
      for (const { tell: done } of asides) done(null);
      asides = [];
    },
  };
}
