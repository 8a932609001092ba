import { withhold } from './result';
import type { Result } from './result';

/** One calendar month: `month` counts months on from a January that is 0 (year × 12 + month − 1). */
export interface SeriesMonth {
  readonly month: number;
  readonly events: number;
  readonly years: number;
}

/**
 * Which error p and limits rest on. On series as short as these Newey–West's is too small: with 24 independent months
 * it finds a step that is not there more than twice as often as p says. `larger` is the larger of it and the
 * quasi-Poisson error, which does not; both are somewhat too small where misses run in spells.
 */
export type SeriesError = 'newey-west' | 'larger';

export interface InterruptionChoice {
  /** The first month that can be touched. Level change is the step in this month, slope change what each later one adds. */
  readonly interruption: number;
  /** Pairs of sine and cosine with periods of 12 and 6 months. */
  readonly harmonics: 0 | 1 | 2;
  /** Months over which misses may be linked; null: floor(4 (months / 100)^(2/9)). */
  readonly lag: number | null;
  readonly errors: SeriesError;
  /** Leave the interruption's month out, in which some were touched and some not. */
  readonly dropInterruption: boolean;
}

/** One row of the model: a month of the series (`own`) or of the comparison. */
export interface SeriesRow extends SeriesMonth {
  readonly own: boolean;
  /** Numbers in the order of the names. */
  readonly covariates: readonly number[];
  /** As `covariates`, had nothing changed, or had it changed as in the comparison. */
  readonly without: readonly number[];
}

export interface SeriesDesign {
  readonly names: readonly string[];
  readonly level: string;
  readonly slope: string;
  readonly rows: readonly SeriesRow[];
  /** Months used. */
  readonly before: number;
  readonly after: number;
  /** Months left out: nobody observed, not in both series, or the interruption's own. */
  readonly dropped: readonly number[];
}

const FEWEST_MONTHS = 12;
const FEWEST_EACH_SIDE = 8;
const YEAR = 12;

/** Months ascending, rows of one month added up; null when a row is no count over a time. */
function merged(series: readonly SeriesMonth[]): readonly SeriesMonth[] | null {
  const fine = series.every(
    ({ month, events, years }) =>
      Number.isSafeInteger(month) &&
      Number.isSafeInteger(events) &&
      events >= 0 &&
      years >= 0 &&
      years < 1e100 &&
      (events === 0 || years > 0),
  );
  if (!fine) return null;
  const months = new Map<number, SeriesMonth>();
  for (const { month, events, years } of series) {
    const known = months.get(month) ?? { events: 0, years: 0 };
    months.set(month, { month, events: known.events + events, years: known.years + years });
  }
  return [...months.values()].sort((a, b) => a.month - b.month);
}

function seasons(month: number, harmonics: number): readonly number[] {
  const place = ((month % YEAR) + YEAR) % YEAR;
  return Array.from({ length: harmonics }, (_, i) => (2 * Math.PI * (i + 1) * place) / YEAR).flatMap(
    (angle) => [Math.sin(angle), Math.cos(angle)],
  );
}

function isChoice({ interruption, lag }: InterruptionChoice): boolean {
  return Number.isSafeInteger(interruption) && (lag === null || (Number.isSafeInteger(lag) && lag >= 0));
}

/**
 * The months of a series, and of a comparison where there is one, as rows of a segmented regression: trend, step
 * and change of slope at the interruption, seasons shared by both series, and for the series its own version of the
 * first four beside the comparison's. Both series keep the months they have in common.
 *
 * Withheld: `short_series` under 12 months; `few_months` under 8 on either side; `invalid`.
 */
export function seriesDesign(
  series: readonly SeriesMonth[],
  comparison: readonly SeriesMonth[] | null,
  choice: InterruptionChoice,
): Result<SeriesDesign> {
  const [own, other] = [merged(series), comparison === null ? [] : merged(comparison)];
  if (own === null || other === null || !isChoice(choice)) return withhold('invalid');
  const { interruption, harmonics, dropInterruption } = choice;
  const seen = (list: readonly SeriesMonth[]) => list.filter(({ years }) => years > 0);
  const partners = new Map(seen(other).map((one) => [one.month, one]));
  const kept = seen(own).filter(
    ({ month }) =>
      (comparison === null || partners.has(month)) && !(dropInterruption && month === interruption),
  );
  const inUse = new Set(kept.map(({ month }) => month));
  const listed = new Set([...own, ...other].map(({ month }) => month));
  const before = kept.filter(({ month }) => month < interruption).length;
  const after = kept.length - before;
  if (kept.length < FEWEST_MONTHS) return withhold('short_series', kept.length);
  if (Math.min(before, after) < FEWEST_EACH_SIDE) return withhold('few_months', Math.min(before, after));
  const row = (isOwn: boolean, one: SeriesMonth): SeriesRow => {
    const since = one.month - interruption;
    const shape = since < 0 ? [since, 0, 0] : [since, 1, since];
    const steady = [since, 0, 0];
    const season = seasons(one.month, harmonics);
    const mine = (columns: readonly number[]) => (isOwn ? [1, ...columns] : [0, 0, 0, 0]);
    return comparison === null
      ? { ...one, own: true, covariates: [...shape, ...season], without: [...steady, ...season] }
      : {
          ...one,
          own: isOwn,
          covariates: [...shape, ...season, ...mine(shape)],
          without: [...shape, ...season, ...mine(steady)],
        };
  };
  const waves = Array.from({ length: harmonics }, (_, i) => [`sine ${i + 1}`, `cosine ${i + 1}`]).flat();
  const plain = ['trend', 'level', 'slope', ...waves];
  const beside = kept.flatMap(({ month }) => partners.get(month) ?? []);
  return {
    names: comparison === null ? plain : [...plain, 'own', 'own trend', 'own level', 'own slope'],
    level: comparison === null ? 'level' : 'own level',
    slope: comparison === null ? 'slope' : 'own slope',
    rows: [...kept.map((one) => row(true, one)), ...beside.map((one) => row(false, one))],
    before,
    after,
    dropped: [...listed].filter((month) => !inUse.has(month)).sort((a, b) => a - b),
  };
}
