import { useEffect, useMemo, useRef, useState } from 'react';
import { choiceKey } from './facetchoice';
import { createFacetCounting, type FacetCounting, type FacetCounts, uncounted } from './facetcounting';
import type { FacetChoice, FacetId, Facets } from '../evidence/facets';

export interface CountedChoice extends FacetCounts {
  readonly counting: FacetCounting | null;
}

/** Counts under the choice that is under the hand, kept up to date; old ones stand until new ones come. */
export function useFacetCounts(
  facets: Facets | null,
  choice: FacetChoice,
  moving: FacetId | undefined,
): CountedChoice {
  const [now, setNow] = useState<FacetCounts>(uncounted);
  const [counting, setCounting] = useState<FacetCounting | null>(null);
  useEffect(() => {
    if (facets === null) return undefined;
    const made = createFacetCounting(facets, setNow, (then) => {
      requestAnimationFrame(then);
    });
    setCounting(made);
    return () => {
      made.stop();
      setCounting(null);
    };
  }, [facets]);
  const key = choiceKey(choice);
  const latest = useRef({ choice, moving });
  useEffect(() => {
    latest.current = { choice, moving };
  });
  useEffect(() => {
    counting?.ask(latest.current.choice, latest.current.moving);
  }, [counting, key]);
  return useMemo(() => ({ ...now, counting }), [now, counting]);
}
