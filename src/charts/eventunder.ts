import { count, plain } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { VisitFinding } from '../evidence/visits';
import { element, pixel } from './element';
import { marker, over, row, type Place } from './eventmarks';
import { gapWords, type EventSeries, type Rate } from './eventseries';
import { textWidth, wrap } from './lettering';
import { control, groupColours, groupLetters, ink, muted } from './palette';

/** Months under which something is written: 0 and whole steps from it, as close as their words allow. */
export function tickMonths(months: readonly number[], step: number, room: number): readonly number[] {
  const apart = [1, 3, 6, 12, 24].find((by) => by * step >= room) ?? 48;
  return months.filter((month) => month % apart === 0);
}

/** Months, the windows they are counted in, how many were observed, and which months are not shown and why. */
export function belowAxis(
  finding: VisitFinding,
  series: readonly EventSeries[],
  place: Place,
): { readonly drawn: readonly Element[]; readonly height: number } {
  const { x, foot, left, width } = place;
  const months = finding.months.map(({ month }) => month);
  const drawn: Element[] = tickMonths(months, place.step, 34).map((month) => {
    const text = month > 0 ? `+${String(month)}` : plain(month, 0);
    const middle = Math.min(width - textWidth(text) / 2 - 2, x(month));
    return element('text', { x: middle, y: foot + 18, fill: muted, 'text-anchor': 'middle' }, text);
  });
  let at = foot + 18 + row;
  drawn.push(over('months from referral', (left + place.right) / 2, at, place));
  at += 12;
  drawn.push(...windowsDrawn(finding, place, at));
  at += 20 + 22;
  drawn.push(
    element(
      'text',
      { x: 0, y: at, fill: muted, 'font-size': 13 },
      `${finding.counted} observed in the month`,
    ),
  );
  const widest = Math.max(
    ...series.flatMap(({ months: of }) => of.map(({ rate }) => textWidth(atRisk(rate), 13))),
  );
  const chosen = tickMonths(months, place.step, widest + 34);
  for (const { group, months: of } of series) {
    at += row;
    drawn.push(marker(group, 5, at - 4.5, 3.5, groupColours[group], groupLetters[group]));
    for (const { month, rate } of of)
      if (chosen.includes(month)) drawn.push(riskText(atRisk(rate), x(month), at, place));
  }
  for (const text of series.flatMap((one) => wrap(gapWords(one, finding), width, 13))) {
    if (text === '') continue;
    at += row;
    drawn.push(element('text', { x: 0, y: at, fill: muted, 'font-size': 13 }, text));
  }
  return { drawn, height: at + 8 };
}

function riskText(text: string, centre: number, y: number, { width }: Place): Element {
  const half = textWidth(text, 13) / 2;
  const x = Math.max(14 + half, Math.min(width - half, centre));
  return element('text', { x, y, fill: ink, 'text-anchor': 'middle', 'font-size': 13 }, text);
}

function atRisk(rate: Rate): string {
  if (usable(rate)) return count(rate.people);
  return rate.withheld === 'nobody_at_risk' ? '0' : 'hidden';
}

/** Which months are counted before and which after, as brackets under the axis. */
function windowsDrawn({ windows }: VisitFinding, { x }: Place, y: number): readonly Element[] {
  return (['before', 'after'] as const).flatMap((name) => {
    const [from, to] = [x(windows[name].from - 0.5) + 1, x(windows[name].to + 0.5) - 1];
    return [
      element('path', {
        d: `M${pixel(from)},${pixel(y)}V${pixel(y + 5)}H${pixel(to)}V${pixel(y)}`,
        fill: 'none',
        stroke: control,
      }),
      element(
        'text',
        { x: (from + to) / 2, y: y + 20, fill: muted, 'text-anchor': 'middle', 'font-size': 13 },
        name,
      ),
    ];
  });
}
