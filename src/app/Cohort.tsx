import { useId, useState } from 'react';
import { CohortForm } from './CohortForm';
import type { View } from './view';
import type { Evidence } from '../evidence/evidence';
import { day } from '../evidence/numbers';
import { usualRule } from '../evidence/scope';
import { scopeWords } from '../evidence/scopewords';
import { dimensionById, type DimensionId } from '../vocabulary/dimensions';

interface CohortProps {
  readonly view: View;
  readonly evidence: Evidence;
  readonly onView: (view: View) => void;
  readonly onPrepare: (dimension: DimensionId) => void;
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

/** Who is looked at, in one sentence, and the form that changes it. */
export function Cohort({ view, evidence, onView, onPrepare }: CohortProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { scope } = evidence;
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
          onClick={() => setOpen(!open)}
        >
          {open ? 'Close' : 'Change'}
        </button>
      </p>
      <div id={id} hidden={!open}>
        {open && (
          <CohortForm
            view={view}
            evidence={evidence}
            onPrepare={onPrepare}
            onView={(next) => {
              setOpen(false);
              onView(next);
            }}
          />
        )}
      </div>
    </div>
  );
}
