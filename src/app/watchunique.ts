import type { Desk } from './desk';
import type { Store } from './store';
import { type Intake, isStopped, type Taken } from '../pages/intake';
import type { Mapping } from '../vocabulary/mapping';

/** All of a mapping that says who a row is about, and how their columns are read. */
function aboutPeople({ reading, repairs, columns, levels, deprivation, dates }: Mapping): string {
  return JSON.stringify([reading, repairs, columns, levels, deprivation, dates]);
}

/**
 * Has each file on the table looked at for people who could be picked out, once it is there and again whenever its mapping says
 * something else of people. What was found of a mapping that is no more, or of a file that is no longer there, is dropped.
 */
export function watchUnique(
  { read, subscribe }: Pick<Store<Intake>, 'read' | 'subscribe'>,
  unique: Desk['unique'],
  put: (file: File, update: (taken: Taken) => Taken) => void,
): void {
  const asked = new Map<File, string>();
  subscribe(() => {
    const now = read();
    const files = now.kind === 'taken' ? now.files : [];
    for (const file of asked.keys()) if (!files.some((one) => one.file === file)) asked.delete(file);
    for (const taken of files) {
      const { file, mapping, again } = taken;
      const key = aboutPeople(mapping);
      if (again.kind === 'looking' || isStopped(taken) || asked.get(file) === key) continue;
      asked.set(file, key);
      if (taken.unique !== null) put(file, (one) => ({ ...one, unique: null }));
      unique(file, mapping).then(
        (found) => {
          if (asked.get(file) === key) put(file, (one) => ({ ...one, unique: found }));
        },
        () => {
          // A reader that stopped says so when the file is looked at again or loaded.
          if (asked.get(file) === key) asked.delete(file);
        },
      );
    }
  });
}
