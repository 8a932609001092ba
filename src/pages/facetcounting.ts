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

function reason(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'The reason is not known.';
}

/** Somebody else's count came in between: this one has only to be asked for again. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
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

  const isWaiting = (): boolean => wanted !== null;

  async function countLatest(): Promise<void> {
    await new Promise<void>(nextFrame);
    if (stopped || wanted === null) return;
    const own = wanted;
    wanted = null;
    try {
      const state = await facets.count(own.choice, own.moving);
      tell({ state, failed: '', behind: isWaiting() });
    } catch (error) {
      if (isOvertaken(error)) wanted ??= own;
      else tell({ ...now, failed: reason(error), behind: isWaiting() });
    }
  }
  async function countAside({ choice, tell: done }: Aside): Promise<void> {
    try {
      done((await facets.count(choice)).kept);
    } catch (error) {
      if (isOvertaken(error) && !stopped) asides = [...asides, { choice, tell: done }];
      else done(null);
    }
  }
  /** The latest choice first, then what waits for a quiet moment. */
  function begin(): void {
    if (busy || stopped) return;
    const [aside, ...rest] = asides;
    if (wanted === null && aside === undefined) return;
    busy = true;
    if (wanted === null) asides = rest;
    const step = wanted !== null || aside === undefined ? countLatest() : countAside(aside);
    void step.finally(() => {
      busy = false;
      begin();
    });
  }

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
