import { useState } from 'react';

interface CohortDefinitionProps {
  /** Whose definition it is. */
  readonly name: string;
  readonly words: string;
  readonly json: string;
}

/** A definition in words and as JSON, each as text to read and to copy. */
export function CohortDefinition({ name, words, json }: CohortDefinitionProps) {
  const [told, setTold] = useState('');
  const copy = async (what: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setTold(`The ${what} is copied.`);
    } catch {
      setTold('This browser did not allow copying. Select the text instead.');
    }
  };
  return (
    <details className="definition">
      <summary>Definition</summary>
      <p>{words}</p>
      <pre tabIndex={0} aria-label={`Definition of ${name} as JSON`}>
        <code>{json}</code>
      </pre>
      <p className="actions">
        <button type="button" className="button" onClick={() => void copy('definition in words', words)}>
          Copy the words
        </button>
        <button type="button" className="button" onClick={() => void copy('definition as JSON', json)}>
          Copy the JSON
        </button>
      </p>
      <p role="status" className="told">
        {told}
      </p>
    </details>
  );
}
