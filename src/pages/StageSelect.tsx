import type { StageKind } from '../vocabulary/mapping';

const stageNames: readonly (readonly [StageKind, string])[] = [
  ['baseline', 'the start'],
  ['review', 'a review'],
  ['exit', 'the end'],
];

interface StageSelectProps {
  readonly label?: string;
  readonly value: StageKind;
  readonly onChange: (stage: StageKind) => void;
}

/** When in a person's time with a service. Without a `label`, for use inside one. */
export function StageSelect({ label, value, onChange }: StageSelectProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) =>
        onChange(stageNames.find(([kind]) => kind === currentTarget.value)?.[0] ?? 'baseline')
      }
    >
      {stageNames.map(([kind, name]) => (
        <option key={kind} value={kind}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface ReviewNumberProps {
  readonly value: number;
  readonly onChange: (order: number) => void;
}

/** Which of several reviews. */
export function ReviewNumber({ value, onChange }: ReviewNumberProps) {
  return (
    <label>
      number{' '}
      <input
        type="number"
        min={1}
        max={999}
        value={value}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          if (valueAsNumber > 0 && valueAsNumber < 1000) onChange(valueAsNumber);
        }}
      />
    </label>
  );
}
