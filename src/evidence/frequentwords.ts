import { beyondExpected } from './expectationwords';
import type { FrequentUse } from './frequent';
import { peopleOf, plain, range, withheldWords } from './numbers';
import { fewerRange, fewerWords, rateWords, ratioDirection } from './ratiowords';
import { isHidden, usable } from './select';
import { usesOf } from './servicewords';
import type { VisitFinding } from './visits';

/** What must stand with every number on people who were chosen for it. */
export const chosenSays =
  'These people were chosen because they came most: part or all of a fall is expected.';

/** Two decimals, one ratio or a range of them. */
export function frequentExpected({ expected }: FrequentUse): string {
  const ratios = expected.map(({ ratio }) => ratio);
  const [low, high] = [plain(Math.min(...ratios), 2), plain(Math.max(...ratios), 2)];
  return low === high ? low : `${low} to ${high}`;
}

/** "15 or more GP contacts a year": whom this is about. */
export function thresholdWords(
  { service }: Pick<VisitFinding, 'service'>,
  { threshold }: FrequentUse,
): string {
  return `${plain(threshold, 0)} or more ${usesOf(service)} a year`;
}

export function frequentTitle({ service }: VisitFinding, found: FrequentUse): string {
  return `Among those with most ${usesOf(service)} before, the ratio of after to before was ${plain(found.ratio.ratio, 2)}; ${frequentExpected(found)} would be expected anyway`;
}

/** Who they are, why a fall is expected, what was seen and what is expected, and whether the one goes beyond the other. */
export function frequentSentence(finding: VisitFinding, found: FrequentUse): string {
  const { n, before, ratio, beyond } = found;
  return [
    `${isHidden(n) ? 'A few people' : peopleOf('people', n)} of those referred had ${thresholdWords(finding, found)} before, ${rateWords(before)} on average; the threshold is the smallest whole number that at most a tenth of those watched throughout reach.`,
    chosenSays,
    `Their ratio of after to before is ${plain(ratio.ratio, 2)} (95% interval ${range(ratio.interval95, 2)}).`,
    ...expectedSentences(found),
    beyond === null ? againstSentence(found) : beyondSentence(finding, beyond),
  ].join(' ');
}

function expectedSentences({ expected }: FrequentUse): readonly string[] {
  const assumed = expected.filter(({ kind }) => kind === 'assumed');
  if (assumed.length > 0) {
    const ratios = assumed.map(({ ratio }) => ratio);
    return [
      `Though nothing were done, a ratio of ${plain(Math.min(...ratios), 2)} to ${plain(Math.max(...ratios), 2)} would be expected, over a range of what is not known here: how alike use is from one stretch of time to the next, and what these people would use in the long run.`,
    ];
  }
  return expected.map(({ kind, n, ratio, interval }) => {
    const limits = interval === null ? '' : ` (95% interval ${range(interval, 2)})`;
    const who = n === null || isHidden(n) ? 'people' : peopleOf('people', n);
    const value = `${plain(ratio, 2)}${limits}`;
    switch (kind) {
      case 'earlier':
        return `Among ${who} who came as often in the window before that one, the ratio of the next window to it was ${value}, before any referral.`;
      case 'comparison':
        return `Among ${who} of the comparison group who came as often, the ratio was ${value}.`;
      default:
        return `Read off all ${n === null || isHidden(n) ? 'people' : plain(n, 0)} of the comparison group, too few of whom came as often, the ratio would be ${value}.`;
    }
  });
}

function againstSentence(found: FrequentUse): string {
  switch (beyondExpected(found.ratio.interval95, { kind: 'assumed', rows: found.expected })) {
    case 'within':
      return 'So what was seen fits what would be expected though nothing were done.';
    case 'below':
      return 'What was seen is lower than that. Whatever else changed at that time may be the reason.';
    case 'above':
      return 'What was seen is higher than that.';
  }
}

function beyondSentence({ service }: VisitFinding, beyond: NonNullable<FrequentUse['beyond']>): string {
  const text = (parts: readonly { readonly text: string }[]): string => parts.map((one) => one.text).join('');
  const { interval95, ratio } = beyond;
  return ratioDirection(interval95) === 'unsure'
    ? `Beyond those of the comparison group it is too uncertain to say whether ${usesOf(service)} rose or fell: the data fit anything from ${text(fewerRange(interval95))}.`
    : `That is ${text(fewerWords(ratio, [interval95.lower, interval95.upper]))} ${usesOf(service)} than the change of those of the comparison group would have left (95% interval ${text(fewerRange(interval95))}).`;
}

/** Why nothing is said of those who came most. */
export function noFrequentSentence({ frequent, counted }: VisitFinding): string | undefined {
  if (usable(frequent)) return undefined;
  switch (frequent.withheld) {
    case 'too_few':
      return 'Too few came so often to say anything of them: at most a tenth of those watched throughout, and fewer than 10 people.';
    case 'no_reliability':
      return 'Nothing is known of what would be expected of people chosen because they came most, so nothing is said of them.';
    default:
      return `Those who came most are not looked at by themselves. ${withheldWords(frequent, counted)}`;
  }
}
