import { useState } from 'react';
import type { Links } from './reading';
import { controlDoubt } from '../evidence/comparisoncontrolwords';
import type { ComparisonFinding } from '../evidence/comparison';
import type { Evidence } from '../evidence/evidence';

interface ControlChoiceProps {
  readonly finding: ComparisonFinding;
  readonly evidence: Evidence;
  readonly links: Links;
  /** Whether the estimates are opened: what the check found is one of them. */
  readonly opened: boolean;
}

/** Where the reader names a measure that the service could not have changed, or none. */
export function ControlChoice(props: ControlChoiceProps) {
  return <Choice key={props.evidence.scope.control ?? ''} {...props} />;
}

function Choice({ finding, evidence, links, opened }: ControlChoiceProps) {
  const { scope, comparisons = [] } = evidence;
  const [chosen, setChosen] = useState(scope.control ?? '');
  const words = opened ? controlDoubt(finding) : undefined;
  return (
    <div className="price-form" role="group" aria-label="A measure that the service could not have changed">
      <label>
        What could the service not have changed?{' '}
        <select value={chosen} onChange={({ currentTarget: { value } }) => setChosen(value)}>
          <option value="">nothing is named</option>
          {comparisons.map(({ measure: { id, short } }) => (
            <option key={id} value={id}>
              {short}
            </option>
          ))}
        </select>
      </label>
      <p className="actions">
        <a className="button" href={links.control(chosen === '' ? undefined : chosen)}>
          {chosen === '' ? 'Check on none' : 'Check on it'}
        </a>
      </p>
      <p className="quiet">
        A negative control: where the cohorts differ on it, something that was not recorded sets them apart.
        Name it for what it is, before the estimates are opened.{' '}
        <a href={links.about('compare-control')}>How it is read</a>
      </p>
      {words !== undefined && <p>{words}</p>}
    </div>
  );
}
