import { fieldNamed } from '../../vocabulary/fields';
import type { ColumnRole } from '../../vocabulary/mapping';
import type { Remedy, Tripwire, TripwireKind } from '../../vocabulary/tripwire';
import type { Grid } from '../grid';
import { birthDates, type Years, yearsOf } from './birth';
import { Cells, type Rows, rowsLookedAt } from './cells';
import type { Found } from './chance';
import { insuranceNumbers, mails, phones, postcodeParts, postcodes } from './contact';
import { cardNumbers, healthNumbers } from './digits';
import { type HeaderWord, saidBy } from './header';
import { names, type Spread } from './names';
import { latitudes, longitudes, mapPlaces, propertyNumbers, smallAreas } from './place';
import { addresses, freeText } from './prose';
import { together } from './unique';

export interface TripwireOptions {
  /** What columns are mapped to; a column left out is known by its name. */
  readonly roles?: ReadonlyMap<string, ColumnRole>;
  /** The year that dates of birth are compared with where the file has no other dates; this year if left out. */
  readonly year?: number;
}

const remedies: Readonly<Record<TripwireKind, readonly Remedy[]>> = {
  'NHS or CHI number': ['hash', 'drop'],
  'National Insurance number': ['hash', 'drop'],
  'payment card': ['drop'],
  'e-mail': ['drop', 'hash'],
  phone: ['drop', 'hash'],
  postcode: ['district', 'drop'],
  'postcode district': ['district', 'drop'],
  address: ['drop'],
  'date of birth': ['age band', 'drop'],
  name: ['drop', 'hash'],
  'free text': ['drop'],
  coordinates: ['drop'],
  UPRN: ['drop', 'hash'],
  'small area': ['drop'],
};

const categories: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'status',
  'tool',
  'question',
  'stage',
  'age_band',
  'sex',
  'ethnicity',
  'deprivation',
  'site',
  'area',
  'referral_source',
  'reason',
  'activity',
  'mode',
]);
const datesOfCare: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'referral_date',
  'first_contact',
  'closed',
  'date',
]);

interface Looked {
  readonly name: string;
  readonly cells: Cells;
  readonly says: ReadonlySet<HeaderWord>;
  readonly role: ColumnRole | undefined;
  readonly years: Years | undefined;
}

/**
 * Which columns could name someone, by what their cells look like first and by their names second, in the order of the file? Looks
 * at up to 4,000 rows spread evenly; time grows with the cells and never with how they are written.
 */
export function tripwires(grid: Grid, options: TripwireOptions = {}): readonly Tripwire[] {
  const rows = rowsLookedAt(grid.rows);
  const until = options.year ?? new Date().getUTCFullYear();
  const looked = grid.columns.map((column, at): Looked => {
    const name = grid.header[at] ?? '';
    const cells = new Cells(column, rows);
    return {
      name,
      cells,
      says: saidBy(name),
      role: options.roles?.get(name) ?? fieldNamed(name)?.id,
      years: yearsOf(cells, until),
    };
  });
  const places = looked.map(({ cells, says }) => latitudes(cells, says));
  return looked.flatMap((one, at): readonly Tripwire[] => {
    if (one.cells.distinct === 0) return [];
    const beside = [at - 2, at - 1, at + 1, at + 2].some((other) => places[other]?.level === 'stop');
    const latitude = places[at];
    const place =
      latitude ?? longitudes(one.cells, one.says.has('longitude') || one.says.has('mapReference'), beside);
    const spread = (): Spread => spreadOf(grid, looked, at, rows);
    return found({ ...one, asOf: asOf(looked, at, until), place, spread }).map(
      ([kind, { level, share }]): Tripwire => ({
        column: one.name,
        kind,
        level,
        share,
        offers: remedies[kind],
      }),
    );
  });
}

type Doubt = readonly [TripwireKind, Found];

/** The first kind that stops a column, and those before it that are worth a look: e-mail addresses inside free text. */
function found({
  cells,
  says,
  role,
  years,
  asOf: reference,
  place,
  spread,
}: Looked & {
  readonly asOf: { readonly year: number; readonly fromFile: boolean };
  readonly place: Found | undefined;
  readonly spread: () => Spread;
}): readonly Doubt[] {
  const whole: readonly (readonly [TripwireKind, () => Found | undefined])[] = [
    ['NHS or CHI number', () => healthNumbers(cells, says.has('health'))],
    ['payment card', () => cardNumbers(cells, says.has('card'))],
    ['National Insurance number', () => insuranceNumbers(cells, says.has('insurance'))],
    ['e-mail', () => mails(cells, says.has('mail'))],
    ['phone', () => phones(cells, says.has('phone') && !says.has('mail'))],
    ['postcode', () => postcodes(cells, says.has('postcode'))],
    ['date of birth', () => birthDates(cells, years, says.has('birth'), reference)],
    ['coordinates', () => place ?? mapPlaces(cells, says.has('mapReference'))],
    ['UPRN', () => propertyNumbers(cells, says.has('property'))],
    ['small area', () => smallAreas(cells)],
    ['address', () => addresses(cells, says.has('address') && !says.has('mail'), spread)],
    ['name', () => names(cells, says, role === 'link_worker', spread)],
    [
      'free text',
      () => freeText(cells, says.has('prose'), role !== undefined && categories.has(role), spread),
    ],
    ['postcode district', () => postcodeParts(cells, says.has('postcode'))],
  ];
  const doubts: Doubt[] = [];
  for (const [kind, look] of whole) {
    const one = look();
    if (one === undefined) continue;
    if (one.level === 'stop') return [[kind, one], ...doubts.filter(([, { level }]) => level === 'warn')];
    doubts.push([kind, one]);
  }
  return doubts;
}

/** The mean year of the referral dates, or of the latest other dates of the file, or this year. */
function asOf(
  looked: readonly Looked[],
  but: number,
  until: number,
): { readonly year: number; readonly fromFile: boolean } {
  const others = looked.filter(({ years }, at) => at !== but && years !== undefined && years.share >= 0.5);
  const referral = others.find(({ role }) => role === 'referral_date');
  const care = others.filter(({ role }) => role !== undefined && datesOfCare.has(role));
  const used = referral === undefined ? (care.length > 0 ? care : others) : [referral];
  const means = used.map(({ years }) => years?.mean ?? 0);
  return means.length === 0 ? { year: until, fromFile: false } : { year: Math.max(...means), fromFile: true };
}

/** How a column's texts are spread over the people of the file, whose column is known by its role or name. */
function spreadOf(grid: Grid, looked: readonly Looked[], at: number, rows: Rows): Spread {
  const { cells } = looked[at] as Looked;
  const { distinct, filled } = cells;
  const person = looked.findIndex(({ role }) => role === 'person');
  const [ids, texts] = [grid.columns[person], grid.columns[at]];
  if (ids === undefined || texts === undefined || person === at || filled < 1.5 * distinct) {
    return { distinct, heads: person === at ? distinct : filled };
  }
  const picked = (codes: ArrayLike<number>): Int32Array =>
    Int32Array.from({ length: rows.n }, (_, k) => codes[rows.at(k)] as number);
  const pairs = together(
    { of: picked(ids.codes), size: ids.texts.size },
    { of: picked(texts.codes), size: texts.texts.size },
  );
  return { distinct, heads: Math.min(filled, pairs.size) };
}
