/** The SQL of `queries/`, one macro a file, and the schema they read. */
const files: Readonly<Record<string, string>> = import.meta.glob<string>('../../queries/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const named = Object.entries(files).map(([path, sql]) => ({ name: path.replace(/^.*\/|\.sql$/g, ''), sql }));

/** The macro `name` as its file has it. */
export const macroFiles: ReadonlyMap<string, string> = new Map(
  named.filter(({ name }) => name !== 'schema').map(({ name, sql }) => [name, sql]),
);

/** Statements that make the canonical tables. */
export const schema: readonly string[] = statements(named.find(({ name }) => name === 'schema')?.sql ?? '');

/** Statements that make the macros, in any order: a macro reads tables, never another macro. */
export const macros: readonly string[] = [...macroFiles.values()];

/** What every engine is told before it is used: no extension, no network, no way back. */
export const locks: readonly string[] = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];

function statements(sql: string): readonly string[] {
  return sql
    .replace(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
