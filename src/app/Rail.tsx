import { type PageId, pageNames } from './view';
import type { Links } from '../pages/reading';

const groups: readonly (readonly [question: string, pages: readonly PageId[]])[] = [
  ['Your data', ['start', 'import']],
  ['Can we trust it?', ['quality', 'flow']],
  ['What changed?', ['outcomes']],
  ['How do we know?', ['methods']],
];

/** The questions, as the way around. Only pages that exist are listed. */
export function Rail({ page, links }: { readonly page: PageId; readonly links: Links }) {
  return (
    <nav className="rail" aria-label="Pages">
      {groups.map(([question, pages], place) => (
        <div key={question} className="rail-group">
          <p id={`rail-${String(place)}`}>{question}</p>
          <ul aria-labelledby={`rail-${String(place)}`}>
            {pages.map((id) => (
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
