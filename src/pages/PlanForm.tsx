import { useId, useState } from 'react';
import type { PlanDesk } from './plandesk';
import { choiceWords } from '../evidence/comparechoice';
import { isControl } from '../evidence/comparedcontrol';
import type { ComparisonFinding } from '../evidence/comparison';
import type { Evidence } from '../evidence/evidence';
import { scopeWords } from '../evidence/scopewords';
import { usable } from '../evidence/select';
import type { DimensionId } from '../vocabulary/dimensions';

interface PlanFormProps {
  readonly finding: ComparisonFinding;
  readonly evidence: Evidence;
  readonly plan: PlanDesk;
  readonly onSay: (words: string) => void;
}

function without<T>(all: readonly T[], one: T, isIn: boolean): readonly T[] {
  return isIn ? [...all, one] : all.filter((other) => other !== one);
}

/** What is planned, with the outcomes and the groups to choose, and the button that freezes it. */
export function PlanForm({ finding, evidence, plan, onSay }: PlanFormProps) {
  const id = useId();
  const { scope, comparisons = [] } = evidence;
  const [outcomes, setOutcomes] = useState<readonly string[]>(isControl(finding) ? [] : [finding.measure.id]);
  const [subgroups, setSubgroups] = useState<readonly DimensionId[]>([]);
  const [wrong, setWrong] = useState('');
  const headline = finding.estimates[0];
  const control = comparisons.find(isControl);
  const groups =
    finding.subgroups === undefined || !usable(finding.subgroups) ? [] : finding.subgroups.dimensions;
  const { used } = finding.covariates;
  return (
    <div className="plan-form" role="group" aria-label="What will be looked at">
      <dl>
        <dt>Cohorts</dt>
        <dd>{scope.compare === undefined ? 'none' : choiceWords(scope.compare)}</dd>
        <dt>People</dt>
        <dd>{scopeWords(scope)}</dd>
        <dt>Headline</dt>
        <dd>
          {headline?.name ?? 'none'}
          {used.length > 0 && `, adjusted for ${used.join(', ')}`}, on {finding.measure.short}; on others
          likewise, with what is known there
        </dd>
        <dt>Negative control</dt>
        <dd>{control === undefined ? 'none named' : control.measure.short}</dd>
      </dl>
      <fieldset>
        <legend>Outcomes</legend>
        {comparisons
          .filter((one) => !isControl(one))
          .map(({ measure }) => (
            <label key={measure.id}>
              <input
                type="checkbox"
                checked={outcomes.includes(measure.id)}
                onChange={({ currentTarget: { checked } }) => {
                  setWrong('');
                  setOutcomes(without(outcomes, measure.id, checked));
                }}
              />{' '}
              {measure.short}
            </label>
          ))}
      </fieldset>
      {groups.length > 0 && (
        <fieldset>
          <legend>Does the difference itself differ by</legend>
          {groups.map(({ dimension, name }) => (
            <label key={dimension}>
              <input
                type="checkbox"
                checked={subgroups.includes(dimension)}
                onChange={({ currentTarget: { checked } }) =>
                  setSubgroups(without(subgroups, dimension, checked))
                }
              />{' '}
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <p className="actions">
        <button
          type="button"
          className="button"
          aria-describedby={`${id}-kept ${id}-wrong`}
          onClick={() => {
            if (outcomes.length === 0) setWrong('Tick at least one outcome.');
            else void plan.freeze({ outcomes, subgroups }).then(onSay);
          }}
        >
          Freeze this plan
        </button>
      </p>
      <p id={`${id}-wrong`} role="alert" className={wrong === '' ? undefined : 'warning'}>
        {wrong}
      </p>
      <p className="quiet" id={`${id}-kept`}>
        That keeps these choices, the time and the hashes of the files in this browser until they are
        forgotten, and no data. Whoever uses this browser can see them. It also opens the estimates.
      </p>
      <label className="quiet">
        Or open a plan that was saved:{' '}
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file !== undefined) void plan.bring(file).then(onSay);
          }}
        />
      </label>
    </div>
  );
}
