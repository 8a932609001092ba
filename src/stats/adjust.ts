type Corrected<P> = P extends number ? number : null;

function asked(p: readonly (number | null)[]): readonly { readonly p: number; readonly place: number }[] {
  const known = p.flatMap((one, place) => (one === null ? [] : [{ p: one, place }]));
  if (known.some((one) => !(one.p >= 0 && one.p <= 1))) throw new RangeError('adjust: not a p value');
  return known.sort((a, b) => a.p - b.p);
}

function corrected<P extends number | null>(
  p: readonly P[],
  ranked: readonly { readonly p: number; readonly place: number }[],
): Corrected<P>[] {
  const found = new Map(ranked.map((one) => [one.place, one.p]));
  return p.map((_, place) => (found.get(place) ?? null) as Corrected<P>);
}

/**
 * How small is each p value, given that several questions were asked? Holm's step-down: the chance of even one false
 * claim in the family stays at the level. Order is kept; null (no test) stays null and is not counted.
 * Throws when a value is not between 0 and 1. Holm (1979). R: `p.adjust(p, "holm")`.
 */
export function holm<P extends number | null>(p: readonly P[]): Corrected<P>[] {
  const ranked = asked(p);
  let largest = 0;
  const stepped = ranked.map((one, i) => {
    largest = Math.max(largest, Math.min(1, (ranked.length - i) * one.p));
    return { p: largest, place: one.place };
  });
  return corrected(p, stepped);
}

/**
 * What share of the claims made up to each p value would be false? Benjamini and Hochberg's step-up, for exploring.
 * Order, null and throwing as `holm`. Benjamini & Hochberg (1995), JRSS B 57. R: `p.adjust(p, "BH")`.
 */
export function benjaminiHochberg<P extends number | null>(p: readonly P[]): Corrected<P>[] {
  const ranked = asked(p);
  let smallest = 1;
  const stepped = ranked
    .map((one, i) => ({ p: (ranked.length / (i + 1)) * one.p, place: one.place }))
    .reverse()
    .map((one) => {
      smallest = Math.min(smallest, one.p);
      return { p: smallest, place: one.place };
    });
  return corrected(p, stepped);
}
