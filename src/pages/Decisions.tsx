import { useId } from 'react';
import { type Asked, decisionsOf, withTable } from './asked';
import type { Taken } from './intake';
import type { Mapping } from '../vocabulary/mapping';

interface DecisionsProps {
  readonly taken: Taken;
  readonly onChange: (mapping: Mapping) => void;
}

/** Which table of a file is read, and how its bytes were understood: what the file leaves open as questions, the rest as a list. */
export function Decisions({ taken: { looked, mapping, again }, onChange }: DecisionsProps) {
  const id = useId();
  const decisions = decisionsOf(looked);
  const open = decisions.filter(({ sure }) => !sure);
  const settled = decisions.filter(({ sure }) => sure);
  const choose = (one: Asked, at: number): void => {
    const option = one.options[at];
    if (option !== undefined) onChange(option.choose(mapping));
  };
  return (
    <div className="decisions" aria-busy={again.kind === 'looking'}>
      {looked.tables.length > 1 && (
        <p>
          <label className="named">
            Which sheet or table is read
            <select
              value={looked.table}
              onChange={({ currentTarget: { value } }) => onChange(withTable(mapping, value))}
            >
              {looked.tables.map((table) => (
                <option key={table} value={table}>
                  {table}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      {open.map((one) => (
        <div className="question" key={one.key}>
          <label htmlFor={`${id}-${one.key}`}>{one.asks}</label>
          <p className="quiet" id={`${id}-${one.key}-why`}>
            {one.why} Nothing needs doing if this is right.
          </p>
          <p className="actions">
            <Choice id={`${id}-${one.key}`} one={one} onChoose={(at) => choose(one, at)} />
            <button
              type="button"
              className="button"
              aria-describedby={`${id}-${one.key}-why`}
              onClick={() => choose(one, one.at)}
            >
              That is right
            </button>
          </p>
        </div>
      ))}
      {settled.length > 0 && (
        <details>
          <summary>How the file was understood</summary>
          <dl className="understood">
            {settled.map((one) => (
              <div key={one.key}>
                <dt>
                  <label htmlFor={`${id}-${one.key}`}>{one.name}</label>
                </dt>
                <dd>
                  <Choice id={`${id}-${one.key}`} one={one} onChoose={(at) => choose(one, at)} />{' '}
                  <span className="quiet">{one.why}</span>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p role="status" className="told">
        {again.kind === 'looking' ? 'Reading the file again' : ''}
      </p>
      {again.kind === 'failed' && (
        <p className="warning" role="alert">
          The file could not be read that way, so it is read as before. {again.happened}
        </p>
      )}
    </div>
  );
}

function Choice({
  id,
  one: { options, at },
  onChoose,
}: {
  readonly id: string;
  readonly one: Asked;
  readonly onChoose: (at: number) => void;
}) {
  return (
    <select id={id} value={at} onChange={({ currentTarget: { value } }) => onChoose(Number(value))}>
      {options.map(({ words }, place) => (
        <option key={words} value={place}>
          {words}
        </option>
      ))}
    </select>
  );
}
