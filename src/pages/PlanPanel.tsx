import { useRef, useState } from 'react';
import type { PlanDesk } from './plandesk';
import { PlanForm } from './PlanForm';
import type { Links } from './reading';
import type { ComparisonFinding } from '../evidence/comparison';
import type { Evidence } from '../evidence/evidence';
import { canonical } from '../evidence/plan';
import { declaredSentence, instantWords, shortHash } from '../evidence/planwords';

interface PlanPanelProps {
  readonly finding: ComparisonFinding;
  /** Under the plan, where there is one. */
  readonly evidence: Evidence;
  readonly plan: PlanDesk;
  readonly links: Links;
}

/** What will be looked at, frozen before the estimates are opened, or not; and what became of it. */
export function PlanPanel({ finding, evidence, plan, links }: PlanPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [told, setTold] = useState('');
  const { kept, ofThese, opened, trouble } = plan;
  /** The button that was pressed goes, and the reader's place with it. */
  const say = (words: string): void => {
    setTold(words);
    heading.current?.focus();
  };
  const form = (
    <PlanForm
      key={canonical([evidence.scope.compare, evidence.scope.control])}
      finding={finding}
      evidence={evidence}
      plan={plan}
      onSay={say}
    />
  );
  return (
    <section aria-labelledby="plan" className="plan">
      <h2 id="plan" ref={heading} tabIndex={-1}>
        {opened === null ? 'Before the estimates are opened' : 'Planned, or found by looking?'}
      </h2>
      <p>
        {opened === null
          ? 'Whoever sees the results first and settles the question afterwards will find something. Freeze what will be looked at, and what is found counts as declared. '
          : `${declaredSentence(finding)} `}
        <a href={links.about('compare-plan')}>What a plan does</a>
      </p>
      {kept !== null && <Standing finding={finding} plan={{ ...plan, kept }} onSay={say} />}
      {(kept === null || !ofThese) &&
        (opened === null ? (
          form
        ) : (
          <details>
            <summary>Freeze a plan now, which will not count for these cohorts</summary>
            {form}
          </details>
        ))}
      {opened === null && (
        <p className="actions">
          <button
            type="button"
            className="button"
            onClick={() => {
              plan.open();
              say('The estimates are opened.');
            }}
          >
            {ofThese ? 'Open the estimates' : 'Open the estimates without a plan'}
          </button>
        </p>
      )}
      <p role="status" className="told">
        {told === '' ? trouble : told}
      </p>
    </section>
  );
}

interface StandingProps {
  readonly finding: ComparisonFinding;
  readonly plan: PlanDesk & { readonly kept: NonNullable<PlanDesk['kept']> };
  readonly onSay: (words: string) => void;
}

/** The plan in force: its time, its hash, and each way in which this differs from it. */
function Standing({ finding, plan, onSay }: StandingProps) {
  const { hash, made } = plan.kept.plan;
  const deviations = finding.plan?.deviations ?? [];
  return (
    <>
      <p>
        The plan was frozen on {instantWords(made)}; its hash begins{' '}
        <code title={hash}>{shortHash(hash)}</code>.
        {plan.opened !== null && ` The estimates were opened on ${instantWords(plan.opened)}.`}
      </p>
      {deviations.length > 0 && (
        <>
          <p>What is shown differs from it:</p>
          <ul>
            {deviations.map(({ says }) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </>
      )}
      <p className="actions">
        <button type="button" className="button" onClick={() => onSay(plan.save())}>
          Save the plan as a file
        </button>
        <button type="button" className="button" onClick={() => onSay(plan.forget())}>
          Forget it
        </button>
      </p>
    </>
  );
}
