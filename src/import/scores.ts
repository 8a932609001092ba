import { none, type Rows } from '../engine/rows';
import type { StageKind } from '../vocabulary/mapping';
import { Pairs } from './pairs';
import type { People } from './people';
import { type ReadPlace, type ReadSheet, placeOf, scorePlaces } from './readplace';
import type { Codes } from './grid';
import { wholeOrders } from './orders';

/** A sheet as read, with the referral of each row, -1 for a row that is not used. */
export interface Placed extends ReadSheet {
  readonly referral: Int32Array;
}

/** The stages of scores, by number. */
export const stages = ['baseline', 'review', 'exit', 'not recorded'] as const satisfies readonly (
  StageKind | 'not recorded'
)[];

const unlabelled = 3;

/** A score that is not used because another of the same stage, or, without a stage, of the same day came first. */
export interface Second {
  readonly file: number;
  readonly row: number;
  readonly place: number;
  readonly code: 'second_at_stage' | 'second_on_day';
}

/** A later score dated before, or on the day of, the first score of the same measure. */
export interface Reversed {
  readonly file: number;
  readonly row: number;
  readonly place: number;
  readonly code: 'before_baseline' | 'same_day';
}

export interface Scores {
  /** Rows of the tables `settled` and `further`. */
  readonly settled: Rows;
  readonly further: Rows;
  /** Ids of the measures that have a score. */
  readonly measures: ReadonlySet<string>;
  /** Scores used of each file. */
  readonly used: ReadonlyMap<number, number>;
  readonly seconds: readonly Second[];
  readonly reversed: readonly Reversed[];
}

/** One usable score; what it has no word for is -1 or `none`. */
interface Score {
  file: number;
  row: number;
  place: number;
  referral: number;
  measure: number;
  stage: number;
  /** -1 where the stage is not recorded. */
  order: number;
  /** Days from referral, or from the referral's earliest score. */
  day: number;
  value: number;
}

/**
 * The scores of all sheets in the two forms the tables have: those of a referral and measure that are settled by their labels, and all
 * others. Of two scores of one measure at one stage of a referral the first in the files is kept, and so it is of two without a stage on one
 * day. A day counts from the referral; where that is unknown, from the referral's earliest dated score.
 */
export function gatherScores(
  sheets: readonly Placed[],
  people: People,
  measureIds: readonly string[],
): Scores {
  const whole = wholeOrders([
    ...sheets.flatMap((one) =>
      [...(placeOf(one, 'stage')?.numbers ?? [])].filter((order) => !Number.isNaN(order)),
    ),
    ...sheets.flatMap(({ sheet }) => sheet.mapping.scores.flatMap(({ order }) => order ?? [])),
  ]);
  const columns = sheets.flatMap((one) => columnsIn(one, measureIds, whole));
  const present = [...new Set(columns.flatMap(({ measures }) => measures))].toSorted((a, b) => a - b);
  const cells = new Cells(people.referrals, present);
  const earliest = earliestDays(columns, people);
  const dated = columns.some(({ hasDay }) => hasDay);

  for (const column of columns) eachScore(column, people, earliest, (score) => cells.count(score));
  const table = new Settled(cells, dated);
  const rest: Score[] = [];
  for (const column of columns) {
    eachScore(column, people, earliest, (score) => {
      if (!table.take(score)) rest.push({ ...score });
    });
  }
  const { kept, seconds } = withoutSeconds(rest, cells);
  const used = new Map<number, number>(table.used);
  for (const { file } of kept) used.set(file, (used.get(file) ?? 0) + 1);
  const late = table.reversed();
  for (const [cell, day] of firstDays(kept, cells)) late.set(cell, day);
  const measures = new Set(table.present().map((measure) => measureIds[measure] as string));
  for (const { measure } of kept) measures.add(measureIds[measure] as string);
  return {
    settled: table.rows(measureIds),
    further: furtherRows(kept, measureIds),
    measures,
    used,
    seconds,
    reversed: reversedIn(columns, people, earliest, cells, late, seconds),
  };
}

/** A column of scores, with all that says when each was taken. */
interface ScoreColumn {
  readonly file: number;
  readonly place: ReadPlace;
  readonly referral: Int32Array;
  readonly measures: readonly number[];
  /** By code; one measure for all, or one for each text. */
  readonly measureOf: Int32Array;
  readonly stageOf: (row: number) => number;
  readonly orderOf: (row: number) => number;
  readonly taken: { readonly codes: Codes; readonly days: Int32Array } | undefined;
  readonly dayOf: ((row: number) => number) | undefined;
  readonly hasDay: boolean;
}

function columnsIn(
  read: Placed,
  measureIds: readonly string[],
  whole: (order: number) => number,
): readonly ScoreColumn[] {
  const { sheet, places, referral } = read;
  const stage = placeOf(read, 'stage');
  const rowDate = placeOf(read, 'date');
  const times = [placeOf(read, 'day'), placeOf(read, 'month')].flatMap((place) => place ?? []);
  const kinds = stage?.readings.map(({ level }) => (level === undefined ? unlabelled : stageNumber(level)));
  const orders = stage && Array.from(stage.numbers, (order) => (Number.isNaN(order) ? -1 : whole(order)));
  const byRow = (values: readonly number[] | undefined, other: number): ((row: number) => number) =>
    stage === undefined || values === undefined
      ? () => other
      : (row) => values[stage.codes[row] as number] as number;
  const dayOf =
    times.length === 0
      ? undefined
      : (row: number): number => {
          for (const { numbers, codes } of times) {
            const day = numbers[codes[row] as number] as number;
            if (!Number.isNaN(day)) return day;
          }
          return none;
        };
  return scorePlaces(places).map((place): ScoreColumn => {
    const { score } = place;
    const measureOf = Int32Array.from(place.readings, ({ level, number }) =>
      number === undefined ? -1 : measureIds.indexOf(score?.measure ?? level ?? ''),
    );
    const ownDate = places.find(
      ({ kind, role, column }) => kind === 'date' && role === undefined && column === score?.date,
    );
    const taken = score?.date === undefined ? rowDate : ownDate;
    const fixed = score?.order === undefined ? undefined : whole(score.order);
    const fixedStage = score?.stage === undefined ? undefined : stageNumber(score.stage);
    return {
      file: sheet.file,
      place,
      referral,
      measures: [...new Set(measureOf)].filter((measure) => measure >= 0),
      measureOf,
      stageOf: fixedStage === undefined ? byRow(kinds, unlabelled) : () => fixedStage,
      orderOf: fixed === undefined ? byRow(orders, -1) : () => fixed,
      taken,
      dayOf,
      hasDay: taken !== undefined || dayOf !== undefined,
    };
  });
}

function stageNumber(stage: string): number {
  const at = (stages as readonly string[]).indexOf(stage);
  return at < 0 ? unlabelled : at;
}

/** The earliest dated score of each referral whose own date is not known; undefined where every date is known or nothing is dated. */
function earliestDays(columns: readonly ScoreColumn[], people: People): Int32Array | undefined {
  if (!people.referred.includes(none) || columns.every(({ taken }) => taken === undefined)) return undefined;
  const earliest = new Int32Array(people.referrals).fill(none);
  for (const { place, referral, taken, measureOf } of columns) {
    if (taken === undefined) continue;
    for (let row = 0; row < referral.length; row += 1) {
      const at = referral[row] as number;
      if (at < 0 || people.referred[at] !== none || (measureOf[place.codes[row] as number] as number) < 0)
        continue;
      const day = taken.days[taken.codes[row] as number] as number;
      if (day !== none && (earliest[at] === none || day < (earliest[at] as number))) earliest[at] = day;
    }
  }
  return earliest;
}

/** Visits every usable score of a column; the score visited is the same object each time. */
function eachScore(
  { file, place, referral, measureOf, stageOf, orderOf, taken, dayOf }: ScoreColumn,
  people: People,
  earliest: Int32Array | undefined,
  visit: (score: Score) => void,
): void {
  const { codes, numbers } = place;
  const score = {
    file,
    row: 0,
    place: place.place,
    referral: 0,
    measure: 0,
    stage: 0,
    order: 0,
    day: none,
    value: 0,
  };
  for (let row = 0; row < referral.length; row += 1) {
    const at = referral[row] as number;
    if (at < 0) continue;
    const code = codes[row] as number;
    const measure = measureOf[code] as number;
    if (measure < 0) continue;
    score.row = row;
    score.referral = at;
    score.measure = measure;
    score.value = numbers[code] as number;
    score.stage = stageOf(row);
    score.order = orderOf(row);
    score.day = none;
    const day = taken === undefined ? none : (taken.days[taken.codes[row] as number] as number);
    if (day !== none) {
      const referred = people.referred[at] as number;
      const from = referred === none && earliest !== undefined ? (earliest[at] as number) : referred;
      if (from !== none) score.day = day - from;
    }
    if (score.day === none && dayOf !== undefined) score.day = dayOf(row);
    visit(score);
  }
}

/** How many first and later scores each referral has of each measure: a cell is one referral and one measure. */
class Cells {
  readonly referrals: number;
  readonly present: readonly number[];
  readonly #slot: Int32Array;
  readonly #first: Uint8Array;
  readonly #later: Uint8Array;

  constructor(referrals: number, present: readonly number[]) {
    this.referrals = referrals;
    this.present = present;
    this.#slot = new Int32Array((present.at(-1) ?? 0) + 1).fill(-1);
    for (const [slot, measure] of present.entries()) this.#slot[measure] = slot;
    this.#first = new Uint8Array(referrals * present.length);
    this.#later = new Uint8Array(referrals * present.length);
  }

  /** Cells of one measure stand together, in the order of referrals. */
  at(measure: number, referral: number): number {
    return (this.#slot[measure] as number) * this.referrals + referral;
  }

  count({ measure, referral, order }: Score): void {
    const cell = this.at(measure, referral);
    if (order === 0) this.#first[cell] = Math.min(2, (this.#first[cell] as number) + 1);
    else if (order > 0) this.#later[cell] = Math.min(2, (this.#later[cell] as number) + 1);
    else this.#first[cell] = 2;
  }

  /** Whether nothing has to be chosen here. */
  isSettled(cell: number): boolean {
    return (this.#first[cell] as number) < 2 && (this.#later[cell] as number) < 2;
  }

  isFilled(cell: number): boolean {
    return (this.#first[cell] as number) + (this.#later[cell] as number) > 0;
  }
}

/** The scores of settled cells, side by side. */
class Settled {
  readonly used = new Map<number, number>();
  readonly #cells: Cells;
  readonly #first: Float64Array;
  readonly #last: Float64Array;
  readonly #firstDay: Int32Array | undefined;
  readonly #lastDay: Int32Array | undefined;
  /** Which of the kinds of later stage the last score is; 0 for none. */
  readonly #kind: Uint16Array;
  readonly #kinds: { stage: number; order: number }[] = [{ stage: unlabelled, order: -1 }];

  constructor(cells: Cells, dated: boolean) {
    const size = cells.referrals * cells.present.length;
    this.#cells = cells;
    this.#first = new Float64Array(size).fill(NaN);
    this.#last = new Float64Array(size).fill(NaN);
    this.#firstDay = dated ? new Int32Array(size).fill(none) : undefined;
    this.#lastDay = dated ? new Int32Array(size).fill(none) : undefined;
    this.#kind = new Uint16Array(size);
  }

  /** Takes a score of a settled cell; false for a score of any other. */
  take({ file, measure, referral, stage, order, day, value }: Score): boolean {
    const cell = this.#cells.at(measure, referral);
    if (!this.#cells.isSettled(cell)) return false;
    if (order === 0) {
      this.#first[cell] = value;
      if (this.#firstDay !== undefined) this.#firstDay[cell] = day;
    } else {
      this.#last[cell] = value;
      this.#kind[cell] = this.#kindOf(stage, order);
      if (this.#lastDay !== undefined) this.#lastDay[cell] = day;
    }
    this.used.set(file, (this.used.get(file) ?? 0) + 1);
    return true;
  }

  #kindOf(stage: number, order: number): number {
    const found = this.#kinds.findIndex((kind) => kind.stage === stage && kind.order === order);
    if (found > 0) return found;
    this.#kinds.push({ stage, order });
    if (this.#kinds.length > 65_535) throw new RangeError('import: more than 65,535 later stages');
    return this.#kinds.length - 1;
  }

  present(): readonly number[] {
    const { present, referrals } = this.#cells;
    return present.filter((_, slot) => {
      const [from, until] = [slot * referrals, (slot + 1) * referrals];
      for (let cell = from; cell < until; cell += 1)
        if (this.#cells.isSettled(cell) && this.#cells.isFilled(cell)) return true;
      return false;
    });
  }

  /** Cells whose later score is not later, with the day of the first. */
  reversed(): Map<number, number> {
    const found = new Map<number, number>();
    const [first, last] = [this.#firstDay, this.#lastDay];
    if (first === undefined || last === undefined) return found;
    for (let cell = 0; cell < first.length; cell += 1) {
      const day = first[cell] as number;
      if (day !== none && last[cell] !== none && (last[cell] as number) <= day) found.set(cell, day);
    }
    return found;
  }

  rows(measureIds: readonly string[]): Rows {
    const { present, referrals } = this.#cells;
    let n = 0;
    for (let cell = 0; cell < this.#kind.length; cell += 1)
      if (this.#cells.isSettled(cell) && this.#cells.isFilled(cell)) n += 1;
    const rows = {
      episode: new Int32Array(n),
      measure: new Uint8Array(n),
      first: new Float64Array(n),
      firstDay: new Int32Array(n).fill(none),
      last: new Float64Array(n),
      lastDay: new Int32Array(n).fill(none),
      stage: new Uint8Array(n),
      order: new Int32Array(n),
    };
    const kinds = this.#kinds;
    let at = 0;
    for (let slot = 0; slot < present.length; slot += 1) {
      for (let referral = 0; referral < referrals; referral += 1) {
        const cell = slot * referrals + referral;
        if (!this.#cells.isSettled(cell) || !this.#cells.isFilled(cell)) continue;
        rows.episode[at] = referral + 1;
        rows.measure[at] = slot;
        rows.first[at] = this.#first[cell] as number;
        rows.last[at] = this.#last[cell] as number;
        if (this.#firstDay !== undefined) rows.firstDay[at] = this.#firstDay[cell] as number;
        if (this.#lastDay !== undefined) rows.lastDay[at] = this.#lastDay[cell] as number;
        const kind = kinds[this.#kind[cell] as number];
        rows.stage[at] = kind?.stage ?? unlabelled;
        rows.order[at] = kind === undefined || kind.order < 0 ? none : kind.order;
        at += 1;
      }
    }
    const words = present.map((measure) => measureIds[measure] as string);
    return {
      episode: { kind: 'integer', values: rows.episode },
      measure: { kind: 'word', codes: rows.measure, words },
      first_score: { kind: 'double', values: rows.first },
      first_day: { kind: 'integer', values: rows.firstDay },
      last_score: { kind: 'double', values: rows.last },
      last_day: { kind: 'integer', values: rows.lastDay },
      last_stage: { kind: 'word', codes: rows.stage, words: stages },
      last_order: { kind: 'integer', values: rows.order },
    };
  }
}

/** Keeps the first of the scores of one moment: by file, then by row, then by column. */
function withoutSeconds(
  scores: readonly Score[],
  cells: Cells,
): { readonly kept: readonly Score[]; readonly seconds: readonly Second[] } {
  const inOrder = scores.toSorted(
    (one, other) => one.file - other.file || one.row - other.row || one.place - other.place,
  );
  const moments = new Pairs();
  const kept: Score[] = [];
  const seconds: Second[] = [];
  for (const score of inOrder) {
    const { file, row, place, order, day } = score;
    if (order < 0 && day === none) {
      kept.push(score);
      continue;
    }
    const before = moments.size;
    // Orders count up from 0; days of scores without a stage stand far below them.
    const moment = order < 0 ? day - 1_000_000_000 : order;
    if (moments.codeOf(cells.at(score.measure, score.referral), moment) === before) kept.push(score);
    else seconds.push({ file, row, place, code: order < 0 ? 'second_on_day' : 'second_at_stage' });
  }
  return { kept, seconds };
}

function furtherRows(kept: readonly Score[], measureIds: readonly string[]): Rows {
  const n = kept.length;
  const values = (of: (score: Score) => number): Int32Array =>
    Int32Array.from({ length: n }, (_, at) => of(kept[at] as Score));
  return {
    episode: { kind: 'integer', values: values(({ referral }) => referral + 1) },
    measure: { kind: 'word', codes: values(({ measure }) => measure), words: measureIds },
    stage: { kind: 'word', codes: Uint8Array.from(kept, ({ stage }) => stage), words: stages },
    stage_order: { kind: 'integer', values: values(({ order }) => (order < 0 ? none : order)) },
    day: { kind: 'integer', values: values(({ day }) => day) },
    value: { kind: 'double', values: Float64Array.from(kept, ({ value }) => value) },
  };
}

/** The day of the first score of every cell that has one among these. */
function firstDays(kept: readonly Score[], cells: Cells): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const { order, day, measure, referral } of kept)
    if (order === 0 && day !== none) days.set(cells.at(measure, referral), day);
  return days;
}

/** Walks once more over the scores for the few that are not later than the first. `first` has the day of the first by cell. */
function reversedIn(
  columns: readonly ScoreColumn[],
  people: People,
  earliest: Int32Array | undefined,
  cells: Cells,
  first: ReadonlyMap<number, number>,
  seconds: readonly Second[],
): readonly Reversed[] {
  if (first.size === 0) return [];
  const unused = new Set(
    seconds.map(({ file, row, place }) => `${String(file)} ${String(row)} ${String(place)}`),
  );
  const found: Reversed[] = [];
  for (const column of columns) {
    if (!column.hasDay) continue;
    eachScore(column, people, earliest, ({ file, row, place, measure, referral, order, day }) => {
      const start = first.get(cells.at(measure, referral));
      if (start === undefined || order <= 0 || day === none || day > start) return;
      if (unused.size > 0 && unused.has(`${String(file)} ${String(row)} ${String(place)}`)) return;
      found.push({ file, row, place, code: day < start ? 'before_baseline' : 'same_day' });
    });
  }
  return found;
}
