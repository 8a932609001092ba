import { DuckDBInstance } from '@duckdb/node-api';
import { macroFiles, macros, schema } from '../../src/engine/macros';

const typescript: Readonly<Record<string, string>> = {
  VARCHAR: 'string',
  INTEGER: 'number',
  DOUBLE: 'number',
  BOOLEAN: 'boolean',
};

export interface Signature {
  readonly name: string;
  readonly question: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Asks DuckDB itself what every macro takes and gives. */
export async function signatures(): Promise<readonly Signature[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const statement of [...schema, ...macros]) await connection.run(statement);
  const found: Signature[] = [];
  for (const name of [...macroFiles.keys()].toSorted()) {
    const sql = macroFiles.get(name) ?? '';
    const head = new RegExp(`MACRO ${name}\\(([^)]*)\\)`).exec(sql);
    if (head === null) throw new Error(`queries: ${name}.sql does not define the macro ${name}`);
    const parameters = (head[1] ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => ({ name: part.split(/\s+/)[0] ?? '', type: part.split(/\s+/)[1] ?? '' }));
    const nulls = parameters.map(({ type }) => `NULL::${type}`).join(', ');
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${name}(${nulls})`);
    const columns = described.getRowsJS().map((row) => ({ name: String(row[0]), type: String(row[1]) }));
    found.push({ name, question: (sql.split('\n')[0] ?? '').replace(/^-- /, ''), parameters, columns });
  }
  connection.closeSync();
  instance.closeSync();
  return found;
}

function shape(fields: readonly { readonly name: string; readonly type: string }[], dateAs: string): string {
  if (fields.length === 0) return 'Record<never, never>';
  const written = fields.map(({ name, type }) => {
    const as = type === 'DATE' ? dateAs : typescript[type];
    if (as === undefined) throw new Error(`queries: column ${name} has type ${type}, which a query may not give`);
    return `readonly ${name}: ${as}`;
  });
  return `{ ${written.join('; ')} }`;
}

/** The TypeScript that `src/engine/queries.gen.ts` must hold. */
export function render(found: readonly Signature[]): string {
  const rows = found.map((one) => `  /** ${one.question} */\n  readonly ${one.name}: ${shape(one.columns, 'string')};`);
  const parameters = found.map((one) => `  readonly ${one.name}: ${shape(one.parameters, 'string | null')};`);
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
