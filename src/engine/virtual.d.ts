declare module 'virtual:engine' {
  interface Part {
    readonly url: string;
    readonly sha256: string;
  }
  const engine: { readonly wasm: Part; readonly worker: Part; readonly parquet: Part };
  export default engine;
}
