import { Draft } from './Draft';
import { Remove } from './Remove';
import { ReviewNumber, StageSelect } from './StageSelect';
import type { Mapping } from '../vocabulary/mapping';

interface StagesProps {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

type StageWord = NonNullable<Mapping['stages']>[number];

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
            <StageSelect
              value={one.stage}
              onChange={(stage) => {
                const order = stage === 'baseline' ? 0 : stage === 'exit' ? 1000 : 1;
                put(stages.with(place, { ...one, stage, order }));
              }}
            />
          </label>
          {one.stage === 'review' && (
            <ReviewNumber
              value={one.order}
              onChange={(order) => put(stages.with(place, { ...one, order }))}
            />
          )}
          <Remove what={`word ${one.word}`} onRemove={() => put(stages.toSpliced(place, 1))} />
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
