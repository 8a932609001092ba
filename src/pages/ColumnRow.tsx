import { MeasureOptions, ScaleSelect } from './MeasureSelect';
import { assign, staged, useOf, type Use } from './mappingedit';
import { fields } from '../vocabulary/fields';
import type { ColumnRole, Mapping, ScoreColumn } from '../vocabulary/mapping';

interface ColumnRowProps {
  readonly column: string;
  readonly values: readonly string[];
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

function coded(use: Use): string {
  switch (use.kind) {
    case 'nothing':
      return '';
    case 'role':
      return `role:${use.role}`;
    case 'score':
      return `score:${use.score.measure}`;
  }
}

function decoded(text: string, column: string, layout: Mapping['layout'], before: Use): Use {
  const role = fields.find(({ id }) => `role:${id}` === text)?.id;
  if (role !== undefined) return { kind: 'role', role: role satisfies ColumnRole };
  if (!text.startsWith('score:')) return { kind: 'nothing' };
  const plain: ScoreColumn = { column, measure: text.slice('score:'.length) };
  if (before.kind === 'score') {
    const { scale: _, ...kept } = before.score;
    return { kind: 'score', score: { ...kept, measure: plain.measure } };
  }
  return { kind: 'score', score: layout === 'wide' ? staged(plain, 'baseline') : plain };
}

/** One column of a file and what it is used as. */
export function ColumnRow({ column, values, header, mapping, onChange }: ColumnRowProps) {
  const use = useOf(mapping, column);
  const shown = mapping.layout === 'wide' ? fields.filter(({ on }) => on === 'case') : fields;
  return (
    <tr className={use.kind === 'nothing' ? 'unused' : undefined}>
      <th scope="row">{column}</th>
      <td className="values">{values.map((value) => (value === '' ? '(blank)' : value)).join(' · ')}</td>
      <td>
        <select
          aria-label={`${column} is used as`}
          value={coded(use)}
          onChange={({ currentTarget }) =>
            onChange(assign(mapping, column, decoded(currentTarget.value, column, mapping.layout, use)))
          }
        >
          <option value="">not used</option>
          <optgroup label="About the person or the score">
            {shown.map(({ id, name }) => (
              <option key={id} value={`role:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
          <MeasureOptions custom={mapping.custom} prefix="score:" />
        </select>
      </td>
      <td>
        {use.kind === 'score' && (
          <ScoreDetails
            score={use.score}
            header={header}
            wide={mapping.layout === 'wide'}
            onChange={(score) => onChange(assign(mapping, column, { kind: 'score', score }))}
          />
        )}
        {use.kind === 'role' && (
          <span className="quiet">{fields.find(({ id }) => id === use.role)?.help}</span>
        )}
      </td>
    </tr>
  );
}

interface ScoreDetailsProps {
  readonly score: ScoreColumn;
  readonly header: readonly string[];
  readonly wide: boolean;
  readonly onChange: (score: ScoreColumn) => void;
}

function ScoreDetails({ score, header, wide, onChange }: ScoreDetailsProps) {
  const { column } = score;
  const order = score.order ?? 1;
  return (
    <span className="details">
      {wide && (
        <>
          <select
            aria-label={`${column} was taken at`}
            value={score.stage ?? 'baseline'}
            onChange={({ currentTarget: { value } }) =>
              onChange(
                staged(score, value === 'exit' ? 'exit' : value === 'review' ? 'review' : 'baseline', order),
              )
            }
          >
            <option value="baseline">the start</option>
            <option value="review">a review</option>
            <option value="exit">the end</option>
          </select>
          {score.stage === 'review' && (
            <label>
              number{' '}
              <input
                type="number"
                min={1}
                max={999}
                step="any"
                value={order}
                onChange={({ currentTarget: { valueAsNumber } }) => {
                  if (valueAsNumber > 0 && valueAsNumber < 1000) onChange({ ...score, order: valueAsNumber });
                }}
              />
            </label>
          )}
          <select
            aria-label={`Date of ${column}`}
            value={score.date ?? ''}
            onChange={({ currentTarget: { value } }) => {
              const { date: _, ...rest } = score;
              onChange(value === '' ? rest : { ...rest, date: value });
            }}
          >
            <option value="">no date column</option>
            {header
              .filter((name) => name !== column)
              .map((name) => (
                <option key={name} value={name}>
                  dated by {name}
                </option>
              ))}
          </select>
        </>
      )}
      {score.measure === 'swemwbs' && (
        <ScaleSelect
          label={`${column} holds`}
          value={score.scale}
          onChange={(scale) => {
            const { scale: _, ...rest } = score;
            onChange(scale === undefined ? rest : { ...rest, scale });
          }}
        />
      )}
    </span>
  );
}
