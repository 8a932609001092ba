/** A column of rows on their way into a table, as one array. */
export type Column =
  | { readonly kind: 'integer'; readonly values: Int32Array }
  /** Days since 1 January 1970. */
  | { readonly kind: 'date'; readonly values: Int32Array }
  /** NaN stands for NULL. */
  | { readonly kind: 'double'; readonly values: Float64Array }
  /** 0 or 1. */
  | { readonly kind: 'boolean'; readonly values: Uint8Array }
  /** Which of `words` each row has; the table's column is text or an ENUM of these words. */
  | {
      readonly kind: 'word';
      readonly codes: Uint8Array | Uint16Array | Int32Array;
      readonly words: readonly string[];
    }
  /** Row `at` is the UTF-8 in `bytes` from `ends[at]` up to `ends[at + 1]`. */
  | { readonly kind: 'text'; readonly bytes: Uint8Array; readonly ends: Int32Array };

/** What stands for NULL among whole numbers and days. */
export const none = -2_147_483_648;

/** Rows by columns, in the order of the table's columns. */
export type Rows = Readonly<Record<string, Column>>;

export function lengthOf(rows: Rows): number {
  const [first] = Object.values(rows);
  if (first === undefined) return 0;
  if (first.kind === 'word') return first.codes.length;
  return first.kind === 'text' ? first.ends.length - 1 : first.values.length;
}

/** The rows from `start` up to `end`, sharing the arrays. */
export function sliced(rows: Rows, start: number, end: number): Rows {
  return Object.fromEntries(
    Object.entries(rows).map(([name, column]): [string, Column] => {
      switch (column.kind) {
        case 'word':
          return [name, { ...column, codes: column.codes.subarray(start, end) }];
        case 'text':
          return [name, { ...column, ends: column.ends.subarray(start, end + 1) }];
        case 'double':
          return [name, { ...column, values: column.values.subarray(start, end) }];
        case 'boolean':
          return [name, { ...column, values: column.values.subarray(start, end) }];
        case 'integer':
        case 'date':
          return [name, { ...column, values: column.values.subarray(start, end) }];
      }
    }),
  );
}

/** How many rows are handed over at once: enough to be quick, few enough to be small. */
export const portion = 131_072;
