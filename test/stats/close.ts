import { expect } from 'vitest';

function far(actual: unknown, expected: unknown, tolerance: number, path: string): readonly string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const near = Math.abs(actual - expected) <= tolerance * Math.max(Math.abs(expected), 1e-3);
    return near ? [] : [`${path}: ${actual} is not ${expected}`];
  }
  if (expected !== null && typeof expected === 'object' && actual !== null && typeof actual === 'object') {
    const found = new Map<string, unknown>(Object.entries(actual));
    return Object.entries(expected).flatMap(([key, value]) =>
      far(found.get(key), value, tolerance, `${path}.${key}`),
    );
  }
  return actual === expected ? [] : [`${path}: ${String(actual)} is not ${String(expected)}`];
}

/** Every number in `expected` is met to the relative `tolerance` (absolute below 0.001), everything else exactly. */
export function expectClose(actual: unknown, expected: unknown, tolerance = 1e-10): void {
  expect(far(actual, expected, tolerance, 'result')).toEqual([]);
}

/** One number relative to its own size, however small: for p values. */
export function expectRelative(actual: number, expected: number, tolerance = 1e-10): void {
  expect(Math.abs(actual / expected - 1), `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** Every number anywhere in a result can be printed. */
export function expectFinite(result: unknown): void {
  if (typeof result === 'number') expect(Number.isFinite(result)).toBe(true);
  else if (result !== null && typeof result === 'object') Object.values(result).forEach(expectFinite);
}
