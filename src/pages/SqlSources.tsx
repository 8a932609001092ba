import { useState } from 'react';

const found: Readonly<Record<string, string>> = import.meta.glob('../../queries/*.sql', {
  query: '?raw',
  eager: true,
  import: 'default',
});

const queries = Object.entries(found)
  .map(([path, sql]) => ({ name: path.replace(/^.*\/|\.sql$/g, ''), sql }))
  .toSorted(
    (a, b) => Number(b.name === 'schema') - Number(a.name === 'schema') || (a.name < b.name ? -1 : 1),
  );

/** The first sentence that a query's own comment says of it. */
function firstLine(sql: string): string {
  return /^--\s*(.+)$/m.exec(sql)?.[1] ?? '';
}

/** Every query as it is run, to read, to copy and to try in DuckDB. */
export function SqlSources() {
  const [told, setTold] = useState('');
  const copy = async (name: string, sql: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(sql);
      setTold(`${name}.sql is copied.`);
    } catch {
      setTold('This browser did not allow copying. Select the text instead.');
    }
  };
  return (
    <>
      <p>
        Every count on these pages comes from one of these. Read into DuckDB, the schema first, over tables
        written by the command line, they give the same rows.
      </p>
      <p role="status" className="told">
        {told}
      </p>
      {queries.map(({ name, sql }) => (
        <details key={name} className="sql">
          <summary>
            <code>{name}.sql</code> <span className="quiet">{firstLine(sql)}</span>
          </summary>
          <button type="button" className="button" onClick={() => void copy(name, sql)}>
            Copy {name}.sql
          </button>
          <pre tabIndex={0} aria-label={`${name}.sql`}>
            <code>{sql}</code>
          </pre>
        </details>
      ))}
    </>
  );
}
