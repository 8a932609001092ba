import { corpus } from './corpus';
import { mutate } from './mutate';
import { drawFrom } from './mutations';

const largest = 100_000;

/** A spoiled file. */
export interface Spoiled {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** From which file of the corpus it was made, and how. */
  readonly how: string;
}

let seeds: readonly { readonly id: string; readonly file: string; readonly bytes: Uint8Array }[] | undefined;

/** The spoiled file of this number: the same bytes whenever it is asked for. */
export function spoiled(number: number): Spoiled {
  seeds ??= corpus.flatMap(({ id, file, bytes }) => {
    const made = /^(?:size|zip\/bomb)/.test(id) ? undefined : bytes();
    return made === undefined || made.length > largest ? [] : [{ id, file, bytes: made }];
  });
  const draw = drawFrom(number ^ 0x5eed);
  const [one, other] = [seeds[draw(seeds.length)], seeds[draw(seeds.length)]];
  if (one === undefined || other === undefined) throw new Error('fuzz: there are no files to begin with');
  const { bytes, done } = mutate(one.bytes, number, other.bytes);
  return { name: one.file, bytes, how: `${one.id}, ${done.join(', ')}, with ${other.id}` };
}
