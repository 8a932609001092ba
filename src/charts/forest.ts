import { line, text } from '@observablehq/plot';
import type { Outcome, OutcomeFinding, Share } from '../evidence/evidence';
import { count, pValue, withheldShort } from '../evidence/numbers';
import { isHidden, usable } from '../evidence/select';
import { estimateMarks, type EstimateRow } from './estimate';
import { gridMarks, sideMarks, tickAxis, ticksOf } from './ground';
import { wrap } from './lettering';
import { control, estimate, ink, muted, paper } from './palette';
import { plotted } from './plotted';

interface Row {
  readonly y: number;
  readonly label: string;
  readonly people: string;
  readonly outcome: Outcome;
}

const step = 30;

/**
 * Do effects differ by group? Mean change and its intervals for each group, a diamond for everyone, pairs of those with
 * a first score at the right, and below them how many groups are hidden and whether the groups differ, in words.
 * `width` in pixels; under 560 each label stands above its row.
 */
export function forestChart(finding: OutcomeFinding, width: number): SVGSVGElement {
  const { by, counted, measure, overall } = finding;
  const everyone = counted === 'people' ? 'Everyone' : 'All referrals';
  const wide = width >= 560;
  const high = wide ? step : step + 20;
  const all = [...(by?.groups ?? []), { level: everyone, outcome: overall }];
  const rows = all.map(({ level, outcome }, place): Row => ({
    y: high * (place + 1) - step / 2,
    label: level,
    people: people(outcome.followedUp),
    outcome,
  }));
  const groups = rows.filter(({ label }) => label !== everyone);
  const notes = notesOf(finding, width);
  const foot = high * rows.length + 8;
  const labelWidth = wide ? Math.round(width * 0.28) : 10;
  const marginRight = wide ? 132 : 10;
  const [from, to] = domainOf(rows);
  const ticks = ticksOf([from, to], Math.max(3, Math.round((width - labelWidth - marginRight) / 80)));
  const spans = wide
    ? ([[0, foot]] as const)
    : rows.map(({ y }, place) => [y - 11, place === rows.length - 1 ? foot : y + 14] as const);
  const height = foot + 56 + notes.length * 20;
  const labels = (chosen: readonly Row[], fontWeight: number) => [
    text(chosen, {
      y: 'y',
      text: 'label',
      frameAnchor: 'left',
      dx: wide ? -labelWidth : -10,
      dy: wide ? 0 : -22,
      fill: ink,
      fontSize: 15,
      stroke: paper,
      strokeWidth: 4,
      fontWeight,
    }),
    text(chosen, {
      y: 'y',
      text: 'people',
      frameAnchor: 'right',
      dx: wide ? marginRight : 10,
      dy: wide ? 0 : -22,
      fill: fontWeight > 400 ? ink : muted,
      fontWeight,
    }),
  ];
  return plotted({
    width,
    height,
    marginLeft: labelWidth,
    marginRight,
    marginTop: 0,
    marginBottom: height - foot,
    x: { domain: [from, to] },
    y: { domain: [0, foot], range: [0, foot], axis: null },
    marks: [
      ...gridMarks(
        ticks.map(({ value }) => value),
        spans,
        control,
      ),
      tickAxis(ticks),
      ...sideMarks(measure.better, [from, to], 42),
      ...labels(groups, 400),
      ...labels(rows.slice(groups.length), 600),
      ...estimateMarks(groups.flatMap(estimateOf), (width - labelWidth - marginRight) / (to - from)),
      ...rows.slice(groups.length).flatMap(diamond),
      text(
        groups.filter(({ outcome }) => !usable(outcome.change)),
        {
          y: 'y',
          text: ({ outcome }: Row) => whyNot(outcome),
          frameAnchor: 'left',
          dx: 8,
          fill: muted,
          stroke: paper,
          strokeWidth: 4,
        },
      ),
      ...notes.map((note, place) =>
        text([note], {
          text: () => note,
          frameAnchor: 'bottom-left',
          lineAnchor: 'top',
          dx: wide ? -labelWidth : -10,
          dy: 54 + place * 20,
          fill: muted,
        }),
      ),
    ],
  });
}

function people({ x, n }: Share): string {
  return isHidden(x) || isHidden(n) ? 'hidden' : `${count(x)} of ${count(n)}`;
}

function whyNot({ change }: Outcome): string {
  return usable(change) ? '' : withheldShort(change);
}

function estimateOf({ y, outcome: { change } }: Row): readonly EstimateRow[] {
  return usable(change) ? [{ y, ...change }] : [];
}

function diamond({ y, outcome: { change } }: Row) {
  if (!usable(change)) return [];
  const { mean, interval95 } = change;
  const corners: readonly (readonly [number, number])[] = [
    [interval95.lower, y],
    [mean, y - 8],
    [interval95.upper, y],
    [mean, y + 8],
  ];
  return [line(corners, { curve: 'linear-closed', fill: estimate, stroke: estimate, strokeWidth: 1 })];
}

/** Zero is always in it, and a little air beyond the outermost limits. */
function domainOf(rows: readonly Row[]): readonly [number, number] {
  const ends = rows.flatMap(({ outcome: { change } }) =>
    usable(change) ? [change.interval95.lower, change.interval95.upper] : [],
  );
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const air = (high - low || 1) * 0.06;
  return [low < 0 ? low - air : low, high > 0 ? high + air : high];
}

function notesOf({ by, counted }: OutcomeFinding, width: number): readonly string[] {
  if (by === null) return [];
  const hidden =
    by.hidden === 0
      ? []
      : [
          `${String(by.hidden)} ${by.hidden === 1 ? 'group is' : 'groups are'} not shown: fewer than 10 ${counted} have two scores.`,
        ];
  const differ = usable(by.difference)
    ? `Do the groups differ? ${pValue(by.difference.pHolm)} (Welch’s test, Holm’s correction).`
    : `Do the groups differ? ${withheldShort(by.difference)}.`;
  return [...hidden, differ].flatMap((note) => wrap(note, width));
}
