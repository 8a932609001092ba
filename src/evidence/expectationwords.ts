import { usesLittle } from './assumeduse';
import { plain, range, reasonWords, withheldWords } from './numbers';
import { type Part, phrase } from './phrase';
import { fewerRange, fewerWords, ratioLimit } from './ratiowords';
import { usable } from './select';
import { usesOf } from './servicewords';
import type { Counted } from './scope';
import type { ExpectedUse, VisitFinding } from './visits';
import type { Withheld } from '../stats/result';

/** The least and the greatest ratio that would be expected though nothing were done. */
export function expectedEnds({ rows }: ExpectedUse): { readonly lower: number; readonly upper: number } {
  const ends = rows.flatMap(({ ratio, interval }) => [
    ratio,
    interval?.lower ?? ratio,
    interval?.upper ?? ratio,
  ]);
  return { lower: Math.min(...ends), upper: Math.max(...ends) };
}

/** "0.85 to 0.99": as `expectedRange`, as ratios. */
export function expectedRatios(expected: ExpectedUse): string {
  const [low, high] = [expectedEnds(expected).lower, expectedEnds(expected).upper].map((one) =>
    plain(one, 2),
  );
  return low === high ? (low ?? '') : `${low ?? ''} to ${high ?? ''}`;
}

/** "1% to 15% fewer": what would be expected anyway, as a range. */
export function expectedRange(expected: ExpectedUse): readonly Part[] {
  const { lower, upper } = expectedEnds(expected);
  return lower === upper ? fewerWords(lower) : fewerRange({ lower, upper });
}

function chosen(counted: Counted): string {
  return counted === 'people' ? 'people who are referred' : 'referrals, which are made';
}

/** What would be expected though nothing were done, and from what that is known. */
export function expectedUseSentence(
  { service, counted }: Pick<VisitFinding, 'service' | 'counted'>,
  expected: ExpectedUse,
): readonly Part[] {
  const uses = usesOf(service);
  const only = expected.rows[0];
  if (expected.kind === 'earlier' && only !== undefined) {
    const range =
      only.interval === null ? [] : [...phrase` (95% interval `, ...fewerRange(only.interval), ...phrase`)`];
    return [
      ...phrase`Whatever was done, `,
      ...fewerWords(only.ratio, only.interval === null ? [] : [only.interval.lower, only.interval.upper]),
      ...phrase` ${uses}`,
      ...range,
      ...phrase` would be expected if use went back to what it was in the months before those that are counted.`,
    ];
  }
  return [
    ...phrase`Whatever was done, `,
    ...expectedRange(expected),
    ...phrase` ${uses} would be expected of ${chosen(counted)} when use is high: how many depends on how alike use is from one stretch of time to the next and on how much people use the service in general, and neither is known here.`,
  ];
}

/** Whether what was seen goes beyond what would be expected anyway: the nearer limit against the far end of what is expected. */
export function beyondExpected(
  seen: { readonly lower: number; readonly upper: number },
  expected: ExpectedUse,
): 'within' | 'below' | 'above' {
  const { lower, upper } = expectedEnds(expected);
  return seen.upper < lower ? 'below' : seen.lower > upper ? 'above' : 'within';
}

function withoutRate(
  { withheld }: Withheld,
  { counted, referred }: Pick<VisitFinding, 'counted' | 'referred'>,
): string {
  return withheld === 'no_exposure' && referred.hidden !== 0
    ? 'All have a small number that the file hides in one of the windows'
    : `How often the service was used is not shown: ${reasonWords(withheld, counted)}`;
}

/** Where nothing is known of what would be expected anyway: no word on change, and why. */
export function unexpectedSentences(
  finding: Pick<VisitFinding, 'service' | 'comparisonLost' | 'counted' | 'referred'>,
): readonly string[] {
  const { before, after } = finding.referred;
  const alone = finding.comparisonLost
    ? 'Nobody of the comparison group is left under the filters chosen'
    : 'There is no comparison group';
  const none = 'No statement on change can be made.';
  if (!usable(before)) return [`${none} ${withoutRate(before, finding)}.`];
  if (!usable(after)) return [`${none} ${withoutRate(after, finding)}.`];
  const uses = usesOf(finding.service);
  if (before.events === 0 && after.events === 0)
    return [
      `${none} No ${uses} were counted before or after referral. Check that they were recorded for these ${finding.counted} and this time.`,
    ];
  if (before.events === 0)
    return [
      `${none} No ${uses} were counted before referral, so there is nothing that use after it could be measured against. Check that they were recorded then.`,
    ];
  return [
    `${none} ${alone}, the months before those that are counted are too few to learn from, and ${
      usesLittle(finding.service, before)
        ? `these ${finding.counted} had fewer ${uses} before than people in general are taken to have`
        : `how many ${uses} people have in general is not known here`
    }.`,
    'People are referred when they are at their worst, so use later is lower on average whatever is done, and nothing here says by how much.',
  ];
}

/** The answer to whether it would have happened anyway, in short. */
export function anywaySentence(finding: VisitFinding): string {
  const { comparison, expected } = finding;
  if (comparison !== null) {
    const { ratio } = comparison;
    if (!usable(ratio))
      return `The change in the comparison group is not known. ${withheldWords(ratio, finding.counted)}`;
    return ratio.kind === 'none_after'
      ? `In the comparison group none were counted after, so its ratio is 0 (95% interval up to ${ratioLimit(ratio.upper)}) and cannot stand for what would have happened anyway.`
      : `In the comparison group the ratio of after to before is ${plain(ratio.ratio, 2)} (95% interval ${range(ratio.interval95, 2)}). That stands for what would have happened anyway, which is right only if both groups would have changed alike.`;
  }
  if (expected === null) return unexpectedSentences(finding).join(' ');
  return `A ratio of after to before of ${expectedRatios(expected)} would be expected though nothing were done. A ratio within that needs no other reason.`;
}
