import type { TripwireLevel } from '../../vocabulary/tripwire';
import { type Cells, type Read, shareOf } from './cells';
import type { Found } from './chance';
import type { HeaderWord } from './header';
import { givenAndFamilyNames } from './lexicon';

/** How the texts of a column are spread over people: many for few people are details, few for many are categories. */
export interface Spread {
  readonly distinct: number;
  /** People with a text, each text of theirs counted once; rows where nobody is named. */
  readonly heads: number;
}

/** Under 40 different texts with at least three people each: sites, activities, workers. */
export function isShared({ distinct, heads }: Spread): boolean {
  return distinct < 40 && heads >= 3 * distinct;
}

const titles = /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|rev|revd|lady|dame)\.? )+/i;
const word = /^[\p{L}\p{M}'\u2019`.-]+$/u;
const capital = /^['\u2019]?\p{Lu}/u;
const longest = 60;

/** The words of a text that could be a name, or none. */
function nameWords(text: string): readonly string[] {
  if (text.length > longest || /\d/.test(text)) return [];
  const words = text
    .replace(titles, '')
    .replace(/,/g, ' ')
    .split(' ')
    .filter((part) => part !== '');
  return words.length <= 5 && words.every((part) => word.test(part)) ? words : [];
}

interface Likeness {
  /** Share of the different texts that could be a name at all; that are two or three capitalised words; that are one. */
  readonly any: number;
  readonly several: number;
  readonly single: number;
  /** Share of the words of such texts that are common names. */
  readonly known: number;
}

function likeness(read: readonly Read[]): Likeness {
  let [any, several, single, words, known] = [0, 0, 0, 0, 0];
  for (const { text } of read) {
    const parts = nameWords(text);
    if (parts.length === 0) continue;
    any += 1;
    const [first = '', last = ''] = [parts[0], parts.at(-1)];
    const capitals = capital.test(first) && capital.test(last);
    if (parts.length === 1) single += 1;
    else if (parts.length <= 3 && capitals) several += 1;
    for (const part of parts) {
      for (const piece of part
        .toLowerCase()
        .replace(/['\u2019`.]/g, '')
        .split('-')) {
        if (piece.length < 2) continue;
        words += 1;
        if (givenAndFamilyNames.has(piece)) known += 1;
      }
    }
  }
  const n = Math.max(1, read.length);
  return { any: any / n, several: several / n, single: single / n, known: known / Math.max(1, words) };
}

/**
 * Names of people. By the cells alone: half are two or three capitalised words, of which three in ten are common names, and most are
 * different people's; single words need more common ones. Names of staff are worth a look.
 */
export function names(
  cells: Cells,
  says: ReadonlySet<HeaderWord>,
  isWorker: boolean,
  spread: () => Spread,
): Found | undefined {
  if (!cells.letters || cells.distinct < 2) return undefined;
  const read = cells.read();
  if (read.length > 300 && likeness(read.filter((_, at) => at % 16 === 0)).any < 0.2) return undefined;
  const { any, several, single, known } = likeness(read);
  if (any < 0.4) return undefined;
  const found = (level: TripwireLevel): Found => ({
    level,
    share: shareOf(read, (text) => nameWords(text).length > 0),
  });
  if (isWorker) return known >= 0.3 ? found('note') : undefined;
  if (says.has('name') && any >= 0.5) return found('stop');
  if (says.has('perhapsName') && any >= 0.5 && known >= 0.15) return found('stop');
  if (says.has('staff') && any >= 0.5 && known >= 0.3) return found('warn');
  const likely = (several >= 0.5 && known >= 0.3) || (any >= 0.5 && known >= (single < 0.5 ? 0.35 : 0.5));
  if (!likely) return undefined;
  const { distinct, heads } = spread();
  if (isShared({ distinct, heads })) return undefined;
  if (cells.distinct < 5) return found('warn');
  return distinct > 0.5 * heads || distinct >= 40 || (single < 0.5 && known >= 0.5)
    ? found('stop')
    : found('warn');
}
