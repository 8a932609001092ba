import { Fragment } from 'react';
import type { SimilarLevels } from '../vocabulary/looked';

interface DecidedSpellingProps {
  readonly group: SimilarLevels;
  readonly decided: ReadonlyMap<string, string>;
  readonly onTakeBack: () => void;
}

/** What was said of values that may be one, and the way back. */
export function DecidedSpelling({ group: { column }, decided, onTakeBack }: DecidedSpellingProps) {
  const targets = [...new Set(decided.values())];
  const read = targets.map((level) => ({
    level,
    of: [...decided].flatMap(([text, as]) => (as === level && text !== level ? [text] : [])),
  }));
  const joined = read.filter(({ of }) => of.length > 0);
  const apart = read.flatMap(({ level, of }) => (of.length === 0 ? [level] : []));
  return (
    <li>
      <p>
        Column “<bdi>{column}</bdi>”:{' '}
        {joined.map(({ level, of }) => (
          <Fragment key={level}>
            <Values of={of} /> {of.length === 1 ? 'is' : 'are'} read as <Values of={[level]} />.{' '}
          </Fragment>
        ))}
        {apart.length > 0 && (
          <>
            <Values of={apart} /> {apart.length === 1 ? 'is' : 'are'} kept{' '}
            {apart.length === 1 ? 'by itself' : 'apart'}.{' '}
          </>
        )}
        <button
          type="button"
          className="button"
          aria-label={`Take this back: ${[...decided.keys()].join(', ')} in ${column}`}
          onClick={onTakeBack}
        >
          Take this back
        </button>
      </p>
    </li>
  );
}

function Values({ of }: { readonly of: readonly string[] }) {
  return of.map((one, at) => (
    <Fragment key={one}>
      {at > 0 && (at === of.length - 1 ? ' and ' : ', ')}“<bdi className="value">{one}</bdi>”
    </Fragment>
  ));
}
