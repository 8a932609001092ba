import { useState } from 'react';
import { type Remedy, type Tripwire, tripwireRemedies, tripwireWords } from '../vocabulary/tripwire';

interface TripProps {
  readonly tripwire: Tripwire;
  /** The id of the words that say what a remedy does. */
  readonly does: (remedy: Remedy) => string;
  readonly onMend: (remedy: Remedy) => void;
  /** That it is none after all; there only where it holds the file back. */
  readonly onKeep?: () => void;
}

/** One column that could say who people are, and what can be done about it. Keeping it takes a second press. */
export function Trip({ tripwire, does, onMend, onKeep }: TripProps) {
  const { column, offers } = tripwire;
  const [asking, setAsking] = useState(false);
  return (
    <li>
      <p>{tripwireWords(tripwire)}</p>
      <p className="actions">
        {offers.map((remedy, at) => (
          <button
            key={remedy}
            type="button"
            className={onKeep !== undefined && at === 0 ? 'button button-first' : 'button'}
            aria-label={`${tripwireRemedies[remedy].name}: ${column}`}
            aria-describedby={does(remedy)}
            onClick={() => onMend(remedy)}
          >
            {tripwireRemedies[remedy].name}
          </button>
        ))}
        {onKeep !== undefined && (
          <button
            type="button"
            className="button"
            aria-label={`It is not that: keep it (${column})`}
            aria-expanded={asking}
            onClick={() => setAsking(!asking)}
          >
            It is not that: keep it
          </button>
        )}
      </p>
      {asking && (
        <div role="group" aria-label={`Keep ${column}?`} className="keep">
          <p>
            Keep “<bdi>{column}</bdi>” as it is? Do this only if you have looked at the column and know that
            it names nobody. Its cells stay hidden here all the same.
          </p>
          <button type="button" className="button" onClick={onKeep}>
            Yes, it names nobody: keep it
          </button>
        </div>
      )}
    </li>
  );
}
