import type { Entry, Numbers } from '../corpus/expectation';
import { corpus } from '../corpus/corpus';
import type { Source } from '../../src/engine/database';

/** A file of the corpus. */
export function entry(id: string): Entry {
  const found = corpus.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no file ${id} in the corpus`);
  return found;
}

export function sourceOf({ file, bytes }: Entry): Source {
  return { name: file, blob: new Blob([bytes() as BlobPart]) };
}

/** What the corpus says of a file that loads. */
export function numbersOf({ id, expect: expected }: Entry): Numbers {
  if (expected.outcome !== 'loads' && expected.outcome !== 'warns') throw new Error(`${id} does not load`);
  return expected;
}
