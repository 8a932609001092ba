import { balanceLines, gateRules } from './comparegate';
import { chosenBy, settledAfter } from './comparechoice';
import type { ComparedCohort, ComparisonFinding } from './comparison';
import { aheadOf, headlineOf, namesOf } from './comparisonwords';
import { peopleOf, percent, plain, signed, range, digitsFor, withheldWords } from './numbers';
import { isHidden, usable } from './select';
import { type DimensionId, dimensionById } from '../vocabulary/dimensions';

/** What the choice of cohorts itself does to the answer. */
export function cautionSentences({ choice }: ComparisonFinding): readonly string[] {
  switch (choice.kind) {
    case 'arms':
      return [
        'Who is referred is not left to chance: people are referred because somebody saw a need. What was recorded is held alike; what was not, is not.',
      ];
    case 'dose':
      return [
        'How often somebody comes is settled by the person, not before: those who feel better may stop coming, and those who feel worst may not be able to come. More contacts with more change is not that the contacts did it.',
      ];
    case 'date':
      return [
        'Times differ in more than the service: the season, what else was on offer, who was referred and how scores were taken. Whatever else changed around that day is in the difference too.',
      ];
    case 'levels':
    case 'cohorts':
      return chosenCautions(chosenBy(choice));
  }
}

function chosenCautions(by: readonly DimensionId[]): readonly string[] {
  const names = by.map((id) => (dimensionById.get(id)?.name ?? id).toLowerCase()).join(' and ');
  if (by.includes('activity'))
    return [
      'People choose their activity, or are guided to one, by what they need and what they can do. Who goes where is decided with the answer half known, so that a difference between activities is not what the one would do for the people of the other.',
      doseCaution,
    ];
  if (by.some((id) => settledAfter.has(id)))
    return [
      `The ${names} is chosen with the person in view. A difference can be of who was given which, and not of what was given.`,
      doseCaution,
    ];
  const of = names === '' ? 'between these cohorts' : `by ${names}`;
  return [
    `A difference ${of} says for whom change differed, not why: nothing was done to anybody here that could be its cause.`,
  ];
}

const doseCaution =
  'How often people came is not held alike, and is not adjusted for: it is chosen too. Those who feel better may stop coming, or come more.';

/** Methods A.4's words. */
export function comparisonEValueSentence(finding: ComparisonFinding): string | undefined {
  const { eValue, gate, measure } = finding;
  const headline = headlineOf(finding);
  if (!gate.opened || headline === undefined || !usable(headline.estimate)) return undefined;
  if (!usable(eValue))
    return `How strong something unmeasured would have to be is not known. ${withheldWords(eValue, finding.counted)}`;
  if (aheadOf(headline.estimate.interval, measure) === 'unsure')
    return 'The interval already includes a difference of 0, so nothing unmeasured is needed to explain the difference away.';
  const { estimate, limit } = eValue;
  return `An unmeasured factor would have to be linked both to which cohort somebody is in and to a better score by a risk ratio of at least ${plain(estimate, 2)} (the E-value), above the factors used, to explain this away, and of ${plain(limit, 2)} to move the interval to 0.`;
}

/** Who of each cohort is in no estimate. */
export function lostSentences({ cohorts, counted }: ComparisonFinding): readonly string[] {
  const of = ({ name, followedUp: { x, n, share } }: ComparedCohort): string => {
    if (isHidden(n) || isHidden(x))
      return `How many of “${name}” were followed up is hidden, few ${counted}.`;
    if (n === 0) return `${counted === 'people' ? 'Nobody' : 'No referral'} in “${name}” has a first score.`;
    return `${peopleOf(counted, x)} of ${plain(n, 0)} in “${name}” with a first score ${x === 1 ? 'has' : 'have'} a second${typeof share === 'number' ? ` (${percent(share)})` : ''}.`;
  };
  const [against, asked] = cohorts.map(({ followedUp: { share } }) => share);
  const gap = typeof against === 'number' && typeof asked === 'number' ? Math.abs(asked - against) : null;
  return [
    of(cohorts[1]),
    of(cohorts[0]),
    ...(gap === null || gap <= gateRules.followedApart + 1e-9
      ? []
      : [
          `The shares differ by ${plain(gap * 100, 0)} percentage points: whoever stayed in one may be unlike whoever stayed in the other.`,
        ]),
  ];
}

/** Who of those in scope is looked at nowhere; undefined where nobody is left out. */
export function neitherSentence({ neither, choice, counted }: ComparisonFinding): string | undefined {
  if (neither === 0) return undefined;
  const where = choice.kind === 'cohorts' && choice.against !== null ? 'neither, or in both,' : 'neither';
  return isHidden(neither)
    ? `A few ${counted}, or none, are in ${where} and are not looked at here.`
    : `${peopleOf(counted, neither)} ${neither === 1 ? 'is' : 'are'} in ${where} and ${neither === 1 ? 'is' : 'are'} not looked at here.`;
}

/** What was held alike, and what was not and why. */
export function adjustedSentences({
  cohorts,
  covariates: { used, left, apart },
}: ComparisonFinding): readonly string[] {
  return [
    used.length === 0
      ? 'Nothing is adjusted for.'
      : `Adjusted for: ${used.join(', ')}. Not for anything that nobody wrote down.`,
    ...apart.map(
      ({ name, side }) =>
        `Found in “${cohorts[side].name}” alone: ${name}. Nobody in the other cohort is like these people, so they are in nothing that is adjusted.`,
    ),
    ...left.map(({ name, why }) => `Not for ${name}: ${why}.`),
  ];
}

/** How far apart the two are once weighted, for those who read no chart; undefined without balance. */
export function apartSentence({ balance }: ComparisonFinding): string | undefined {
  if (!usable(balance)) return undefined;
  const apart = balance.covariates.flatMap(({ name, after }) =>
    usable(after.difference) && Math.abs(after.difference.sd) >= balanceLines.apart ? [name] : [],
  );
  const wholly = balance.covariates.flatMap(({ name, before }) =>
    !usable(before.difference) && before.difference.withheld === 'wholly_apart' ? [name] : [],
  );
  const says = [
    ...(apart.length === 0
      ? []
      : [
          `Still ${plain(balanceLines.apart, 2)} standard deviations apart or more once weighted: ${apart.join(', ')}.`,
        ]),
    ...(wholly.length === 0 ? [] : [`No value in common: ${wholly.join(', ')}.`]),
  ];
  return says.length === 0 ? undefined : says.join(' ');
}

/** "Improved: 52% of “A” and 44% of “B”, a difference of +8 percentage points (95% interval +2 to +14)." */
export function shareSentences(finding: ComparisonFinding): readonly string[] {
  const [asked, against] = namesOf(finding);
  return finding.shares.map(({ id, shares, difference }) => {
    const says = `${id === 'improved' ? 'Improved' : 'Worsened'}: ${percent(shares[1].share, finding.counted)} of “${asked}” and ${percent(shares[0].share, finding.counted)} of “${against}”`;
    if (!usable(difference))
      return `${says}. The difference is ${inSentence(withheldWords(difference, finding.counted))}`;
    const { lower, upper, level } = difference.interval;
    const points = { lower: lower * 100, upper: upper * 100, level };
    return `${says}, a difference of ${signed(difference.difference * 100, 0)} percentage points (95% interval ${range(points, 0)}).`;
  });
}

/** The difference when only the order of the changes is trusted. */
export function shiftSentence(finding: ComparisonFinding): string {
  const { shift, measure, counted } = finding;
  if (!usable(shift)) return `The difference by rank alone is ${inSentence(withheldWords(shift, counted))}`;
  const [asked, against] = namesOf(finding);
  const digits = digitsFor(measure);
  const limits = usable(shift.interval) ? ` (95% interval ${range(shift.interval, digits)})` : '';
  const rough = shift.caution === null ? '' : ` With so few ${counted} this is rough.`;
  return `By rank alone, which no outlier moves and with nothing adjusted for: over every pair of a person of “${asked}” and one of “${against}”, the middle difference in change is ${signed(shift.shift, digits)} points${limits}.${rough}`;
}

function inSentence(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
