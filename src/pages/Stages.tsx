import { Draft } from './Draft';
import type { Mapping, StageKind } from '../vocabulary/mapping';

interface StagesProps {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

type StageWord = NonNullable<Mapping['stages']>[number];

const stageNames: readonly (readonly [StageKind, string])[] = [
  ['baseline', 'the start'],
  ['review', 'a review'],
  ['exit', 'the end'],
];

/** Words for stages that only this file uses. */
export function Stages({ mapping, onChange }: StagesProps) {
  const stages = mapping.stages ?? [];
  const put = (next: readonly StageWord[]): void => onChange({ ...mapping, stages: next });
  return (
    <fieldset className="rows">
      <legend>Stages: own words beside the usual ones such as baseline, review 2 and exit</legend>
      {stages.map((one, place) => (
        <div className="row" key={place}>
          <Draft
            label="Word"
            value={one.word}
            onDone={(value) => put(stages.with(place, { ...one, word: value }))}
          />
          <label>
            means{' '}
            <select
              value={one.stage}
              onChange={({ currentTarget: { value } }) => {
                const stage = stageNames.find(([kind]) => kind === value)?.[0] ?? 'review';
                put(
                  stages.with(place, {
                    ...one,
                    stage,
                    order: stage === 'baseline' ? 0 : stage === 'exit' ? 1000 : 1,
                  }),
                );
              }}
            >
              {stageNames.map(([kind, name]) => (
                <option key={kind} value={kind}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {one.stage === 'review' && (
            <label>
              number{' '}
              <input
                type="number"
                min={1}
                max={999}
                value={one.order}
                onChange={({ currentTarget: { valueAsNumber } }) => {
                  if (valueAsNumber > 0 && valueAsNumber < 1000)
                    put(stages.with(place, { ...one, order: valueAsNumber }));
                }}
              />
            </label>
          )}
          <button
            type="button"
            className="button"
            aria-label={`Remove word ${one.word}`}
            onClick={() => put(stages.toSpliced(place, 1))}
          >
            Remove
          </button>
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => put([...stages, { word: '', stage: 'baseline', order: 0 }])}
      >
        Add a word
      </button>
    </fieldset>
  );
}
