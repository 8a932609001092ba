/** What a workbook may hold before it is refused. All are checked by what the file says of itself and again by what comes out. */
export interface WorkbookLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Bytes of all parts that are read, unpacked. */
  readonly unpacked: number;
  /** How many times its packed size a part may unpack to, once it is past `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Columns of a sheet. */
  readonly columns: number;
  /** Rows of a sheet that hold something. */
  readonly rows: number;
  /** Places of all sheets: each row counts up to its last filled cell. */
  readonly cells: number;
  /** Characters of one cell. */
  readonly cell: number;
}

/**
 * Sheets of real exports unpack to 5 to 20 times their size and never to more than about 100; deflate can reach 1,032. Below
 * 16 MB a high ratio does no harm.
 */
export const workbookLimits: WorkbookLimits = {
  bytes: 500_000_000,
  unpacked: 2_000_000_000,
  ratio: 200,
  ratioFrom: 16_000_000,
  columns: 2_000,
  rows: 1_000_000,
  cells: 20_000_000,
  cell: 1 << 20,
};
