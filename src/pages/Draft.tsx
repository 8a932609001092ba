import { useState } from 'react';

interface DraftProps {
  readonly label: string;
  readonly value: string;
  /** Called once, when the reader is done with it. */
  readonly onDone: (value: string) => void;
}

/** A line of text that counts as one change, however many keys it took. */
export function Draft({ label, value, onDone }: DraftProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const done = (): void => {
    if (draft !== null && draft !== value) onDone(draft);
    setDraft(null);
  };
  return (
    <label>
      {label}{' '}
      <input
        value={draft ?? value}
        autoComplete="off"
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={done}
        onKeyDown={({ key }) => {
          if (key === 'Enter') done();
          if (key === 'Escape') setDraft(null);
        }}
      />
    </label>
  );
}
