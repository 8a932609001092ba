import type { FacetCounts } from './facetcounting';
import { costWords, keptWords } from './facetwords';
import type { FacetShape } from '../evidence/facets';
import type { Counted } from '../evidence/scope';

interface FacetKeptProps {
  readonly counts: FacetCounts;
  readonly shapes: readonly FacetShape[];
  readonly counted: Counted;
  /** The hand still holds something: what is read aloud waits until it lets go. */
  readonly held: boolean;
}

/** How many are kept, and the choice that costs most. */
export function FacetKept({ counts, shapes, counted, held }: FacetKeptProps) {
  const { state, failed, behind } = counts;
  const kept = state === null ? '' : keptWords(state, counted);
  const cost = state === null ? '' : costWords(state, shapes);
  return (
    <div className="facet-kept">
      <p>
        {state === null && failed === '' && <span className="quiet">Counting…</span>}
        {kept !== '' && <b>{kept}</b>} {cost}
      </p>
      {failed !== '' && (
        <p className="warning">
          These people could not be counted: {failed} {kept !== '' && 'The counts are of the choice before.'}
        </p>
      )}
      <p role="status" className="offscreen">
        {held || behind ? '' : failed === '' ? `${kept} ${cost}` : 'These people could not be counted.'}
      </p>
    </div>
  );
}
