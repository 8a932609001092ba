import { scaleLinear } from 'd3-scale';
import type { ComparisonFinding } from '../evidence/comparison';
import { shownEstimates } from '../evidence/comparisonwords';
import { middleHalf } from '../evidence/differencelimits';
import { digitsFor, range, reasonWords, signed, withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import { canvas, element } from './element';
import { ticksOf } from './ground';
import { grid, ink, muted } from './palette';
import type { RatioAxis } from './ratioaxis';
import { layRow } from './ratiolayout';
import type { RatioRow } from './ratiorows';

const foot = 52;

/**
 * Do raw and adjusted tell the same story? Differences in points around 0, the headline first, adjusted filled and raw
 * hollow, with number and interval beside each. With the gate closed only the raw. `width` in pixels; under 560 label
 * and number stand above their row.
 */
export function compareForest(finding: ComparisonFinding, width: number): SVGSVGElement {
  const wide = width >= 560;
  const left = wide ? Math.round(width * 0.34) : 10;
  const right = wide ? width - 160 : width - 10;
  const rows = rowsOf(finding);
  const axis = axisOf(rows, left, right);
  const drawn: Element[] = [];
  const bands: (readonly [number, number])[] = [];
  let top = 0;
  for (const row of rows) {
    const laid = layRow(row, { top, width, left, right, wide }, axis);
    drawn.push(...laid.drawn);
    bands.push(laid.band);
    top += laid.height;
  }
  const rules = axis.ticks.flatMap(({ value }) =>
    bands.map(([y1, y2]) =>
      element('line', { x1: axis.at(value), x2: axis.at(value), y1, y2, stroke: value === 0 ? ink : grid }),
    ),
  );
  const [worse, better] =
    finding.measure.better === 'higher' ? ['← worse', 'better →'] : ['← better', 'worse →'];
  return canvas(
    width,
    top + foot,
    ...rules,
    ...drawn,
    ...axis.ticks.map(({ value, text }) =>
      element('text', { x: axis.at(value), y: top + 20, fill: muted, 'text-anchor': 'middle' }, text),
    ),
    element('text', { x: left, y: top + 42, fill: muted }, worse),
    element('text', { x: right, y: top + 42, fill: muted, 'text-anchor': 'end' }, better),
  );
}

function rowsOf(finding: ComparisonFinding): readonly RatioRow[] {
  const digits = digitsFor(finding.measure);
  return shownEstimates(finding).map(({ name, adjusted, estimate }): RatioRow => ({
    label: name,
    note: adjusted ? '' : 'nothing adjusted for',
    look: adjusted ? 'filled' : 'hollow',
    apart: false,
    mark: usable(estimate)
      ? { ratio: estimate.difference, outer: estimate.interval, inner: middleHalf(estimate) }
      : null,
    says: usable(estimate)
      ? `${signed(estimate.difference, digits)} (${range(estimate.interval, digits)})`
      : estimate.withheld === 'small_number'
        ? withheldShort(estimate)
        : `not shown: ${reasonWords(estimate.withheld, 'people')}`,
  }));
}

/** Zero is always in it, and a little air beyond the outermost limits. */
function axisOf(rows: readonly RatioRow[], left: number, right: number): RatioAxis {
  const ends = rows.flatMap(({ mark }) =>
    mark?.outer === null || mark === null ? [] : [mark.outer.lower, mark.outer.upper],
  );
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const air = (high - low || 1) * 0.06;
  const domain = [low - air, high + air] as const;
  const scale = scaleLinear([...domain], [left, right]).clamp(true);
  return {
    domain,
    at: (value) => scale(value),
    ticks: ticksOf(domain, Math.max(3, Math.round((right - left) / 80))),
  };
}
