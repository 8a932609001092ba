import { drawFrom, mutations } from './mutations';

const names = Object.keys(mutations);

export interface Mutant {
  readonly bytes: Uint8Array;
  /** What was done, in order. */
  readonly done: readonly string[];
}

/** A spoiled copy of `bytes`, by one to four mutations; the same for the same seed, and never the file itself unless nothing could be done to it. */
export function mutate(bytes: Uint8Array, seed: number, other: Uint8Array = bytes): Mutant {
  const draw = drawFrom(seed);
  const done: string[] = [];
  let made = bytes;
  for (let times = 1 + draw(4), tries = 0; tries < 12 && (times > 0 || same(made, bytes)); tries += 1) {
    const name = names[draw(names.length)] ?? '';
    const mutation = mutations[name];
    if (mutation === undefined) throw new RangeError(`no mutation ${name}`);
    const next = mutation(made, draw, other);
    times -= 1;
    if (same(next, made)) continue;
    made = next;
    done.push(name);
  }
  return { bytes: made === bytes ? bytes.slice() : made, done };
}

function same(one: Uint8Array, two: Uint8Array): boolean {
  return one.length === two.length && one.every((byte, at) => byte === two[at]);
}
