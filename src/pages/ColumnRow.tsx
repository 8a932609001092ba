import { useRef } from 'react';
import { MeasureOptions } from './MeasureSelect';
import { ScoreDetails } from './ScoreDetails';
import { CountDetails, StretchDetails } from './CountDetails';
import { assign, fieldsIn, staged, useOf, type Use } from './mappingedit';
import { percent, plain } from '../evidence/numbers';
import { fields } from '../vocabulary/fields';
import { countedServices } from '../vocabulary/layouts';
import type { LookedColumn } from '../vocabulary/looked';
import type { ColumnRole, Mapping, ScoreColumn } from '../vocabulary/mapping';

interface ColumnRowProps {
  readonly column: string;
  /** What it holds at a glance; its cells are left out where they are not to be seen. */
  readonly held: LookedColumn | undefined;
  readonly rows: number;
  readonly isHushed: boolean;
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
    case 'count':
    case 'observed':
      return use.kind;
  }
}

function decoded(text: string, column: string, layout: Mapping['layout'], before: Use): Use {
  const role = fields.find(({ id }) => `role:${id}` === text)?.id;
  if (role !== undefined) return { kind: 'role', role: role satisfies ColumnRole };
  if (text === 'count') {
    const [service = 'GP face to face'] = countedServices;
    return { kind: 'count', count: { column, service, from: -12, to: -1 } };
  }
  if (text === 'observed') return { kind: 'observed', observed: { column, from: -12, to: -1 } };
  if (!text.startsWith('score:')) return { kind: 'nothing' };
  const plain: ScoreColumn = { column, measure: text.slice('score:'.length) };
  if (before.kind === 'score') {
    const { scale: _, ...kept } = before.score;
    return { kind: 'score', score: { ...kept, measure: plain.measure } };
  }
  return { kind: 'score', score: layout === 'wide' ? staged(plain, 'baseline') : plain };
}

/** One column of a file and what it is used as. */
export function ColumnRow({ column, held, rows, isHushed, header, mapping, onChange }: ColumnRowProps) {
  const use = useOf(mapping, column);
  // Arrow keys choose every option they pass: until the list is left, each choice starts from what there was before the first.
  const passing = useRef<{ readonly from: Mapping; readonly was: Use; readonly to: Mapping } | null>(null);
  const choose = (text: string): void => {
    const { from, was } = passing.current?.to === mapping ? passing.current : { from: mapping, was: use };
    const to = assign(from, column, decoded(text, column, from.layout, was));
    passing.current = { from, was, to };
    onChange(to);
  };
  const shown = fieldsIn(mapping.layout);
  const other = use.kind === 'role' && !shown.some(({ id }) => id === use.role);
  return (
    <tr className={use.kind === 'nothing' ? 'unused' : undefined}>
      <th scope="row">
        <bdi>{column}</bdi>
        {held !== undefined && (
          <span className="held">
            {percent(rows === 0 ? 0 : held.filled / rows)} filled, {plain(held.different, 0)}{' '}
            {held.different === 1 ? 'value' : 'different values'}
          </span>
        )}
      </th>
      <td className="values">
        {isHushed ? (
          <span className="none">Not shown: it could say who people are</span>
        ) : held === undefined || held.examples.length === 0 ? (
          <span className="none">{held?.different === 0 ? 'Nothing in it' : 'Not shown'}</span>
        ) : (
          <ul>
            {held.examples.map((value, place) => (
              <li key={place}>
                <bdi>{value}</bdi>
              </li>
            ))}
          </ul>
        )}
      </td>
      <td>
        <select
          aria-label={`${column} is used as`}
          value={coded(use)}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
          onBlur={() => {
            passing.current = null;
          }}
        >
          <option value="">not used</option>
          <optgroup label="About the person or the score">
            {shown.map(({ id, name }) => (
              <option key={id} value={`role:${id}`}>
                {name}
              </option>
            ))}
            {other && (
              <option value={coded(use)}>{fields.find(({ id }) => id === use.role)?.name ?? use.role}</option>
            )}
          </optgroup>
          {mapping.layout === 'wide' && (
            <optgroup label="Use of services">
              <option value="count">A count of contacts</option>
              <option value="observed">Months observed</option>
            </optgroup>
          )}
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
        {use.kind === 'count' && (
          <CountDetails
            count={use.count}
            onChange={(count) => onChange(assign(mapping, column, { kind: 'count', count }))}
          />
        )}
        {use.kind === 'observed' && (
          <StretchDetails
            column={column}
            stretch={use.observed}
            onChange={(stretch) =>
              onChange(assign(mapping, column, { kind: 'observed', observed: { column, ...stretch } }))
            }
          />
        )}
        {use.kind === 'role' && (
          <span className="quiet">{fields.find(({ id }) => id === use.role)?.help}</span>
        )}
      </td>
    </tr>
  );
}
