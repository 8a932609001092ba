import type { Count } from '../evidence/evidence';
import { count, withheldShort } from '../evidence/numbers';
import type { Counted } from '../evidence/scope';
import { isHidden } from '../evidence/select';
import { profiles, type ProfileId } from '../vocabulary/profiles';

/** A count as words: with thousands separated, or, where a profile hides it, in that profile's own words ("1 to 7 people"). */
export function countWords(value: Count, profile: ProfileId, counted: Counted = 'people'): string {
  if (!isHidden(value)) return count(value);
  const { exact, hiddenSays } = profiles[profile];
  return value.withheld === 'small_number' && !exact
    ? hiddenSays.replace('people', counted)
    : withheldShort(value, counted);
}
