import { Suspense, useId, useState } from 'react';
import { Boundary } from './Boundary';
import { useChoice } from './choice';
import { useFacetSource } from './facetsource';
import { CohortBuilder } from './latepages';
import type { PageId, View } from './view';
import type { Evidence } from '../evidence/evidence';
import type { Facets } from '../evidence/facets';
import { day } from '../evidence/numbers';
import { usualRule } from '../evidence/scope';
import { scopeWords } from '../evidence/scopewords';
import type { Overlap } from '../pages/Overlaps';
import { dimensionById, type DimensionId } from '../vocabulary/dimensions';

interface CohortProps {
  readonly view: View;
  readonly evidence: Evidence;
  /** Whether the page has the bar. */
  readonly shown?: boolean;
  /** What counts the facets; null while no files are open in the engine. */
  readonly facets?: (() => Promise<Facets | null>) | undefined;
  readonly overlaps?: readonly Overlap[] | undefined;
  readonly onView: (view: View) => void;
  readonly onPrepare: (dimension: DimensionId) => void;
  /** Starts the counting on what is open. */
  readonly onStart: () => void;
}

/** "everyone referred from 1 April 2021 to 31 March 2024", or every referral of that time: the dates of the data where the scope has none of its own. */
function lookedAt({ scope, dataset: { period } }: Evidence): string {
  const words = scopeWords(scope);
  return period === null || scope.from !== undefined || scope.to !== undefined
    ? words
    : words.replace(/^(everyone referred|every referral)/, `$1 ${between(period.from, period.to)}`);
}

function between(from: string, to: string): string {
  return from === to ? `on ${day(from)}` : `from ${day(from)} to ${day(to)}`;
}

/** Who is looked at, in one sentence, and the builder that changes it. It keeps its history where it is not shown. */
export function Cohort(props: CohortProps) {
  const { view, evidence, shown = true, facets, overlaps, onView, onPrepare, onStart } = props;
  const [openOn, setOpenOn] = useState<PageId | null>(null);
  const open = shown && openOn === view.page;
  const id = useId();
  const { scope } = evidence;
  const hand = useChoice(view, scope, onView);
  const source = useFacetSource(facets, evidence, open);
  if (openOn !== null && openOn !== view.page) setOpenOn(null);
  if (!shown) return null;
  const split = scope.by === undefined ? undefined : dimensionById.get(scope.by)?.name.toLowerCase();
  const own = Object.entries(usualRule).some(
    ([key, days]) => scope.rule[key as keyof typeof usualRule] !== days,
  );
  return (
    <div className="cohort">
      <p>
        Looking at <b>{lookedAt(evidence)}</b>
        {split !== undefined && <span className="quiet">, split by {split}</span>}
        {own && <span className="quiet">, with a rule of your own for first and last scores</span>}{' '}
        <button
          type="button"
          className="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpenOn(open ? null : view.page)}
        >
          {open ? 'Close' : 'Change'}
        </button>
      </p>
      <div id={id} hidden={!open}>
        {open && (
          <Boundary at={view.page}>
            <Suspense fallback={<div className="skeleton skeleton-form" aria-hidden="true" />}>
              <CohortBuilder
                view={view}
                evidence={evidence}
                hand={hand}
                source={source}
                overlaps={overlaps}
                onView={onView}
                onPrepare={onPrepare}
                onStart={onStart}
              />
            </Suspense>
          </Boundary>
        )}
      </div>
    </div>
  );
}
