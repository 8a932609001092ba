import { readFileSync } from 'node:fs';
import type { Source } from '../../../src/engine/database';
import { cellOf, type Grid } from '../../../src/import/grid';
import { type NamedTable, Unreadable } from '../../../src/import/reader';

/** What R says that a file of this folder holds: see make.R. */
export interface Expected {
  readonly header: readonly string[];
  readonly labels: readonly string[];
  readonly columns: readonly (readonly (string | number)[])[];
}

export function bytesOf(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(name, import.meta.url)));
}

export function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')) as Expected;
}

export function sourceOf(name: string, bytes: Uint8Array<ArrayBuffer> = bytesOf(name)): Source {
  return { name, blob: new Blob([bytes]) };
}

/** All cells of a grid by columns. */
export function cells(grid: Grid): readonly (readonly string[])[] {
  return grid.columns.map((_, column) =>
    Array.from({ length: grid.rows }, (_, row) => cellOf(grid, column, row)),
  );
}

type Read = (source: Source) => Promise<NamedTable>;

export async function readAll(read: Read, source: Source): Promise<readonly (readonly string[])[]> {
  return cells(await (await read(source)).read(() => undefined));
}

/** Why a file is refused, as `code`, or `code: found`; `read` where it is not refused. Any other error is thrown on. */
export async function refusal(read: Read, source: Source): Promise<string> {
  try {
    await readAll(read, source);
    return 'read';
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    return cause.where.found === undefined ? cause.code : `${cause.code}: ${cause.where.found}`;
  }
}
