import { useId } from 'react';
import { ColumnRow } from './ColumnRow';
import { CustomMeasures } from './CustomMeasures';
import { laidOut } from './mappingedit';
import { Stages } from './Stages';
import { Tools } from './Tools';
import type { Looked } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';

interface MappingFormProps {
  readonly looked: Looked;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
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

/** A mapping as a plain form: how rows are laid out, what each column holds, how dates and numbers are written. */
export function MappingForm({ looked, mapping, onChange }: MappingFormProps) {
  const deprivation = mapping.columns.deprivation !== undefined;
  const scale = mapping.deprivation ?? { most_deprived: 'lowest', steps: 10 };
  return (
    <div className="mapping">
      <Choice
        legend="Each row is"
        options={[
          ['wide', 'a person or referral, with first and last scores in columns'],
          ['long', 'a score or a set of scores taken at one time'],
        ]}
        value={mapping.layout}
        onChoose={(layout) => onChange(laidOut(mapping, layout))}
      />
      <div className="scroll" tabIndex={0} role="region" aria-label={`Columns of ${looked.name}`}>
        <table className="columns">
          <caption>Columns, with their first values as typed, and what each is used as</caption>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">First values</th>
              <th scope="col">Used as</th>
              <th scope="col">Details</th>
            </tr>
          </thead>
          <tbody>
            {looked.header.map((column, place) => (
              <ColumnRow
                key={column}
                column={column}
                values={looked.sample.slice(0, 3).map((row) => row[place] ?? '')}
                header={looked.header}
                mapping={mapping}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
      </div>
      {mapping.columns.score !== undefined && <Tools mapping={mapping} onChange={onChange} />}
      {mapping.columns.stage !== undefined && <Stages mapping={mapping} onChange={onChange} />}
      <div className="choices">
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
        <Choice
          legend="Decimals are written"
          options={[
            ['.', 'with a point, 23.2'],
            [',', 'with a comma, 23,2'],
          ]}
          value={mapping.decimal}
          onChoose={(decimal) => onChange({ ...mapping, decimal })}
        />
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
