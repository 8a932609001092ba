import type { Evidence } from '../evidence/evidence';
import { people } from '../evidence/numbers';
import { periodWords } from '../pages/period';
import { profiles, type ProfileId } from '../vocabulary/profiles';

interface HeaderProps {
  readonly evidence: Evidence | null;
  readonly profile: ProfileId;
  readonly home: string;
  readonly bring: string;
}

function period({ dataset }: Evidence): string {
  return dataset.period === null ? 'undated' : periodWords(dataset.period.from, dataset.period.to);
}

/** What is open, for every page: the data set, how many people, when, and what downloads hide. */
export function Header({ evidence, profile, home, bring }: HeaderProps) {
  return (
    <header className="top">
      <a className="mark" href={home}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
          <circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" strokeWidth="3.5" />
        </svg>
        Plainsight
      </a>
      {evidence !== null && (
        <p className="dataset">
          <b>{evidence.dataset.name}</b>{' '}
          <span className="dataset-more">
            · {people(evidence.people)} · {period(evidence)}
          </span>
          {evidence.dataset.madeUp && <span className="chip">Made-up data</span>}
        </p>
      )}
      <p className="meta">
        {evidence !== null && <span>{evidence.made.by}</span>}
        <span title={profiles[profile].stamp}>Downloads: {profiles[profile].name.toLowerCase()} profile</span>
        <a href={bring}>Open a file</a>
      </p>
    </header>
  );
}
