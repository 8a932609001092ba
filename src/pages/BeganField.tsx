import { useId, useState } from 'react';
import type { Links } from './reading';
import { isCalendarMonth } from '../evidence/calendar';
import { monthNames } from '../evidence/numbers';

interface BeganFieldProps {
  readonly began: string | undefined;
  readonly links: Links;
}

/** Where the reader names the calendar month in which the service began, or takes it back. Not every browser has a field for months. */
export function BeganField({ began, links }: BeganFieldProps) {
  const [month, setMonth] = useState(began?.slice(5) ?? '');
  const [year, setYear] = useState(began?.slice(0, 4) ?? '');
  const [wrong, setWrong] = useState('');
  const id = useId();
  const named = `${year.trim()}-${month}`;
  return (
    <div className="price-form" role="group" aria-label="Month in which the service began">
      <label>
        Began in{' '}
        <select
          value={month}
          onChange={({ currentTarget: { value } }) => {
            setWrong('');
            setMonth(value);
          }}
        >
          <option value="">not named</option>
          {monthNames.map((name, at) => (
            <option key={name} value={String(at + 1).padStart(2, '0')}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Year{' '}
        <input
          type="text"
          inputMode="numeric"
          maxLength={4}
          size={5}
          value={year}
          onChange={({ currentTarget: { value } }) => {
            setWrong('');
            setYear(value);
          }}
        />
      </label>
      <p className="actions">
        {month === '' || isCalendarMonth(named) ? (
          <a className="button" href={links.began(month === '' ? undefined : named)}>
            Look at the series
          </a>
        ) : (
          <button
            type="button"
            className="button"
            aria-describedby={`${id}-wrong`}
            onClick={() => setWrong('Give the year with four digits.')}
          >
            Look at the series
          </button>
        )}
        {began !== undefined && <a href={links.began(undefined)}>Not named</a>}
      </p>
      <p id={`${id}-wrong`} role="alert" className={wrong === '' ? undefined : 'warning'}>
        {wrong}
      </p>
    </div>
  );
}
