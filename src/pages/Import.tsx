import { useId, useState } from 'react';
import type { Device } from './device';
import { FilePicker, readableWords } from './FilePicker';
import { FileSection, waitingFor } from './FileSection';
import { type Intake, type IntakeActions, isHeld, isStopped, isUnsure, type Taken } from './intake';
import { IssueList } from './IssueList';
import { KeptList } from './KeptList';
import { Ledgers } from './Ledgers';
import type { Links } from './reading';
import { SaveSetAside } from './SaveSetAside';
import { WhichFile } from './WhichFile';
import type { Evidence } from '../evidence/evidence';
import { plain } from '../evidence/numbers';
import type { Issue } from '../vocabulary/issue';

interface ImportProps {
  readonly intake: Intake;
  /** What the files that are open became; null while the sample is open. */
  readonly loaded: { readonly evidence: Evidence; readonly issues: readonly Issue[] } | null;
  readonly links: Links;
  readonly onFiles: (files: readonly File[]) => void;
  readonly actions: IntakeActions;
  /** What this device keeps. */
  readonly device: Device;
  /** `name` is what the data will be called wherever they are shown. */
  readonly onLoad: (name: string) => void;
  readonly onCancel: () => void;
}

/** From files to rows: what each column holds, what is wrong, what was used and what was set aside. */
export function Import({ intake, loaded, links, actions, device, onFiles, onLoad, onCancel }: ImportProps) {
  const id = useId();
  const [name, setName] = useState('Your data');
  const taken = intake.kind === 'taken' ? intake.files : [];
  const ready = taken.filter((one) => !isStopped(one));
  return (
    <>
      <h1 tabIndex={-1}>{titleOf(intake, loaded !== null)}</h1>
      <p className="lead">
        Files are read in this browser and sent nowhere. Bring anonymised exports: no names, NHS numbers,
        postcodes or dates of birth.
      </p>
      {loaded !== null && taken.length === 0 && <Loaded {...loaded} links={links} />}
      {intake.kind === 'looking' && (
        <div className="status" role="status">
          <p>Looking at {intake.names.join(', ')}</p>
          <div className="skeleton skeleton-form" aria-hidden="true" />
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
        </div>
      )}
      {intake.kind === 'unread' && (
        <div className="fault" role="alert">
          <p>
            <strong>The files could not be looked at.</strong> {intake.happened}
          </p>
          <p>
            They are as they were. Reload the page and bring them again; if that fails, use the command line.
          </p>
        </div>
      )}
      {taken.map((one, at) => (
        <FileSection
          key={`${String(at)} ${one.looked.name}`}
          taken={one}
          actions={actions}
          device={device}
          tripwires={`${id}-${String(at)}`}
        />
      ))}
      {taken.length > 0 && (
        <section aria-labelledby="load" className="load">
          <h2 id="load">Load</h2>
          {ready.length === 0 ? (
            <p>None of these files can be read. Mend or replace them first.</p>
          ) : (
            <>
              <p>
                {ready.length === 1 ? 'One file' : `${plain(ready.length, 0)} files`} will be read with the
                mapping above. Every row will be used or set aside with its reason.
              </p>
              <p>
                <label className="named">
                  What to call these data, on screen and on figures
                  <input
                    value={name}
                    maxLength={80}
                    autoComplete="off"
                    onChange={({ currentTarget: { value } }) => setName(value)}
                  />
                </label>
              </p>
              {ready.some(isHeld) ? (
                <Waiting taken={taken} id={id} />
              ) : (
                <button
                  type="button"
                  className="button button-first"
                  onClick={() => onLoad(name.trim() === '' ? 'Your data' : name.trim())}
                >
                  {ready.length === 1 ? 'Load this file' : 'Load these files'}
                </button>
              )}
            </>
          )}
        </section>
      )}
      <section aria-labelledby="bring">
        <h2 id="bring">{taken.length > 0 || loaded !== null ? 'Bring other files' : 'Bring your files'}</h2>
        <p>
          {readableWords}. One row a person with first and last scores, or one row a score. A list of
          referrals and a list of scores can be brought together.
        </p>
        <FilePicker onFiles={onFiles} />
        <WhichFile />
      </section>
      <KeptList device={device} />
    </>
  );
}

/** What loading waits for, and the way there. */
function Waiting({ taken, id }: { readonly taken: readonly Taken[]; readonly id: string }) {
  const waiting = taken.flatMap((one, at) =>
    isStopped(one) ? [] : waitingFor(one).map((column) => ({ column, file: one.looked.name, at })),
  );
  if (waiting.length === 0) return <p role="status">Loading waits until the file has been read again.</p>;
  return (
    <>
      <p>
        Loading waits: {waiting.length === 1 ? 'one column' : `${plain(waiting.length, 0)} columns`} could say
        who people are.
      </p>
      <p className="actions">
        {waiting.map(({ column, file, at }) => (
          <button
            key={`${file} ${column}`}
            type="button"
            className="button"
            onClick={() => document.getElementById(`${id}-${String(at)}`)?.focus()}
          >
            <span>
              Go to “<bdi>{column}</bdi>” of <bdi>{file}</bdi>
            </span>
          </button>
        ))}
      </p>
    </>
  );
}

function titleOf(intake: Intake, loaded: boolean): string {
  switch (intake.kind) {
    case 'taken': {
      if (intake.files.every(isStopped)) return 'These files cannot be read';
      if (intake.files.some((one) => !isStopped(one) && waitingFor(one).length > 0))
        return 'Some columns could say who people are';
      const unsure = intake.files.filter(isUnsure).length;
      return unsure === 0 ? 'Every column that is needed is known' : 'Say what the columns hold';
    }
    case 'looking':
      return 'Looking at your files';
    case 'unread':
      return 'The files could not be looked at';
    case 'none':
      return loaded ? 'How your files were read' : 'Open your own data';
  }
}

function Loaded({
  evidence,
  issues,
  links,
}: {
  readonly evidence: Evidence;
  readonly issues: readonly Issue[];
  readonly links: Links;
}) {
  return (
    <section aria-labelledby="loaded">
      <h2 id="loaded">What is loaded now</h2>
      <Ledgers ledgers={evidence.quality.ledgers} />
      <p className="actions">
        <a className="button button-first" href={links.page('outcomes')}>
          See what changed
        </a>
        <a className="button" href={links.page('quality')}>
          See the quality of the data
        </a>
      </p>
      <IssueList issues={issues} />
      <SaveSetAside issues={issues} />
    </section>
  );
}
