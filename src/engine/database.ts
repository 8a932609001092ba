import type { QueryName, QueryParameters, QueryRow } from './queries.gen';
import type { Rows } from './rows';

/** A value bound to a `?`. A date is bound as its ISO text and cast in SQL. */
export type Parameter = string | number | boolean | null;

/** A result by columns: dates as ISO text, counts as numbers, missing as null. */
export interface Columns {
  readonly names: readonly string[];
  readonly columns: readonly (readonly unknown[])[];
  readonly length: number;
}

/** Whole numbers from 0 up, in the smallest array that holds the column's type. */
export type Codes = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** A file that somebody offers to be read. */
export interface Source {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * DuckDB 1.4.3, in the browser or native, behind one face. Values are bound, never pasted. Every call ends: with rows, or with
 * an `EngineError` that says what happened and what is safe; never in a promise that hangs.
 */
export interface Database {
  readonly kind: 'browser' | 'native';
  /** Any statement, for the folders that own tables (engine, import). */
  run(sql: string, parameters?: readonly Parameter[]): Promise<Columns>;
  /** Columns of an unsigned type without a gap, by name, as arrays: for rows that are too many for `run`. */
  arrays(sql: string): Promise<Readonly<Record<string, Codes>>>;
  /** A question in `queries/`, by name, with its typed rows. */
  query<K extends QueryName>(name: K, parameters: QueryParameters[K]): Promise<readonly QueryRow[K][]>;
  /** Adds rows to a table of the schema, whose columns they name in order. */
  insert(table: string, rows: Rows): Promise<void>;
  close(): Promise<void>;
}

export type EngineFault = 'blocked' | 'damaged' | 'timeout' | 'died' | 'memory' | 'query' | 'closed';

/** The engine's own failure, in words a person can act on. */
export class EngineError extends Error {
  readonly fault: EngineFault;
  constructor(fault: EngineFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'EngineError';
    this.fault = fault;
  }
}

/** What a statement that failed is reported as; an `EngineError` stays itself. */
export function faultOf(cause: unknown): EngineError {
  if (cause instanceof EngineError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const fault = /out of memory/i.test(message) ? 'memory' : 'query';
  return new EngineError(fault, `engine: ${message}`, cause);
}
