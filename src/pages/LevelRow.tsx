import { memo } from 'react';
import { plain } from '../evidence/numbers';

interface LevelRowProps {
  readonly level: string;
  readonly on: boolean;
  /** Whether it is among those kept: ticked, or nothing in its facet is. */
  readonly kept: boolean;
  /** Exact; null where nothing is counted. */
  readonly n: number | null;
  /** Of the largest in its facet, from 0 to 1. */
  readonly share: number;
  readonly onTick: (level: string, on: boolean) => void;
}

/** One level: tick, name, bar and count. */
export const LevelRow = memo(function LevelRow({ level, on, kept, n, share, onTick }: LevelRowProps) {
  return (
    <label className={n === 0 ? 'level level-none' : 'level'}>
      <input
        type="checkbox"
        checked={on}
        onChange={({ currentTarget: { checked } }) => onTick(level, checked)}
      />
      <span className="level-name" title={level.length > 24 ? level : undefined}>
        {level}
      </span>
      {n !== null && (
        <>
          {' '}
          <span className="level-n">{plain(n, 0)}</span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect className="bar-ground" width="100" height="4" />
            <rect
              className={kept ? 'bar-fill' : 'brush-out'}
              width="100"
              height="4"
              transform={`scale(${share.toFixed(4)} 1)`}
            />
          </svg>
        </>
      )}
    </label>
  );
});
