import type { Evidence } from '../evidence/evidence';
import { count, day } from '../evidence/numbers';
import { profiles, type ProfileId } from '../vocabulary/profiles';

interface HeaderProps {
  readonly evidence: Evidence | null;
  readonly profile: ProfileId;
  readonly home: string;
  readonly bring: string;
}

/** "April 2021 to March 2024". */
function period({ dataset }: Evidence): string {
  if (dataset.period === null) return 'undated';
  const month = (iso: string): string => day(iso).replace(/^\d+ /, '');
  return `${month(dataset.period.from)} to ${month(dataset.period.to)}`;
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
            · {count(evidence.people)} people · {period(evidence)}
          </span>
          {evidence.dataset.madeUp && <span className="chip">Made-up data</span>}
        </p>
      )}
      <p className="meta">
        {evidence !== null && <span>{evidence.made.by}</span>}
        <span title={profiles[profile].stamp}>Downloads: {profiles[profile].name.toLowerCase()}</span>
        <a href={bring}>Open a file</a>
      </p>
    </header>
  );
}
