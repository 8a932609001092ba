import type { Evidence } from './evidence';
import type { VisitFinding } from './visits';
import type { Months } from './windows';

/** "12 to 4 months", "1 month". */
function stretch(near: number, far: number): string {
  return near === far
    ? near === 1
      ? '1 month'
      : `${String(near)} months`
    : `${String(near)} to ${String(far)} months`;
}

/** "from 12 to 4 months before and from 1 to 12 months after". */
export function windowWords({ windows: { before, after } }: Pick<VisitFinding, 'windows'>): string {
  const from = (near: number, far: number): string => `${near === far ? '' : 'from '}${stretch(near, far)}`;
  return `${from(-before.from, -before.to)} before and ${from(after.from, after.to)} after`;
}

function few(months: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six'][months] ?? String(months);
}

/** "the three months before referral", "the month before referral". */
function ofBefore(months: number): string {
  return months === 1 ? 'the month before referral' : `the ${few(months)} months before referral`;
}

/** Where use was counted, and what became of the run-up, with the reason. */
export function windowSentences(finding: VisitFinding): readonly string[] {
  const { windows, runUp } = finding;
  const gap = -windows.before.to - 1;
  const later = windows.after.from - 1;
  const left = [
    ...(gap > 0 ? [ofBefore(gap)] : []),
    'the month of referral',
    ...(later > 0 ? [later === 1 ? 'the month after it' : `the ${few(later)} months after it`] : []),
  ];
  const counted = `Counted ${windowWords(finding)}.`;
  const are = (words: string): string =>
    `${words.slice(0, 1).toUpperCase()}${words.slice(1)} ${left.length > 1 ? 'are' : 'is'} left out`;
  const out = are(
    left.length > 1 ? `${left.slice(0, -1).join(', ')} and ${left.at(-1) ?? ''}` : (left[0] ?? ''),
  );
  switch (runUp) {
    case 'left out':
      return [
        counted,
        `${out}, because people are referred when they are at their worst, and the referral itself happens at a visit.`,
      ];
    case 'counted':
      return [
        counted,
        `${out}, because the referral itself happens at a visit. The months just before it are counted, as was asked: people are referred when they are at their worst, so that fewer visits later are expected from that alone.`,
      ];
    case 'cannot be parted':
      return [
        counted,
        'The counts cannot be parted from the run-up: they are one number for the whole stretch up to referral, when people are at their worst, so that fewer visits later are expected from that alone. Counts by month would part them.',
      ];
  }
}

function length({ from, to }: Months): number {
  return to - from + 1;
}

/** What windows of other lengths than a whole year, or than each other, do to a comparison of before and after; undefined where both are a year. */
export function unequalSentence({
  windows: { before, after },
  comparison,
}: Pick<VisitFinding, 'windows' | 'comparison'>): string | undefined {
  const [early, late] = [length(before), length(after)];
  if (early === 12 && late === 12) return undefined;
  const sizes =
    early === late
      ? `Both windows are ${stretch(early, early)} long`
      : `The window before is ${stretch(early, early)} long and the one after ${stretch(late, late)}: rates are per year, so the length by itself makes no difference`;
  return `${sizes}${early === late ? ', less than a year' : ''}. But the seasons in them differ, and so may use. ${sharedBy(comparison)}`;
}

/** Whether somebody else went through the same months. */
function sharedBy(comparison: VisitFinding['comparison']): string {
  return comparison === null
    ? 'Nobody here went through the same months without being referred, so nothing here can take that out.'
    : 'The comparison group shares that where it is counted in the same months.';
}

/** When general practice was used less, and in other ways, than before or since. */
export const covid = { from: '2020-03-01', to: '2021-07-31' } as const;

function yearsOn(iso: string, years: number): string {
  return `${String(Number(iso.slice(0, 4)) + years).padStart(4, '0')}${iso.slice(4)}`;
}

/** Said where the windows of these referrals can reach into the months of the pandemic: a year before the first referral to a year after the last. */
export function covidSentence(
  { dataset: { period }, scope }: Pick<Evidence, 'dataset' | 'scope'>,
  { comparison }: Pick<VisitFinding, 'comparison'>,
): string | undefined {
  const [from, to] = [scope.from ?? period?.from, scope.to ?? period?.to];
  if (from === undefined || to === undefined) return undefined;
  if (yearsOn(from, -1) > covid.to || yearsOn(to, 1) < covid.from) return undefined;
  return `Some of the months counted can lie between March 2020 and July 2021, when services were used less and more by telephone. Before and after are then not alike whatever was done. ${sharedBy(comparison)}`;
}
