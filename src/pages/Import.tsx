import { useId, useState } from 'react';
import { FilePicker } from './FilePicker';
import { MappingForm } from './MappingForm';
import { isStopped, type Intake, type Taken } from './intake';
import { IssueList } from './IssueList';
import { Ledgers } from './Ledgers';
import { lacking } from './mappingedit';
import { readMapping } from './mappingfile';
import type { Links } from './reading';
import { tripwire } from './tripwire';
import { download } from '../charts/download';
import type { Evidence } from '../evidence/evidence';
import { plain } from '../evidence/numbers';
import type { Issue } from '../vocabulary/issue';
import type { Mapping } from '../vocabulary/mapping';

interface ImportProps {
  readonly intake: Intake;
  /** What the files that are open became; null while the sample is open. */
  readonly loaded: { readonly evidence: Evidence; readonly issues: readonly Issue[] } | null;
  readonly links: Links;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onMapping: (file: File, mapping: Mapping) => void;
  readonly onRemove: (file: File) => void;
  /** `name` is what the data will be called wherever they are shown. */
  readonly onLoad: (name: string) => void;
  readonly onCancel: () => void;
}

/** From files to rows: what each column holds, what is wrong, what was used and what was set aside. */
export function Import({
  intake,
  loaded,
  links,
  onFiles,
  onMapping,
  onRemove,
  onLoad,
  onCancel,
}: ImportProps) {
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
      {taken.map((one) => (
        <FileSection key={one.looked.name} taken={one} onMapping={onMapping} onRemove={onRemove} />
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
              <button
                type="button"
                className="button button-first"
                onClick={() => onLoad(name.trim() === '' ? 'Your data' : name.trim())}
              >
                {ready.length === 1 ? 'Load this file' : 'Load these files'}
              </button>
            </>
          )}
        </section>
      )}
      <section aria-labelledby="bring">
        <h2 id="bring">{taken.length > 0 || loaded !== null ? 'Bring other files' : 'Bring your files'}</h2>
        <p>
          CSV or TSV: one row a person with first and last scores, or one row a score. A list of referrals and
          a list of scores can be brought together.
        </p>
        <FilePicker onFiles={onFiles} />
      </section>
    </>
  );
}

function titleOf(intake: Intake, loaded: boolean): string {
  switch (intake.kind) {
    case 'taken': {
      const unsure = intake.files.filter(({ looked }) => !looked.certain).length;
      if (intake.files.every(isStopped)) return 'These files cannot be read';
      return unsure === 0 ? 'Every column that is needed was recognised' : 'Say what the columns hold';
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
    </section>
  );
}

interface FileSectionProps {
  readonly taken: Taken;
  readonly onMapping: (file: File, mapping: Mapping) => void;
  readonly onRemove: (file: File) => void;
}

function FileSection({ taken, onMapping, onRemove }: FileSectionProps) {
  const { file, looked, mapping } = taken;
  const id = useId();
  const [told, setTold] = useState('');
  const trips = tripwire(looked);
  const missing = lacking(mapping);
  const open = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const read = readMapping(await chosen.text());
    if (read.kind === 'wrong') setTold(`${chosen.name} was not opened: ${read.words}`);
    else {
      onMapping(file, read.mapping);
      setTold(`${chosen.name} is now the mapping of ${looked.name}.`);
    }
  };
  return (
    <section aria-labelledby={id} className="file">
      <h2 id={id}>{looked.name}</h2>
      <p className="sub">
        {plain(looked.rows, 0)} rows, {plain(looked.header.length, 0)} columns.{' '}
        {isStopped(taken)
          ? 'It cannot be read.'
          : looked.certain
            ? 'Everything needed was recognised by name.'
            : 'Some columns need you.'}
      </p>
      {trips.map(({ column, looksLike }) => (
        <p className="warning" key={column}>
          Column “{column}” looks as if it holds {looksLike}. Leave it unused, or better, remove it from the
          file before you go on: anonymised data need none.
        </p>
      ))}
      {looked.issues.length > 0 && <IssueList issues={looked.issues} />}
      {!isStopped(taken) && (
        <>
          <details open={!looked.certain} className="mapping-fold">
            <summary>How its columns are read</summary>
            <MappingForm looked={looked} mapping={mapping} onChange={(next) => onMapping(file, next)} />
          </details>
          {missing.map((words) => (
            <p className="warning" key={words}>
              {words}
            </p>
          ))}
        </>
      )}
      <p className="actions">
        {!isStopped(taken) && (
          <>
            <button
              type="button"
              className="button"
              onClick={() =>
                download(
                  `${looked.name.replace(/\.\w+$/, '')}.mapping.json`,
                  new Blob([`${JSON.stringify(mapping, null, 2)}\n`], { type: 'application/json' }),
                )
              }
            >
              Save this mapping
            </button>
            <label className="button file-button">
              Open a mapping
              <input
                type="file"
                accept=".json"
                onChange={(event) => {
                  void open(event.currentTarget.files?.[0]);
                  event.currentTarget.value = '';
                }}
              />
            </label>
          </>
        )}
        <button type="button" className="button" onClick={() => onRemove(file)}>
          Leave this file out
        </button>
        <span role="status" className="told">
          {told}
        </span>
      </p>
    </section>
  );
}
