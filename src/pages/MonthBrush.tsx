import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { type MonthWindow, movedBy } from './facetmonths';
import { monthWords, plain } from '../evidence/numbers';

interface MonthBrushProps {
  readonly months: readonly string[];
  /** By month. */
  readonly counts: readonly number[];
  readonly window: MonthWindow;
  /** The window under the hand. */
  readonly onMove: (window: MonthWindow) => void;
  /** Let go, over this window. */
  readonly onRelease: (window: MonthWindow) => void;
}

type Part = 'first' | 'last' | 'both';

interface Drag {
  readonly part: Part | 'new';
  /** Where it began: the month, and the window of then. */
  readonly at: number;
  readonly before: MonthWindow;
  readonly now: MonthWindow;
}

const names: Readonly<Record<Part, string>> = {
  first: 'First month',
  last: 'Last month',
  both: 'First and last month together',
};

function dragged({ part, at, before: [first, last] }: Drag, to: number, months: number): MonthWindow {
  switch (part) {
    case 'first':
      return [Math.min(to, last), last];
    case 'last':
      return [first, Math.max(to, first)];
    case 'both':
      return movedBy([first, last], to - at, months);
    case 'new':
      return [Math.min(at, to), Math.max(at, to)];
  }
}

function stepped(part: Part, [first, last]: MonthWindow, by: number, months: number): MonthWindow {
  if (part === 'both') return movedBy([first, last], by, months);
  return part === 'first'
    ? [Math.max(0, Math.min(last, first + by)), last]
    : [first, Math.min(months - 1, Math.max(first, last + by))];
}

const ayear = 12;

function stepOf(key: string, months: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return -1;
    case 'PageUp':
      return ayear;
    case 'PageDown':
      return -ayear;
    case 'Home':
      return -months;
    case 'End':
      return months;
    default:
      return undefined;
  }
}

/** A histogram by month with a window over it: drag an end, the window, or a new one; or move them by keys. */
export function MonthBrush({ months, counts, window: [first, last], onMove, onRelease }: MonthBrushProps) {
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const keyed = useRef<MonthWindow | null>(null);
  const all = months.length;
  const largest = Math.max(1, ...counts);
  const say = (at: number): string => monthWords(months[at] ?? '');
  const spans = `${say(first)} to ${say(last)}`;

  const monthAt = (x: number): number => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return 0;
    return Math.max(0, Math.min(all - 1, Math.floor(((x - box.left) / box.width) * all)));
  };
  const begin = (event: PointerEvent<HTMLElement>, part: Drag['part']): void => {
    if (event.button !== 0 || drag.current !== null) return;
    event.stopPropagation();
    const at = monthAt(event.clientX);
    const before: MonthWindow = [first, last];
    const whole = first === 0 && last === all - 1;
    const begun = part === 'both' && whole ? 'new' : part;
    track.current?.setPointerCapture(event.pointerId);
    drag.current = { part: begun, at, before, now: before };
  };
  const follow = ({ clientX }: PointerEvent): void => {
    const held = drag.current;
    if (held === null) return;
    const now = dragged(held, monthAt(clientX), all);
    if (now[0] === held.now[0] && now[1] === held.now[1]) return;
    drag.current = { ...held, now };
    onMove(now);
  };
  const release = ({ clientX }: PointerEvent): void => {
    const held = drag.current;
    if (held === null) return;
    drag.current = null;
    const now = dragged(held, monthAt(clientX), all);
    if (now[0] !== held.before[0] || now[1] !== held.before[1]) onRelease(now);
    else if (now[0] !== held.now[0] || now[1] !== held.now[1]) onMove(now);
  };
  const drop = (): void => {
    const held = drag.current;
    drag.current = null;
    if (held !== null) onMove(held.before);
  };
  const press = (event: KeyboardEvent, part: Part): void => {
    if (event.key === 'Escape' && drag.current !== null) {
      drop();
      return;
    }
    const by = event.altKey || event.ctrlKey || event.metaKey ? undefined : stepOf(event.key, all);
    if (by === undefined) return;
    event.preventDefault();
    const next = stepped(part, [first, last], by, all);
    if (next[0] === first && next[1] === last) return;
    keyed.current = next;
    onMove(next);
  };
  const letGo = (): void => {
    const next = keyed.current;
    keyed.current = null;
    if (next !== null) onRelease(next);
  };

  const slider = (part: Part) => {
    const at = part === 'last' ? last : first;
    return {
      role: 'slider',
      tabIndex: 0,
      'aria-label': names[part],
      'aria-valuemin': 0,
      'aria-valuemax': all - 1,
      'aria-valuenow': at,
      'aria-valuetext': part === 'both' ? spans : say(at),
      onPointerDown: (event: PointerEvent<HTMLElement>) => begin(event, part),
      onKeyDown: (event: KeyboardEvent) => press(event, part),
      onKeyUp: letGo,
      onBlur: letGo,
    } as const;
  };
  const left = `${String((first / all) * 100)}%`;
  const right = `${String(((last + 1) / all) * 100)}%`;
  const width = `${String(((last + 1 - first) / all) * 100)}%`;
  return (
    <div className="brush">
      <div
        ref={track}
        className="brush-track"
        onPointerDown={(event) => begin(event, 'new')}
        onPointerMove={follow}
        onPointerUp={release}
        onPointerCancel={drop}
      >
        <svg
          viewBox={`0 0 ${String(all)} 100`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`Referrals by month from ${say(0)} to ${say(all - 1)}; the largest month has ${plain(largest, 0)}`}
        >
          {months.map((month, at) => (
            <rect
              key={month}
              className={at < first || at > last ? 'brush-out' : 'bar-fill'}
              x={at + 0.06}
              width="0.88"
              height="100"
              transform={`translate(0 100) scale(1 ${(-(counts[at] ?? 0) / largest).toFixed(4)})`}
            />
          ))}
        </svg>
        <div className="brush-window" style={{ left, width }} {...slider('both')} />
        <div className="brush-end brush-first" style={{ left }} {...slider('first')} />
        <div className="brush-end brush-last" style={{ left: right }} {...slider('last')} />
      </div>
      <p className="bar-ends brush-words" aria-hidden="true">
        <span>{say(0)}</span>
        <span>{say(all - 1)}</span>
      </p>
    </div>
  );
}
