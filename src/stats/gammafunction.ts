import { requireThat } from './domain';

const HALF_LOG_TWO_PI = 0.9189385332046728;
const ONE_MINUS_EULER = 0.42278433509846713;

/** ζ(k) − 1 for k = 2, 3, …: the Taylor coefficients of log Γ at 2 are these over k, with alternating sign. */
const ZETA_MINUS_ONE = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.490155482836504e-8, 7.45071178983543e-9, 3.725334024788457e-9,
  1.862659723513049e-9,
];

/** B₂ₙ / (2n (2n − 1)) for n = 1, 2, …: Stirling's series in odd powers of 1/x. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360] as const;

/** log Γ(2 + e) for |e| ≤ 1/2, without losing digits as e goes to 0. */
function logGammaNearTwo(e: number): number {
  let sum = 0;
  for (let i = ZETA_MINUS_ONE.length - 1; i >= 0; i--) sum = (ZETA_MINUS_ONE[i] ?? 0) / (i + 2) - e * sum;
  return e * (ONE_MINUS_EULER + e * sum);
}

/** log Γ(1 + x) for 0 ≤ x ≤ 3/2: small where Γ is near 1, and still exact to the last digits there. */
export function logGammaOnePlus(x: number): number {
  return x < 0.5 ? logGammaNearTwo(x) - Math.log1p(x) : logGammaNearTwo(x - 1);
}

/**
 * The logarithm of the gamma function, log Γ(x), for x > 0.
 *
 * R: `lgamma(x)`. Near 1 and 2, where log Γ crosses zero, this keeps the digits R's own drops.
 */
export function logGamma(x: number): number {
  requireThat(x > 0, 'logGamma', 'x must be > 0', x);
  if (x < 0.5) return logGammaOnePlus(x) - Math.log(x);
  if (x < 1.5) return logGammaNearTwo(x - 1) - Math.log1p(x - 1);
  if (x > 15) return x === Infinity ? x : (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
  let rest = x;
  let product = 1;
  while (rest > 2.5) product *= --rest;
  return logGammaNearTwo(rest - 2) + Math.log(product);
}

function stirlingSeries(x: number): number {
  const y = 1 / (x * x);
  let sum = 0;
  for (let i = STIRLING.length - 1; i >= 0; i--) sum = (STIRLING[i] ?? 0) + y * sum;
  return sum / x;
}

/** (x + 1/2) log(1 + 1/x) − 1, by the series in v = 1/(2x + 1), where log(1 + 1/x) is twice the area tangent of v. */
function stirlingStep(x: number): number {
  const v = 1 / (2 * x + 1);
  let power = 1;
  let sum = 0;
  for (let j = 3; ; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * How far Stirling's formula is from log x!: log Γ(x + 1) − [(x + 1/2) log x − x + log(2π)/2], for x > 0. Goes to 1/(12x).
 *
 * R: `lgamma(x + 1) - ((x + 0.5) * log(x) - x + log(2 * pi) / 2)`, which loses digits there and keeps them here.
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
export function stirlingError(x: number): number {
  requireThat(x > 0, 'stirlingError', 'x must be > 0', x);
  if (x < 1) return logGammaOnePlus(x) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
  let sum = 0;
  let from = x;
  for (; from < 15; from++) sum += stirlingStep(from);
  return sum + stirlingSeries(from);
}

/**
 * The deviance of an observed x from an expected m: x log(x/m) + m − x, never negative, with no digits lost when x is near m.
 * Half a Poisson unit deviance. x ≥ 0, m ≥ 0; Infinity when m is 0 and x is not.
 *
 * R: `x * log(x / m) + m - x`. Source: Loader (2000), where it is D₀.
 */
export function deviance(x: number, m: number): number {
  requireThat(x >= 0 && x < Infinity, 'deviance', 'x must be >= 0 and finite', x);
  requireThat(m >= 0, 'deviance', 'm must be >= 0', m);
  if (x === m) return 0;
  if (x === 0) return m;
  if (m === Infinity) return Infinity;
  const v = (x - m) / (x + m);
  if (Math.abs(v) > 0.5) {
    const ratio = x / m;
    const log = ratio > 0 && ratio < Infinity ? Math.log(ratio) : Math.log(x) - Math.log(m);
    return x * log + m - x;
  }
  let sum = (x - m) * v;
  let power = 2 * x * v;
  for (let j = 3; ; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    if (next === sum) return sum;
    sum = next;
  }
}
