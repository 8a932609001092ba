import { useRef } from 'react';
import './cohort.css';
import { longestName } from './cohortkeys';
import { CohortForm } from './CohortForm';
import type { ChoiceUnderHand } from './choice';
import type { FacetSource } from './facetsource';
import { mostCohorts, type View } from './view';
import type { Evidence } from '../evidence/evidence';
import { countedIn } from '../evidence/scope';
import { CohortNames } from '../pages/CohortNames';
import { DayFacet } from '../pages/DayFacet';
import { chosenOf, withDays, withLevels } from '../pages/facetchoice';
import { useFacetCounts } from '../pages/facetcounts';
import { FacetKept } from '../pages/FacetKept';
import { exactWords } from '../pages/facetwords';
import { LevelFacet } from '../pages/LevelFacet';
import type { Overlap } from '../pages/Overlaps';
import { Uncounted } from '../pages/Uncounted';
import type { DimensionId } from '../vocabulary/dimensions';

interface CohortBuilderProps {
  readonly view: View;
  readonly evidence: Evidence;
  readonly hand: ChoiceUnderHand;
  readonly source: FacetSource;
  readonly overlaps?: readonly Overlap[] | undefined;
  readonly onView: (view: View) => void;
  readonly onPrepare: (dimension: DimensionId) => void;
  readonly onStart: () => void;
}

/** Where people are chosen: a facet for the day of referral and for each recorded dimension, with live counts. What is let go of is on the page at once. */
export function CohortBuilder(props: CohortBuilderProps) {
  const { view, evidence, hand, source, overlaps, onView, onPrepare, onStart } = props;
  const bar = useRef<HTMLDivElement>(null);
  const { choice, base, moving, held, move, apply, earlier, later } = hand;
  const { facets, failed } = source;
  const counts = useFacetCounts(facets, choice, moving);
  const { state } = counts;
  const shapes = facets?.shapes ?? [];
  const counted = countedIn({ ...evidence.scope, episodes: choice.episodes });
  const countsOf = (id: string): readonly number[] | null =>
    state?.facets.find((one) => one.id === id)?.counts ?? null;
  const exact = exactWords(view.profile);
  const narrowed = choice.from !== undefined || choice.to !== undefined || choice.filters.length > 0;

  return (
    <div className="cohort-form builder" role="group" aria-label="Who is looked at">
      <div className="builder-bar" ref={bar} tabIndex={-1}>
        {facets === null ? (
          <Uncounted
            failed={failed}
            onStart={() => {
              // The button goes when the counts come: whoever pressed it is not to be left nowhere.
              bar.current?.focus({ preventScroll: true });
              onStart();
            }}
          />
        ) : (
          <FacetKept counts={counts} shapes={shapes} counted={counted} held={held} />
        )}
        <p className="actions">
          <button
            type="button"
            className="button"
            aria-disabled={earlier === undefined}
            onClick={() => {
              if (earlier !== undefined) apply(earlier);
            }}
          >
            Undo
          </button>
          <button
            type="button"
            className="button"
            aria-disabled={later === undefined}
            onClick={() => {
              if (later !== undefined) apply(later);
            }}
          >
            Redo
          </button>
          <button
            type="button"
            className="button"
            aria-disabled={!narrowed}
            onClick={() => {
              if (narrowed) apply(withDays({ ...choice, filters: [] }, { from: undefined, to: undefined }));
            }}
          >
            Back to everyone
          </button>
        </p>
      </div>
      {state !== null && exact !== '' && <p className="quiet facet-exact">{exact}</p>}
      <div className="facets">
        <DayFacet
          shape={shapes.find(({ id }) => id === 'referred')}
          counts={countsOf('referred')}
          choice={choice}
          base={base}
          period={evidence.dataset.period}
          onMove={(next) => move(next, 'referred')}
          onApply={(next) => apply(next, 'referred')}
        />
        {evidence.dataset.dimensions.map(({ id, name, levels }) => (
          <LevelFacet
            key={id}
            name={name}
            levels={shapes.find((one) => one.id === id)?.levels ?? levels}
            counts={countsOf(id)}
            chosen={chosenOf(choice, id)}
            onChoose={(chosen) => apply(withLevels(choice, id, chosen), id)}
            onNear={() => onPrepare(id)}
          />
        ))}
      </div>
      <CohortNames
        cohorts={view.cohorts}
        choice={choice}
        counted={counted}
        longest={longestName}
        most={mostCohorts}
        counting={counts.counting}
        overlaps={overlaps}
        onCohorts={(cohorts) => onView({ ...view, cohorts })}
        onLook={(its) => apply(its)}
      />
      <details className="cohort-counted">
        <summary>How they are counted</summary>
        <CohortForm view={view} evidence={evidence} onView={onView} />
      </details>
    </div>
  );
}
