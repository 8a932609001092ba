/**
 * A seeded stream of random draws (the sfc32 generator). The same seed and label give the same draws on
 * every machine; each part of the generator has its own label, so that one part can change alone.
 */
export function stream(seed, label) {
  let h = 2166136261;
  for (const letter of `${seed}/${label}`) h = Math.imul(h ^ letter.charCodeAt(0), 16777619);
  let a = h | 0;
  let b = Math.imul(h, 2654435761) | 0;
  let c = seed | 0;
  let d = 1;

  function uniform() {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return ((t >>> 0) + 0.5) / 4294967296;
  }
  for (let i = 0; i < 20; i++) uniform();

  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const chance = (p) => uniform() < p;
  const between = (from, to) => from + Math.floor(uniform() * (to - from + 1));

  /** One key of a record of weights, drawn in proportion to them. */
  function pick(weights) {
    let total = 0;
    for (const key in weights) total += weights[key];
    let left = uniform() * total;
    let drawn;
    for (const key in weights) {
      drawn = key;
      left -= weights[key];
      if (left < 0) break;
    }
    return drawn;
  }

  /** Gamma with the given shape and mean (Marsaglia and Tsang; shape at least 1). */
  function gamma(shape, mean) {
    const k = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * k)) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + k - k * v + k * Math.log(v))
        return (k * v * mean) / shape;
    }
  }

  /** Poisson by multiplying uniforms: right for the small means used here. */
  function poisson(mean) {
    const floor = Math.exp(-mean);
    let count = 0;
    for (let product = uniform(); product > floor; product *= uniform()) count++;
    return count;
  }

  return { uniform, normal, chance, between, pick, gamma, poisson };
}
