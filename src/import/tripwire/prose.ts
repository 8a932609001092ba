import { type Cells, type Read, shareOf } from './cells';
import type { Found } from './chance';
import { isShared, type Spread } from './names';

const streets: ReadonlySet<string> = new Set(
  'road rd street st avenue ave lane ln close drive dr way court ct crescent cres gardens gdns place pl terrace grove walk square sq mews row view rise hill park parade green'.split(
    ' ',
  ),
);
const numberFirst = /^(?:(?:flat|apartment|unit|apt) ?\w{1,4},? )?\d{1,4}[a-z]?,? \p{L}/iu;

/** Whether a text begins with a house number and has a word for a street after it. */
function isAddress(text: string): boolean {
  if (!numberFirst.test(text)) return false;
  const words = text.slice(0, 120).toLowerCase().split(/[ ,]+/);
  return words.slice(2, 9).some((word) => streets.has(word));
}

export function addresses(cells: Cells, named: boolean, spread: () => Spread): Found | undefined {
  if (!cells.letters) return undefined;
  const read = cells.read();
  const share = cells.digits ? shareOf(read, isAddress) : 0;
  if (named) {
    const wordy = shareOf(read, (text) => / /.test(text) && /\p{L}{2}/u.test(text));
    if (Math.max(share, wordy) < 0.2) return undefined;
    return { level: isShared(spread()) ? 'note' : 'stop', share: Math.max(share, wordy) };
  }
  if (share < 0.3) return undefined;
  return { level: isShared(spread()) ? 'note' : cells.distinct < 5 ? 'warn' : 'stop', share };
}

interface Length {
  readonly letters: number;
  readonly words: number;
}

/**
 * Free text: by the median cell over 40 characters or 6 words, most of them different. Lists of choices joined by a mark are none:
 * their parts come again.
 */
export function freeText(
  cells: Cells,
  named: boolean,
  isCategory: boolean,
  spread: () => Spread,
): Found | undefined {
  if (!cells.letters || cells.distinct < 2) return undefined;
  const read = cells.read();
  const { letters, words } = medianOf(read);
  const long = words > 6 || (letters > 40 && words >= 3);
  if (!long && !(named && words >= 2)) return undefined;
  if ((isCategory && cells.distinct <= 30) || isListOfChoices(read)) return undefined;
  const { distinct, heads } = spread();
  if (isShared({ distinct, heads })) return undefined;
  const share = shareOf(read, (text) => text.split(' ', 4).length > 3);
  const different = distinct / Math.max(1, heads);
  if (named && words >= 3 && different > 0.5 && (long || distinct >= 5)) return { level: 'stop', share };
  if (!long) return different > 0.2 && cells.distinct >= 3 ? { level: 'warn', share } : undefined;
  if (different > 0.5 && cells.filled >= 10) return { level: 'stop', share };
  return different > 0.2 && cells.distinct >= 3 ? { level: 'warn', share } : undefined;
}

function medianOf(read: readonly Read[]): Length {
  const weigh = (measure: (text: string) => number): number => {
    const sizes = read.map(({ text, n }) => [measure(text), n] as const).toSorted(([a], [b]) => a - b);
    const half = read.reduce((sum, { n }) => sum + n, 0) / 2;
    let passed = 0;
    for (const [size, n] of sizes) {
      passed += n;
      if (passed > half) return size;
    }
    return 0;
  };
  const letters = weigh((text) => text.length);
  return letters < 8 ? { letters, words: 1 } : { letters, words: weigh(wordsIn) };
}

function wordsIn(text: string): number {
  let words = 1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words += 1;
  return words;
}

function isListOfChoices(read: readonly Read[]): boolean {
  for (const mark of [';', '|', ',']) {
    const parts = new Set<string>();
    let all = 0;
    let words = 0;
    for (const { text } of read.slice(0, 500)) {
      for (const part of text.split(mark)) {
        all += 1;
        words += wordsIn(part.trim());
        parts.add(part.trim().toLowerCase());
      }
    }
    // Choices are short; what comes again in sentences is a way of writing.
    if (words > 4 * all) continue;
    if (all > 1.2 * Math.min(read.length, 500) && parts.size <= 60 && all >= 2 * parts.size) return true;
  }
  return false;
}
