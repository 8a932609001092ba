import type { Source } from '../engine/database';
import type { ColumnRole, Mapping } from '../vocabulary/mapping';
import type { Uniqueness } from '../vocabulary/tripwire';
import { type Column, ColumnBuilder, type Grid } from './grid';
import { levelAt } from './plan';
import { repaired } from './repaired';
import { type Aids, readTable } from './table';
import { uniqueness } from './tripwire/unique';

/**
 * What others may know of a person without the file: who they are, where they live or are seen, and when they were referred. What only
 * the service knows picks out nobody.
 */
const identifying = [
  'age',
  'age_band',
  'sex',
  'ethnicity',
  'deprivation',
  'area',
  'site',
  'referral_date',
] as const satisfies readonly ColumnRole[];

/**
 * How many people of a file could be picked out by what it says of them together, as it would be loaded: repaired, ages in bands, two
 * spellings of one level as one. Nobody where fewer than two such columns are mapped, or where the file cannot be read. Time grows with
 * rows times columns, so it is asked apart from `inspect` and `prepare`.
 */
export async function unique(source: Source, mapping: Mapping, aids: Aids = {}): Promise<Uniqueness> {
  const { grid: read, rows } = await readTable(source, mapping.reading, aids);
  const grid = read === undefined ? undefined : repaired(read, mapping);
  const asked = identifying.flatMap((role) => {
    const column = mapping.columns[role];
    return column !== undefined && grid?.header.includes(column) === true ? [{ role, column }] : [];
  });
  if (grid === undefined || asked.length < 2)
    return { people: rows, columns: asked.map(({ column }) => column), k1: 0, below5: 0, level: 'none' };
  let as: Grid = grid;
  for (const one of asked) if (one.role !== 'referral_date') as = withLevels(as, one, mapping);
  const person = mapping.columns.person ?? mapping.columns.episode;
  return uniqueness(
    as,
    asked.map(({ column }) => column),
    person !== undefined && grid.header.includes(person) ? person : undefined,
  );
}

/** The grid with the level in place of each text of a column. */
function withLevels(
  grid: Grid,
  at: { readonly role: ColumnRole; readonly column: string },
  mapping: Mapping,
): Grid {
  const place = grid.header.indexOf(at.column);
  const column = grid.columns[place];
  return column === undefined
    ? grid
    : {
        ...grid,
        columns: grid.columns.with(
          place,
          levels(column, (text) => levelAt(at, text, mapping).level),
        ),
      };
}

function levels({ codes, texts }: Column, levelOf: (text: string) => string | undefined): Column {
  const builder = new ColumnBuilder();
  const made = Int32Array.from({ length: texts.size }, (_, code) => {
    const text = texts.text(code);
    return builder.codeOf(levelOf(text) ?? text);
  });
  for (let row = 0; row < codes.length; row += 1) builder.addCode(made[codes[row] as number] as number);
  return builder.finish();
}
