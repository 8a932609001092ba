import { none, type Rows } from '../engine/rows';
import { notRecorded } from '../vocabulary/dimensions';
import { Growing, narrowed } from './grid';
import type { People } from './people';
import { placeOf } from './readplace';
import type { Placed } from './scorecolumns';

/** The rows of `contact` from the used rows of attendance registers; none where there is no such file. A register without a word for being there lists those who came. */
export function contactRows(registers: readonly Placed[], people: People): Rows | undefined {
  if (registers.length === 0) return undefined;
  const start = startsOf(registers, people);
  const words: string[] = [];
  const numbers = new Map<string, number>();
  const wordAt = (word: string): number => {
    const known = numbers.get(word) ?? words.length;
    if (known === words.length) {
      numbers.set(word, known);
      words.push(word);
    }
    return known;
  };
  const [episode, day, activity] = [new Growing(), new Growing(), new Growing()];
  const attended: number[] = [];
  const hours: number[] = [];
  for (const placed of registers) {
    const date = placeOf(placed, 'date');
    const was = placeOf(placed, 'attended');
    const lasted = placeOf(placed, 'hours');
    const what = placeOf(placed, 'activity');
    const own = what?.readings.map(({ level = notRecorded }) => wordAt(level));
    const silent = wordAt(notRecorded);
    for (const [row, at] of placed.referral.entries()) {
      if (at < 0) continue;
      const taken = date === undefined ? none : (date.days[date.codes[row] as number] as number);
      const from = start[at] as number;
      episode.push(at + 1);
      day.push(taken === none || from === none ? none : taken - from);
      activity.push(own?.[what?.codes[row] as number] ?? silent);
      attended.push(was === undefined || was.readings[was.codes[row] as number]?.level === 'yes' ? 1 : 0);
      hours.push(lasted === undefined ? NaN : (lasted.numbers[lasted.codes[row] as number] as number));
    }
  }
  return {
    episode: { kind: 'integer', values: episode.finish() },
    day: { kind: 'integer', values: day.finish() },
    activity: { kind: 'word', codes: narrowed(activity.finish(), words.length), words },
    attended: { kind: 'boolean', values: Uint8Array.from(attended) },
    hours: { kind: 'double', values: Float64Array.from(hours) },
  };
}

/** The day that each referral's contacts count from: the referral's own, or else its earliest contact. */
function startsOf(registers: readonly Placed[], { referred }: People): Int32Array {
  const start = referred.slice();
  for (const placed of registers) {
    const date = placeOf(placed, 'date');
    if (date === undefined) continue;
    for (const [row, at] of placed.referral.entries()) {
      if (at < 0 || referred[at] !== none) continue;
      const day = date.days[date.codes[row] as number] as number;
      if (day !== none && (start[at] === none || day < (start[at] as number))) start[at] = day;
    }
  }
  return start;
}
