import { Draft } from './Draft';
import type { CountColumn, Stretch } from '../vocabulary/mapping';

interface StretchProps {
  readonly column: string;
  readonly stretch: Stretch;
  readonly onChange: (stretch: Stretch) => void;
}

/** Months from referral, which is month 0; the first and the last belong to them. */
export function StretchDetails({ column, stretch: { from, to }, onChange }: StretchProps) {
  const months = (value: number, name: string, put: (month: number) => Stretch) => (
    <label>
      {name}{' '}
      <input
        type="number"
        min={-120}
        max={120}
        aria-label={`${column}: ${name}`}
        value={value}
        onChange={({ currentTarget: { valueAsNumber: month } }) => {
          const next = put(month);
          if (Number.isInteger(month) && Math.abs(month) <= 120 && next.from <= next.to) onChange(next);
        }}
      />
    </label>
  );
  return (
    <span className="details">
      {months(from, 'from month', (month) => ({ from: month, to: Math.max(month, to) }))}
      {months(to, 'to month', (month) => ({ from: Math.min(month, from), to: month }))}
      <span className="quiet">0 is the month of referral</span>
    </span>
  );
}

interface CountProps {
  readonly count: CountColumn;
  readonly onChange: (count: CountColumn) => void;
}

/** What a column counts, and in which months. */
export function CountDetails({ count, onChange }: CountProps) {
  const { column, service } = count;
  const kind = service === undefined ? {} : { service };
  return (
    <>
      <span className="details">
        <Draft
          label="of"
          value={service ?? ''}
          onDone={(value) => {
            const { service: _, ...rest } = count;
            onChange(value.trim() === '' ? rest : { ...rest, service: value.trim() });
          }}
        />
      </span>
      {'month' in count ? (
        <span className="quiet">in {count.month}</span>
      ) : (
        <StretchDetails
          column={column}
          stretch={count}
          onChange={(stretch) => onChange({ column, ...kind, ...stretch })}
        />
      )}
    </>
  );
}
