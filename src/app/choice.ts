import { useCallback, useEffect, useState } from 'react';
import { type ChoiceHistory, noHistory, visited } from './choicehistory';
import { formatView, type View } from './view';
import type { FacetChoice, FacetId } from '../evidence/facets';
import type { Scope } from '../evidence/scope';
import { answers, choiceKey, choiceOf, withDays } from '../pages/facetchoice';

/** The same view of other people. */
export function withChoice(view: View, { from, to, filters, episodes }: FacetChoice): View {
  const { from: _from, to: _to, ...rest } = view;
  return {
    ...rest,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    filters,
    episodes,
  };
}

/** What the reader's hand has chosen, until the page has followed. */
interface Hand {
  readonly choice: FacetChoice;
  readonly facet: FacetId | undefined;
  /** What it started from. */
  readonly base: FacetChoice;
  /** The address it started at, and the one it asked for; null while it holds something. */
  readonly at: string;
  readonly sent: string | null;
}

export interface ChoiceUnderHand {
  readonly choice: FacetChoice;
  /** As it is on the page, or is being worked out for it. */
  readonly base: FacetChoice;
  /** The facet that is being moved or was moved last. */
  readonly moving: FacetId | undefined;
  /** Whether the hand still holds it. */
  readonly held: boolean;
  readonly move: (choice: FacetChoice, facet: FacetId) => void;
  readonly apply: (choice: FacetChoice, facet?: FacetId) => void;
  /** The choice one step back, and the one a step on, where there are. */
  readonly earlier: FacetChoice | undefined;
  readonly later: FacetChoice | undefined;
}

/** The choice of people under the hand: the address is written when the hand lets go, and an address that came from elsewhere wins. */
export function useChoice(view: View, scope: Scope, onView: (view: View) => void): ChoiceUnderHand {
  const [hand, setHand] = useState<Hand | null>(null);
  const [history, setHistory] = useState<ChoiceHistory>(noHistory);
  const address = formatView(view);
  const shown = choiceOf(scope, scope.episodes);
  const shownKey = choiceKey(shown);
  useEffect(() => {
    setHand((now) => {
      if (now === null || now.at === address) return now;
      return now.sent === address ? { ...now, at: address } : null;
    });
  }, [address]);
  useEffect(() => {
    setHistory((now) => visited(now, shown));
    // `shownKey` stands for `shown`, which is made anew each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [shownKey]);

  const current = hand !== null && (address === hand.at || address === hand.sent) ? hand : null;
  const settled = current?.sent === address && answers(shown, current.choice);
  const outside = withDays(choiceOf(view, view.episodes), {
    from: view.from ?? scope.from,
    to: view.to ?? scope.to,
  });
  const live = settled ? null : current;
  const choice = live?.choice ?? outside;
  const base = live === null ? outside : live.sent === null ? live.base : live.choice;

  const move = useCallback(
    (next: FacetChoice, facet: FacetId) => setHand({ choice: next, facet, base, at: address, sent: null }),
    [address, base],
  );
  const apply = useCallback(
    (next: FacetChoice, facet?: FacetId) => {
      const asked = withChoice(view, next);
      setHand({ choice: next, facet, base: next, at: address, sent: formatView(asked) });
      setHistory((now) => visited(now, next));
      onView(asked);
    },
    [address, view, onView],
  );
  return {
    choice,
    base,
    moving: current?.facet,
    held: live !== null && live.sent === null,
    move,
    apply,
    earlier: history.entries[history.at - 1],
    later: history.entries[history.at + 1],
  };
}
