import { useRef, useState } from 'react';
import type { Device } from './device';
import type { Taken } from './intake';
import { isKeptAlike, isSameHeader, keepable, keptFor, type KeptMapping } from './keepable';
import { day } from '../evidence/numbers';
import type { Mapping } from '../vocabulary/mapping';

interface KeptOfferProps {
  readonly taken: Taken;
  readonly device: Device;
  readonly onUse: (mapping: Mapping) => void;
}

/** A mapping that this device keeps for such a file: used only when somebody says so. */
export function KeptOffer({ taken, device, onUse }: KeptOfferProps) {
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<Readonly<Record<string, 'used' | 'not used'>>>({});
  const kept = keptFor(device.kept, taken);
  if (kept === null) return null;
  const own = keepable(taken);
  const answer = said[keyOf(kept)];
  if (answer === undefined && isKeptAlike(kept.mapping, own.mapping)) return null;
  /** The button that was pressed goes, and the reader's place with it. */
  const say = (next: 'used' | 'not used'): void => {
    setSaid({ ...said, [keyOf(kept)]: next });
    place.current?.focus();
  };
  return (
    <div
      ref={place}
      className="unfitted"
      role="group"
      aria-label="A mapping kept on this device"
      tabIndex={-1}
    >
      {answer === undefined ? (
        <>
          <p>
            <strong>A mapping kept on this device on {day(kept.on)} fits this file</strong>
            {isSameHeader(kept.header, own.header) ? ', column for column.' : ' in most of its columns.'}{' '}
            Nothing of it has been used.
          </p>
          <p className="actions">
            <button
              type="button"
              className="button button-first"
              onClick={() => {
                say('used');
                onUse(asReadNow(kept.mapping, taken));
              }}
            >
              Use it
            </button>
            <button type="button" className="button" onClick={() => say('not used')}>
              Not for this file
            </button>
            <button type="button" className="button" onClick={() => device.forget(kept)}>
              Forget it
            </button>
          </p>
        </>
      ) : (
        <p>
          {answer === 'used'
            ? `The mapping kept on ${day(kept.on)} is used, as far as it fits. Undo, where the columns are, takes it back.`
            : `The mapping kept on ${day(kept.on)} is not used for this file.`}
        </p>
      )}
    </div>
  );
}

function keyOf({ header, on }: KeptMapping): string {
  return [on, ...header].join('\n');
}

/** The name of a sheet is not kept: the one that is read now stays. */
function asReadNow(mapping: Mapping, { mapping: { reading: now } }: Taken): Mapping {
  const table = now?.table;
  return table === undefined ? mapping : { ...mapping, reading: { ...mapping.reading, table } };
}
