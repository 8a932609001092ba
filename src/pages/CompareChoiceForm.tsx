import { useId, useState } from 'react';
import { choiceFault } from '../evidence/comparechoicewords';
import {
  type CompareChoice,
  choiceWords,
  doseBands,
  type DoseBand,
  isDoseBand,
} from '../evidence/comparechoice';
import type { Evidence } from '../evidence/evidence';
import type { NamedCohort } from '../evidence/namedcohort';
import { isDay } from '../evidence/scope';
import { dimensionById, type DimensionId } from '../vocabulary/dimensions';
import type { Links } from './reading';

interface CompareChoiceFormProps {
  readonly evidence: Evidence;
  readonly links: Links;
  readonly cohorts: readonly NamedCohort[];
}

interface Draft {
  /** A dimension, or `arms`, `date`, `dose` or `cohorts`. */
  readonly by: string;
  readonly asked: readonly string[];
  /** Null: all others. */
  readonly against: readonly string[] | null;
  readonly day: string;
  readonly dose: readonly [DoseBand, DoseBand];
  readonly named: readonly [string, string];
  readonly both: 'left out' | 'asked';
}

function draftOf(chosen: CompareChoice | undefined, first: string): Draft {
  const empty: Draft = {
    by: first,
    asked: [],
    against: null,
    day: '',
    dose: ['3+', '0'],
    named: ['', ''],
    both: 'left out',
  };
  switch (chosen?.kind) {
    case undefined:
      return empty;
    case 'levels':
      return { ...empty, by: chosen.dimension, asked: chosen.asked, against: chosen.against };
    case 'date':
      return { ...empty, by: 'date', day: chosen.day };
    case 'dose':
      return { ...empty, by: 'dose', dose: [chosen.asked, chosen.against] };
    case 'cohorts':
      return {
        ...empty,
        by: 'cohorts',
        named: [chosen.asked.name, chosen.against?.name ?? ''],
        both: chosen.both,
      };
    case 'arms':
      return { ...empty, by: 'arms' };
  }
}

/** The choice that a draft means, or what is wrong with it in words. */
function choiceOf(
  draft: Draft,
  { dataset: { dimensions } }: Evidence,
  cohorts: readonly NamedCohort[],
): CompareChoice | string {
  switch (draft.by) {
    case 'arms':
      return { kind: 'arms' };
    case 'date':
      return isDay(draft.day)
        ? { kind: 'date', day: draft.day }
        : 'Give the day from which people count as after.';
    case 'dose': {
      const [asked, against] = draft.dose;
      return asked === against
        ? 'Choose two different numbers of contacts.'
        : { kind: 'dose', asked, against };
    }
    case 'cohorts': {
      const [asked, against] = draft.named.map((name) => cohorts.find((one) => one.name === name));
      if (asked === undefined) return 'Choose the cohort to ask about.';
      if (draft.named[1] !== '' && against === undefined) return 'Choose the cohort to hold it against.';
      if (asked === against) return 'Choose two different cohorts.';
      return { kind: 'cohorts', asked, against: against ?? null, both: draft.both };
    }
    default: {
      const dimension = dimensions.find(({ id }) => id === draft.by);
      if (dimension === undefined) return 'Choose what the cohorts differ in.';
      const fault = choiceFault(draft.asked, draft.against, dimension.levels);
      return fault === ''
        ? { kind: 'levels', dimension: dimension.id, asked: draft.asked, against: draft.against }
        : fault;
    }
  }
}

/** Where the reader says which two cohorts are held against each other. */
export function CompareChoiceForm(props: CompareChoiceFormProps) {
  const { compare } = props.evidence.scope;
  const [open, setOpen] = useState(compare === undefined);
  const id = useId();
  return (
    <div className="compare-choice">
      {compare !== undefined && (
        <p>
          Comparing <b>{choiceWords(compare)}</b>{' '}
          <button
            type="button"
            className="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Close' : 'Compare others'}
          </button>
        </p>
      )}
      <div id={id} hidden={!open}>
        {open && <Fields {...props} key={JSON.stringify(compare)} />}
      </div>
    </div>
  );
}

function Fields({ evidence, links, cohorts }: CompareChoiceFormProps) {
  const { dimensions, beside, period } = evidence.dataset;
  const first = beside?.comparisonGroup === true ? 'arms' : (dimensions[0]?.id ?? 'date');
  const [draft, setDraft] = useState(() => draftOf(evidence.scope.compare, first));
  const [wrong, setWrong] = useState('');
  const id = useId();
  const change = (part: Partial<Draft>): void => {
    setWrong('');
    setDraft({ ...draft, ...part });
  };
  const choice = choiceOf(draft, evidence, cohorts);
  const levels = dimensions.find((one) => one.id === draft.by)?.levels;
  const limits = period === null ? {} : { min: period.from, max: period.to };
  return (
    <div className="compare-fields" role="group" aria-label="Which cohorts are compared">
      <label>
        Compare by{' '}
        <select
          value={draft.by}
          onChange={({ currentTarget: { value } }) => change({ by: value, asked: [], against: null })}
        >
          {beside?.comparisonGroup === true && (
            <option value="arms">being referred, against the comparison group</option>
          )}
          {dimensions.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
          <option value="date">before and after a date</option>
          {beside?.contacts === true && <option value="dose">how many contacts they came to</option>}
          {cohorts.length > 0 && <option value="cohorts">cohorts that you named</option>}
        </select>
      </label>
      {levels !== undefined && (
        <div className="compare-sides">
          <Levels
            legend="Asked about"
            levels={levels}
            chosen={draft.asked}
            onChosen={(asked) => change({ asked })}
          />
          <fieldset>
            <legend>Held against</legend>
            <label>
              <input
                type="radio"
                name={`${id}-against`}
                checked={draft.against === null}
                onChange={() => change({ against: null })}
              />{' '}
              all others
            </label>
            <label>
              <input
                type="radio"
                name={`${id}-against`}
                checked={draft.against !== null}
                onChange={() => change({ against: [] })}
              />{' '}
              only these:
            </label>
            {draft.against !== null && (
              <Levels
                legend="Levels held against"
                levels={levels}
                chosen={draft.against}
                onChosen={(against) => change({ against })}
              />
            )}
          </fieldset>
        </div>
      )}
      {draft.by === 'date' && (
        <label>
          After means referred on or after{' '}
          <input
            type="date"
            {...limits}
            value={draft.day}
            onChange={({ currentTarget: { value } }) => change({ day: value })}
          />
        </label>
      )}
      {draft.by === 'dose' && (
        <div className="compare-sides">
          <DoseSelect
            label="Asked about"
            value={draft.dose[0]}
            onValue={(band) => change({ dose: [band, draft.dose[1]] })}
          />
          <DoseSelect
            label="Held against"
            value={draft.dose[1]}
            onValue={(band) => change({ dose: [draft.dose[0], band] })}
          />
        </div>
      )}
      {draft.by === 'cohorts' && (
        <div className="compare-sides">
          <label>
            Asked about{' '}
            <select
              value={draft.named[0]}
              onChange={({ currentTarget: { value } }) => change({ named: [value, draft.named[1]] })}
            >
              <option value="">choose</option>
              {cohorts.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            Held against{' '}
            <select
              value={draft.named[1]}
              onChange={({ currentTarget: { value } }) => change({ named: [draft.named[0], value] })}
            >
              <option value="">all others</option>
              {cohorts.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            People in both{' '}
            <select
              value={draft.both}
              onChange={({ currentTarget: { value } }) =>
                change({ both: value === 'asked' ? 'asked' : 'left out' })
              }
            >
              <option value="left out">are left out</option>
              <option value="asked">count as asked about</option>
            </select>
          </label>
        </div>
      )}
      <p className="actions">
        {typeof choice === 'string' ? (
          <button
            type="button"
            className="button button-first"
            aria-describedby={`${id}-wrong`}
            onClick={() => setWrong(choice)}
          >
            Compare
          </button>
        ) : (
          <a className="button button-first" href={links.compare(choice)}>
            Compare
          </a>
        )}
        {evidence.scope.compare !== undefined && <a href={links.compare(undefined)}>Compare nothing</a>}
      </p>
      <p id={`${id}-wrong`} role="alert" className={wrong === '' ? 'price-fine' : 'warning'}>
        {wrong}
      </p>
      {levels !== undefined && levels.length > 2 && (
        <nav className="splits" aria-label="Each level against all others">
          <span className="quiet">Each against all others</span>
          <ul>
            {levels.map((level) => (
              <li key={level}>
                <a
                  href={links.compare({
                    kind: 'levels',
                    dimension: dimensionOf(draft.by),
                    asked: [level],
                    against: null,
                  })}
                >
                  {level}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

function dimensionOf(by: string): DimensionId {
  const found = dimensionById.get(by as DimensionId);
  if (found === undefined) throw new Error('compare: not a dimension');
  return found.id;
}

interface LevelsProps {
  readonly legend: string;
  readonly levels: readonly string[];
  readonly chosen: readonly string[];
  readonly onChosen: (levels: readonly string[]) => void;
}

function Levels({ legend, levels, chosen, onChosen }: LevelsProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {levels.map((level) => (
        <label key={level}>
          <input
            type="checkbox"
            checked={chosen.includes(level)}
            onChange={({ currentTarget: { checked } }) =>
              onChosen(levels.filter((one) => (one === level ? checked : chosen.includes(one))))
            }
          />{' '}
          {level}
        </label>
      ))}
    </fieldset>
  );
}

interface DoseSelectProps {
  readonly label: string;
  readonly value: DoseBand;
  readonly onValue: (band: DoseBand) => void;
}

function DoseSelect({ label, value, onValue }: DoseSelectProps) {
  return (
    <label>
      {label}{' '}
      <select
        value={value}
        onChange={({ currentTarget }) => {
          if (isDoseBand(currentTarget.value)) onValue(currentTarget.value);
        }}
      >
        {doseBands.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
