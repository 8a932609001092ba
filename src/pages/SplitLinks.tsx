import type { Evidence } from '../evidence/evidence';
import type { Links } from './reading';

interface SplitLinksProps {
  readonly evidence: Evidence;
  readonly links: Links;
  readonly page?: 'outcomes' | 'visits';
}

/** The ways to split the results that these data allow. */
export function SplitLinks({ evidence, links, page = 'outcomes' }: SplitLinksProps) {
  const { dimensions } = evidence.dataset;
  const { by } = evidence.scope;
  if (dimensions.length === 0) return null;
  return (
    <nav className="splits" aria-label="Split by">
      <span className="quiet">Split by</span>
      <ul>
        {dimensions.map(({ id, name }) => (
          <li key={id}>
            <a href={links.split(id, page)} aria-current={id === by ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <a href={links.split('none', page)} aria-current={by === undefined ? 'true' : undefined}>
            No split
          </a>
        </li>
      </ul>
    </nav>
  );
}
