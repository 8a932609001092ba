import { useId, useState } from 'react';
import { isDay } from '../evidence/scope';

interface DayFieldProps {
  /** "from" or "to". */
  readonly name: string;
  readonly value: string | undefined;
  /** Undefined: no limit. Words where that cannot be, nothing where it was done. */
  readonly onDay: (day: string | undefined) => string;
  /** Days that the data have. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** Years are typed digit by digit: 0002, 0020 and 0202 come before 2023. */
const earliest = '1900-01-01';

/** A day as a field: it counts as soon as it is a whole day, and an emptied one when it is left. */
export function DayField({ name, value = '', onDay, min, max }: DayFieldProps) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [wrong, setWrong] = useState('');
  const id = useId();
  if (seen !== value) {
    setSeen(value);
    setText(value);
    setWrong('');
  }
  return (
    <div className="day-field">
      <label>
        {name}{' '}
        <input
          type="date"
          min={min}
          max={max}
          value={text}
          aria-describedby={`${id}-wrong`}
          onChange={({ currentTarget: { value: typed } }) => {
            setText(typed);
            setWrong(isDay(typed) && typed >= earliest && typed !== value ? onDay(typed) : '');
          }}
          onBlur={() => {
            if (text === '' && value !== '') setWrong(onDay(undefined));
            else if (text !== '' && (!isDay(text) || text < earliest))
              setWrong('That is not a day of the calendar.');
          }}
        />
      </label>
      <p id={`${id}-wrong`} role="alert" className={wrong === '' ? undefined : 'warning'}>
        {wrong}
      </p>
    </div>
  );
}
