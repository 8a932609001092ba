import { type ReactNode, useState } from 'react';

interface FacetPanelProps {
  readonly name: string;
  /** What is chosen in it, in a few words. */
  readonly says: string;
  readonly wide?: boolean;
  readonly onNear?: () => void;
  readonly children: ReactNode;
}

/** Where facets stand below one another they begin folded, or the findings would be far down. */
function isRoomy(): boolean {
  return typeof window.matchMedia !== 'function' || window.matchMedia('(min-width: 641px)').matches;
}

/** One facet under its name; it can be folded away. */
export function FacetPanel({ name, says, wide = false, onNear, children }: FacetPanelProps) {
  const [open, setOpen] = useState(isRoomy);
  return (
    <div className={wide ? 'facet facet-wide' : 'facet'} onPointerEnter={onNear} onFocus={onNear}>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span className="facet-name">{name}</span> <span className="quiet">{says}</span>
        </summary>
        <div role="group" aria-label={name}>
          {children}
        </div>
      </details>
    </div>
  );
}
