import { type Remedy, tripwireRemedies, type Uniqueness, uniquenessWords } from '../vocabulary/tripwire';

interface TogetherProps {
  readonly unique: Uniqueness;
  /** What can be done about the column that does most of it; empty where that is needed as it is. */
  readonly offers: readonly Remedy[];
  /** The id of the words that say what a remedy does. */
  readonly does: (remedy: Remedy) => string;
  readonly onMend: (remedy: Remedy) => void;
}

/** How many people several columns together could pick out, and what can be done. It holds nothing back. */
export function Together({ unique, offers, does, onMend }: TogetherProps) {
  const column = unique.coarsen?.column;
  return (
    <li>
      <p>{uniquenessWords(unique)}</p>
      <p className="quiet">
        This stops nothing. It matters if rows, or figures of very few people, are given to anyone else.
        {column !== undefined && offers.length === 0
          ? ' The day of referral places everything else in time, so it stays as it is.'
          : ''}
      </p>
      {column !== undefined && offers.length > 0 && (
        <p className="actions">
          {offers.map((remedy) => (
            <button
              key={remedy}
              type="button"
              className="button"
              aria-label={`${tripwireRemedies[remedy].name}: ${column}`}
              aria-describedby={does(remedy)}
              onClick={() => onMend(remedy)}
            >
              {tripwireRemedies[remedy].name}
            </button>
          ))}
        </p>
      )}
    </li>
  );
}
