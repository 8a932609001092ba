import type { PageId } from './view';
import type { Links } from '../pages/reading';

const groups = [
  ['Your data', [['start', 'Start'], ['import', 'Import']]],
  ['Can we trust it?', [['quality', 'Quality'], ['flow', 'Flow']]],
  ['What changed?', [['outcomes', 'Outcomes']]],
  ['How do we know?', [['methods', 'Methods']]],
] as const;

/** The questions, as the way around. Only pages that exist are listed. */
export function Rail({ page, links }: { readonly page: PageId; readonly links: Links }) {
  return (
    <nav className="rail" aria-label="Pages">
      {groups.map(([question, pages]) => (
        <div key={question} className="rail-group">
          <p id={`rail-${pages[0][0]}`}>{question}</p>
          <ul aria-labelledby={`rail-${pages[0][0]}`}>
            {pages.map(([id, name]) => (
              <li key={id}>
                <a href={links.page(id)} aria-current={id === page ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
