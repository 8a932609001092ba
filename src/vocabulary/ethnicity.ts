import { plainName } from './spelling';

/**
 * The five ONS groups of 2021, with what each is called in exports and its NHS 2001 letters. Chinese (letter R) was
 * "other" in 2001 and is Asian since 2021; it is Asian here. Not stated (asked, not answered) and not known are two levels.
 */
const groups = {
  Asian: {
    codes: ['H', 'J', 'K', 'L', 'R'],
    groupNames: [
      'Asian or Asian British',
      'Asian British',
      'Asian, Asian British or Asian Welsh',
      'South Asian',
    ],
    backgrounds: ['Bangladeshi', 'Chinese', 'Indian', 'Pakistani'],
    others: ['Any other Asian background', 'Other Asian', 'Asian other', 'Other Asian background'],
  },
  Black: {
    codes: ['M', 'N', 'P'],
    groupNames: [
      'Black or Black British',
      'Black British',
      'Black, Black British, Black Welsh, Caribbean or African',
      'Black, African, Caribbean or Black British',
    ],
    backgrounds: ['African', 'Caribbean'],
    others: [
      'Any other Black background',
      'Any other Black, Black British or Caribbean background',
      'Other Black',
      'Black other',
      'Other Black background',
      'Black African',
      'Black Caribbean',
    ],
  },
  Mixed: {
    codes: ['D', 'E', 'F', 'G'],
    groupNames: [
      'Mixed or multiple ethnic groups',
      'Mixed or multiple',
      'Mixed multiple ethnic groups',
      'Dual heritage',
    ],
    backgrounds: [
      'White and Asian',
      'White and Black African',
      'White and Black Caribbean',
      'White & Asian',
      'White & Black African',
      'White & Black Caribbean',
    ],
    others: [
      'Any other Mixed background',
      'Any other Mixed or multiple ethnic background',
      'Other Mixed',
      'Mixed other',
      'Other Mixed or Multiple ethnic groups',
    ],
  },
  White: {
    codes: ['A', 'B', 'C'],
    groupNames: [],
    backgrounds: [
      'British',
      'English',
      'Scottish',
      'Welsh',
      'Northern Irish',
      'English, Welsh, Scottish, Northern Irish or British',
      'Irish',
      'Gypsy or Irish Traveller',
      'Roma',
    ],
    others: ['Any other White background', 'Other White', 'White other', 'Other White background'],
  },
  Other: {
    codes: ['S'],
    groupNames: ['Other ethnic group', 'Other ethnic groups'],
    backgrounds: ['Arab'],
    others: ['Any other ethnic group', 'Any other ethnic background', 'Any other'],
  },
  'not stated': {
    codes: ['Z'],
    groupNames: [],
    backgrounds: [],
    others: ['Prefer not to say', 'Refused', 'Declined', 'Not disclosed', 'Not given'],
  },
  'not known': { codes: ['99'], groupNames: [], backgrounds: [], others: ['Unknown', 'X'] },
} as const;

/** Levels of ethnic group in the order they are shown. */
export const ethnicGroups: readonly string[] = Object.keys(groups);

/** Found text, as `plainName` leaves it, to one of `ethnicGroups`. */
export const ethnicityCodes: ReadonlyMap<string, string> = new Map(
  Object.entries(groups).flatMap(([group, { codes, groupNames, backgrounds, others }]) => {
    const withGroup = [group, ...groupNames].flatMap((prefix) =>
      [...backgrounds, ...others].map((one) => `${prefix} ${one}`),
    );
    return [group, ...codes, ...groupNames, ...backgrounds, ...others, ...withGroup].map(
      (text) => [plainName(text), group] as const,
    );
  }),
);
