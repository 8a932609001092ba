import { useRef, useState } from 'react';
import type { Device } from './device';
import { day, plain } from '../evidence/numbers';

/** So many column names tell one kept mapping from another. */
const few = 4;

/** What this device keeps, and how to be rid of it. Nothing where it keeps nothing and there is nothing to say. */
export function KeptList({ device: { kept, trouble, forget, forgetAll } }: { readonly device: Device }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [told, setTold] = useState('');
  if (kept.length === 0 && told === '' && trouble === '') return null;
  /** The button that was pressed goes, and the reader's place with it. */
  const say = (words: string): void => {
    setTold(words);
    heading.current?.focus();
  };
  return (
    <section aria-labelledby="on-device">
      <h2 id="on-device" ref={heading} tabIndex={-1}>
        Kept on this device
      </h2>
      {kept.length > 0 && (
        <>
          <p>
            {kept.length === 1 ? 'One mapping is' : `${plain(kept.length, 0)} mappings are`} kept in this
            browser because you asked. {kept.length === 1 ? 'It is' : 'They are'} sent nowhere and in no file
            that you save.
          </p>
          <ul className="trips">
            {kept.map((one) => (
              <li key={one.header.join('\n')}>
                <p>
                  Kept on {day(one.on)}, for {plain(one.header.length, 0)}{' '}
                  {one.header.length === 1 ? 'column' : 'columns'}:{' '}
                  <bdi>{one.header.slice(0, few).join(', ')}</bdi>
                  {one.header.length > few && ' …'}{' '}
                  <button
                    type="button"
                    className="button"
                    aria-label={`Forget it: kept on ${day(one.on)}, for ${one.header.slice(0, few).join(', ')}`}
                    onClick={() => say(forget(one))}
                  >
                    Forget it
                  </button>
                </p>
              </li>
            ))}
          </ul>
          <p className="actions">
            <button type="button" className="button" onClick={() => say(forgetAll())}>
              Forget all
            </button>
          </p>
        </>
      )}
      <p role="status" className="told">
        {told === '' ? trouble : told}
      </p>
    </section>
  );
}
