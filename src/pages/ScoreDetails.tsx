import { staged } from './mappingedit';
import { ScaleSelect } from './MeasureSelect';
import { ReviewNumber, StageSelect } from './StageSelect';
import type { ScoreColumn } from '../vocabulary/mapping';

interface ScoreDetailsProps {
  readonly score: ScoreColumn;
  readonly header: readonly string[];
  readonly wide: boolean;
  readonly onChange: (score: ScoreColumn) => void;
}

/** When a score was taken, on which day, and in which form. */
export function ScoreDetails({ score, header, wide, onChange }: ScoreDetailsProps) {
  const { column } = score;
  const order = score.order ?? 1;
  return (
    <span className="details">
      {wide && (
        <>
          <StageSelect
            label={`${column} was taken at`}
            value={score.stage ?? 'baseline'}
            onChange={(stage) => onChange(staged(score, stage, order))}
          />
          {score.stage === 'review' && (
            <ReviewNumber value={order} onChange={(order) => onChange({ ...score, order })} />
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
