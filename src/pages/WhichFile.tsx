import { download } from '../charts/download';
import { layouts } from '../vocabulary/layouts';
import { dictionaryOf, type Template, templateOf } from '../vocabulary/template';

function save({ name, text }: Template): void {
  download(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}

/** Which file to ask for, in words, with a blank one and a list of its columns to take along. */
export function WhichFile() {
  return (
    <details className="which-file">
      <summary>Which file do I need?</summary>
      <p>
        Take the first that your system can give. A blank template has two made-up people to overwrite; the
        list of columns says what each holds and may hold, for whoever makes the export.
      </p>
      <ul className="layouts">
        {layouts.map((layout) => (
          <li key={layout.id}>
            <h3>{layout.name}</h3>
            <p>{layout.row}</p>
            <p className="quiet">{layout.need}</p>
            <p className="actions">
              <button
                type="button"
                className="button"
                aria-label={`Save a blank template: ${layout.name}`}
                onClick={() => save(templateOf(layout))}
              >
                Save a blank template
              </button>
              <button
                type="button"
                className="button"
                aria-label={`Save the list of columns: ${layout.name}`}
                onClick={() => save(dictionaryOf(layout))}
              >
                Save the list of columns
              </button>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
