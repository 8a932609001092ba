import { type DimensionId, dimensionById } from '../vocabulary/dimensions';
import { instrumentById } from '../vocabulary/items';
import type {
  ColumnRole,
  CountColumn,
  ItemColumns,
  Mapping,
  ObservedColumn,
  ScoreColumn,
} from '../vocabulary/mapping';
import type { Measure } from '../vocabulary/measure';
import { measureNamed } from '../vocabulary/measures';
import { plainName } from '../vocabulary/spelling';
import { stageOf } from '../vocabulary/stages';
import { isFreelyNamed } from './alike';
import { orderOf, readPastDate } from './calendar';
import { numberIn, readScore, type Scale, scaleIn } from './cell';
import { readCount, readLength, readUse } from './countcells';
import { readAge, readLevel, readStatus } from './level';
import { readMonthOrDay } from './months';
import { isBlank, type Reading } from './reading';
import { readItems } from './readitems';
import { columnAt, type Sheet } from './sheet';

/** One kind of cell to be read. */
export interface Place {
  readonly place: number;
  readonly kind: 'date' | 'level' | 'stage' | 'time' | 'score' | 'tool score' | 'items' | 'count' | 'length';
  /** The column's name in the file. */
  readonly column: string;
  /** The columns whose cells make its text, by number: one, or a tool, its question (-1 for none) and its score. */
  readonly at: readonly number[];
  readonly role?: ColumnRole;
  readonly score?: ScoreColumn;
  readonly items?: ItemColumns;
  readonly count?: CountColumn;
  readonly observed?: ObservedColumn;
}

/** A text that occurs at a place, and in how many rows. */
export interface Found {
  readonly place: number;
  readonly raw: string;
  readonly n: number;
}

/** What stands between the parts of a text made of several cells. */
export const between = '\u001e';

const useRoles = ['group', 'deceased', 'service', 'role', 'attended'] as const;
const dateRoles = ['referral_date', 'first_contact', 'closed'] as const;

/** Every cell that a sheet's mapping asks for, dates of scores once each. */
export function placesOf(sheet: Sheet): readonly Place[] {
  const { mapping } = sheet;
  const places: Omit<Place, 'place'>[] = [];
  const add = (kind: Place['kind'], role: ColumnRole): void => {
    const column = mapping.columns[role];
    if (column !== undefined) places.push({ kind, role, column, at: [columnAt(sheet, column)] });
  };
  for (const role of dateRoles) add('date', role);
  add('level', 'status');
  add('level', 'age');
  for (const id of dimensionById.keys()) add('level', id);
  if (mapping.layout === 'long') {
    add('stage', 'stage');
    add('date', 'date');
    add('time', 'day');
    add('time', 'month');
    const { tool, question, score } = mapping.columns;
    if (score !== undefined && tool !== undefined) {
      const asked = question === undefined ? -1 : columnAt(sheet, question);
      const at = [columnAt(sheet, tool), asked, columnAt(sheet, score)];
      places.push({ kind: 'tool score', column: score, role: 'score', at });
    }
  }
  if (mapping.layout === 'events' || mapping.layout === 'attendance') add('date', 'date');
  for (const role of useRoles) add('level', role);
  add('length', 'hours');
  const dates = new Set(mapping.scores.flatMap(({ date }) => (date === undefined ? [] : [date])));
  for (const column of dates) places.push({ kind: 'date', column, at: [columnAt(sheet, column)] });
  for (const score of mapping.scores) {
    places.push({ kind: 'score', column: score.column, score, at: [columnAt(sheet, score.column)] });
  }
  for (const items of mapping.items ?? []) {
    const measure = instrumentById.get(items.instrument)?.measure ?? items.instrument;
    const when =
      items.stage === undefined
        ? {}
        : { stage: items.stage, ...(items.order === undefined ? {} : { order: items.order }) };
    const column = items.columns[0] ?? '';
    const at = items.columns.map((one) => columnAt(sheet, one));
    places.push({ kind: 'items', column, items, score: { column, measure, ...when }, at });
  }
  for (const count of mapping.counts ?? [])
    places.push({ kind: 'count', column: count.column, count, at: [columnAt(sheet, count.column)] });
  for (const observed of mapping.observed ?? [])
    places.push({
      kind: 'length',
      column: observed.column,
      observed,
      at: [columnAt(sheet, observed.column)],
    });
  return places.map((one, place) => ({ ...one, place }));
}

/** How the totals of a place, or of a tool, were read, where there is a choice; `n` cells. */
export interface ScaleChoice {
  readonly column: string;
  readonly scale: 'raw' | 'metric';
  readonly unsure: boolean;
  readonly n: number;
}

export interface Readings {
  readonly readings: readonly Reading[];
  readonly scales: readonly ScaleChoice[];
}

/** Reads the distinct texts of a sheet's places. `measureOf` knows the measures, custom ones too. */
export function readPlaces(
  places: readonly Place[],
  found: readonly Found[],
  mapping: Mapping,
  measureOf: (id: string) => Measure,
): Readings {
  const tools = new Map<string, Tool | undefined>();
  const toolIn = (raw: string): Tool | undefined => {
    const key = raw.slice(0, raw.lastIndexOf(between));
    if (!tools.has(key)) tools.set(key, toolNamed(key.split(between), mapping));
    return tools.get(key);
  };
  const totals = (one: Found): { readonly given: Scale; readonly raw: string } | undefined => {
    const at = places[one.place];
    if (at?.kind === 'score' && at.score?.measure === 'swemwbs')
      return { given: at.score.scale, raw: one.raw };
    if (at?.kind !== 'tool score') return undefined;
    const tool = toolIn(one.raw);
    return tool?.measure === 'swemwbs' ? { given: tool.scale, raw: lastPart(one.raw) } : undefined;
  };
  const undecided = found.flatMap((one) => {
    const total = totals(one);
    return total !== undefined && total.given === undefined ? [{ raw: total.raw, n: one.n }] : [];
  });
  const guess = scaleIn(undecided, mapping.decimal);
  const choices = new Map<string, ScaleChoice>();

  const ordered = ordersOf(found, mapping.dates);
  const zeroOne = zeroOneSex(places, found);

  const readings = found.map((one): Reading => {
    const at = places[one.place];
    if (at === undefined) throw new Error('import: a cell was found at no place');
    switch (at.kind) {
      case 'date':
        return at.role === 'referral_date' && mapping.counts !== undefined
          ? readMonthOrDay(one.raw, ordered(one.place))
          : readPastDate(one.raw, ordered(one.place));
      case 'items':
        return readItems(one.raw.split(between), at.items);
      case 'count':
        return readCount(one.raw, mapping.decimal);
      case 'length':
        return readLength(one.raw, at.observed, mapping.decimal);
      case 'level':
        return levelAt(at, one.raw, mapping, zeroOne.has(one.place));
      case 'stage':
        return readStage(one.raw, mapping);
      case 'time':
        return readTime(one.raw, at.role === 'month' ? 30.4375 : 1, mapping);
      case 'score':
      case 'tool score': {
        const tool = at.kind === 'tool score' ? toolIn(one.raw) : at.score;
        if (tool === undefined) return { problem: 'unknown_tool' };
        const total = totals(one);
        const scale = total === undefined ? undefined : (total.given ?? guess.scale);
        const read = readScore(
          at.kind === 'score' ? one.raw : lastPart(one.raw),
          measureOf(tool.measure),
          mapping.decimal,
          scale,
        );
        if (total !== undefined && scale !== undefined && read.number !== undefined) {
          const unsure = total.given === undefined && guess.unsure;
          const before = choices.get(at.column);
          choices.set(at.column, { column: at.column, scale, unsure, n: (before?.n ?? 0) + one.n });
        }
        return { ...read, level: tool.measure };
      }
    }
  });
  return { readings, scales: [...choices.values()] };
}

/**
 * In which order each column of dates is written: as its own cells prove, where two of them do and none proves the other; else as the mapping
 * says. Two columns of one file can differ.
 */
function ordersOf(found: readonly Found[], dates: Mapping['dates']): (place: number) => Mapping['dates'] {
  const orders = new Map<number, Mapping['dates']>();
  return (place) => {
    const known = orders.get(place);
    if (known !== undefined) return known;
    let [days, months] = [0, 0];
    for (const one of found) {
      if (one.place !== place) continue;
      const order = orderOf([one.raw]);
      if (order === 'day first') days += one.n;
      if (order === 'month first') months += one.n;
    }
    const own = days > 1 && months === 0 ? 'day first' : months > 1 && days === 0 ? 'month first' : dates;
    orders.set(place, own);
    return own;
  };
}

function lastPart(raw: string): string {
  return raw.slice(raw.lastIndexOf(between) + 1);
}

/** Columns of sex that say 0 and 1 and never 2: no code of the NHS, in which 1 is male and 2 is female. Nobody can tell which is which. */
function zeroOneSex(places: readonly Place[], found: readonly Found[]): ReadonlySet<number> {
  const said = new Map<number, Set<string>>();
  for (const { place, raw } of found)
    if (places[place]?.role === 'sex')
      said.set(place, (said.get(place) ?? new Set()).add(raw.trim().replace(/\.0$/, '')));
  return new Set([...said].flatMap(([place, texts]) => (texts.has('0') && !texts.has('2') ? [place] : [])));
}

/** What a text of a column about people is kept as. `zeroOne`: its 0 and 1 are codes that nobody knows. */
export function levelAt(
  at: Pick<Place, 'role' | 'column'>,
  raw: string,
  mapping: Mapping,
  zeroOne = false,
): Reading {
  const decided = decidedAt(at.column, raw, mapping);
  if (decided !== undefined) return { level: decided };
  if (zeroOne && /^[01](?:\.0)?$/.test(raw.trim())) return { level: raw.trim(), problem: 'unknown_level' };
  if (at.role === 'status') return readStatus(raw);
  if (at.role === 'age') return readAge(raw, mapping);
  const use = useRoles.find((role) => role === at.role);
  if (use !== undefined) return readUse(use, raw);
  const id = at.role as DimensionId;
  const read = readLevel(id, raw, mapping);
  // A spelling was decided with whatever spaces stand around it.
  const named = isFreelyNamed(id) ? decidedAt(at.column, read.level, mapping) : undefined;
  return named === undefined ? read : { level: named };
}

function decidedAt(of: string, as: string | undefined, { levels }: Mapping): string | undefined {
  return levels?.find(({ column, text }) => column === of && text === as)?.level;
}

/** The stage a cell names: its kind as the level, its order as the number. */
function readStage(cell: string, mapping: Mapping): Reading {
  if (isBlank(cell)) return { problem: 'blank' };
  const own = mapping.stages?.find(({ word }) => plainName(word) === plainName(cell));
  if (own !== undefined) return { level: own.stage, number: own.order };
  const usual = stageOf(cell);
  return usual === undefined ? { problem: 'unknown_stage' } : { level: usual.kind, number: usual.order };
}

function readTime(cell: string, days: number, mapping: Mapping): Reading {
  if (isBlank(cell)) return { problem: 'blank' };
  const number = numberIn(cell, mapping.decimal);
  return number === undefined || Math.abs(number * days) > 40_000
    ? { problem: 'bad_date' }
    : { number: Math.round(number * days) };
}

interface Tool {
  readonly measure: string;
  readonly scale?: 'raw' | 'metric';
}

/** Which measure a tool and its question are: by the mapping, else by the vocabulary. */
export function toolNamed(parts: readonly string[], mapping: Pick<Mapping, 'tools'>): Tool | undefined {
  const [tool = '', question = ''] = parts;
  const same = (one: string, other: string): boolean => plainName(one) === plainName(other);
  const asked = (of: string): boolean => same(of, question) || same(of, question.split(':')[0] ?? '');
  const named = mapping.tools.filter((one) => same(one.tool, tool));
  const mapped =
    named.find((one) => one.question !== undefined && asked(one.question)) ??
    named.find((one) => one.question === undefined);
  if (mapped !== undefined) return mapped;
  const measure = measureNamed(tool, question);
  if (measure === undefined) return undefined;
  const scale = scaleWord(`${tool} ${question}`);
  return { measure: measure.id, ...(measure.id === 'swemwbs' && scale !== undefined ? { scale } : {}) };
}

/** The scale a name speaks of, as in `Total (metric)`. */
export function scaleWord(text: string): 'raw' | 'metric' | undefined {
  const words = plainName(text).split(' ');
  return words.includes('metric') ? 'metric' : words.includes('raw') ? 'raw' : undefined;
}
