/** What is true of a file, worked out from the made people it was drawn from and never from what an importer says. */
export interface Numbers {
  readonly rowsUsed: number;
  readonly rowsAside: number;
  /** How many different people are in the used rows. */
  readonly persons?: number;
  /** How many scores can be used, over all measures and stages. */
  readonly scores?: number;
  /** Mean over the first scores of a measure (its baselines), on the charted scale. */
  readonly firstMean?: Mean;
  /** Mean over the latest later scores of a measure, one for each episode that has one. */
  readonly lastMean?: Mean;
  /** Mean over the referrals with both of first score times latest, so that two cells of one column that changed places show. */
  readonly bothMean?: Mean;
  /** Days of referral that can be read: how many, the earliest and the latest, so that a date read the wrong way round shows. */
  readonly referred?: { readonly n: number; readonly earliest: string; readonly latest: string };
  /** The same for days of closure. */
  readonly closed?: Numbers['referred'];
  /** The different sites, sorted by code unit, so that a damaged letter shows. */
  readonly sites?: readonly string[];
  /** The people's ids as they must be kept, in the order of the file, so that a lost zero or digit shows. */
  readonly ids?: readonly string[];
  /** Contacts of the used rows that are plain numbers, summed before and after, and how many cells hide a small number. */
  readonly contacts?: { readonly before: number; readonly after: number; readonly hidden: number };
}

export interface Mean {
  readonly measure: string;
  readonly value: number;
}

/**
 * `loads`: with these numbers, whatever else is noted. `warns`: with these numbers, and these codes are among the issues. `asks`: what the columns
 * hold is not certain, so nothing is loaded before somebody has answered. `refused`: nothing is loaded, and one of these codes says why.
 */
export type Expectation =
  | ({ readonly outcome: 'loads' } & Numbers)
  | ({ readonly outcome: 'warns'; readonly codes: readonly string[] } & Numbers)
  | { readonly outcome: 'asks' }
  | { readonly outcome: 'refused'; readonly codes: readonly string[] };

export interface Entry {
  readonly id: string;
  /** A claim about the file. */
  readonly title: string;
  readonly file: string;
  /** The same bytes at every call. */
  readonly bytes: () => Uint8Array;
  readonly expect: Expectation;
}

export function loads(numbers: Numbers): Expectation {
  return { outcome: 'loads', ...numbers };
}

export function warns(codes: string | readonly string[], numbers: Numbers): Expectation {
  return { outcome: 'warns', codes: typeof codes === 'string' ? [codes] : codes, ...numbers };
}

export const asks: Expectation = { outcome: 'asks' };

export function refused(...codes: readonly string[]): Expectation {
  return { outcome: 'refused', codes };
}

/** Entries written as lines: the part after the class name is the id, and it names the file unless it is given. */
export type Line = readonly [
  id: string,
  file: string,
  title: string,
  content: () => string | Uint8Array,
  expect: Expectation,
];

const utf8 = new TextEncoder();

export function entries(subject: string, lines: readonly Line[]): readonly Entry[] {
  return lines.map(([id, file, title, content, expect]) => ({
    id: `${subject}/${id}`,
    title,
    file,
    bytes: () => {
      const made = content();
      return typeof made === 'string' ? utf8.encode(made) : made;
    },
    expect,
  }));
}
