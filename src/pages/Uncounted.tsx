import { useState } from 'react';

interface UncountedProps {
  /** Why nothing can be counted, in words; empty where it only has to be started. */
  readonly failed: string;
  readonly onStart: () => void;
}

/** That there are no counts beside the choices, and the way to get them. */
export function Uncounted({ failed, onStart }: UncountedProps) {
  const [started, setStarted] = useState(false);
  const says =
    failed !== ''
      ? `There are no counts beside the choices: ${failed} Choices work without.`
      : started
        ? 'The counting is being started. Choices can be made meanwhile.'
        : 'Counts beside each choice come when these data are counted in this browser.';
  return (
    <div className="facet-kept">
      <p role="status" className={failed === '' ? undefined : 'warning'}>
        {says}
      </p>
      {failed === '' && (
        <button
          type="button"
          className="button"
          aria-disabled={started}
          onClick={() => {
            if (started) return;
            setStarted(true);
            onStart();
          }}
        >
          Count in this browser
        </button>
      )}
    </div>
  );
}
