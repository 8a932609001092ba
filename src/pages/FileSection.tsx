import { useId, useState } from 'react';
import { Decisions } from './Decisions';
import type { Device } from './device';
import { hushed, type IntakeActions, isStopped, isUnsure, openTripwires, type Taken } from './intake';
import { IssueList } from './IssueList';
import { KeepMapping } from './KeepMapping';
import { KeptOffer } from './KeptOffer';
import { lacking } from './mappingedit';
import { readMapping } from './mappingfile';
import { MappingForm } from './MappingForm';
import { Spellings } from './Spellings';
import { Tripwires } from './Tripwires';
import { Unfitted } from './Unfitted';
import { download } from '../charts/download';
import { plain } from '../evidence/numbers';
import type { Mapping } from '../vocabulary/mapping';

interface FileSectionProps {
  readonly taken: Taken;
  readonly actions: IntakeActions;
  readonly device: Device;
  /** The id of its heading on columns that could say who people are. */
  readonly tripwires: string;
}

/** One file on the table: how it is read, what could say who people are, what its columns hold, what was found in it. */
export function FileSection({ taken, actions, device, tripwires }: FileSectionProps) {
  const { file, looked, mapping } = taken;
  const id = useId();
  const [told, setTold] = useState('');
  const missing = lacking(mapping);
  const silent = hushed(taken);
  const change = (next: Mapping): void => actions.change(file, next);
  const open = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const read = readMapping(await chosen.text());
    if (read.kind === 'wrong') setTold(`${chosen.name} was not opened: ${read.words}`);
    else {
      actions.open(file, read.mapping);
      setTold(`${chosen.name} is now the mapping of ${looked.name}, as far as it fits.`);
    }
  };
  if (isStopped(taken)) {
    return (
      <section aria-labelledby={id} className="file">
        <h2 id={id}>
          <bdi>{looked.name}</bdi>
        </h2>
        <p className="sub">It cannot be read.</p>
        <IssueList issues={looked.issues} silent={silent} />
        <Decisions taken={taken} onChange={change} />
        <p className="actions">
          <Leave file={file} actions={actions} />
        </p>
      </section>
    );
  }
  return (
    <section aria-labelledby={id} className="file">
      <h2 id={id}>
        <bdi>{looked.name}</bdi>
      </h2>
      <p className="sub">
        {looked.rows === 1 ? 'One row' : `${plain(looked.rows, 0)} rows`}, {plain(looked.header.length, 0)}{' '}
        {looked.header.length === 1 ? 'column' : 'columns'}.{' '}
        {isUnsure(taken) ? 'Some columns need you.' : 'Everything needed is known.'}
      </p>
      <Tripwires
        taken={taken}
        id={tripwires}
        onChange={change}
        onKeep={(tripwire) => actions.keep(file, tripwire)}
      />
      <Decisions taken={taken} onChange={change} />
      <KeptOffer taken={taken} device={device} onUse={(kept) => actions.open(file, kept)} />
      <Unfitted taken={taken} onChange={change} />
      <Spellings taken={taken} onChange={change} onStep={(way) => actions.step(file, way)} />
      {looked.issues.length > 0 && <IssueList issues={looked.issues} silent={silent} />}
      <details open={!looked.certain || taken.failures.length > 0} className="mapping-fold">
        <summary>How its columns are read</summary>
        <MappingForm taken={taken} onChange={change} onStep={(way) => actions.step(file, way)} />
      </details>
      {missing.map((words) => (
        <p className="warning" key={words}>
          {words}
        </p>
      ))}
      <p className="actions">
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
        <Leave file={file} actions={actions} />
        <span role="status" className="told">
          {told}
        </span>
      </p>
      <KeepMapping taken={taken} device={device} />
    </section>
  );
}

function Leave({ file, actions }: Pick<FileSectionProps, 'actions'> & { readonly file: File }) {
  return (
    <button type="button" className="button" onClick={() => actions.remove(file)}>
      Leave this file out
    </button>
  );
}

/** The columns of a file that wait for a decision before it can be loaded. */
export function waitingFor(taken: Taken): readonly string[] {
  return [
    ...new Set(openTripwires(taken).flatMap(({ level, column }) => (level === 'stop' ? [column] : []))),
  ];
}
