import { useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { FigureParts, Save, Take } from './take';

const ways: readonly { readonly kind: Take; readonly name: string }[] = [
  { kind: 'svg', name: 'Picture for print (SVG)' },
  { kind: 'png', name: 'Picture for slides (PNG)' },
  { kind: 'csv', name: 'Data (CSV)' },
  { kind: 'picture', name: 'Copy the picture' },
  { kind: 'copy', name: 'Copy the table' },
];

interface TakeMenuProps {
  readonly parts: FigureParts;
  readonly save: Save;
  /** What the button says. */
  readonly name: string;
  readonly onTold: (words: string) => void;
}

/** A button that unfolds the ways to take a figure away. Escape or a choice folds it and gives the focus back. */
export function TakeMenu({ parts, save, name: button, onTold }: TakeMenuProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  const after = async (work: () => Promise<string | void> | void): Promise<void> => {
    onTold('');
    setOpen(false);
    opener.current?.focus();
    try {
      onTold((await work()) ?? '');
    } catch {
      onTold('This browser did not allow it. Nothing was saved or copied.');
    }
  };
  const copyLink = async (): Promise<string> => {
    await navigator.clipboard.writeText(window.location.href);
    return 'The link is copied. It says what is looked at and holds no data.';
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const fold = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    opener.current?.focus();
  };

  return (
    <div className="figure-take" onKeyDown={fold} onBlur={left}>
      <button
        ref={opener}
        type="button"
        className="figure-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      <ul id={id} className="figure-ways" hidden={!open}>
        {ways.map(({ kind, name }) => (
          <li key={kind}>
            <button type="button" className="figure-way" onClick={() => void after(() => save(kind, parts))}>
              {name}
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="figure-way" onClick={() => void after(copyLink)}>
            Copy the link to this page
          </button>
        </li>
      </ul>
    </div>
  );
}
