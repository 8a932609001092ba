import { useEffect, useState } from 'react';
import type { Evidence } from '../evidence/evidence';
import type { Facets } from '../evidence/facets';

export interface FacetSource {
  /** Null where no files are open in the engine. */
  readonly facets: Facets | null;
  /** Why there is nothing to count with, in words; empty where it only has to be started. */
  readonly failed: string;
}

const none: FacetSource = { facets: null, failed: '' };

/** What counts the facets of the data on screen, asked for when the builder is opened and again when there is something new on screen. */
export function useFacetSource(
  ask: (() => Promise<Facets | null>) | undefined,
  evidence: Evidence,
  open: boolean,
): FacetSource {
  const [source, setSource] = useState(none);
  useEffect(() => {
    if (!open || ask === undefined) return undefined;
    let here = true;
    ask().then(
      (facets) => {
        if (here)
          setSource((now) => (now.facets === facets && now.failed === '' ? now : { facets, failed: '' }));
      },
      (error: unknown) => {
        const failed =
          error instanceof Error && error.message !== '' ? error.message : 'The reason is not known.';
        if (here) setSource({ facets: null, failed });
      },
    );
    return () => {
      here = false;
    };
  }, [ask, evidence, open]);
  return source;
}
