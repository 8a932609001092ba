import { atPlace, browserPlace, type Place } from './browserplace';
import { createStore, type Store } from './store';
import { deviceText, longestText, mostKept, readDeviceText } from './devicetext';
import type { Device } from '../pages/device';
import { isSameHeader, type KeptMapping } from '../pages/keepable';

const key = 'plainsight-mappings';

type Kept = Pick<Device, 'kept' | 'trouble'>;

export interface DeviceStore extends Omit<Device, keyof Kept>, Pick<Store<Kept>, 'read' | 'subscribe'> {}

const words = {
  kept: 'The mapping is kept on this device.',
  forgotten: 'It is forgotten.',
  allForgotten: 'Nothing is kept on this device any more.',
  refused:
    'This browser keeps nothing more for this page, so the mapping was not kept. Save it as a file instead.',
  stays: 'It could not be forgotten: this browser does not let the page change what it keeps.',
  long: 'This mapping is too long to be kept. Save it as a file instead.',
  many: `${String(mostKept)} mappings are kept already. Forget one first.`,
  spoilt: 'What was kept on this device could not be read, so it was removed.',
  spoiltStays:
    'What is kept on this device cannot be read, and this browser does not let the page remove it.',
} as const;

/**
 * Mappings kept on this device, only when asked and until forgotten. What is stored is read again before each change, since another window
 * may have changed it; what is not as this page writes it is removed. Nothing here fails: what could not be done is told.
 */
export function createDeviceStore(
  placeOf: () => Place | undefined = browserPlace,
  today: () => string = () => new Date().toISOString().slice(0, 10),
): DeviceStore {
  const changed = (change: (place: Place) => void): boolean => atPlace(placeOf, change);
  const stored = (): Kept => {
    let text: string | null = null;
    changed((place) => {
      text = place.getItem(key);
    });
    if (text === null) return { kept: [], trouble: '' };
    const kept = readDeviceText(text);
    if (kept !== null) return { kept, trouble: '' };
    const gone = changed((place) => {
      place.removeItem(key);
    });
    return { kept: [], trouble: gone ? words.spoilt : words.spoiltStays };
  };
  const { read, write, subscribe } = createStore<Kept>(stored());
  const forgetting = (next: readonly KeptMapping[], told: string): string => {
    const done = changed((place) => {
      if (next.length === 0) place.removeItem(key);
      else place.setItem(key, deviceText(next));
    });
    write(stored());
    return done ? told : words.stays;
  };

  return {
    read,
    subscribe,
    keep: (header, mapping) => {
      const others = stored().kept.filter((one) => !isSameHeader(one.header, header));
      if (others.length >= mostKept) return words.many;
      let text: string;
      try {
        text = deviceText([...others, { header, on: today(), mapping }]);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message.replace(/^mapping: /, '') : 'something is missing';
        return `This mapping is not complete, so it was not kept: ${why}.`;
      }
      if (text.length > longestText || readDeviceText(text) === null) return words.long;
      const done = changed((place) => {
        place.setItem(key, text);
      });
      write(stored());
      return done ? words.kept : words.refused;
    },
    forget: (kept) =>
      forgetting(
        stored().kept.filter((one) => !isSameHeader(one.header, kept.header)),
        words.forgotten,
      ),
    forgetAll: () => forgetting([], words.allForgotten),
  };
}
