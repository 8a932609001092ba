import { DuckDBInstance } from '@duckdb/node-api';
import { macroFiles, macros, schema } from '../../src/engine/macros';

const typescript: Readonly<Record<string, string>> = {
  VARCHAR: 'string',
  INTEGER: 'number',
  DOUBLE: 'number',
  BOOLEAN: 'boolean',
};

/** The queries that fill a canonical table: they alone may give ids, and NULL where their table allows it. */
export const fills: Readonly<Record<string, string>> = {
  cohort: 'member',
  dosed: 'side',
  pairs: 'chosen_pair',
  tallies: 'tally',
};

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}

export interface Signature {
  readonly name: string;
  readonly question: string;
  readonly parameters: readonly Field[];
  readonly columns: readonly Field[];
}

/** What the head of a query file declares: the macro's parameters and, in the first comment line, its question. */
export function headOf(name: string, sql: string): Pick<Signature, 'name' | 'question' | 'parameters'> {
  const head = new RegExp(`MACRO ${name}\\(([^)]*)\\)`).exec(sql);
  if (head === null) throw new Error(`queries: ${name}.sql does not define the macro ${name}`);
  const parameters = (head[1] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({
      name: part.split(/\s+/)[0] ?? '',
      type: part.split(/\s+/)[1] ?? '',
      nullable: part.endsWith('DATE'),
    }));
  return { name, question: (sql.split('\n')[0] ?? '').replace(/^-- /, ''), parameters };
}

/** Asks DuckDB itself what every macro takes and gives. */
export async function signatures(): Promise<readonly Signature[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const statement of [...schema, ...macros]) await connection.run(statement);
  const asked = async (sql: string): Promise<readonly (readonly unknown[])[]> =>
    (await connection.runAndReadAll(sql)).getRowsJS();
  const found: Signature[] = [];
  for (const name of [...macroFiles.keys()].toSorted()) {
    const head = headOf(name, macroFiles.get(name) ?? '');
    const nulls = head.parameters.map(({ type }) => `NULL::${type}`).join(', ');
    const table = fills[name];
    const open = new Set(
      table === undefined
        ? []
        : (await asked(`DESCRIBE ${table}`)).filter((row) => row[2] === 'YES').map((row) => String(row[0])),
    );
    const described = await asked(`DESCRIBE SELECT * FROM ${name}(${nulls})`);
    const columns = described.map((row) => ({
      name: String(row[0]),
      type: String(row[1]),
      nullable: open.has(String(row[0])),
    }));
    found.push({ ...head, columns });
  }
  connection.closeSync();
  instance.closeSync();
  return found;
}

function shape(fields: readonly Field[]): string {
  if (fields.length === 0) return 'Record<never, never>';
  const written = fields.map(({ name, type, nullable }) => {
    const as = type === 'DATE' ? 'string' : (typescript[type] ?? 'never');
    return `readonly ${name}: ${as}${nullable ? ' | null' : ''}`;
  });
  return `{ ${written.join('; ')} }`;
}

/** The TypeScript that `src/engine/queries.gen.ts` must hold. */
export function render(found: readonly Signature[]): string {
  const rows = found.map((one) => `  /** ${one.question} */\n  readonly ${one.name}: ${shape(one.columns)};`);
  const parameters = found.map((one) => `  readonly ${one.name}: ${shape(one.parameters)};`);
  const declared = found.map(
    (one) =>
      `  ${one.name}: { parameters: [${one.parameters.map(({ name, type }) => `{ name: '${name}', type: '${type}' }`).join(', ')}] },`,
  );
  return [
    '// Rendered from queries/*.sql by test/queries; run `npx vitest run test/queries -u` after changing a query.',
    '',
    `export interface QueryRow {\n${rows.join('\n')}\n}`,
    '',
    `export interface QueryParameters {\n${parameters.join('\n')}\n}`,
    '',
    'export type QueryName = keyof QueryRow;',
    '',
    'interface Declared {\n  readonly parameters: readonly { readonly name: string; readonly type: string }[];\n}',
    '',
    `export const queries: Readonly<Record<QueryName, Declared>> = {\n${declared.join('\n')}\n};`,
    '',
  ].join('\n');
}
