import { useCallback, useRef, useState } from 'react';
import type { Desk } from './desk';
import type { Intake } from '../pages/intake';
import type { Mapping } from '../vocabulary/mapping';

/** The files that someone brought, from the drop to the load. */
export interface IntakeDesk {
  readonly intake: Intake;
  readonly take: (files: readonly File[]) => void;
  readonly map: (file: File, mapping: Mapping) => void;
  readonly remove: (file: File) => void;
  readonly clear: () => void;
}

/** Looks at each drop; a look that a later drop overtook is dropped. */
export function useIntake(desk: Desk): IntakeDesk {
  const [intake, setIntake] = useState<Intake>({ kind: 'none' });
  const latest = useRef(0);

  const take = useCallback(
    (files: readonly File[]) => {
      latest.current += 1;
      const number = latest.current;
      const say = (next: Intake): void => {
        if (number === latest.current) setIntake(next);
      };
      say({ kind: 'looking', names: files.map(({ name }) => name) });
      desk
        .look(files)
        .then((looked) => {
          const taken = looked.flatMap((one, place) => {
            const file = files[place];
            return file === undefined ? [] : [{ file, looked: one, mapping: one.mapping }];
          });
          say({ kind: 'taken', files: taken });
        })
        .catch((error: unknown) => {
          say({
            kind: 'unread',
            happened: error instanceof Error ? error.message : 'The reason is not known.',
          });
        });
    },
    [desk],
  );
  const map = useCallback((file: File, mapping: Mapping) => {
    setIntake((now) =>
      now.kind !== 'taken'
        ? now
        : { kind: 'taken', files: now.files.map((one) => (one.file === file ? { ...one, mapping } : one)) },
    );
  }, []);
  const remove = useCallback((file: File) => {
    setIntake((now) => {
      if (now.kind !== 'taken') return now;
      const files = now.files.filter((one) => one.file !== file);
      return files.length === 0 ? { kind: 'none' } : { kind: 'taken', files };
    });
  }, []);
  const clear = useCallback(() => {
    latest.current += 1;
    setIntake({ kind: 'none' });
  }, []);
  return { intake, take, map, remove, clear };
}
