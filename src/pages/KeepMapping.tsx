import { useId, useRef, useState } from 'react';
import type { Device } from './device';
import type { Taken } from './intake';
import { fewestRows, isKeptAlike, isSameHeader, keepable } from './keepable';
import { plain } from '../evidence/numbers';

interface KeepMappingProps {
  readonly taken: Taken;
  readonly device: Device;
}

/** The mapping of one file can be kept on this device: only when asked, with what is kept in words, and until it is forgotten. */
export function KeepMapping({ taken, device }: KeepMappingProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [told, setTold] = useState('');
  const { header, mapping, left } = keepable(taken);
  const before = device.kept.find((one) => isSameHeader(one.header, header));
  const isKept = before !== undefined && isKeptAlike(before.mapping, mapping);
  return (
    <div className="on-device">
      <p className="actions">
        <button
          ref={button}
          type="button"
          className="button"
          aria-describedby={id}
          aria-disabled={isKept}
          onClick={() => {
            if (!isKept) setTold(device.keep(header, mapping));
          }}
        >
          {isKept
            ? 'This mapping is kept on this device'
            : before === undefined
              ? 'Keep this mapping on this device'
              : 'Keep it as it is now on this device'}
        </button>
        {before !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() => {
              setTold(device.forget(before));
              button.current?.focus();
            }}
          >
            Forget it
          </button>
        )}
        <span role="status" className="told">
          {told}
        </span>
      </p>
      <p className="quiet" id={id}>
        {isKept ? 'Kept are' : 'Only if you ask. Kept are'} the names of the columns, what they mean and how
        the file is written; and spellings, only of columns whose values each stand in at least{' '}
        {plain(fewestRows, 0)} rows. Nothing else of the file is.{' '}
        {left > 0 &&
          `${left === 1 ? 'One word' : `${plain(left, 0)} words`} of this mapping ${left === 1 ? 'is' : 'are'} therefore left out. `}
        Whoever uses this browser can see it.
      </p>
    </div>
  );
}
