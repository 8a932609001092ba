const starts = [0, 18, 25, 35, 45, 55, 65, 75, 85] as const;

/** The conventional age bands, youngest first. */
export const ageBands: readonly string[] = starts.map((from, place) => {
  const next = starts[place + 1];
  return next === undefined ? `${from}+` : `${from}-${next - 1}`;
});

function bandOfAge(age: number): string | undefined {
  if (!Number.isFinite(age) || age < 0 || age > 120) return undefined;
  return ageBands[starts.findLastIndex((from) => from <= age)];
}

/**
 * Which band an age in years falls in, or a narrower band written as `45-49`, `45 to 49` or `90+`. None for an age
 * outside 0–120 and for a band that straddles two of ours, such as `16-24`: that one stays as it was written.
 */
export function ageBand(age: number | string): string | undefined {
  if (typeof age === 'number') return bandOfAge(age);
  const text = age.trim().toLowerCase();
  if (/^\d{1,3}(\.\d+)?$/.test(text)) return bandOfAge(Number(text));
  const open = /^(\d{1,3})\s*(?:\+|(?:and|or|&) (?:over|above|older))$/.exec(text);
  if (open) return Number(open[1]) >= 85 ? bandOfAge(Number(open[1])) : undefined;
  const range = /^(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})$/.exec(text);
  if (!range || Number(range[1]) > Number(range[2])) return undefined;
  const [lower, upper] = [bandOfAge(Number(range[1])), bandOfAge(Number(range[2]))];
  return lower === upper ? lower : undefined;
}
