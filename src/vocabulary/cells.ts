/** Cell texts, trimmed and in lower case, that mean that there is no number. */
export const notANumber: readonly string[] = [
  '',
  '-',
  '--',
  '–',
  '—',
  '.',
  '?',
  'n/a',
  'na',
  'n.a.',
  'nan',
  'null',
  'nil',
  'none',
  'unknown',
  'not known',
  'not stated',
  'not recorded',
  'not given',
  'not answered',
  'not applicable',
  'not completed',
  'no answer',
  'no response',
  'prefer not to say',
  'prefer not to answer',
  'declined',
  'refused',
  'missing',
  'blank',
  'dk',
  "don't know",
  'do not know',
  'dna',
  'tbc',
  '#n/a',
  '#div/0!',
  '#ref!',
  '#value!',
  '#name?',
  '#null!',
  '#num!',
];

const missing: ReadonlySet<string> = new Set(notANumber);

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\u2019/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Whether a cell says that there is no value. */
export function isMissing(text: string): boolean {
  return missing.has(tidy(text));
}

/** Numbers that often stand for "no answer"; a reason to ask when they lie outside the range, never to drop by themselves. */
export const suspiciousNumbers: readonly number[] = [-999, -99, -9, -8, -1, 88, 99, 777, 888, 999, 9999];

/** What a hidden count still tells: it lies from `from` to `to`; `to` is `null` where the cell does not say. */
export interface HiddenCount {
  readonly from: number;
  readonly to: number | null;
}

/** The texts by which small numbers are hidden before a file reaches us: neither zero nor missing. */
export const suppressed: readonly RegExp[] = [
  /^< ?(\d+)$/,
  /^(?:<=|≤) ?(\d+)$/,
  /^\*+$/,
  /^\[?c\]?$/,
  /^\d+ ?\*$/,
];

/** The bounds of a count hidden by its owner (`<5` → 1 to 4, `*` → 1 or more), or `undefined` if the cell hides nothing. */
export function hiddenCount(text: string): HiddenCount | undefined {
  const cell = tidy(text);
  if (!suppressed.some((pattern) => pattern.test(cell))) return undefined;
  const below = /^< ?(\d+)$/.exec(cell);
  const upTo = /^(?:<=|≤) ?(\d+)$/.exec(cell);
  const to = below ? Number(below[1]) - 1 : upTo ? Number(upTo[1]) : null;
  return { from: to === null ? 1 : Math.min(1, to), to };
}
