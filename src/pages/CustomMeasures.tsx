import { useId, useState } from 'react';
import { customId, withoutCustom } from './mappingedit';
import { Remove } from './Remove';
import type { Mapping } from '../vocabulary/mapping';

interface CustomMeasuresProps {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

const blank = { name: '', low: '', high: '', better: 'higher', threshold: '' } as const;

/** Measures that are not in the list: a name, the lowest and highest score, which way is better, and what counts as a move. */
export function CustomMeasures({ mapping, onChange }: CustomMeasuresProps) {
  const id = useId();
  const [draft, setDraft] = useState<Readonly<Record<keyof typeof blank, string>>>(blank);
  const [wrong, setWrong] = useState('');
  const field = (key: keyof typeof blank) => ({
    value: draft[key],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setDraft({ ...draft, [key]: value }),
  });
  const add = (): void => {
    const [low, high, threshold] = [Number(draft.low), Number(draft.high), Number(draft.threshold)];
    const fault =
      draft.name.trim() === ''
        ? 'Give the measure a name.'
        : draft.low.trim() === '' || draft.high.trim() === '' || !(low < high)
          ? 'Give the lowest and the highest possible score, the lowest first.'
          : draft.threshold.trim() !== '' && !(threshold > 0)
            ? 'The change that counts as moved must be more than 0, or left blank.'
            : '';
    setWrong(fault);
    if (fault !== '') return;
    const measure = {
      id: customId(
        draft.name,
        mapping.custom.map((one) => one.id),
      ),
      name: draft.name.trim(),
      range: [low, high],
      better: draft.better === 'lower' ? 'lower' : 'higher',
      ...(draft.threshold.trim() === '' ? {} : { threshold }),
    } as const;
    onChange({ ...mapping, custom: [...mapping.custom, measure] });
    setDraft(blank);
  };
  return (
    <details className="custom">
      <summary>A measure that is not in the list</summary>
      {mapping.custom.length > 0 && (
        <ul>
          {mapping.custom.map((one) => (
            <li key={one.id}>
              {one.name}, {one.range[0]} to {one.range[1]}, {one.better} is better
              {one.threshold === undefined ? '' : `, moved from ${String(one.threshold)}`}{' '}
              <Remove what={one.name} onRemove={() => onChange(withoutCustom(mapping, one))} />
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <label>
          Name <input {...field('name')} />
        </label>
        <label>
          Lowest score <input inputMode="decimal" size={5} {...field('low')} />
        </label>
        <label>
          Highest score <input inputMode="decimal" size={5} {...field('high')} />
        </label>
        <label>
          Better is{' '}
          <select {...field('better')}>
            <option value="higher">higher</option>
            <option value="lower">lower</option>
          </select>
        </label>
        <label>
          Change that counts as moved (may be blank){' '}
          <input inputMode="decimal" size={5} {...field('threshold')} />
        </label>
        <button type="button" className="button" aria-describedby={`${id}-wrong`} onClick={add}>
          Add this measure
        </button>
      </div>
      <p id={`${id}-wrong`} role="status" className={wrong === '' ? undefined : 'warning'}>
        {wrong}
      </p>
    </details>
  );
}
