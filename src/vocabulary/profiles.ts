export type ProfileId = 'internal' | 'nhs' | 'strict';

/** What one disclosure profile hides and rounds. Counts are of people. */
export interface Profile {
  readonly id: ProfileId;
  readonly name: string;
  /** The words that stand on every page, picture and file made under the profile. */
  readonly stamp: string;
  /** What a reader is told stands behind a hidden number. */
  readonly hiddenSays: string;
  /** Whether anything made under the profile may be given to others. */
  readonly shareable: boolean;
  /** Whether counts and estimates keep full precision. */
  readonly exact: boolean;
  /** The smallest count that is shown: anything from 1 up to but not including it is hidden. */
  readonly smallest: number;
  /** Whether a zero is hidden too, unless it could not be otherwise (a structural zero). */
  readonly hideZeros: boolean;
  /** Counts that are shown go to the nearest multiple of this; percentages are then made from them. */
  readonly roundTo: number;
  /** No percentage on fewer people than this. */
  readonly minimumForPercentage: number;
  /** Percentages are whole below this denominator and have one decimal from it on; `null`: always whole. */
  readonly decimalsFrom: number | null;
  /** `n·s ≥ 5`: a mean or deviation is rounded to a step s, in scale points, such that n times s is at least 5. */
  readonly meanStep: 'none' | 'n·s ≥ 5';
  readonly minimumForMean: number;
  readonly minimumForMedian: number;
  /** People needed at each side of a median or quartile. */
  readonly minimumEachSide: number;
  /** People needed for the 5th and 95th percentile; nothing further out is ever shown outside `internal`. */
  readonly minimumForTails: number;
  /** People needed in each bin of a histogram. */
  readonly minimumInBin: number;
  /** People needed in a category before it is merged into "other". */
  readonly minimumInCategory: number;
  /** No pack is made of a cohort smaller than this. */
  readonly minimumCohort: number;
}

/** The three profiles, least to most guarded. Zero and one as a minimum mean that nothing is held back. */
export const profiles: Readonly<Record<ProfileId, Profile>> = {
  internal: {
    id: 'internal',
    name: 'Internal',
    stamp: 'Not for sharing: exact figures, small numbers included',
    hiddenSays: 'nothing is hidden',
    shareable: false,
    exact: true,
    smallest: 1,
    hideZeros: false,
    roundTo: 1,
    minimumForPercentage: 1,
    decimalsFrom: 1,
    meanStep: 'none',
    minimumForMean: 1,
    minimumForMedian: 1,
    minimumEachSide: 0,
    minimumForTails: 1,
    minimumInBin: 0,
    minimumInCategory: 1,
    minimumCohort: 1,
  },
  nhs: {
    id: 'nhs',
    name: 'NHS',
    stamp: 'Counts of 1 to 7 are hidden; all others are rounded to the nearest 5',
    hiddenSays: '1 to 7 people',
    shareable: true,
    exact: false,
    smallest: 8,
    hideZeros: false,
    roundTo: 5,
    minimumForPercentage: 8,
    decimalsFrom: 4000,
    meanStep: 'n·s ≥ 5',
    minimumForMean: 8,
    minimumForMedian: 10,
    minimumEachSide: 5,
    minimumForTails: 200,
    minimumInBin: 8,
    minimumInCategory: 8,
    minimumCohort: 20,
  },
  strict: {
    id: 'strict',
    name: 'Strict',
    stamp:
      'Counts under 10, zero included, are hidden; all others are rounded to the nearest 5, and averages so that no one person can be seen in them',
    hiddenSays: 'fewer than 10 people',
    shareable: true,
    exact: false,
    smallest: 10,
    hideZeros: true,
    roundTo: 5,
    minimumForPercentage: 20,
    decimalsFrom: null,
    meanStep: 'n·s ≥ 5',
    minimumForMean: 10,
    minimumForMedian: 20,
    minimumEachSide: 10,
    minimumForTails: 200,
    minimumInBin: 10,
    minimumInCategory: 10,
    minimumCohort: 20,
  },
};

/** What anything that leaves the browser is made under unless its owner says otherwise. */
export const defaultProfile: ProfileId = 'strict';

export function isProfileId(text: string): text is ProfileId {
  return Object.hasOwn(profiles, text);
}
