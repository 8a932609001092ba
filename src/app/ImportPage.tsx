import type { ComponentProps } from 'react';
import { useDevice } from './device';
import { Import } from '../pages/Import';

/** The Import page with what this device keeps: asked for with the page, and not before. */
export function ImportPage(props: Omit<ComponentProps<typeof Import>, 'device'>) {
  return <Import {...props} device={useDevice()} />;
}
