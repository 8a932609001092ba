import { useId, useState } from 'react';

interface FilePickerProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly words?: string;
  readonly accept?: string;
}

/** A place to drop files, and the button that does the same. */
export function FilePicker({
  onFiles,
  words = 'Drop files here, or',
  accept = '.csv,.tsv,.txt',
}: FilePickerProps) {
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
