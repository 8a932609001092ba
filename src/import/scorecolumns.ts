import { none } from '../engine/rows';
import type { StageKind } from '../vocabulary/mapping';
import type { People } from './people';
import { dayFrom, type Timed } from './scoredays';
import { placeOf, type ReadPlace, type ReadSheet, scorePlaces } from './readplace';

/** A sheet as read, with the referral of each row, -1 for a row that is not used. */
export interface Placed extends ReadSheet {
  readonly referral: Int32Array;
}

/** The stages of scores, by number. */
export const stages = ['baseline', 'review', 'exit', 'not recorded'] as const satisfies readonly (
  StageKind | 'not recorded'
)[];

export const unlabelled = 3;

/** One usable score; what it has no word for is -1 or `none`. */
export interface Score {
  readonly file: number;
  readonly row: number;
  readonly place: number;
  readonly referral: number;
  readonly measure: number;
  readonly stage: number;
  /** -1 where the stage is not recorded. */
  readonly order: number;
  /** Days from referral, or from the referral's earliest score. */
  readonly day: number;
  readonly value: number;
}

/** A column of scores, with all that says when each was taken. */
export interface ScoreColumn extends Timed {
  readonly file: number;
  readonly place: ReadPlace;
  readonly referral: Int32Array;
  readonly measures: readonly number[];
  /** By code; one measure for all, or one for each text. */
  readonly measureOf: Int32Array;
  /** The stage and its order: one for all rows, or one for each; -1 where the order is not recorded. */
  readonly stageOf: number | ((row: number) => number);
  readonly orderOf: number | ((row: number) => number);
  readonly hasDay: boolean;
}

/** The columns of a sheet that hold scores. `whole` makes the order of a stage a whole number. */
export function columnsIn(
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
      stageOf: fixedStage ?? byRow(kinds, unlabelled),
      orderOf: fixed ?? byRow(orders, -1),
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
export function earliestDays(columns: readonly ScoreColumn[], people: People): Int32Array | undefined {
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

/** Visits every usable score of a column. */
export function eachScore(
  column: ScoreColumn,
  people: People,
  earliest: Int32Array | undefined,
  visit: (score: Score) => void,
): void {
  for (let row = 0; row < column.referral.length; row += 1) {
    const score = scoreAt(column, people, earliest, row);
    if (score !== undefined) visit(score);
  }
}

/** The score in a row of a column, if it is usable. */
export function scoreAt(
  column: ScoreColumn,
  people: People,
  earliest: Int32Array | undefined,
  row: number,
): Score | undefined {
  const { file, referral, place, measureOf, stageOf, orderOf } = column;
  const at = referral[row] as number;
  const code = place.codes[row] as number;
  const measure = measureOf[code] as number;
  if (at < 0 || measure < 0) return undefined;
  return {
    file,
    row,
    place: place.place,
    referral: at,
    measure,
    stage: typeof stageOf === 'number' ? stageOf : stageOf(row),
    order: typeof orderOf === 'number' ? orderOf : orderOf(row),
    day: dayFrom(column, people, earliest, row, at),
    value: place.numbers[code] as number,
  };
}
