import { plainName } from '../vocabulary/spelling';

/** Names longer than this are compared by their beginning. */
const longest = 80;

/** How many letters must be put in, taken out or changed to make one text the other. */
function edits(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let to = 1; to <= other.length; to += 1) {
      const kept = (row[to - 1] ?? 0) + (letter === other[to - 1] ? 0 : 1);
      next.push(Math.min(kept, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** How alike two column names are, from 0 to 1, by their letters or by their words, spelling set aside. */
export function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => plainName(name).slice(0, longest)) as [string, string];
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const byLetter = 1 - edits(a, b) / Math.max(a.length, b.length);
  const [wordsA, wordsB] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const shared = [...wordsA].filter((word) => wordsB.has(word)).length;
  const byWord = (0.95 * 2 * shared) / (wordsA.size + wordsB.size);
  return Math.max(byLetter, byWord);
}

/** The name most like another, of those that are at least as like as `least`; the first of several. */
export function nearest(name: string, among: readonly string[], least: number): string | null {
  const [best] = among
    .map((one) => ({ one, share: likeness(name, one) }))
    .filter(({ share }) => share >= least)
    .toSorted((a, b) => b.share - a.share);
  return best?.one ?? null;
}
