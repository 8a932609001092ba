import { scaleLinear } from 'd3-scale';
import type { ComparedTimes, TimedCohort, TimedCurve } from '../evidence/comparedtimes';
import { notYetWords } from '../evidence/timewords';
import { usable } from '../evidence/select';
import { type Arm, arms, belowTimes, colour, letters, type Place, row, swatch } from './comparetimesunder';
import { canvas, element, pixel } from './element';
import { textWidth, wrap } from './lettering';
import { control, grid, muted } from './palette';

const tall = 220;

/**
 * How long did the two cohorts wait? The share to whom it had not happened yet, falling in steps from everybody on day 0, with its 95% band; each curve
 * stops where few are still watched, and how many are stands under the days. `width` in pixels; under 560 the names stand above the curves.
 */
export function compareTimesChart(times: ComparedTimes, width: number): SVGSVGElement {
  const { cohorts, event } = times;
  const wide = width >= 560;
  const [left, right] = [46, wide ? width - 150 : width - 12];
  const names = wide
    ? []
    : arms.flatMap((arm) => wrap(cohorts[arm].name, width - 24).map((text, at) => ({ arm, text, at })));
  const top = 32 + names.length * row;
  const foot = top + tall;
  const days = cohorts.flatMap(({ atRisk, curve }) => [
    ...atRisk.map(({ day }) => day),
    ...(usable(curve) ? [curve.until] : []),
  ]);
  const place: Place = {
    x: scaleLinear([0, Math.max(1, ...days)], [left, right]),
    y: scaleLinear([0, 1], [foot, top]),
    width,
    left,
    right,
    foot,
  };
  const under = belowTimes(times, place);
  return canvas(
    width,
    under.height,
    element('text', { x: 0, y: 14, fill: muted }, notYetWords(event)),
    ...names.flatMap(({ arm, text, at }, line) => [
      ...(at === 0 ? [swatch(arm, 32 + line * row - 5)] : []),
      element('text', { x: 22, y: 32 + line * row, fill: letters(arm), 'font-weight': 600 }, text),
    ]),
    ...shares(place),
    ...arms.flatMap((arm) => drawn(cohorts[arm], arm, place)),
    ...(wide ? labels(cohorts, place) : []),
    ...under.drawn,
  );
}

function shares({ y, left, right }: Place): readonly Element[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    element('line', {
      x1: left,
      x2: right,
      y1: y(share),
      y2: y(share),
      stroke: share === 0 ? control : grid,
    }),
    element(
      'text',
      { x: left - 6, y: y(share) + 5, fill: muted, 'text-anchor': 'end' },
      `${String(share * 100)}%`,
    ),
  ]);
}

function drawn({ curve }: TimedCohort, arm: Arm, place: Place): readonly Element[] {
  if (!usable(curve)) return [];
  const { x, y } = place;
  const falls = curve.steps.map(({ day, share }) => `H${pixel(x(day))}V${pixel(y(share))}`).join('');
  return [
    ...band(curve, arm, place),
    element('path', {
      d: `M${pixel(x(0))},${pixel(y(1))}${falls}H${pixel(x(curve.until))}`,
      fill: 'none',
      stroke: colour(arm),
      'stroke-width': 2,
    }),
  ];
}

function band({ steps, until }: TimedCurve, arm: Arm, { x, y }: Place): readonly Element[] {
  const known = steps.flatMap(({ day, interval }) => (interval === null ? [] : [{ day, ...interval }]));
  const [first] = known;
  if (first === undefined) return [];
  const there = known.map(({ day, upper }) => `H${pixel(x(day))}V${pixel(y(upper))}`).join('');
  const back = known
    .toReversed()
    .map(({ day, lower }) => `V${pixel(y(lower))}H${pixel(x(day))}`)
    .join('');
  const start = `M${pixel(x(first.day))},${pixel(y(first.upper))}`;
  return [
    element('path', {
      d: `${start}${there}H${pixel(x(until))}${back}Z`,
      fill: colour(arm),
      'fill-opacity': 0.14,
    }),
  ];
}

/** Names beside the ends of their curves; in the margin where they would stand on the other curve, one under the other. */
function labels(cohorts: ComparedTimes['cohorts'], place: Place): readonly Element[] {
  const { x, y, right, width, foot } = place;
  const found = arms.flatMap((arm) => {
    const { curve, name } = cohorts[arm];
    if (!usable(curve)) return [];
    const middle = y(curve.steps.at(-1)?.share ?? 1) + 5;
    const own = x(curve.until) + 8;
    const isFree =
      own + textWidth(name) < right && !crosses(cohorts[arm === 1 ? 0 : 1], name, own, middle, place);
    return [
      { arm, middle, at: isFree ? own : right + 8, lines: isFree ? [name] : wrap(name, width - right - 10) },
    ];
  });
  const margin = found.filter(({ at }) => at > right).toSorted((a, b) => a.middle - b.middle);
  let rest = margin.reduce((sum, { lines }) => sum + lines.length, 0);
  let next = 0;
  const starts = new Map<Arm, number>();
  for (const { arm, lines, middle } of margin) {
    const wished = Math.max(next, middle - ((lines.length - 1) * row) / 2);
    const start = Math.min(foot + 4 - (rest - 1) * row, wished);
    starts.set(arm, start);
    next = start + lines.length * row;
    rest -= lines.length;
  }
  return found.flatMap(({ arm, middle, at, lines }) =>
    lines.map((text, line) =>
      element(
        'text',
        { x: at, y: (starts.get(arm) ?? middle) + line * row, fill: letters(arm), 'font-weight': 600 },
        text,
      ),
    ),
  );
}

/** Whether a curve runs through where a name would stand. */
function crosses({ curve }: TimedCohort, name: string, from: number, base: number, { x, y }: Place): boolean {
  if (!usable(curve)) return false;
  const to = from + textWidth(name);
  const flats = [{ day: 0, share: 1 }, ...curve.steps].map(({ day, share }, at, all) => ({
    from: x(day),
    to: x(all[at + 1]?.day ?? curve.until),
    high: y(share),
    low: y(all[at + 1]?.share ?? share),
  }));
  return flats.some(
    (flat) => flat.from < to + 4 && flat.to > from - 4 && flat.low > base - 16 && flat.high < base + 6,
  );
}
