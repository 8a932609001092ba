import { Fragment, useState } from 'react';
import { plain } from '../evidence/numbers';
import type { SimilarLevel, SimilarLevels } from '../vocabulary/looked';

interface SpellingQuestionProps {
  readonly group: SimilarLevels;
  /** What each value is to be read as; undefined is as itself. */
  readonly onDecide: (as: (level: SimilarLevel) => string | undefined) => void;
}

const usual = {
  spelling:
    'They differ in capitals, spaces, accents or points only, and are read as one unless you say otherwise.',
  letters: 'They differ by a letter or two, and are kept apart unless you say otherwise.',
} as const;

/** One group of values that may be one. Of three or more, some can be left out. */
export function SpellingQuestion({ group: { column, differ, levels }, onDecide }: SpellingQuestionProps) {
  const [out, setOut] = useState<readonly string[]>([]);
  const [wanted, setWanted] = useState<string | null>(null);
  const among = levels.filter(({ level }) => !out.includes(level));
  const as = among.find(({ level }) => level === wanted)?.level ?? among[0]?.level ?? '';
  const several = levels.length > 2;
  const which = levels.map(({ level }) => level).join(', ');
  const many = among.length === 2 ? 'both' : among.length === levels.length ? 'all' : 'those ticked';
  return (
    <li>
      {several ? (
        <fieldset className="spelled">
          <legend className="offscreen">Which of these are one: {which}</legend>
          {levels.map((one) => (
            <label key={one.level}>
              <input
                type="checkbox"
                checked={!out.includes(one.level)}
                onChange={({ currentTarget: { checked } }) =>
                  setOut(checked ? out.filter((level) => level !== one.level) : [...out, one.level])
                }
              />{' '}
              <Written {...one} />
            </label>
          ))}
        </fieldset>
      ) : (
        <p>
          {levels.map((one, at) => (
            <Fragment key={one.level}>
              {at > 0 && ' and '}
              <Written {...one} />
            </Fragment>
          ))}
        </p>
      )}
      <p className="quiet">{usual[differ]}</p>
      <p className="actions">
        {among.length > 1 && (
          <>
            <select
              aria-label={`Which of ${which} is right`}
              value={as}
              onChange={({ currentTarget: { value } }) => setWanted(value)}
            >
              {among.map(({ level }) => (
                <option key={level}>{level}</option>
              ))}
            </select>
            <button
              type="button"
              className="button"
              onClick={() => onDecide(({ level }) => (out.includes(level) ? undefined : as))}
            >
              <span>
                Read {many} as “<bdi>{as}</bdi>”
              </span>
            </button>
          </>
        )}
        <button
          type="button"
          className="button"
          aria-label={`Keep them apart in ${column}: ${which}`}
          onClick={() => onDecide(() => undefined)}
        >
          Keep them apart
        </button>
      </p>
    </li>
  );
}

/** “Riverside” (52 rows, also written “RIVERSIDE”) */
function Written({ level, also, n }: SimilarLevel) {
  return (
    <>
      “<bdi className="value">{level}</bdi>”{' '}
      <span className="quiet">
        ({plain(n, 0)} {n === 1 ? 'row' : 'rows'}
        {also.length > 0 && ', also written '}
        {also.map((one, at) => (
          <Fragment key={one}>
            {at > 0 && ', '}“<bdi className="value">{one}</bdi>”
          </Fragment>
        ))}
        )
      </span>
    </>
  );
}
