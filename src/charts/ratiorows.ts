import { peopleOf, plain, range, reasonWords, withheldShort } from '../evidence/numbers';
import type { Counted } from '../evidence/scope';
import { ratioLimit } from '../evidence/ratiowords';
import { isHidden, usable } from '../evidence/select';
import type { VisitArm, VisitFinding } from '../evidence/visits';
import type { ProfileId } from '../vocabulary/profiles';
import type { Limits } from './estimate';
import { countWords } from './hidden';

type Ratio = VisitFinding['methods'][number]['ratio'] | VisitArm['ratio'];

/** Decimals of a ratio on screen. */
export const ratioDigits = 2;

/** What a row of ratios shows. `ratio` is null for a range with no estimate in it; limits are null where there are none. */
export interface RatioMark {
  readonly ratio: number | null;
  readonly outer: Limits | null;
  readonly inner: Limits | null;
}

/** A row of a forest of ratios. */
export interface RatioRow {
  readonly label: string;
  /** In fainter letters under the label; empty for none. */
  readonly note: string;
  /** filled: the estimate. hollow: another estimate. diamond: everyone. range: a stretch in which the truth may lie. */
  readonly look: 'filled' | 'hollow' | 'diamond' | 'range';
  /** Set apart: not an answer to the question, but a check of it. */
  readonly apart: boolean;
  readonly mark: RatioMark | null;
  /** The number and its interval; in words where there is none. */
  readonly says: string;
}

/** "0.88 (0.84 to 0.93)"; a ratio of 0 has only an upper limit; in words why there is none. */
export function ratioWords(ratio: Ratio, counted: Counted): string {
  if (!usable(ratio))
    return ratio.withheld === 'small_number'
      ? withheldShort(ratio, counted)
      : `not shown: ${reasonWords(ratio.withheld, counted)}`;
  return 'upper' in ratio
    ? `0 (up to ${ratioLimit(ratio.upper)})`
    : `${plain(ratio.ratio, ratioDigits)} (${range(ratio.interval95, ratioDigits)})`;
}

function markOf(ratio: Ratio): RatioMark | null {
  if (!usable(ratio)) return null;
  return 'upper' in ratio
    ? { ratio: null, outer: { lower: 0, upper: ratio.upper }, inner: null }
    : { ratio: ratio.ratio, outer: ratio.interval95, inner: ratio.interval50 };
}

/** A check: nothing was done at that date, or nobody stands for comparison. */
export function isCheck(id: string): boolean {
  return id === 'referred' || id.startsWith('placebo');
}

/** Every method's ratio, the headline first and filled, the others hollow, checks set apart with what they are. */
export function methodRows({ counted, methods }: VisitFinding): readonly RatioRow[] {
  const rows = methods.map(({ id, name, note, ratio }, place): RatioRow => {
    const apart = isCheck(id);
    return {
      label: name,
      note: apart ? note : '',
      look: place === 0 ? 'filled' : 'hollow',
      apart,
      mark: markOf(ratio),
      says: ratioWords(ratio, counted),
    };
  });
  return [...rows.filter(({ apart }) => !apart), ...rows.filter(({ apart }) => apart)];
}

/** The ratio of everyone referred by themselves, as the groups' are: with a comparison group the headline is another number. */
export function ofReferred(methods: VisitFinding['methods']): VisitFinding['methods'] {
  const alone = methods.filter(({ id }) => id === 'referred');
  return alone.length > 0 ? alone : methods.slice(0, 1);
}

/** Every group's ratio, and a diamond for everyone. */
export function visitGroupRows(
  { by, counted, methods }: VisitFinding,
  profile: ProfileId,
): readonly RatioRow[] {
  const groups = (by?.groups ?? []).map(({ level, n, ratio }): RatioRow => ({
    label: level,
    note: isHidden(n) ? countWords(n, profile, counted) : peopleOf(counted, n),
    look: 'filled',
    apart: false,
    mark: markOf(ratio),
    says: ratioWords(ratio, counted),
  }));
  const everyone = ofReferred(methods).map(({ n, ratio }): RatioRow => ({
    label: counted === 'people' ? 'Everyone' : 'All referrals',
    note: isHidden(n) ? countWords(n, profile, counted) : peopleOf(counted, n),
    look: 'diamond',
    apart: false,
    mark: markOf(ratio),
    says: ratioWords(ratio, counted),
  }));
  return [...groups, ...everyone];
}

/**
 * What was seen beside what would be expected anyway: with a comparison group, its own ratio and the ratio beyond it; else the
 * range of what is expected of people chosen for high use.
 */
export function besideRows(finding: VisitFinding): readonly RatioRow[] {
  const { beyond, comparison, counted, expected, referred } = finding;
  const row = (label: string, note: string, look: RatioRow['look'], ratio: Ratio): RatioRow => ({
    label,
    note,
    look,
    apart: false,
    mark: markOf(ratio),
    says: ratioWords(ratio, counted),
  });
  const seen = counted === 'people' ? 'Referred people' : 'Referrals';
  if (comparison !== null && beyond !== null)
    return [
      row(seen, 'after over before', 'hollow', referred.ratio),
      row('Comparison group', 'what would be expected anyway', 'hollow', comparison.ratio),
      row('Beyond the comparison group', 'the first over the second', 'filled', beyond.ratio),
    ];
  const own = row(seen, 'after over before', 'filled', referred.ratio);
  if (expected === null) return [own];
  const ratios = expected.rows.map(({ ratio }) => ratio);
  const [only] = expected.rows;
  if (expected.kind === 'earlier' && only !== undefined)
    return [
      own,
      {
        label: 'Expected anyway',
        note: only.label,
        look: 'range',
        apart: false,
        mark: { ratio: only.ratio, outer: only.interval, inner: null },
        says:
          only.interval === null
            ? plain(only.ratio, ratioDigits)
            : `${plain(only.ratio, ratioDigits)} (${range(only.interval, ratioDigits)})`,
      },
    ];
  const span = { lower: Math.min(...ratios), upper: Math.max(...ratios) };
  return [
    own,
    {
      label: 'Expected anyway',
      note: 'over the range of what is not known',
      look: 'range',
      apart: false,
      mark: { ratio: null, outer: span, inner: null },
      says: `${plain(span.lower, ratioDigits)} to ${plain(span.upper, ratioDigits)}`,
    },
  ];
}
