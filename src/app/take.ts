import type { Take } from '../charts/take';
import type { Evidence } from '../evidence/evidence';
import { release } from '../evidence/release';
import type { FigureMaker } from '../pages/figureparts';
import { profiles, type ProfileId } from '../vocabulary/profiles';

/** Takes a figure away: made again from what the profile lets others see, then saved. Answers in words. */
export function taker(evidence: Evidence, profile: ProfileId) {
  return async (kind: Take, make: FigureMaker): Promise<string> => {
    const released = release(evidence, profile);
    const parts = make(released);
    if (parts === null) {
      return `Nothing was saved: under the profile “${profiles[profile].name.toLowerCase()}” too little of this figure can be shown.`;
    }
    const { saveFigure } = await import('../publish/save');
    return saveFigure(released, kind, parts);
  };
}
