import { useState, useSyncExternalStore } from 'react';
import { createDeviceStore } from './devicestore';
import type { Device } from '../pages/device';

/** The mappings that this device keeps, and what can be done with them. */
export function useDevice(): Device {
  const [{ read, subscribe, keep, forget, forgetAll }] = useState(() => createDeviceStore());
  return { ...useSyncExternalStore(subscribe, read), keep, forget, forgetAll };
}
