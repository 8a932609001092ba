import { useId, useRef, useState } from 'react';
import { DecidedSpelling } from './DecidedSpelling';
import type { Taken } from './intake';
import { stepOf } from './MappingForm';
import { SpellingQuestion } from './SpellingQuestion';
import { spellingsOf, withoutSpelling, withSpelling } from './spellings';
import { plain } from '../evidence/numbers';
import { fieldById } from '../vocabulary/fields';
import type { Mapping } from '../vocabulary/mapping';

interface SpellingsProps {
  readonly taken: Taken;
  readonly onChange: (mapping: Mapping) => void;
  readonly onStep: (way: 'undo' | 'redo') => void;
}

/** So many questions are shown at once. */
const shown = 8;

/** Values of category columns that may be one written in several ways: a person says, once for all rows. Nothing where there is nothing to say. */
export function Spellings({ taken, onChange, onStep }: SpellingsProps) {
  const { mapping } = taken;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [limit, setLimit] = useState(shown);
  const all = spellingsOf(taken);
  if (all.length === 0) return null;
  const open = all.filter(({ decided }) => decided === null);
  const listed = open.slice(0, limit);
  const columns = [...new Set(listed.map(({ group }) => group.column))];
  const done = all.flatMap(({ group, decided }) => (decided === null ? [] : [{ group, decided }]));
  /** The button that was pressed goes, and the reader's place with it. */
  const say = (next: Mapping): void => {
    onChange(next);
    heading.current?.focus();
  };
  return (
    <section className="tripwires spellings" aria-labelledby={id}>
      <div
        onKeyDown={(event) => {
          const way = stepOf(event);
          if (way === null) return;
          event.preventDefault();
          onStep(way);
        }}
      >
        <h3 id={id} ref={heading} tabIndex={-1}>
          {open.length === 0
            ? 'What was decided about spellings'
            : open.length === 1
              ? 'Is this one thing, written in several ways?'
              : 'Are these one thing, written in several ways?'}
        </h3>
        {open.length > 0 && (
          <p>
            One answer mends every row and is kept in the mapping. Nothing needs doing if you do not know.
          </p>
        )}
        {columns.map((column) => (
          <div key={column} role="group" aria-label={`Spellings of ${column}`}>
            <h4>
              Column “<bdi>{column}</bdi>” <span className="quiet">{roleWords(mapping, column)}</span>
            </h4>
            <ul className="trips">
              {listed
                .filter(({ group }) => group.column === column)
                .map(({ group }) => (
                  <SpellingQuestion
                    key={group.levels.map(({ level }) => level).join('\n')}
                    group={group}
                    onDecide={(as) => say(withSpelling(mapping, group, as))}
                  />
                ))}
            </ul>
          </div>
        ))}
        {open.length > limit && (
          <button type="button" className="button" onClick={() => setLimit(open.length)}>
            Show {plain(open.length - limit, 0)} more
          </button>
        )}
        {done.length > 0 && (
          <ul className="trips" aria-label="What was decided about spellings">
            {done.map(({ group, decided }) => (
              <DecidedSpelling
                key={`${group.column}\n${[...decided.keys()].join('\n')}`}
                group={group}
                decided={decided}
                onTakeBack={() => say(withoutSpelling(mapping, group))}
              />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function roleWords({ columns }: Mapping, column: string): string {
  const role = Object.entries(columns).find(([, name]) => name === column)?.[0];
  const name = (fieldById as ReadonlyMap<string, { readonly name: string }>).get(role ?? '')?.name;
  return name === undefined ? '' : `used as ${name.toLowerCase()}`;
}
