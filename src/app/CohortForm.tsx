import { useId, useState } from 'react';
import { ruleLimits, startView, type View } from './view';
import type { Evidence } from '../evidence/evidence';
import type { PairRule, Scope } from '../evidence/scope';
import type { DimensionId } from '../vocabulary/dimensions';
import { profiles } from '../vocabulary/profiles';

interface CohortFormProps {
  readonly view: View;
  readonly evidence: Evidence;
  readonly onView: (view: View) => void;
}

interface Draft {
  readonly by: DimensionId | 'none';
  readonly episodes: Scope['episodes'];
  readonly rule: Readonly<Record<keyof PairRule, string>>;
  readonly profile: View['profile'];
}

function draftOf({ profile, episodes, rule, by }: View, { scope }: Evidence): Draft {
  const { before, after, gap } = rule;
  return {
    by: by ?? scope.by ?? 'none',
    episodes,
    rule: { before: String(before), after: String(after), gap: String(gap) },
    profile,
  };
}

const ruleNames: readonly (readonly [keyof PairRule, string])[] = [
  ['before', 'First score: at most this many days before referral'],
  ['after', 'First score: at most this many days after referral'],
  ['gap', 'Last score: at least this many days after the first'],
];

/** What is wrong with a draft, in words; nothing when it can be used. */
function fault({ rule }: Draft): string {
  for (const [key, name] of ruleNames) {
    const [least, most] = ruleLimits[key];
    const days = Number(rule[key]);
    if (!/^\d+$/.test(rule[key]) || days < least || days > most) {
      return `${name}: give a whole number from ${String(least)} to ${String(most)}.`;
    }
  }
  return '';
}

function viewOf({ by, episodes, rule, profile }: Draft, view: View): View {
  return {
    ...view,
    by,
    episodes,
    rule: { before: Number(rule.before), after: Number(rule.after), gap: Number(rule.gap) },
    profile,
  };
}

/**
 * How those who are looked at are counted, as a plain form. It is no `form` element: where the host forbids the submitting of
 * forms, browsers drop the event before the page sees it.
 */
export function CohortForm({ view, evidence, onView }: CohortFormProps) {
  const usual = draftOf(view, evidence);
  const [draft, setDraft] = useState(usual);
  const [seen, setSeen] = useState(usual);
  const [wrong, setWrong] = useState('');
  const id = useId();
  const { dimensions } = evidence.dataset;
  if (JSON.stringify(seen) !== JSON.stringify(usual)) {
    setSeen(usual);
    setDraft(usual);
    setWrong('');
  }
  const apply = (): void => {
    const words = fault(draft);
    setWrong(words);
    if (words === '') onView(viewOf(draft, view));
  };
  return (
    <div className="cohort-how" role="group" aria-label="How they are counted">
      <div className="cohort-rows">
        <fieldset>
          <legend>Referrals</legend>
          <label>
            <input
              type="radio"
              name={`${id}-episodes`}
              checked={draft.episodes === 'first'}
              onChange={() => setDraft({ ...draft, episodes: 'first' })}
            />{' '}
            a person’s first
          </label>
          <label>
            <input
              type="radio"
              name={`${id}-episodes`}
              checked={draft.episodes === 'all'}
              onChange={() => setDraft({ ...draft, episodes: 'all' })}
            />{' '}
            all
          </label>
        </fieldset>
        <fieldset>
          <legend>Split</legend>
          <label>
            by{' '}
            <select
              value={draft.by}
              onChange={({ currentTarget: { value } }) =>
                setDraft({ ...draft, by: dimensions.find((one) => one.id === value)?.id ?? 'none' })
              }
            >
              <option value="none">nothing</option>
              {dimensions.map(({ id: dimension, name }) => (
                <option key={dimension} value={dimension}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </fieldset>
        <fieldset>
          <legend>Downloads hide</legend>
          <label>
            by profile{' '}
            <select
              value={draft.profile}
              aria-describedby={`${id}-stamp`}
              onChange={({ currentTarget: { value } }) =>
                setDraft({
                  ...draft,
                  profile: Object.values(profiles).find((one) => one.id === value)?.id ?? startView.profile,
                })
              }
            >
              {Object.values(profiles).map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <p id={`${id}-stamp`} className="quiet">
            {profiles[draft.profile].stamp}.
          </p>
        </fieldset>
      </div>
      <details className="rule">
        <summary>Which scores are first and last</summary>
        {ruleNames.map(([key, name]) => (
          <label key={key}>
            {name}{' '}
            <input
              type="number"
              min={ruleLimits[key][0]}
              max={ruleLimits[key][1]}
              value={draft.rule[key]}
              onChange={({ currentTarget: { value } }) =>
                setDraft({ ...draft, rule: { ...draft.rule, [key]: value } })
              }
            />
          </label>
        ))}
      </details>
      <p role="alert" className={wrong === '' ? undefined : 'warning'}>
        {wrong}
      </p>
      <p className="actions">
        <button type="button" className="button" onClick={apply}>
          Count this way
        </button>
      </p>
    </div>
  );
}
