import { type FieldId, fields } from '../vocabulary/fields';
import { measures } from '../vocabulary/measures';
import { plainName } from '../vocabulary/spelling';
import { alike, editsBetween } from './spelled';

const leastSimilar = 0.6;
/** Letters of a name beyond this tell nothing more. */
export const longest = 120;

/** A known name, and what it is a name of. */
export interface Target {
  readonly words: readonly string[];
  readonly joined: string;
  readonly synonym: string;
  readonly role?: FieldId;
  readonly measure?: string;
}

/** Words too common in column names to tell one from another by themselves. */
const common: ReadonlySet<string> = new Set(
  'date id no number ref code type score total is on in at of the for to by'.split(' '),
);
const weightOf = (word: string): number => (/^\d+$/.test(word) ? 0.2 : common.has(word) ? 0.4 : 1);

/** How words are shortened in column names. */
const shortened: ReadonlyMap<string, string> = new Map([
  ['dt', 'date'],
  ['num', 'no'],
  ['nr', 'no'],
  ['pt', 'patient'],
  ['pat', 'patient'],
  ['cl', 'client'],
  ['eth', 'ethnicity'],
  ['dep', 'deprivation'],
  ['depriv', 'deprivation'],
  ['prac', 'practice'],
  ['appt', 'appointment'],
  ['yrs', 'years'],
  ['org', 'organisation'],
  ['referal', 'referral'],
  ['identifier', 'id'],
]);

/** The words of a name, their usual shortenings written out. */
export function wordsOf(text: string): readonly string[] {
  return plainName(text.slice(0, longest).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .split(' ')
    .slice(0, 12)
    .map((word) => shortened.get(word) ?? word);
}

function targets(of: { readonly role?: FieldId; readonly measure?: string }, synonyms: readonly string[]) {
  return synonyms.map((synonym): Target => {
    const words = wordsOf(synonym);
    return { ...of, synonym, words, joined: words.join('') };
  });
}

const known: readonly Target[] = [
  ...fields.flatMap(({ id, synonyms }) => targets({ role: id }, synonyms)),
  ...measures.flatMap(({ id, synonyms }) => targets({ measure: id }, synonyms)),
];

const knownByWord = new Map<string, Target[]>();
for (const target of known) {
  for (const word of new Set(target.words)) {
    const list = knownByWord.get(word) ?? [];
    list.push(target);
    knownByWord.set(word, list);
  }
}

const likeWords = new Map<string, ReadonlyMap<string, number>>();
const mostRemembered = 20_000;

/** The words of known names that a word is like, and how much. */
function likeOf(word: string): ReadonlyMap<string, number> {
  const before = likeWords.get(word);
  if (before !== undefined) return before;
  const like = new Map<string, number>();
  for (const other of knownByWord.keys()) {
    const share = word === other ? 1 : alike(word, other);
    if (share > 0) like.set(other, share);
  }
  if (likeWords.size < mostRemembered) likeWords.set(word, like);
  return like;
}

/** The known name nearest to a column's. */
export interface Closest {
  readonly target: Target;
  readonly share: number;
  /** The share of the nearest name of something else, 0 where there is none. */
  readonly next: number;
}

/** Which known name of the wanted kind the words of a column are most like; none when they are like none. */
export function closest(words: readonly string[], wanted: (target: Target) => boolean): Closest | undefined {
  const joined = words.join('');
  const near = new Set(
    words.flatMap((word) => [...likeOf(word).keys()].flatMap((other) => knownByWord.get(other) ?? [])),
  );
  const scored = new Map<string, { target: Target; share: number }>();
  const consider = (target: Target, share: number): void => {
    const id = target.role ?? target.measure ?? '';
    if (share >= leastSimilar && share > (scored.get(id)?.share ?? 0)) scored.set(id, { target, share });
  };
  for (const target of near) if (wanted(target)) consider(target, shareOf(words, target.words));
  if (words.length <= 4 && joined.length >= 5 && joined.length <= 40) {
    for (const target of known) {
      if (!wanted(target) || Math.abs(target.joined.length - joined.length) > 2 || target.joined.length < 5)
        continue;
      const edits = editsBetween(joined, target.joined, 2);
      if (edits <= 2 && edits * 6 <= joined.length) consider(target, 1 - edits / joined.length);
    }
  }
  const [first, second] = [...scored.values()].toSorted((one, other) => other.share - one.share);
  return first === undefined ? undefined : { ...first, next: second?.share ?? 0 };
}

/** Weighted overlap of two lists of words: twice what they share over what both have. */
function shareOf(words: readonly string[], other: readonly string[]): number {
  const left = new Set(other);
  let shared = 0;
  let telling = 0;
  for (const word of words) {
    const like = likeOf(word);
    let best: { word: string; share: number } | undefined;
    for (const candidate of left) {
      const share = like.get(candidate) ?? 0;
      if (share > (best?.share ?? 0)) best = { word: candidate, share };
    }
    if (best === undefined) continue;
    left.delete(best.word);
    shared += best.share * (weightOf(word) + weightOf(best.word));
    if (!common.has(best.word) && !common.has(word)) telling += 1;
  }
  if (telling === 0) return 0;
  const all = [...words, ...other].reduce((sum, word) => sum + weightOf(word), 0);
  return shared / all;
}
