import type { Desk } from './desk';
import { createStore, type Store } from './store';
import { watchUnique } from './watchunique';
import { changedFrom, stepped } from '../pages/history';
import {
  type Intake,
  type IntakeActions,
  isReadAlike,
  lookedAgain,
  readingOf,
  type Taken,
  takenAs,
  tripwireKey,
} from '../pages/intake';
import { pruned, replayed } from '../pages/replay';
import type { Looked } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';

/** The files that someone brought, from the drop to the load. */
export interface IntakeStore extends IntakeActions, Pick<Store<Intake>, 'read' | 'subscribe'> {
  readonly take: (files: readonly File[]) => void;
  readonly clear: () => void;
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : 'The reason is not known.';
}

/** Looks at each drop and at each file that is to be read in another way; a look that a later one overtook is dropped. */
export function createIntake(desk: Pick<Desk, 'look' | 'lookAgain' | 'unique'>): IntakeStore {
  const { read, write, subscribe } = createStore<Intake>({ kind: 'none' });
  let latest = 0;
  const looks = new Map<File, number>();

  const find = (file: File): Taken | undefined => {
    const now = read();
    return now.kind === 'taken' ? now.files.find((one) => one.file === file) : undefined;
  };
  const put = (file: File, update: (taken: Taken) => Taken): void => {
    const now = read();
    if (now.kind !== 'taken') return;
    write({ kind: 'taken', files: now.files.map((one) => (one.file === file ? update(one) : one)) });
  };
  watchUnique({ read, subscribe }, desk.unique, put);
  /** Looks once more; `change` is seen at once, and taken back if the look fails. */
  const again = (
    file: File,
    change: (taken: Taken) => Taken,
    look: () => Promise<(taken: Taken) => Taken>,
  ): void => {
    const number = (looks.get(file) ?? 0) + 1;
    looks.set(file, number);
    const say = (update: (taken: Taken) => Taken): void => {
      if (looks.get(file) === number) put(file, update);
    };
    say((taken) => {
      const { mapping, history } = taken;
      const before = taken.again.kind === 'looking' ? taken.again.before : { mapping, history };
      return { ...change(taken), again: { kind: 'looking', before } };
    });
    look()
      .then(say)
      .catch((error: unknown) => {
        say((taken) => ({
          ...taken,
          ...(taken.again.kind === 'looking' ? taken.again.before : {}),
          again: { kind: 'failed', happened: words(error) },
        }));
      });
  };
  const seen = (file: File, mapping: Mapping): Promise<Looked> => desk.lookAgain(file, readingOf(mapping));
  const settled = (taken: Taken): Taken =>
    taken.again.kind === 'failed' ? { ...taken, again: { kind: 'no' } } : taken;

  return {
    read,
    subscribe,
    take: (files) => {
      latest += 1;
      const number = latest;
      const say = (next: Intake): void => {
        if (number === latest) write(next);
      };
      say({ kind: 'looking', names: files.map(({ name }) => name) });
      desk
        .look(files)
        .then((looked) => {
          say({ kind: 'taken', files: looked.map((one) => takenAs(one.file, one.looked)) });
        })
        .catch((error: unknown) => {
          say({ kind: 'unread', happened: words(error) });
        });
    },
    change: (file, mapping) => {
      const taken = find(file);
      if (taken === undefined) return;
      const change = (now: Taken): Taken => ({
        ...now,
        mapping,
        history: changedFrom(now.history, now.mapping),
      });
      if (isReadAlike(taken.mapping, mapping)) put(file, (now) => settled(change(now)));
      else {
        again(file, change, async () => {
          const looked = await seen(file, mapping);
          return (now) => lookedAgain(now, looked);
        });
      }
    },
    open: (file, saved) => {
      again(
        file,
        (now) => now,
        async () => {
          const { repairs: _, ...unmended } = saved;
          const whole = await seen(file, unmended);
          const { mapping, failures } = replayed(saved, whole);
          const looked = mapping.repairs === undefined ? whole : await seen(file, mapping);
          return (now) => ({
            ...now,
            looked,
            mapping: pruned(mapping, looked.header),
            history: changedFrom(now.history, now.mapping),
            failures,
            again: { kind: 'no' },
          });
        },
      );
    },
    step: (file, way) => {
      const taken = find(file);
      const to = taken === undefined ? null : stepped(taken.history, taken.mapping, way);
      if (taken === undefined || to === null) return;
      const change = (now: Taken): Taken => ({ ...now, ...to });
      if (isReadAlike(taken.mapping, to.mapping)) put(file, (now) => settled(change(now)));
      else {
        again(file, change, async () => {
          const looked = await seen(file, to.mapping);
          return (now) => ({ ...now, looked, again: { kind: 'no' } });
        });
      }
    },
    keep: (file, tripwire) => {
      const key = tripwireKey(tripwire);
      put(file, (taken) => {
        const others = taken.kept.filter((one) => one !== key);
        return { ...taken, kept: taken.kept.includes(key) ? others : [...others, key] };
      });
    },
    remove: (file) => {
      const now = read();
      if (now.kind !== 'taken') return;
      const files = now.files.filter((one) => one.file !== file);
      write(files.length === 0 ? { kind: 'none' } : { kind: 'taken', files });
    },
    clear: () => {
      latest += 1;
      write({ kind: 'none' });
    },
  };
}
