import type { Failure } from './session';

interface FailedProps extends Failure {
  readonly onBack: (() => void) | null;
  readonly onAgain: () => void;
}

/** Our own errors begin with the name of a part; on a page they begin as a sentence does. */
function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What happened, what is safe, what to do next. */
export function Failed({ happened, safe, next, onBack, onAgain }: FailedProps) {
  return (
    <section className="fault" role="alert" aria-label="It did not work">
      <h2>It did not work</h2>
      <dl>
        <dt>What happened</dt>
        <dd>{sentence(happened)}</dd>
        <dt>What is safe</dt>
        <dd>{safe}</dd>
        <dt>What to do</dt>
        <dd>{next}</dd>
      </dl>
      <p className="actions">
        <button type="button" className="button button-first" onClick={onAgain}>
          Try again
        </button>
        {onBack !== null && (
          <button type="button" className="button" onClick={onBack}>
            Back to what was open
          </button>
        )}
      </p>
    </section>
  );
}
