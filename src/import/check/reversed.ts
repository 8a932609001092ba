import type { Issue } from '../../vocabulary/issue';
import type { Measure } from '../../vocabulary/measure';
import type { Sample } from './sample';
import { momentOf } from './stage';
import { scorePlaces } from '../readplace';

const enough = 30;
const few = 10;
const weak = 0.3;
const strong = 0.8;

/** The scores of one measure at one moment, by sampled referral, so turned that higher is better. */
interface Series {
  readonly measure: Measure;
  readonly file: string;
  readonly column: string;
  readonly isTool: boolean;
  readonly values: Float64Array;
}

/**
 * Measures that go up where the others say that people are worse: Pearson's correlation with another measure of the same people at the same
 * moment, each so turned that higher is better, is -0.3 or less with 30 people or more, or -0.8 or less with 10 or more (R: cor). Of two measures the one where lower
 * is better is named; of several the one that most others speak against.
 */
export function reversedIssues(sample: Sample, measureOf: (id: string) => Measure): readonly Issue[] {
  const moments = [1, 2].map((moment) => seriesAt(moment, sample, measureOf));
  const found = moments.flatMap((series) => reversedIn(series));
  const told = new Set<string>();
  return found.flatMap(({ series: { measure, file, column, isTool }, n }): readonly Issue[] => {
    const key = `${file}\n${column}\n${measure.id}`;
    if (told.has(key)) return [];
    told.add(key);
    const shown = isTool ? { found: measure.short } : {};
    return [{ code: 'perhaps_reversed', severity: 'note', file, column, ...shown, n }];
  });
}

function seriesAt(
  moment: number,
  { size, sheets }: Sample,
  measureOf: (id: string) => Measure,
): readonly Series[] {
  const all = new Map<string, Series>();
  for (const { read: one, rows, places } of sheets) {
    for (const place of scorePlaces(one.places)) {
      const own = momentOf(one, place);
      if (typeof own === 'number' && own !== moment && own !== 0) continue;
      const series = place.readings.map(({ level, number }) => {
        const id = number === undefined ? undefined : (place.score?.measure ?? level);
        if (id === undefined) return undefined;
        const known = all.get(id) ?? {
          measure: measureOf(id),
          file: one.sheet.name,
          column: place.column,
          isTool: place.kind === 'tool score',
          values: new Float64Array(size).fill(NaN),
        };
        all.set(id, known);
        return known;
      });
      for (let k = 0; k < rows.length; k += 1) {
        const row = rows[k] as number;
        const code = place.codes[row] as number;
        const found = series[code];
        const at = places[k] as number;
        if (found === undefined || !Number.isNaN(found.values[at])) continue;
        const when = typeof own === 'number' ? own : own(row);
        if (when === moment || (when === 0 && moment === 1))
          found.values[at] = (found.measure.better === 'higher' ? 1 : -1) * (place.numbers[code] as number);
      }
    }
  }
  return [...all.values()];
}

interface Reversed {
  readonly series: Series;
  /** People with this measure and another that speaks against it. */
  readonly n: number;
}

/** Turns the measure that the others speak most against, and looks again. */
function reversedIn(series: readonly Series[]): readonly Reversed[] {
  const sign = series.map(() => 1);
  const pairs = series.flatMap((one, at) =>
    series.slice(at + 1).flatMap((other, after) => {
      const { r, n } = correlation(one.values, other.values);
      const tells = (n >= enough && Math.abs(r) >= weak) || (n >= few && Math.abs(r) >= strong);
      return tells ? [{ one: at, other: at + 1 + after, r, n }] : [];
    }),
  );
  const found: Reversed[] = [];
  for (let turned = 0; turned * 2 < series.length; turned += 1) {
    const against = series.map((_, at) =>
      pairs.reduce(
        (sum, { one, other, r }) =>
          one === at || other === at ? sum + r * (sign[one] as number) * (sign[other] as number) : sum,
        0,
      ),
    );
    const [worst] = series
      .map((_, at) => at)
      .filter((at) => sign[at] === 1)
      .toSorted(
        (a, b) =>
          Math.round(((against[a] as number) - (against[b] as number)) * 1e9) ||
          Number(series[b]?.measure.better === 'lower') - Number(series[a]?.measure.better === 'lower') ||
          b - a,
      );
    const one = series[worst ?? -1];
    if (worst === undefined || one === undefined || (against[worst] as number) > -weak) break;
    const own = pairs.filter(
      (pair) =>
        (pair.one === worst || pair.other === worst) &&
        pair.r * (sign[pair.one] as number) * (sign[pair.other] as number) < 0,
    );
    found.push({ series: one, n: Math.max(...own.map(({ n }) => n)) });
    sign[worst] = -1;
  }
  return found;
}

function correlation(one: Float64Array, other: Float64Array): { readonly r: number; readonly n: number } {
  let [n, meanX, meanY, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < one.length; at += 1) {
    const x = one[at] as number;
    const y = other[at] as number;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    n += 1;
    const [dx, dy] = [x - meanX, y - meanY];
    meanX += dx / n;
    meanY += dy / n;
    xx += dx * (x - meanX);
    yy += dy * (y - meanY);
    xy += dx * (y - meanY);
  }
  return { r: xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0, n };
}
