import { editsBetween } from './spelled';

/** A level of a column and how many rows have it. */
export interface LevelCount {
  readonly level: string;
  readonly n: number;
}

/** Levels that look like one. */
export interface NearDuplicates {
  /** The most frequent spelling; among equals the one that was met first. */
  readonly keep: string;
  readonly others: readonly string[];
  /** Rows of all of them. */
  readonly n: number;
  /** `spelling`: they differ in capitals, spaces and punctuation alone. `letters`: some differ in a letter or two, so ask. */
  readonly differ: 'spelling' | 'letters';
}

/** More levels than this are compared by spelling alone. */
const mostCompared = 500;

/**
 * Groups of levels that are probably one category written in several ways (`GP `, `gp`, `G.P.`; `Housing`, `Houseing`), the largest
 * group first. Numbers are never near: `Ward 1` is not `Ward 2`, `10-14` is not `1014`.
 */
export function nearDuplicates(levels: readonly LevelCount[]): readonly NearDuplicates[] {
  const bySpelling = new Map<string, LevelCount[]>();
  for (const one of levels) {
    const key = spellingKey(one.level);
    if (key === '') continue;
    const same = bySpelling.get(key) ?? [];
    same.push(one);
    bySpelling.set(key, same);
  }
  const spelled = [...bySpelling]
    .map(([key, found]) => ({ key: keyOf(key), found, n: found.reduce((sum, { n }) => sum + n, 0) }))
    .toSorted((one, other) => other.n - one.n);
  const heads: { key: Key; found: LevelCount[]; letters: boolean }[] = [];
  for (const { key, found } of spelled) {
    const head = spelled.length > mostCompared ? undefined : heads.find((one) => near(one.key, key));
    if (head === undefined) heads.push({ key, found: [...found], letters: false });
    else {
      head.found.push(...found);
      head.letters = true;
    }
  }
  return heads
    .filter(({ found }) => found.length > 1)
    .map(({ found, letters }): NearDuplicates => {
      const [keep, ...others] = found.toSorted((one, other) => other.n - one.n).map(({ level }) => level);
      const n = found.reduce((sum, one) => sum + one.n, 0);
      return { keep: keep ?? '', others, n, differ: letters ? 'letters' : 'spelling' };
    })
    .toSorted((one, other) => other.n - one.n);
}

/** What is left of a level when capitals, accents, spaces and punctuation are set aside; signs beside digits stay. */
export function spellingKey(level: string): string {
  const plain = level
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .toLowerCase()
    .replace(/[\u2019']/g, '')
    .replace(/&/g, ' and ');
  const kept = /\d/.test(plain) ? /[^\p{Letter}\p{Number}<>+=≤≥.-]+/gu : /[^\p{Letter}]+/gu;
  return (
    plain
      .replace(kept, ' ')
      .trim()
      // Letters standing alone are an abbreviation written with points or spaces: `g.p.` is `gp`.
      .replace(/(?<=(?:^| )\p{Letter}) (?=\p{Letter}(?: |$))/gu, '')
  );
}

interface Key {
  readonly start: string;
  readonly words: readonly string[];
  readonly joined: string;
  /** The numbers in it, with their signs: two levels with other numbers are never near. */
  readonly numbers: string;
}

function keyOf(key: string): Key {
  return {
    start: key.slice(0, 1),
    words: key.split(' '),
    joined: key.replaceAll(' ', ''),
    numbers: (key.match(/[\d<>+=≤≥.-]+/g) ?? []).join(' '),
  };
}

/** Whether two keys differ by a slip of the hand: in one word of five letters or more, and not in how it begins. */
function near(one: Key, other: Key): boolean {
  if (one.start !== other.start || one.numbers !== other.numbers) return false;
  if (one.joined === other.joined) return one.numbers === '';
  if (one.words.length !== other.words.length) return false;
  const differing = one.words.findIndex((word, at) => word !== other.words[at]);
  const [word = '', second = ''] = [one.words[differing], other.words[differing]];
  if (one.words.some((same, at) => at > differing && same !== other.words[at])) return false;
  const shorter = Math.min(word.length, second.length);
  if (shorter < 5 || word[0] !== second[0]) return false;
  const most = shorter >= 9 ? 2 : 1;
  return editsBetween(word, second, most) <= most;
}
