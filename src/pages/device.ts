import type { KeptMapping } from './keepable';
import type { Mapping } from '../vocabulary/mapping';

/** The mappings that this device keeps because somebody asked. What can be done answers with what became of it, in words. */
export interface Device {
  /** The latest last. */
  readonly kept: readonly KeptMapping[];
  /** What was found wrong with what was kept; empty where nothing was. */
  readonly trouble: string;
  /** In the place of one that was kept for the same columns. */
  readonly keep: (header: readonly string[], mapping: Mapping) => string;
  readonly forget: (kept: KeptMapping) => string;
  readonly forgetAll: () => string;
}
