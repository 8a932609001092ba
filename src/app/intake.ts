import { useState, useSyncExternalStore } from 'react';
import type { Desk } from './desk';
import { createIntake, type IntakeStore } from './intakestore';
import type { Intake } from '../pages/intake';

/** The files that someone brought, and what can be done with them. */
export interface IntakeDesk extends Omit<IntakeStore, 'read' | 'subscribe'> {
  readonly intake: Intake;
}

export function useIntake(desk: Desk): IntakeDesk {
  const [store] = useState(() => createIntake(desk));
  const intake = useSyncExternalStore(store.subscribe, store.read);
  return { ...store, intake };
}
