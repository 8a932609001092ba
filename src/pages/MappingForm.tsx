import { type KeyboardEvent, useId } from 'react';
import { ColumnTable } from './ColumnTable';
import { CustomMeasures } from './CustomMeasures';
import { decisionsOf, isAsked } from './asked';
import { isAsSuggested, suggestedFor, type Taken } from './intake';
import { laidOut } from './mappingedit';
import { Stages } from './Stages';
import { Tools } from './Tools';
import { understoodWords } from './understood';
import type { Mapping } from '../vocabulary/mapping';

interface MappingFormProps {
  readonly taken: Taken;
  readonly onChange: (mapping: Mapping) => void;
  readonly onStep: (way: 'undo' | 'redo') => void;
}

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ legend, options, value, onChoose }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {options.map(([option, words]) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />{' '}
          {words}
        </label>
      ))}
    </fieldset>
  );
}

/** Where keys are text, the browser's own undo is meant. */
function isText(target: EventTarget): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'file'].includes(target.type))
  );
}

/** Ctrl+Z and Ctrl+Shift+Z, with the command key on a Mac; Ctrl+Y is the other way to say the second. */
export function stepOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : null;
}

const steps = [
  { way: 'undo', words: 'Undo', keys: 'Control+Z', to: 'past' },
  { way: 'redo', words: 'Redo', keys: 'Control+Shift+Z', to: 'future' },
] as const;

/** A mapping as a plain form: how rows are laid out, what each column holds, how dates and numbers are written. */
export function MappingForm({ taken, onChange, onStep }: MappingFormProps) {
  const { looked, mapping, history } = taken;
  const decisions = decisionsOf(looked);
  const asSuggested = isAsSuggested(mapping, looked);
  const deprivation = mapping.columns.deprivation !== undefined;
  const scale = mapping.deprivation ?? { most_deprived: 'lowest', steps: 10 };
  return (
    <div
      className="mapping"
      onKeyDown={(event) => {
        const way = stepOf(event);
        if (way === null) return;
        event.preventDefault();
        onStep(way);
      }}
    >
      <p className="actions">
        {steps.map(({ way, words, keys, to }) => (
          <button
            key={way}
            type="button"
            className="button"
            aria-disabled={history[to].length === 0}
            aria-keyshortcuts={keys}
            onClick={() => onStep(way)}
          >
            {words}
          </button>
        ))}
        <button
          type="button"
          className="button"
          aria-disabled={asSuggested}
          onClick={() => {
            if (!asSuggested) onChange(suggestedFor(taken));
          }}
        >
          Accept all suggestions
        </button>
        <span className="quiet">
          {asSuggested ? 'Every column is used as suggested.' : 'You changed what was suggested.'}
        </span>
      </p>
      <p className="understood-words" role="status">
        {understoodWords(mapping)}
      </p>
      <Choice
        legend="Each row is"
        options={[
          ['wide', 'a person or referral, with scores or counts in columns'],
          ['long', 'a score or a set of scores taken at one time'],
          ['events', 'an appointment or contact'],
          ['attendance', 'a person at a session'],
        ]}
        value={mapping.layout}
        onChoose={(layout) => onChange(laidOut(mapping, layout))}
      />
      <ColumnTable taken={taken} onChange={onChange} />
      {mapping.columns.score !== undefined && <Tools mapping={mapping} onChange={onChange} />}
      {mapping.columns.stage !== undefined && <Stages mapping={mapping} onChange={onChange} />}
      <div className="choices">
        {!isAsked(decisions, 'dates') && (
          <Choice
            legend="Dates are written"
            options={[
              ['day first', 'day first, 31/03/2024'],
              ['month first', 'month first, 03/31/2024'],
              ['year first', 'year first, 2024-03-31'],
            ]}
            value={mapping.dates}
            onChoose={(dates) => onChange({ ...mapping, dates })}
          />
        )}
        {!isAsked(decisions, 'decimal') && (
          <Choice
            legend="Decimals are written"
            options={[
              ['.', 'with a point, 23.2'],
              [',', 'with a comma, 23,2'],
            ]}
            value={mapping.decimal}
            onChoose={(decimal) => onChange({ ...mapping, decimal })}
          />
        )}
        {deprivation && (
          <>
            <Choice
              legend="The most deprived have"
              options={[
                ['lowest', 'the lowest number (as in England)'],
                ['highest', 'the highest number'],
              ]}
              value={scale.most_deprived}
              onChoose={(most_deprived) => onChange({ ...mapping, deprivation: { ...scale, most_deprived } })}
            />
            <Choice
              legend="Deprivation is in"
              options={[
                ['10', 'tenths (deciles)'],
                ['5', 'fifths (quintiles)'],
              ]}
              value={scale.steps === 10 ? '10' : '5'}
              onChoose={(steps) =>
                onChange({ ...mapping, deprivation: { ...scale, steps: steps === '10' ? 10 : 5 } })
              }
            />
          </>
        )}
      </div>
      <CustomMeasures mapping={mapping} onChange={onChange} />
    </div>
  );
}
