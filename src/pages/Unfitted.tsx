import { useState } from 'react';
import type { Taken } from './intake';
import { accepted, type Failure, isOpen } from './replay';
import { plain } from '../evidence/numbers';
import { fieldById } from '../vocabulary/fields';
import type { Mapping } from '../vocabulary/mapping';
import { measureById } from '../vocabulary/measures';
import { tripwireRemedies } from '../vocabulary/tripwire';

interface UnfittedProps {
  readonly taken: Taken;
  readonly onChange: (mapping: Mapping) => void;
}

const stageWords = { baseline: 'the start', review: 'a review', exit: 'the end' } as const;

/** What the lost column was for, in words. */
export function partWords({ part }: Failure, { custom }: Mapping): string {
  switch (part.kind) {
    case 'role':
      return `used as ${(fieldById.get(part.role)?.name ?? part.role).toLowerCase()}`;
    case 'score': {
      const { measure, stage } = part.score;
      const name =
        measureById.get(measure)?.short ?? custom.find(({ id }) => id === measure)?.name ?? measure;
      return `the score of ${name}${stage === undefined ? '' : ` at ${stageWords[stage]}`}`;
    }
    case 'date':
      return 'the day of scores';
    case 'count':
      return `a count of ${part.count.service ?? 'contacts'}`;
    case 'observed':
      return 'months observed';
    case 'repair':
      return `mended: ${tripwireRemedies[part.remedy].name.toLowerCase()}`;
  }
}

/** What did not fit of a mapping that was opened: each lost column with the one it may be called now. */
export function Unfitted({ taken: { looked, mapping, failures }, onChange }: UnfittedProps) {
  const [away, setAway] = useState<readonly Failure[] | null>(null);
  const open = failures.filter((one) => isOpen(one, mapping));
  if (open.length === 0 || away === failures) return null;
  const likely = open.filter(({ suggestion }) => suggestion !== null);
  return (
    <div className="unfitted" role="group" aria-label="What did not fit of the mapping">
      <p>
        <strong>
          {open.length === 1
            ? 'One column of the mapping is not in this file.'
            : `${plain(open.length, 0)} uses of columns in the mapping do not fit this file.`}
        </strong>{' '}
        Everything else was applied.
      </p>
      <ul className="trips">
        {open.map((failure) => {
          const { column, suggestion, part } = failure;
          return (
            <li key={`${part.kind} ${column} ${partWords(failure, mapping)}`}>
              <p>
                “<bdi>{column}</bdi>” ({partWords(failure, mapping)}) is not in this file.{' '}
                {suggestion === null ? (
                  'No column is like it: choose one below if it is there under another name.'
                ) : (
                  <>
                    It may be called “<bdi>{suggestion}</bdi>” now.{' '}
                    <button
                      type="button"
                      className="button"
                      aria-label={`Use it: ${suggestion} for ${column}`}
                      onClick={() => onChange(accepted(mapping, failure, looked.header))}
                    >
                      Use it
                    </button>
                  </>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      <p className="actions">
        {likely.length > 1 && (
          <button
            type="button"
            className="button button-first"
            onClick={() => {
              // A day is put to its score, so the scores come first; they do in the list of failures.
              const all = failures.filter((one) => isOpen(one, mapping) || one.part.kind === 'date');
              onChange(all.reduce((made, one) => accepted(made, one, looked.header), mapping));
            }}
          >
            Use all that are suggested
          </button>
        )}
        <button type="button" className="button" onClick={() => setAway(failures)}>
          Leave them out
        </button>
      </p>
    </div>
  );
}
