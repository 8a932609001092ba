import type { Database } from '../engine/database';
import type { Issue } from '../vocabulary/issue';
import type { Measure } from '../vocabulary/measures';
import { couldBeEither, orderOf } from './calendar';
import { type Found, readDistinct } from './dictionary';
import { type Direct, directDay, directNumber } from './direct';
import { judgeRows, hasId } from './lines';
import type { ReadSheet } from './people';
import { type Place, placesOf, readPlaces, type Readings } from './plan';
import { judgeCells, scorePlaces } from './scores';
import type { Sheet } from './sheet';

/** A sheet as read, with what its distinct cells alone already tell. */
export interface Ready extends ReadSheet {
  /** Places where some cell could not be read, or was read with a doubt. */
  readonly troubled: ReadonlySet<number>;
  /** How many different texts each place has. */
  readonly texts: ReadonlyMap<number, number>;
  /** How many different scores each place has. */
  readonly kinds: ReadonlyMap<number, number>;
  /** The orders of the stages that the rows name. */
  readonly orders: readonly number[];
  readonly issues: readonly Issue[];
}

/** Reads every distinct cell of a sheet, and judges its rows as far as the sheet alone can tell. */
export async function readSheet(
  database: Database,
  sheet: Sheet,
  measureOf: (id: string) => Measure,
): Promise<Ready> {
  await judgeRows(database, sheet);
  const places = placesOf(sheet);
  const cells = `import_cell_${String(sheet.file)}`;
  let scales: Readings['scales'] = [];
  const found = await readDistinct(database, cells, sheet.view, places, (texts) => {
    const read = readPlaces(places, texts, sheet.mapping, measureOf);
    scales = read.scales;
    return read.readings;
  });
  const changed = found.filter(
    ({ place, raw, reading }) => places[place]?.kind !== 'level' || reading.level !== raw,
  );
  const other = new Set(changed.map(({ place }) => place));
  const asWritten = new Set(
    places.flatMap(({ place, kind }) => (kind === 'level' && !other.has(place) ? [place] : [])),
  );
  const byPlace = new Map(places.map(({ place }): [number, typeof found] => [place, []]));
  for (const text of found) (byPlace.get(text.place) as (typeof found)[number][]).push(text);
  const direct = new Map(
    places.flatMap(({ place, kind }): readonly [number, Direct][] => {
      const texts = byPlace.get(place) ?? [];
      const read = kind === 'score' ? directNumber(texts) : kind === 'date' ? directDay(texts) : undefined;
      return read === undefined ? [] : [[place, read]];
    }),
  );
  const one: ReadSheet = { sheet, places, cells, asWritten, direct };
  if (sheet.mapping.layout === 'long') await judgeCells(database, one);
  const scored = new Set(scorePlaces(places).map(({ place }) => place));
  const troubled = found.filter(({ place, reading }) => {
    return reading.problem !== undefined && (reading.problem !== 'blank' || scored.has(place));
  });
  const scores = new Map<number, Set<number>>();
  for (const { place, reading } of found) {
    if (reading.number !== undefined) scores.set(place, (scores.get(place) ?? new Set()).add(reading.number));
  }
  return {
    ...one,
    texts: new Map([...byPlace].map(([place, texts]) => [place, texts.length])),
    kinds: new Map([...scores].map(([place, values]) => [place, values.size])),
    orders: found.flatMap(({ place, reading }) => {
      return places[place]?.kind === 'stage' ? (reading.number ?? []) : [];
    }),
    troubled: new Set(troubled.map(({ place }) => place)),
    issues: [
      ...(hasId(sheet) ? [] : [{ code: 'one_row_a_person', severity: 'note', file: sheet.name } as const]),
      ...dateIssues(sheet, places, found),
      ...scales.flatMap(({ column, scale, unsure, n }): readonly Issue[] => [
        ...(unsure ? [{ code: 'scale_unsure', severity: 'note', file: sheet.name, column, n } as const] : []),
        ...(scale === 'raw'
          ? [{ code: 'raw_converted', severity: 'note', file: sheet.name, column, n } as const]
          : []),
      ]),
    ],
  };
}

/** Dates that were read day first although they need not be, where no day over 12 in the file settles it. */
function dateIssues(sheet: Sheet, places: readonly Place[], found: readonly Found[]): readonly Issue[] {
  const dates = found.filter(({ place }) => places[place]?.kind === 'date');
  const settled = orderOf(dates.map(({ raw }) => raw)) === 'day first';
  if (settled || sheet.mapping.dates === 'month first') return [];
  return places.flatMap(({ place, column }): readonly Issue[] => {
    const either = dates.filter((one) => one.place === place && couldBeEither(one.raw));
    const n = either.reduce((sum, one) => sum + one.n, 0);
    return n === 0 ? [] : [{ code: 'day_first', severity: 'note', file: sheet.name, column, n }];
  });
}
