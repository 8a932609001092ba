import type { Mapping } from '../vocabulary/mapping';
import type { Known } from './people';
import { bringsPeople } from './sheet';

/**
 * The sheets whose rows make the people: lists of people where there is one; else counts of their service use, else scores, else appointments and
 * attendance. All other sheets are joined to these people.
 */
export function foundersOf(known: readonly Known[]): readonly Known[] {
  const kinds: readonly ((mapping: Mapping) => boolean)[] = [
    bringsPeople,
    ({ layout }) => layout === 'wide',
    ({ layout }) => layout === 'long',
    () => true,
  ];
  for (const isKind of kinds) {
    const found = known.filter(({ sheet }) => isKind(sheet.mapping));
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether a file is about service use or attendance and not about scores. */
export function isAboutUse({ layout, counts = [] }: Mapping): boolean {
  return layout === 'events' || layout === 'attendance' || counts.length > 0;
}
