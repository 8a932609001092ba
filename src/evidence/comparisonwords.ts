import type { ComparedCohort, ComparisonFinding, ComparisonMethod } from './comparison';
import { asDefined, digitsFor, people, plain, range, signed, withheldWords } from './numbers';
import { capital, type Design, number, type Part, phrase, verbs } from './phrase';
import { isHidden, usable } from './select';
import type { Difference } from '../stats/difference';
import type { Interval } from '../stats/result';

/** With fewer people than this in a cohort nothing is said of anybody else (methods A.9). */
const fewestToGeneralise = 5;

/** Which of the two did better, where the interval excludes 0: the cohort asked about, the other, or nobody knows. */
export type Ahead = 'asked' | 'against' | 'unsure';

export function aheadOf({ lower, upper }: Interval, { better }: ComparisonFinding['measure']): Ahead {
  if (lower <= 0 && upper >= 0) return 'unsure';
  return lower > 0 === (better === 'higher') ? 'asked' : 'against';
}

/** The estimates that may be read: while the gate is closed only those that adjust for nothing. */
export function shownEstimates({ gate, estimates }: ComparisonFinding): readonly ComparisonMethod[] {
  return gate.opened ? estimates : estimates.filter(({ adjusted }) => !adjusted);
}

/** The first of those that may be read. */
export function headlineOf(finding: ComparisonFinding): ComparisonMethod | undefined {
  return shownEstimates(finding)[0];
}

/** Whether a difference is shown to be too small to matter; only then may anyone read "no difference". */
export function isEquivalent({ gate, equivalence }: ComparisonFinding): boolean {
  return gate.opened && equivalence !== null && usable(equivalence.found) && equivalence.found.equivalent;
}

/** What the design lets a sentence claim. The levels of a dimension are never a cause: that is no design here. */
export function comparisonDesign({ choice, gate, sure }: ComparisonFinding): Design | 'no cause' {
  if (choice.kind === 'levels') return 'no cause';
  if (!gate.opened) return 'one group';
  return sure.step === 'Moderate' || sure.step === 'Stronger'
    ? 'comparison'
    : 'comparison with a failed check';
}

/** "Gardening" and "all others", asked about first. */
export function namesOf({
  cohorts: [against, asked],
}: ComparisonFinding): readonly [asked: string, against: string] {
  return [asked.name, against.name];
}

/** "only 3 people of Gardening have both scores", where no more do. */
function tooFew({ cohorts }: ComparisonFinding): readonly Part[] | undefined {
  const few = cohorts.find(({ followedUp: { x } }) => !isHidden(x) && x < fewestToGeneralise);
  if (few === undefined || isHidden(few.followedUp.x)) return undefined;
  const n = few.followedUp.x;
  return n === 0
    ? phrase`nobody in “${few.name}” has both scores`
    : phrase`only ${number(people(n))} in “${few.name}” ${n === 1 ? 'has' : 'have'} both scores`;
}

const textOf = (parts: readonly Part[]): string => parts.map(({ text }) => text).join('');

/** The finding as a headline. */
export function comparisonTitle(finding: ComparisonFinding): string {
  const { measure, gate } = finding;
  const [asked, against] = namesOf(finding);
  const few = tooFew(finding);
  if (few !== undefined) return `Too few to compare: ${textOf(few)}.`;
  if (!gate.opened)
    return `Not compared: “${asked}” and “${against}” differ in more than their ${measure.noun}.`;
  const headline = headlineOf(finding);
  if (headline === undefined || !usable(headline.estimate))
    return `Whether ${measure.noun} changed alike in “${asked}” and “${against}” cannot be said.`;
  const { difference, interval } = headline.estimate;
  const ahead = aheadOf(interval, measure);
  if (isEquivalent(finding))
    return ahead === 'unsure'
      ? `No difference that matters: ${measure.noun} changed alike in “${asked}” and “${against}”.`
      : `Change in ${measure.noun} differed between “${asked}” and “${against}”, by less than matters.`;
  if (ahead === 'unsure')
    return `Too uncertain to say which did better on ${measure.noun}: “${asked}” or “${against}”.`;
  const [better, worse] = ahead === 'asked' ? [asked, against] : [against, asked];
  return `Change in ${measure.noun} differed by ${sizeWords(difference, finding)}, better in “${better}” than in “${worse}”.`;
}

/** "1.2 points", without a sign. */
export function sizeWords(difference: number, { measure }: ComparisonFinding): string {
  const size = plain(Math.abs(difference), digitsFor(measure));
  return `${size} ${size === '1' ? 'point' : 'points'}`;
}

/** "+1.2 (95% interval +0.4 to +2.0)", in points. */
function estimateWords(
  { difference, interval }: Difference,
  { measure }: ComparisonFinding,
): readonly Part[] {
  const digits = digitsFor(measure);
  return phrase`${number(signed(difference, digits))} points (95% interval ${number(range(interval, digits))})`;
}

/** Of whom the comparison is, in numbers; words where they are hidden. */
function among({ cohorts: [against, asked] }: ComparisonFinding): readonly Part[] {
  const of = ({ name, followedUp: { x } }: ComparedCohort) => phrase`${number(people(x))} in “${name}”`;
  return [...phrase`Among `, ...of(asked), ...phrase` and `, ...of(against), ...phrase` with both scores`];
}

/** "people alike in age band, sex and first score". */
export function alikeWords({ covariates: { used } }: ComparisonFinding): string {
  const names = used.map((name) => name.slice(0, 1).toLowerCase() + name.slice(1));
  const last = names.at(-1);
  if (last === undefined) return 'people who are alike in nothing that was looked at';
  return `people alike in ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`}`;
}

/** The finding in a few sentences, with its n and its interval; no cause but by the ladder. */
export function comparisonSentence(finding: ComparisonFinding): readonly Part[] {
  const { gate, measure } = finding;
  const few = tooFew(finding);
  if (few !== undefined)
    return [
      ...few.map((part, at) => (at === 0 ? { ...part, text: capital(part.text) } : part)),
      ...phrase`. That is too few to say anything about anybody else, whatever their scores are.`,
    ];
  if (!gate.opened)
    return [
      ...phrase`The adjusted estimate is not shown, because the two are not alike enough for one. `,
      ...rawSentence(finding),
    ];
  const headline = headlineOf(finding);
  if (headline === undefined) return phrase`There is no estimate. `;
  if (!usable(headline.estimate)) return phrase`${withheldWords(headline.estimate)}`;
  const { estimate } = headline;
  const ahead = aheadOf(estimate.interval, measure);
  const like = headline.adjusted ? `, held against ${alikeWords(finding)}` : ', with nothing adjusted for';
  if (ahead === 'unsure')
    return [
      ...among(finding),
      ...phrase`${like}, ${isEquivalent(finding) ? 'the changes differed by ' : 'it is too uncertain to say which did better: the changes differed by '}`,
      ...estimateWords(estimate, finding),
      ...phrase`, and the interval includes 0. ${nullSentence(finding)}`,
    ];
  return [
    ...among(finding),
    ...phrase`${like}, `,
    ...claim(finding, estimate, ahead),
    ...phrase`.${ifSmall(finding)}`,
  ];
}

/** The one clause in which a service and a change are joined, or are not. */
function claim(finding: ComparisonFinding, estimate: Difference, ahead: Ahead): readonly Part[] {
  const design = comparisonDesign(finding);
  const [asked, against] = namesOf(finding);
  const size = number(sizeWords(estimate.difference, finding));
  const [more, limits] = [ahead === 'asked' ? 'better' : 'worse', phrase` (difference `];
  const told = [...limits, ...estimateWords(estimate, finding), ...phrase`)`];
  return design === 'no cause' || design === 'one group'
    ? [...phrase`the change in “${asked}” was ${size} ${more} than that in “${against}”`, ...told]
    : [
        ...phrase`referral ${{ kind: 'verb', text: verbs[design] }} a change ${size} ${more} than that in “${against}”`,
        ...told,
      ];
}

function ifSmall(finding: ComparisonFinding): string {
  const { equivalence } = finding;
  return equivalence !== null && isEquivalent(finding)
    ? ` It is shown to be smaller than the ${asDefined(equivalence.margin)} points that would matter.`
    : '';
}

/** The difference of the means as they are; a description and nothing else. */
export function rawSentence(finding: ComparisonFinding): readonly Part[] {
  const raw = finding.estimates.find(({ adjusted }) => !adjusted);
  const [asked, against] = namesOf(finding);
  if (raw === undefined) return phrase`There is no raw difference to describe either.`;
  if (!usable(raw.estimate)) return phrase`${withheldWords(raw.estimate)}`;
  return [
    ...phrase`As a description only: the average change of “${asked}” less that of “${against}” was `,
    ...estimateWords(raw.estimate, finding),
    ...phrase`. It compares unlike people, and part or all of it can be who they were.`,
  ];
}

/** What stands beside every null: whether it is shown to be small, and what these people could have shown at all. */
export function nullSentence(finding: ComparisonFinding): string {
  const { equivalence, detectable } = finding;
  const small =
    equivalence === null
      ? 'What difference would matter on this measure is not known, so that “no difference” cannot be said.'
      : isEquivalent(finding)
        ? `A difference of ${asDefined(equivalence.margin)} points or more is ruled out, which is what would matter.`
        : `A difference of ${asDefined(equivalence.margin)} points, which would matter, is not ruled out: this is not “no difference”.`;
  return `${small} ${detectableSentence(detectable, finding)}`;
}

function detectableSentence(found: ComparisonFinding['detectable'], finding: ComparisonFinding): string {
  return usable(found)
    ? `These people could have shown a difference of at least ${sizeWords(found.difference, finding)} (with a chance of 80%); a smaller one could be there unseen.`
    : `How small a difference these people could have shown is not known. ${withheldWords(found)}`;
}
