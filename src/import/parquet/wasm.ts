let way: (() => Promise<BufferSource>) | undefined;

/** Says where the bytes of the Parquet decoder are to be had, before a Parquet file is read. */
export function parquetFrom(give: () => Promise<BufferSource>): void {
  way = give;
}

/** The bytes of the Parquet decoder: nearly two megabytes, wanted by few, and so not part of any script. */
export function parquetWasm(): Promise<BufferSource> {
  if (way === undefined) return Promise.reject(new Error('import: no decoder of Parquet files is at hand'));
  return way();
}
