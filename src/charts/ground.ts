import { axisX, ruleX, text, type Markish } from '@observablehq/plot';
import { scaleLinear } from 'd3-scale';
import { signed } from '../evidence/numbers';
import { grid, muted } from './palette';

type Span = readonly [from: number, to: number];

/** Round values across a domain, zero written bare and all others to the same number of decimals. */
export function ticksOf(
  domain: Span,
  wished: number,
): readonly { readonly value: number; readonly text: string }[] {
  const values = scaleLinear([...domain], [0, 1]).ticks(wished);
  const [first = 0, second = first + 1] = values;
  const digits = Math.max(0, -Math.floor(Math.log10(second - first) + 1e-9));
  return values.map((value) => ({ value, text: value === 0 ? '0' : signed(value, digits) }));
}

/** Faint lines at the ticks and a stronger one at zero, over the given spans only, so that no label is crossed. */
export function gridMarks(
  ticks: readonly number[],
  spans: readonly Span[],
  zero: string,
): readonly [grid: Markish, zero: Markish] {
  const pieces = (values: readonly number[]) =>
    values.flatMap((x) => spans.map(([y1, y2]) => ({ x, y1, y2 })));
  return [
    ruleX(pieces(ticks.filter((value) => value !== 0)), { x: 'x', y1: 'y1', y2: 'y2', stroke: grid }),
    ruleX(pieces([0]), { x: 'x', y1: 'y1', y2: 'y2', stroke: zero }),
  ];
}

/** The ticks' own words under the chart, without a rule. */
export function tickAxis(ticks: ReturnType<typeof ticksOf>): Markish {
  return axisX(
    ticks.map(({ value }) => value),
    {
      tickSize: 0,
      tickPadding: 6,
      tickFormat: (value: number) => ticks.find((one) => one.value === value)?.text ?? '',
      color: muted,
      fontSize: 14,
      label: null,
    },
  );
}

/** Which way is better, under the ends of an axis; a side that the axis does not have is not named. */
export function sideMarks(better: 'higher' | 'lower', [from, to]: Span, dy: number): readonly Markish[] {
  const [left, right] = better === 'higher' ? ['← worse', 'better →'] : ['← better', 'worse →'];
  return [
    from < 0 ? text([left], { frameAnchor: 'bottom-left', dy, fill: muted }) : null,
    to > 0 ? text([right], { frameAnchor: 'bottom-right', dy, fill: muted }) : null,
  ];
}
