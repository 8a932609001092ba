import { useId, useState } from 'react';

interface FilePickerProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly words?: string;
  readonly accept?: string;
}

const readable = '.csv,.tsv,.tab,.psv,.txt,.xlsx,.xlsm,.parquet,.json,.jsonl,.ndjson,.sav,.zsav,.dta,.zip';

/** The kinds of file that can be opened, in words. */
export const readableWords =
  'CSV, TSV, Excel (.xlsx), Parquet, JSON, SPSS (.sav), Stata (.dta), or a ZIP of any of these';

/** A place to drop files, and the button that does the same. */
export function FilePicker({ onFiles, words = 'Drop files here, or', accept = readable }: FilePickerProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <div
      className={over ? 'drop-zone drop-zone-over' : 'drop-zone'}
      onDragEnter={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <label htmlFor={id}>{words}</label>
      <input
        id={id}
        type="file"
        multiple
        accept={accept}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (chosen.length > 0) onFiles(chosen);
        }}
      />
    </div>
  );
}
