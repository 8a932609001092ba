import type { CustomMeasure } from '../vocabulary/mapping';
import { measures } from '../vocabulary/measures';

/** The measures that a column or a tool can hold, one's own first. For use inside a `select`. */
export function MeasureOptions({
  custom,
  prefix = '',
}: {
  readonly custom: readonly CustomMeasure[];
  readonly prefix?: string;
}) {
  return (
    <>
      {custom.length > 0 && (
        <optgroup label="A measure of your own">
          {custom.map(({ id, name }) => (
            <option key={id} value={prefix + id}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label="A score of">
        {measures.map(({ id, name }) => (
          <option key={id} value={prefix + id}>
            {name}
          </option>
        ))}
      </optgroup>
    </>
  );
}

/** SWEMWBS totals come raw or metric, and the two are never mixed. */
export function ScaleSelect({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: 'raw' | 'metric' | undefined;
  readonly onChange: (scale: 'raw' | 'metric' | undefined) => void;
}) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChange(
          currentTarget.value === 'raw' || currentTarget.value === 'metric' ? currentTarget.value : undefined,
        )
      }
    >
      <option value="">raw or metric: decide from the values</option>
      <option value="raw">raw totals, whole numbers 7 to 35</option>
      <option value="metric">metric totals</option>
    </select>
  );
}
