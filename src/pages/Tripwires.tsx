import { useRef } from 'react';
import { coarsenings, openTripwires, type Taken, tripwireKey } from './intake';
import { withoutRepair, withRepairs } from './repairs';
import { Together } from './Together';
import { Trip } from './Trip';
import type { Mapping } from '../vocabulary/mapping';
import { type Remedy, type Tripwire, tripwireRemedies } from '../vocabulary/tripwire';

interface TripwiresProps {
  readonly taken: Taken;
  /** So that the page can bring the reader here. */
  readonly id: string;
  readonly onChange: (mapping: Mapping) => void;
  /** That it is none after all, or, said again, that it may be one. */
  readonly onKeep: (tripwire: Tripwire) => void;
}

const few = ['No column', 'One column', 'Two columns', 'Three columns', 'Four columns', 'Five columns'];

function columnsWords(n: number): string {
  return few[n] ?? `${String(n)} columns`;
}

/** Columns by which somebody could be known, and what can be done about each before anything is loaded. No cell is ever shown. */
export function Tripwires({ taken, id, onChange, onKeep }: TripwiresProps) {
  const { mapping, looked, kept } = taken;
  const heading = useRef<HTMLHeadingElement>(null);
  const open = openTripwires(taken);
  const stops = open.filter(({ level }) => level === 'stop');
  const others = open.filter(({ level }) => level !== 'stop');
  const repairs = mapping.repairs ?? [];
  const left = looked.tripwires.filter((one) => kept.includes(tripwireKey(one)));
  const together = taken.again.kind !== 'looking' && taken.unique?.level === 'warn' ? taken.unique : null;
  const rare = together?.coarsen?.column;
  const ways = rare === undefined ? [] : coarsenings(taken, rare);
  if (open.length === 0 && repairs.length === 0 && left.length === 0 && together === null) return null;
  const does = (remedy: Remedy): string => `${id}-${remedy.replace(' ', '-')}`;
  /** The button that was pressed goes, and the reader's place with it. */
  const here = (act: () => void): void => {
    act();
    heading.current?.focus();
  };
  const mend = (column: string, remedy: Remedy): void =>
    here(() => onChange(withRepairs(mapping, [{ column, remedy }])));
  const held = new Set(stops.map(({ column }) => column)).size;
  const remedies = [...new Set([...open.flatMap(({ offers }) => offers), ...ways])];
  return (
    <section className={stops.length > 0 ? 'tripwires tripwires-stop' : 'tripwires'} aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {stops.length > 0
          ? `${columnsWords(held)} could say who people are`
          : open.length > 0 || together !== null
            ? 'Worth a look before you go on'
            : 'What was done about columns that could say who people are'}
      </h3>
      {stops.length > 0 && (
        <>
          <p>
            Nothing has been stored. Loading waits until {held === 1 ? 'it is' : 'each is'} mended, or you say
            that {held === 1 ? 'it is' : 'they are'} something else.
          </p>
          {held > 1 && (
            <button
              type="button"
              className="button button-first"
              onClick={() => {
                const made = stops.flatMap(({ column, offers: [remedy = 'drop'] }) => ({ column, remedy }));
                here(() => onChange(withRepairs(mapping, made)));
              }}
            >
              Do what is suggested for all of them
            </button>
          )}
          <ul className="trips">
            {stops.map((one) => (
              <Trip
                key={tripwireKey(one)}
                tripwire={one}
                does={does}
                onMend={(remedy) => mend(one.column, remedy)}
                onKeep={() => here(() => onKeep(one))}
              />
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <>
          {stops.length > 0 && <p>Also worth a look:</p>}
          <ul className="trips">
            {others.map((one) => (
              <Trip
                key={tripwireKey(one)}
                tripwire={one}
                does={does}
                onMend={(remedy) => mend(one.column, remedy)}
              />
            ))}
          </ul>
        </>
      )}
      {together !== null && (
        <ul className="trips" aria-label="People who stand out">
          <Together
            unique={together}
            offers={ways}
            does={does}
            onMend={(remedy) => {
              if (rare !== undefined) mend(rare, remedy);
            }}
          />
        </ul>
      )}
      {remedies.length > 0 && (
        <ul className="does quiet">
          {remedies.map((remedy) => (
            <li key={remedy} id={does(remedy)}>
              {tripwireRemedies[remedy].name}: {tripwireRemedies[remedy].does}
            </li>
          ))}
        </ul>
      )}
      {repairs.length + left.length > 0 && (
        <ul className="trips" aria-label="What was done">
          {repairs.map(({ column, remedy }) => (
            <li key={column}>
              <p>
                Column “<bdi>{column}</bdi>”: {tripwireRemedies[remedy].does}{' '}
                <button
                  type="button"
                  className="button"
                  aria-label={`Take this back: what was done to ${column}`}
                  onClick={() => here(() => onChange(withoutRepair(mapping, column)))}
                >
                  Take this back
                </button>
              </p>
            </li>
          ))}
          {left.map((one) => (
            <li key={tripwireKey(one)}>
              <p>
                Column “<bdi>{one.column}</bdi>”: you said that it names nobody.{' '}
                <button
                  type="button"
                  className="button"
                  aria-label={`Take this back: ${one.column} is kept`}
                  onClick={() => here(() => onKeep(one))}
                >
                  Take this back
                </button>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
