import { chiSquaredDensity } from './chisquared';
import { requireThat } from './domain';
import { invert } from './invert';
import { normalDensity, normalLower } from './normal';
import { sum } from './sum';

/** Positive zeros of Legendre's polynomial of degree 10, and the weights of Gauss' rule at them. */
const RULE = [
  [0.14887433898163122, 0.29552422471475287],
  [0.4333953941292472, 0.2692667193099964],
  [0.6794095682990244, 0.21908636251598204],
  [0.8650633666889845, 0.14945134915058059],
  [0.9739065285171717, 0.06667134430868814],
] as const;

/** Beyond this distance from its mode the density of chi is below the last digit. */
const BULK = 9;
const PANEL = 0.4;
const MOST_PANELS = 4000;

/** Where a t statistic would be without noncentrality, and how much of all there is there. */
interface Piece {
  readonly at: number;
  readonly share: number;
}

/** The spread of t times chi over √df, cut into pieces fine enough for chi and for the normal laid over it. */
function pieces(t: number, df: number): readonly Piece[] {
  const root = Math.sqrt(df);
  const [low, high] = [Math.max(0, root - BULK), root + BULK];
  const width = Math.min(PANEL, root / Math.max(Math.abs(t), 1e-3));
  const panels = Math.min(MOST_PANELS, Math.ceil((high - low) / width));
  const half = (high - low) / panels / 2;
  return Array.from({ length: panels }, (_, i) => low + (2 * i + 1) * half).flatMap((middle) =>
    RULE.flatMap(([zero, weight]) =>
      [middle - zero * half, middle + zero * half].map((u) => ({
        at: (t * u) / root,
        share: weight * half * 2 * u * chiSquaredDensity(u * u, df),
      })),
    ),
  );
}

function requireArguments(t: number, df: number): void {
  requireThat(Number.isFinite(t), 'noncentral', 't must be a finite number', t);
  requireThat(df >= 1 && df < Infinity, 'noncentral', 'df must be at least 1 and finite', df);
}

/**
 * The share above t of the noncentral t distribution with `df` ≥ 1 degrees of freedom: the power of a test whose limit is t.
 * The normal is laid over the density of chi, by Gauss' rule of ten points on short panels. Good to about 1e-12 of 1.
 * R: `pt(t, df, ncp, lower.tail = FALSE)`, which itself is off by up to 4e-8.
 */
export function noncentralUpper(t: number, df: number, ncp: number): number {
  requireArguments(t, df);
  requireThat(Number.isFinite(ncp), 'noncentral', 'ncp must be a finite number', ncp);
  return Math.min(1, sum(pieces(t, df).map(({ at, share }) => share * normalLower(ncp - at))));
}

/**
 * The noncentrality that puts a share `power` (between 0 and 1) above t. R: `uniroot` of `pt(t, df, ncp, lower.tail = FALSE) - power`
 * over ncp.
 */
export function noncentrality(power: number, t: number, df: number): number {
  requireArguments(t, df);
  requireThat(power > 0 && power < 1, 'noncentral', 'power must be between 0 and 1', power);
  const all = pieces(t, df);
  const cutAt = (ncp: number) => ({
    area: sum(all.map(({ at, share }) => share * normalLower(ncp - at))),
    density: sum(all.map(({ at, share }) => share * normalDensity(ncp - at))),
  });
  return invert(cutAt, 'below', power, t);
}
