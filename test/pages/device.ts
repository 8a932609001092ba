import type { Device } from '../../src/pages/device';

/** A device that keeps nothing, and is asked nothing. */
export const nothingKept: Device = {
  kept: [],
  trouble: '',
  keep: () => '',
  forget: () => '',
  forgetAll: () => '',
};
