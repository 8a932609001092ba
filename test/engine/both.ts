import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { openWasm } from './wasm';

/** Both engines, for `describe.each`: what a query says on one it must say on the other. */
export const engines: readonly { readonly engine: string; readonly open: () => Promise<Database> }[] = [
  { engine: 'native', open: () => openNative() },
  { engine: 'wasm', open: () => openWasm() },
];
