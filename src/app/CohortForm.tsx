import { useId, useState } from 'react';
import { ruleLimits, startView, type View, withScope } from './view';
import type { Evidence } from '../evidence/evidence';
import { isDay, type PairRule, type Scope } from '../evidence/scope';
import type { DimensionId } from '../vocabulary/dimensions';
import { profiles } from '../vocabulary/profiles';

interface CohortFormProps {
  readonly view: View;
  readonly evidence: Evidence;
  readonly onView: (view: View) => void;
  /** A choice among the levels of a dimension may follow. */
  readonly onPrepare: (dimension: DimensionId) => void;
}

interface Draft {
  readonly from: string;
  readonly to: string;
  readonly by: DimensionId | 'none';
  readonly episodes: Scope['episodes'];
  readonly chosen: ReadonlyMap<DimensionId, readonly string[]>;
  readonly rule: Readonly<Record<keyof PairRule, string>>;
  readonly profile: View['profile'];
}

function draftOf({ profile }: View, { scope }: Evidence): Draft {
  const { before, after, gap } = scope.rule;
  return {
    from: scope.from ?? '',
    to: scope.to ?? '',
    by: scope.by ?? 'none',
    episodes: scope.episodes,
    chosen: new Map(scope.filters.map(({ dimension, levels }) => [dimension, levels])),
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
function fault({ from, to, rule }: Draft): string {
  if (from !== '' && !isDay(from)) return 'The first day is not a day of the calendar.';
  if (to !== '' && !isDay(to)) return 'The last day is not a day of the calendar.';
  if (from !== '' && to !== '' && to < from) return 'The last day is before the first.';
  for (const [key, name] of ruleNames) {
    const [least, most] = ruleLimits[key];
    const days = Number(rule[key]);
    if (!/^\d+$/.test(rule[key]) || days < least || days > most) {
      return `${name}: give a whole number from ${String(least)} to ${String(most)}.`;
    }
  }
  return '';
}

function viewOf(draft: Draft, view: View): View {
  const scope: Scope = {
    ...(draft.from === '' ? {} : { from: draft.from }),
    ...(draft.to === '' ? {} : { to: draft.to }),
    episodes: draft.episodes,
    filters: [...draft.chosen].flatMap(([dimension, levels]) =>
      levels.length === 0 ? [] : [{ dimension, levels }],
    ),
    ...(draft.by === 'none' ? {} : { by: draft.by }),
    rule: { before: Number(draft.rule.before), after: Number(draft.rule.after), gap: Number(draft.rule.gap) },
  };
  return { ...withScope(view, scope), profile: draft.profile };
}

/**
 * The cohort as a plain form. It is no `form` element: where the host forbids the submitting of forms, browsers drop the
 * event before the page sees it.
 */
export function CohortForm({ view, evidence, onView, onPrepare }: CohortFormProps) {
  const [draft, setDraft] = useState(() => draftOf(view, evidence));
  const [wrong, setWrong] = useState('');
  const id = useId();
  const { dimensions, period } = evidence.dataset;
  const limits = period === null ? {} : { min: period.from, max: period.to };
  const apply = (): void => {
    const words = fault(draft);
    setWrong(words);
    if (words === '') onView(viewOf(draft, view));
  };
  return (
    <div className="cohort-form" role="group" aria-label="Who is looked at">
      <div className="cohort-rows">
        <fieldset>
          <legend>Referred</legend>
          <label>
            from{' '}
            <input
              type="date"
              {...limits}
              value={draft.from}
              onChange={({ currentTarget: { value } }) => setDraft({ ...draft, from: value })}
            />
          </label>
          <label>
            to{' '}
            <input
              type="date"
              {...limits}
              value={draft.to}
              onChange={({ currentTarget: { value } }) => setDraft({ ...draft, to: value })}
            />
          </label>
        </fieldset>
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
      <fieldset className="levels">
        <legend>Only these people (none ticked means all)</legend>
        {dimensions.map(({ id: dimension, name, levels }) => {
          const chosen = draft.chosen.get(dimension) ?? [];
          return (
            <details
              key={dimension}
              open={chosen.length > 0}
              onToggle={({ currentTarget: { open } }) => {
                if (open) onPrepare(dimension);
              }}
            >
              <summary>
                {name}
                {chosen.length > 0 && <span className="quiet">: {chosen.join(' or ')}</span>}
              </summary>
              {levels.map((level) => (
                <label key={level}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(level)}
                    onChange={({ currentTarget: { checked } }) => {
                      const next = levels.filter((one) => (one === level ? checked : chosen.includes(one)));
                      setDraft({ ...draft, chosen: new Map([...draft.chosen, [dimension, next]]) });
                    }}
                  />{' '}
                  {level}
                </label>
              ))}
            </details>
          );
        })}
      </fieldset>
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
        <button type="button" className="button button-first" onClick={apply}>
          Look at these people
        </button>
        <button
          type="button"
          className="button"
          onClick={() => onView({ ...startView, page: view.page, profile: draft.profile })}
        >
          Back to everyone
        </button>
      </p>
    </div>
  );
}
