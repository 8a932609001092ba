import { useId, useState } from 'react';
import { CohortDefinition } from './CohortDefinition';
import type { NamedCohort } from '../evidence/namedcohort';
import { peopleOf } from '../evidence/numbers';
import { everyone, type Counted } from '../evidence/scope';
import { scopeWords } from '../evidence/scopewords';
import { clausesOf } from './facetchoice';
import { capital } from '../evidence/phrase';

interface CohortNameProps {
  readonly cohort: NamedCohort;
  readonly counted: Counted;
  /** How many are in it; undefined where it is not counted. */
  readonly kept: number | undefined;
  /** Whether these are the people looked at. */
  readonly current: boolean;
  readonly longest: number;
  /** What is wrong with another name for it; nothing when it can have that. */
  readonly fault: (name: string) => string;
  readonly onLook: () => void;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}

/** One cohort that has a name: how many are in it, what it asks for, and what can be done with it. */
export function CohortName(props: CohortNameProps) {
  const { cohort, counted, kept, current, longest, fault, onLook, onRename, onDelete } = props;
  const { name } = cohort;
  const clauses = clausesOf(cohort);
  const [draft, setDraft] = useState<string | null>(null);
  const [seen, setSeen] = useState(name);
  const [wrong, setWrong] = useState('');
  const id = useId();
  if (seen !== name) {
    setSeen(name);
    setDraft(null);
    setWrong('');
  }
  const rename = (): void => {
    const wanted = (draft ?? '').trim();
    const words = fault(wanted);
    setWrong(words);
    if (words !== '') return;
    setDraft(null);
    if (wanted !== name) onRename(wanted);
  };
  const words = capital(
    scopeWords({ ...everyone, ...clauses, episodes: counted === 'people' ? 'first' : 'all' }),
  );
  return (
    <li className="cohort-name" aria-current={current ? 'true' : undefined}>
      <div className="cohort-name-line">
        <b>{name}</b>
        <span className="quiet">
          {kept !== undefined && peopleOf(counted, kept)}
          {current && `${kept === undefined ? '' : ', '}looked at now`}
        </span>
        <button type="button" className="button" aria-label={`Look at ${name}`} onClick={onLook}>
          Look at
        </button>
        <button
          type="button"
          className="button"
          aria-label={`Rename ${name}`}
          aria-expanded={draft !== null}
          aria-controls={id}
          onClick={() => {
            setDraft(draft === null ? name : null);
            setWrong('');
          }}
        >
          Rename
        </button>
        <button type="button" className="button" aria-label={`Delete ${name}`} onClick={onDelete}>
          Delete
        </button>
      </div>
      <CohortDefinition
        name={name}
        words={`${words}.`}
        json={JSON.stringify({ name, ...clauses }, null, 2)}
      />
      <div id={id} className="cohort-rename" hidden={draft === null}>
        {draft !== null && (
          <div className="row">
            <label>
              New name{' '}
              <input
                type="text"
                maxLength={longest}
                value={draft}
                aria-describedby={`${id}-wrong`}
                onChange={({ currentTarget: { value } }) => {
                  setDraft(value);
                  setWrong('');
                }}
                onKeyDown={({ key }) => {
                  if (key === 'Enter') rename();
                }}
              />
            </label>
            <button type="button" className="button" onClick={rename}>
              Save name
            </button>
          </div>
        )}
        <p id={`${id}-wrong`} role="alert" className={wrong === '' ? undefined : 'warning'}>
          {wrong}
        </p>
      </div>
    </li>
  );
}
