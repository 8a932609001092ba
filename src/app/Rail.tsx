import { type PageId, pageNames } from './view';
import { lacksVisits } from './desk';
import type { Evidence } from '../evidence/evidence';
import type { Links } from '../pages/reading';

const groups: readonly (readonly [question: string, pages: readonly PageId[]])[] = [
  ['Your data', ['start', 'import']],
  ['Can we trust it?', ['quality', 'flow']],
  ['What changed?', ['outcomes', 'visits']],
  ['Like with like?', ['compare']],
  ['How do we know?', ['methods']],
];

interface RailProps {
  readonly page: PageId;
  readonly links: Links;
  readonly evidence: Evidence | null;
}

/** Whether a page has nothing to show of these data: service use is in few of them. */
function isBare(page: PageId, evidence: Evidence | null): boolean {
  return page === 'visits' && (evidence === null || lacksVisits(evidence));
}

/** The questions, as the way around. Only pages that exist are listed, and the one that is open. */
export function Rail({ page, links, evidence }: RailProps) {
  return (
    <nav className="rail" aria-label="Pages">
      {groups.map(([question, pages], place) => (
        <div key={question} className="rail-group">
          <p id={`rail-${String(place)}`}>{question}</p>
          <ul aria-labelledby={`rail-${String(place)}`}>
            {pages
              .filter((id) => id === page || !isBare(id, evidence))
              .map((id) => (
                <li key={id}>
                  <a href={links.page(id)} aria-current={id === page ? 'page' : undefined}>
                    {pageNames[id]}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
