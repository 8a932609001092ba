import { instruments } from './items';
import type { StageKind } from './mapping';
import { plainName } from './spelling';
import { type Stage, stageOf } from './stages';

/** The columns that hold one instrument's items at one stage, in the order of the items. */
export interface ItemSet {
  readonly instrument: string;
  readonly columns: readonly string[];
  readonly stage?: StageKind;
  readonly order?: number;
  /** False where the numbers could be waves of a total, or item and wave could be the other way round: ask. */
  readonly certain: boolean;
}

/** A name that starts item columns: of an instrument, or of the four questions that are measures of their own. */
interface Name {
  readonly text: string;
  readonly pattern: RegExp;
  readonly instrument: string;
  readonly items: number;
}

const ons4 = ['ons-life-satisfaction', 'ons-worthwhile', 'ons-happiness', 'ons-anxiety'];

/** Words too short to be an instrument without a doubt. */
const vague: ReadonlySet<string> = new Set(['who', 'core', 'ons', 'rse', 'gse']);

const names: readonly Name[] = [
  ...instruments.map(({ id, names: texts, items }) => ({ texts, instrument: id, items })),
  { texts: ['ons 4', 'ons', 'ons wellbeing', 'ons pwb'], instrument: 'ons4', items: 4 },
]
  .flatMap(({ texts, ...of }) =>
    texts.map((text): Name => ({
      ...of,
      text,
      pattern: new RegExp(
        `(?:^| )${text.replaceAll(' ', ' ?')}(?= |$${/\d$/.test(text) ? '' : '|\\d'}|(?:q|item)\\d)`,
      ),
    })),
  )
  .toSorted((one, other) => other.text.length - one.text.length);

const unit =
  '(?:d|day|days|w|wk|wks|week|weeks|m|mth|mths|month|months|y|yr|yrs|year|years|st review|nd review|rd review|th review)';
const wavePattern = /\b(?:t|tp|time ?point|time|wave|w|visit) ?(\d{1,2})\b/;
const timePatterns: readonly RegExp[] = [
  /\b(?:week|month|day|year) ?\d{1,3}\b/,
  /\b(?:review|follow ?up|fu) ?\d{1,2}\b/,
  new RegExp(`\\b\\d{1,3} ?${unit}\\b`),
];
const markedPattern = /\b(?:q|qu|qn|question|item|itm) ?(\d{1,2})\b/;
const barePattern = /\b\d{1,2}\b/g;
const startPattern = /\b(?:bl|bsl|base)\b/g;

interface Reading {
  readonly column: string;
  readonly name: Name;
  readonly item: number;
  readonly stage: Stage | undefined;
  readonly wave: number | undefined;
  /** Whether the item's number is marked as one, and whether another order of the numbers was possible. */
  readonly marked: boolean;
  readonly second: boolean;
}

/** Everything a column name could mean as an item; none when it names no instrument and number. */
function readingsOf(column: string): readonly Reading[] {
  const plain = plainName(column.slice(0, 200));
  return names.flatMap((name): readonly Reading[] => {
    const found = name.pattern.exec(plain);
    if (found === null) return [];
    let rest = `${plain.slice(0, found.index)} ${plain.slice(found.index + found[0].length)}`;
    const wave = wavePattern.exec(rest);
    if (wave !== null) rest = rest.replace(wave[0], ' ');
    const time = timePatterns.map((pattern) => pattern.exec(rest)?.[0]).find((text) => text !== undefined);
    if (time !== undefined) rest = rest.replace(time, ' ');
    const marked = markedPattern.exec(rest);
    if (marked !== null) rest = rest.replace(marked[0], ' ');
    const bare = [...rest.matchAll(barePattern)].map(([number]) => Number(number));
    const stage = stageOf(
      `${time?.replace(/([a-z])(\d)/, '$1 $2') ?? ''} ${rest.replace(barePattern, ' ').replace(startPattern, 'baseline')}`,
    );
    const of = { column, name, stage, marked: marked !== null };
    const within = (item: number): boolean => item >= 1 && item <= name.items;
    const numbers = [...(marked === null ? [] : [Number(marked[1])]), ...bare];
    const waves = wave === null ? [] : [Number(wave[1])];
    const [first, second, more] = numbers;
    if (first === undefined || more !== undefined || waves.length + numbers.length > 2) return [];
    const as = (item: number, at: number | undefined, turned: boolean): readonly Reading[] =>
      within(item) ? [{ ...of, item, wave: at, second: turned }] : [];
    if (second === undefined) return as(first, waves[0], false);
    if (marked !== null) return as(first, second, false);
    return [...as(first, second, false), ...as(second, first, true)];
  });
}

/**
 * The item columns of a wide header. A set is told only by all its items at one stage, so that `phq_9` alone stays a total. Waves
 * without a stage word are staged by their number.
 */
export function itemSets(header: readonly string[]): readonly ItemSet[] {
  const groups = new Map<string, Map<number, Reading | undefined>>();
  for (const reading of header.flatMap(readingsOf)) {
    const { name, stage, wave, second, item } = reading;
    const key = [name.instrument, name.text, stage?.order ?? '', wave ?? '', second].join('/');
    const group = groups.get(key) ?? new Map<number, Reading | undefined>();
    // Two columns for one item make the set unclear: it is then none.
    group.set(item, group.has(item) ? undefined : reading);
    groups.set(key, group);
  }
  const whole = [...groups.values()].flatMap((group): readonly (readonly Reading[])[] => {
    const items = [...group]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([, reading]) => reading ?? []);
    return items.length === items[0]?.name.items ? [items] : [];
  });
  const way = (items: readonly Reading[]): string =>
    `${items[0]?.name.text ?? ''}/${String(items[0]?.second)}`;
  const columns = new Map<string, number>();
  for (const items of whole) columns.set(way(items), (columns.get(way(items)) ?? 0) + items.length);
  const covered = (items: readonly Reading[]): number => columns.get(way(items)) ?? 0;
  const inOrder = whole.toSorted(
    (one, other) =>
      covered(other) - covered(one) ||
      Number(one[0]?.second) - Number(other[0]?.second) ||
      (other[0]?.name.text.length ?? 0) - (one[0]?.name.text.length ?? 0),
  );
  const used = new Set<string>();
  const kept = inOrder.filter((items) => {
    if (items.some(({ column }) => used.has(column))) return false;
    for (const { column } of items) used.add(column);
    return true;
  });
  const doubtful = new Set(
    whole.filter((items) => !kept.includes(items)).flatMap((items) => items.map(({ column }) => column)),
  );
  return kept.flatMap((items) => setsOf(items, kept, doubtful));
}

function setsOf(
  items: readonly Reading[],
  kept: readonly (readonly Reading[])[],
  doubtful: ReadonlySet<string>,
): readonly ItemSet[] {
  const [first] = items;
  if (first === undefined) return [];
  const { name, wave } = first;
  const waves = kept
    .flatMap(([other]) => (other?.name === name && other.wave !== undefined ? [other.wave] : []))
    .toSorted((a, b) => a - b);
  const rank = wave === undefined || waves.length < 2 ? -1 : waves.indexOf(wave);
  const stage: Stage | undefined =
    first.stage ??
    (rank < 0
      ? undefined
      : { kind: rank === 0 ? 'baseline' : rank === waves.length - 1 ? 'exit' : 'review', order: rank });
  const marked = items.every((one) => one.marked);
  const turned = items.some(({ column }) => doubtful.has(column)) && wave !== undefined;
  const certain = !turned && !vague.has(name.text) && (marked || name.items > 3);
  const when = { ...(stage === undefined ? {} : { stage: stage.kind, order: stage.order }), certain };
  const columns = items.map(({ column }) => column);
  return name.instrument === 'ons4'
    ? ons4.map((instrument, at) => ({ instrument, columns: columns.slice(at, at + 1), ...when }))
    : [{ instrument: name.instrument, columns, ...when }];
}
