import { dot, rect, text } from '@observablehq/plot';
import type { OutcomeFinding } from '../evidence/evidence';
import { digitsFor, range, signed, withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import { estimateMarks } from './estimate';
import { gridMarks, sideMarks, tickAxis, ticksOf } from './ground';
import { control, estimate, ink, muted, paper } from './palette';
import { plotted } from './plotted';

interface Line {
  readonly y: number;
  readonly label: string;
  readonly value: string;
}

/**
 * What could the people who were lost do to the answer? The estimate of those asked twice (dot and intervals), the
 * average if the lost had not changed (hollow square), and behind both a hollow bar from the worst to the best that
 * could have happened to them. In points; `width` in pixels, under 560 each label stands above its row.
 */
export function rangeChart({ counted, measure, overall }: OutcomeFinding, width: number): SVGSVGElement {
  const { change, missing } = overall;
  const wide = width >= 560;
  const high = wide ? 36 : 54;
  const digits = digitsFor(measure);
  const bounds = usable(missing) && usable(missing.bounds) ? missing.bounds : null;
  const carried = usable(missing) ? missing.carriedForward : null;
  const row = (place: number): number => place * high + high - 16;
  const lines: readonly Line[] = [
    {
      y: row(0),
      label: counted === 'people' ? 'Those asked twice' : 'Referrals with two scores',
      value: usable(change)
        ? `${signed(change.mean, digits)} (${range(change.interval95, digits)})`
        : withheldShort(change),
    },
    {
      y: row(1),
      label: counted === 'people' ? 'If no one lost had changed' : 'If no lost referral had changed',
      value: carried === null ? 'not shown' : signed(carried, digits),
    },
    {
      y: row(2),
      label: 'Whatever became of them',
      value:
        bounds === null
          ? 'no range known'
          : `${signed(bounds.lower, digits)} to ${signed(bounds.upper, digits)}`,
    },
  ];
  const foot = high * 3 + 6;
  const marginLeft = wide ? Math.round(width * 0.28) : 10;
  const marginRight = wide ? 150 : 10;
  const ends = [
    0,
    ...(bounds === null ? [] : [bounds.lower, bounds.upper]),
    ...(carried === null ? [] : [carried]),
    ...(usable(change) ? [change.interval95.lower, change.interval95.upper] : []),
  ];
  const [low, top] = [Math.min(...ends), Math.max(...ends)];
  const air = (top - low || 1) * 0.04;
  const domain = [low - air, top + air] as const;
  const ticks = ticksOf(domain, Math.max(3, Math.round((width - marginLeft - marginRight) / 80)));
  const spans = wide
    ? ([[0, foot]] as const)
    : [0, 1, 2].map((place) => [row(place) - 11, place === 2 ? foot : row(place) + 14] as const);
  const [gridLines, zeroLine] = gridMarks(
    ticks.map(({ value }) => value),
    spans,
    ink,
  );
  const beside = { dy: wide ? 0 : -22, lineAnchor: 'middle' } as const;
  return plotted({
    width,
    height: foot + 50,
    marginLeft,
    marginRight,
    marginTop: 0,
    marginBottom: 50,
    x: { domain },
    y: { domain: [0, foot], range: [0, foot], axis: null },
    marks: [
      gridLines,
      bounds === null
        ? null
        : rect([bounds], {
            x1: 'lower',
            x2: 'upper',
            y1: row(2) - 8,
            y2: row(2) + 8,
            fill: paper,
            stroke: control,
            strokeWidth: 1.5,
          }),
      zeroLine,
      tickAxis(ticks),
      ...sideMarks(measure.better, domain, 42),
      text(lines, {
        y: 'y',
        text: 'label',
        frameAnchor: 'left',
        dx: -marginLeft,
        fill: ink,
        fontSize: 15,
        stroke: paper,
        strokeWidth: 4,
        ...beside,
      }),
      text(lines, {
        y: 'y',
        text: 'value',
        frameAnchor: 'right',
        dx: marginRight,
        fill: muted,
        stroke: paper,
        strokeWidth: 4,
        ...beside,
      }),
      ...(usable(change)
        ? estimateMarks(
            [{ y: row(0), ...change }],
            (width - marginLeft - marginRight) / (domain[1] - domain[0]),
          )
        : []),
      carried === null
        ? null
        : dot([carried], {
            x: (value: number) => value,
            y: row(1),
            r: 5.5,
            symbol: 'square',
            fill: paper,
            stroke: estimate,
            strokeWidth: 2,
          }),
    ],
  });
}
