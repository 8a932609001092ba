import { corpus } from './corpus';
import type { Entry } from './expectation';
import { mutate } from './mutate';
import { type Draw, drawFrom } from './mutations';

const largest = 100_000;

/** A spoiled file. */
export interface Spoiled {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** From which file of the corpus it was made, and how. */
  readonly how: string;
}

const seeds = corpus.filter(({ id }) => !/^size|^zip\/bomb|\/columns-many$/.test(id));
const made = new Map<string, Uint8Array>();

/** The spoiled file of this number: the same bytes whenever it is asked for. */
export function spoiled(number: number): Spoiled {
  const draw = drawFrom(number ^ 0x5eed);
  const [one, other] = [drawn(draw), drawn(draw)];
  const { bytes, done } = mutate(bytesOf(one), number, bytesOf(other));
  return { name: one.file, bytes, how: `${one.id}, ${done.join(', ')}, with ${other.id}` };
}

/** A file of the corpus that is quickly read. */
function drawn(draw: Draw): Entry {
  for (;;) {
    const one = seeds[draw(seeds.length)];
    if (one === undefined) throw new Error('fuzz: there are no files to begin with');
    if (bytesOf(one).length <= largest) return one;
  }
}

function bytesOf({ id, bytes }: Entry): Uint8Array {
  const known = made.get(id) ?? bytes();
  made.set(id, known);
  return known;
}
