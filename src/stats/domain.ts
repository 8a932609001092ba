/**
 * Stops a question that has no answer before it becomes a NaN: unless the rule holds, throws a RangeError that reads
 * `student: df must be > 0, got -1`. A NaN argument breaks every rule written as a comparison.
 */
export function requireThat(holds: boolean, distribution: string, rule: string, got: number): void {
  if (!holds) throw new RangeError(`${distribution}: ${rule}, got ${got}`);
}

/** Requires a probability: a number from 0 to 1, both ends allowed. */
export function requireProbability(p: number, distribution: string, name = 'p'): void {
  requireThat(p >= 0 && p <= 1, distribution, `${name} must be from 0 to 1`, p);
}
