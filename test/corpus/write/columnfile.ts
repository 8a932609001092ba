import { type Vector, Table, tableToIPC } from 'apache-arrow';
import { type Compression, Table as WasmTable, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm';

/** A Parquet file of these columns; `groupRows` rows to a group. */
export function parquetFile(
  columns: Readonly<Record<string, Vector>>,
  compression?: Compression,
  groupRows?: number,
): Uint8Array {
  const wasm = WasmTable.fromIPCStream(tableToIPC(new Table(columns), 'stream'));
  let properties = new WriterPropertiesBuilder();
  if (compression !== undefined) properties = properties.setCompression(compression);
  if (groupRows !== undefined) properties = properties.setMaxRowGroupSize(groupRows);
  return writeParquet(wasm, properties.build());
}
