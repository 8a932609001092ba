import { createStore } from './store';
import type { Evidence } from '../evidence/evidence';
import type { Issue } from '../vocabulary/issue';

export interface Showing {
  readonly kind: 'showing';
  readonly evidence: Evidence;
  /** What is wrong with the files, line by line; of the sample that came ready made, none. */
  readonly issues: readonly Issue[];
  readonly source: 'sample' | 'files';
}

export interface Failure {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
}

/** Where this visit stands. `earlier` is what was on screen before, and can be gone back to. */
export type Session =
  | { readonly kind: 'empty' }
  | { readonly kind: 'working'; readonly step: string; readonly earlier: Showing | null }
  | Showing
  | ({ readonly kind: 'failed'; readonly earlier: Showing | null } & Failure);

/** One question under way. Once a later one has begun, or it was cancelled, whatever it says is dropped. */
export interface Request {
  readonly number: number;
  readonly isCurrent: () => boolean;
  readonly step: (words: string) => void;
  readonly show: (answer: Omit<Showing, 'kind'>) => void;
  readonly fail: (failure: Failure) => void;
}

export interface SessionStore {
  readonly read: () => Session;
  readonly subscribe: (listener: () => void) => () => void;
  readonly begin: (step: string) => Request;
  /** Puts more of the same on screen, if what it adds to is still there. */
  readonly amend: (from: Evidence, to: Evidence) => void;
  /** Back to what was on screen before; the answer under way will be dropped. */
  readonly cancel: () => void;
}

/** What is, or was last, on screen. */
export function earlierOf(session: Session): Showing | null {
  switch (session.kind) {
    case 'empty':
      return null;
    case 'showing':
      return session;
    case 'working':
    case 'failed':
      return session.earlier;
  }
}

export function createSession(): SessionStore {
  const { read, write, subscribe } = createStore<Session>({ kind: 'empty' });
  let latest = 0;
  const begin = (step: string): Request => {
    latest += 1;
    const number = latest;
    const earlier = earlierOf(read());
    const say = (next: Session): void => {
      if (number === latest) write(next);
    };
    say({ kind: 'working', step, earlier });
    const close = (next: Session): void => {
      say(next);
      if (number === latest) latest += 1;
    };
    return {
      number,
      isCurrent: () => number === latest,
      step: (words) => {
        say({ kind: 'working', step: words, earlier });
      },
      show: (answer) => {
        close({ kind: 'showing', ...answer });
      },
      fail: (failure) => {
        close({ kind: 'failed', earlier, ...failure });
      },
    };
  };
  const cancel = (): void => {
    latest += 1;
    write(earlierOf(read()) ?? { kind: 'empty' });
  };
  const amend = (from: Evidence, to: Evidence): void => {
    const now = read();
    if (now.kind === 'showing' && now.evidence === from) write({ ...now, evidence: to });
  };
  return { read, subscribe, begin, amend, cancel };
}
