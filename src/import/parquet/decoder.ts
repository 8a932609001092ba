import { initSync, readParquet as decode } from 'parquet-wasm/esm/parquet_wasm.js';
import { unsigned } from './thrift';
import { Unreadable } from '../reader';

/** Pages of 64 KiB that the decoder may hold: what a hostile file can make of few bytes ends here, at 1 GB. */
const mostPages = 16_384;
/** Where the decoder fails with more than this in its hands, it failed for want of memory. */
const muchBytes = 384 * 2 ** 20;
/** An instance that holds more than this once a file is read is let go, because its memory never shrinks. */
const keptBytes = 64 * 2 ** 20;

interface Decoder {
  /** The exports that the package's own code calls; it keeps hold of this one object. */
  readonly live: Record<string, WebAssembly.ExportValue>;
  readonly renew: () => void;
}

let started: Promise<Decoder> | undefined;

/** Decodes whole Parquet files to the bytes of an Arrow stream. */
export async function openDecoder(wasm: () => Promise<BufferSource>): Promise<{
  /** Refuses a damaged file, and is as good as new afterwards. */
  readonly arrow: (file: Uint8Array, batchSize: number) => Uint8Array;
  readonly close: () => void;
}> {
  started ??= start(wasm);
  const { live, renew } = await started.catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return {
    arrow: (file, batchSize) => {
      try {
        return decode(file, { batchSize }).intoIPCStream();
      } catch {
        const held = memoryOf(live).buffer.byteLength;
        renew();
        throw new Unreadable(held > muchBytes ? 'unpacks_too_large' : 'parquet_broken');
      }
    },
    close: () => {
      if (memoryOf(live).buffer.byteLength > keptBytes) renew();
    },
  };
}

/**
 * The package starts one instance and never another, but a trap leaves an instance in no known state. So its imports are kept when
 * it makes the first one, and the exports that it calls are exchanged for those of a new instance.
 */
async function start(wasm: () => Promise<BufferSource>): Promise<Decoder> {
  const module = await WebAssembly.compile(capped(await wasm(), mostPages));
  const live: Decoder['live'] = {};
  let imports: WebAssembly.Imports | undefined;
  const native = WebAssembly.Instance;
  function first(_: WebAssembly.Module, wanted: WebAssembly.Imports): { readonly exports: Decoder['live'] } {
    imports = wanted;
    Object.assign(live, new native(module, wanted).exports);
    return { exports: live };
  }
  Reflect.set(WebAssembly, 'Instance', first);
  try {
    initSync({ module });
  } finally {
    Reflect.set(WebAssembly, 'Instance', native);
  }
  if (imports === undefined) throw new Error('parquet: the decoder was started elsewhere');
  const wanted = imports;
  return {
    live,
    renew: () => {
      const { exports } = new native(module, wanted);
      // Growing by nothing detaches the old buffer, by which the package sees that its views of it are stale.
      memoryOf(live).grow(0);
      Object.assign(live, exports);
      (live['__wbindgen_start'] as () => void)();
    },
  };
}

function memoryOf(live: Decoder['live']): WebAssembly.Memory {
  return live['memory'] as WebAssembly.Memory;
}

/** The same module with an upper bound on its memory. Such a module declares one memory, by its smallest size alone. */
export function capped(wasm: BufferSource, pages: number): Uint8Array<ArrayBuffer> {
  const bytes = wasm instanceof ArrayBuffer ? new Uint8Array(wasm) : bytesOf(wasm);
  for (let at = 8; at < bytes.length;) {
    const section = bytes[at];
    const [size, body] = unsignedAt(bytes, at + 1);
    if (section === 5) {
      if (bytes[body] !== 1 || bytes[body + 1] !== 0) break;
      const smallest = bytes.subarray(body + 2, body + size);
      const declared = [1, 1, ...smallest, ...unsigned(pages)];
      const parts = [
        bytes.subarray(0, at + 1),
        unsigned(declared.length),
        declared,
        bytes.subarray(body + size),
      ];
      const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      let to = 0;
      for (const part of parts) {
        whole.set(part, to);
        to += part.length;
      }
      return whole;
    }
    at = body + size;
  }
  throw new Error('parquet: not the decoder that was expected');
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function unsignedAt(bytes: Uint8Array, from: number): readonly [value: number, end: number] {
  let value = 0;
  for (let at = from, scale = 1; at < bytes.length; at += 1, scale *= 128) {
    const byte = bytes[at] as number;
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at + 1];
  }
  throw new Error('parquet: the decoder is cut short');
}
