import type { ComparisonFinding } from '../evidence/comparison';
import { namesOf } from '../evidence/comparisonwords';
import type { Share } from '../evidence/evidence';
import { percent, range, reasonWords, signed, withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { canvas, element } from './element';
import { countWords } from './hidden';
import { wrap } from './lettering';
import { grid, ink, muted } from './palette';
import type { RatioAxis } from './ratioaxis';
import { layRow } from './ratiolayout';
import type { RatioRow } from './ratiorows';

const [head, foot] = [30, 30];

/**
 * Did more people improve, and did more worsen? Each share with its 95% interval from 0 to 100%, the cohort asked about filled, the
 * other hollow, and the difference in words under each pair. `width` in pixels; under 560 label and number stand above their row.
 */
export function shareRowsChart(finding: ComparisonFinding, profile: ProfileId, width: number): SVGSVGElement {
  const wide = width >= 560;
  const left = wide ? Math.round(width * 0.34) : 10;
  const right = wide ? width - 140 : width - 10;
  const axis = axisOf(left, right);
  const drawn: Element[] = [];
  const bands: (readonly [number, number])[] = [];
  let top = 0;
  for (const compared of finding.shares) {
    const name = compared.id === 'improved' ? 'Improved' : 'Worsened';
    drawn.push(element('text', { x: 0, y: top + 20, fill: ink, 'font-size': 15, 'font-weight': 600 }, name));
    top += head;
    for (const row of rowsOf(finding, compared.shares, profile)) {
      const laid = layRow(row, { top, width, left, right, wide }, axis);
      drawn.push(...laid.drawn);
      bands.push(laid.band);
      top += laid.height;
    }
    const says = wrap(differenceSays(compared.difference, finding), width);
    drawn.push(
      ...says.map((text, at) => element('text', { x: 0, y: top + 18 + at * 18, fill: muted }, text)),
    );
    top += says.length * 18 + 14;
  }
  const rules = axis.ticks.flatMap(({ value }) =>
    bands.map(([y1, y2]) =>
      element('line', { x1: axis.at(value), x2: axis.at(value), y1, y2, stroke: grid }),
    ),
  );
  return canvas(
    width,
    top + foot,
    ...rules,
    ...drawn,
    ...axis.ticks.map(({ value, text }) => {
      const anchor = value === 0 ? 'start' : value === 1 ? 'end' : 'middle';
      return element('text', { x: axis.at(value), y: top + 20, fill: muted, 'text-anchor': anchor }, text);
    }),
  );
}

function rowsOf(
  finding: ComparisonFinding,
  [held, own]: readonly [Share, Share],
  profile: ProfileId,
): readonly RatioRow[] {
  const [asked, against] = namesOf(finding);
  const { counted } = finding;
  const row = (label: string, { x, n, share, interval }: Share, look: 'filled' | 'hollow'): RatioRow => {
    const isShown = typeof share === 'number';
    const limits = isShown ? interval : null;
    return {
      label,
      note: `${countWords(x, profile, counted)} of ${countWords(n, profile, counted)}`,
      look,
      apart: false,
      mark: isShown ? { ratio: share, outer: limits, inner: null } : null,
      says: isShown && limits !== null ? `${percent(share)} (${around(limits)})` : percent(share, counted),
    };
  };
  return [row(asked, own, 'filled'), row(against, held, 'hollow')];
}

function around(limits: NonNullable<Share['interval']>): string {
  return `${range({ ...limits, lower: limits.lower * 100, upper: limits.upper * 100 }, 0)}%`;
}

function differenceSays(
  difference: ComparisonFinding['shares'][number]['difference'],
  { counted }: ComparisonFinding,
): string {
  if (!usable(difference))
    return `Difference: ${difference.withheld === 'small_number' ? withheldShort(difference, counted) : `not shown: ${reasonWords(difference.withheld, counted)}`}`;
  const { lower, upper, level } = difference.interval;
  return `Difference: ${signed(difference.difference * 100, 0)} percentage points (95% interval ${range({ lower: lower * 100, upper: upper * 100, level }, 0)})`;
}

function axisOf(left: number, right: number): RatioAxis {
  return {
    domain: [0, 1],
    at: (share) => left + Math.min(1, Math.max(0, share)) * (right - left),
    ticks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, text: `${String(value * 100)}%` })),
  };
}
