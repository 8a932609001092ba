import { useCallback, useEffect, useRef, useState } from 'react';
import { FacetPanel } from './FacetPanel';
import { allBut } from './facetchoice';
import { chosenWords } from './facetwords';
import { LevelRow } from './LevelRow';
import { plain } from '../evidence/numbers';

interface LevelFacetProps {
  readonly name: string;
  /** In the order shown. */
  readonly levels: readonly string[];
  /** In the order of the levels; null where nothing is counted. */
  readonly counts: readonly number[] | null;
  readonly chosen: readonly string[];
  readonly onChoose: (levels: readonly string[]) => void;
  /** The reader's hand or focus has come here. */
  readonly onNear: () => void;
}

/** With more levels than this there is a field to find one. */
const atAGlance = 8;
/** More rows than this are not drawn: the field finds the others. */
const mostRows = 100;

/** One recorded dimension: a row for each level with how many it would keep. Levels are alternatives. */
export function LevelFacet({ name, levels, counts, chosen, onChoose, onNear }: LevelFacetProps) {
  const [sought, setSought] = useState('');
  const plainly = sought.trim().toLocaleLowerCase();
  const found = levels
    .map((level, at) => ({ level, n: counts === null ? null : (counts[at] ?? 0) }))
    .filter(({ level }) => level.toLocaleLowerCase().includes(plainly));
  const largest = Math.max(1, ...(counts ?? []));

  const hand = useRef({ levels, chosen, onChoose });
  useEffect(() => {
    hand.current = { levels, chosen, onChoose };
  });
  const tick = useCallback((level: string, on: boolean): void => {
    const { levels: all, chosen: before, onChoose: choose } = hand.current;
    choose(all.filter((one) => (one === level ? on : before.includes(one))));
  }, []);

  return (
    <FacetPanel name={name} says={chosenWords(chosen, levels.length)} onNear={onNear}>
      {levels.length > atAGlance && (
        <input
          type="search"
          className="facet-search"
          aria-label={`Find in ${name}`}
          placeholder={`Find among ${plain(levels.length, 0)}`}
          value={sought}
          onChange={({ currentTarget: { value } }) => setSought(value)}
        />
      )}
      <div className="facet-levels">
        {found.slice(0, mostRows).map(({ level, n }) => (
          <LevelRow
            key={level}
            level={level}
            on={chosen.includes(level)}
            kept={chosen.length === 0 || chosen.includes(level)}
            n={n}
            share={(n ?? 0) / largest}
            onTick={tick}
          />
        ))}
        {found.length === 0 && <p className="quiet">Nothing here has that in its name.</p>}
        {found.length > mostRows && (
          <p className="quiet">And {plain(found.length - mostRows, 0)} more: find them by name.</p>
        )}
      </div>
      <p className="facet-actions">
        <button
          type="button"
          className="text-button"
          aria-label={`${name}: all but these`}
          aria-disabled={chosen.length === 0 || chosen.length === levels.length}
          onClick={() => {
            if (chosen.length > 0 && chosen.length < levels.length) onChoose(allBut(levels, chosen));
          }}
        >
          All but these
        </button>
        <button
          type="button"
          className="text-button"
          aria-label={`${name}: clear`}
          aria-disabled={chosen.length === 0}
          onClick={() => {
            if (chosen.length > 0) onChoose([]);
          }}
        >
          Clear
        </button>
      </p>
    </FacetPanel>
  );
}
