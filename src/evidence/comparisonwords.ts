import { isControl } from './comparedcontrol';
import { controlSentence, controlTitle } from './comparisoncontrolwords';
import type { ComparedCohort, ComparisonFinding, ComparisonMethod } from './comparison';
import { asDefined, digitsFor, peopleOf, plain, range, reasonWords, signed, withheldWords } from './numbers';
import { capital, type Design, number, type Part, phrase, verbs } from './phrase';
import { isHidden, usable } from './select';
import { sureRules } from './sureness';
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
  if (choice.kind !== 'arms') return 'no cause';
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

/** "only 3 people in “Gardening” have both scores", where fewer than `least` do. */
function tooFew({ cohorts, counted }: ComparisonFinding, least: number): readonly Part[] | undefined {
  const few = cohorts
    .flatMap(({ name, followedUp: { x } }) => (isHidden(x) || x >= least ? [] : [{ name, n: x }]))
    .toSorted((a, b) => a.n - b.n)[0];
  if (few === undefined) return undefined;
  const { name, n } = few;
  if (n > 0)
    return phrase`only ${number(peopleOf(counted, n))} in “${name}” ${n === 1 ? 'has' : 'have'} both scores`;
  return counted === 'people'
    ? phrase`nobody in “${name}” has both scores`
    : phrase`no referral in “${name}” has both scores`;
}

/** Why nothing may be compared at all, whoever the cohorts are; undefined where something may. */
export function barredWords({ estimates, counted }: ComparisonFinding): string | undefined {
  const reasons = estimates.flatMap(({ estimate }) => (usable(estimate) ? [] : [estimate.withheld]));
  const why = reasons.find((one) => one === 'ordinal' || one === 'clustered');
  return why === undefined ? undefined : reasonWords(why, counted);
}

const textOf = (parts: readonly Part[]): string => parts.map(({ text }) => text).join('');

/** The finding as a headline. */
export function comparisonTitle(finding: ComparisonFinding): string {
  if (isControl(finding)) return controlTitle(finding);
  const { measure, gate } = finding;
  const [asked, against] = namesOf(finding);
  const bar = barredWords(finding);
  if (bar !== undefined) return `Not compared: ${bar}.`;
  const few = tooFew(finding, gate.opened ? fewestToGeneralise : sureRules.fewestPairs);
  if (few !== undefined) return `Too few to compare: ${textOf(few)}.`;
  if (!gate.opened) return `Not compared: “${asked}” and “${against}” are not shown to be alike enough.`;
  const headline = headlineOf(finding);
  if (headline === undefined || !usable(headline.estimate))
    return `Whether ${measure.noun} changed alike in “${asked}” and “${against}” cannot be said.`;
  const { difference, interval } = headline.estimate;
  const ahead = aheadOf(interval, measure);
  if (ahead === 'unsure' && isEquivalent(finding))
    return `No difference that matters: ${measure.noun} changed alike in “${asked}” and “${against}”.`;
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
function among({ cohorts: [against, asked], counted }: ComparisonFinding): readonly Part[] {
  const of = ({ name, followedUp: { x } }: ComparedCohort) =>
    phrase`${number(peopleOf(counted, x))} in “${name}”`;
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
  if (isControl(finding)) return controlSentence(finding);
  const { gate, measure } = finding;
  const bar = barredWords(finding);
  if (bar !== undefined) return phrase`Nothing is compared on this measure: ${bar}.`;
  const few = tooFew(finding, fewestToGeneralise);
  if (few !== undefined)
    return [
      ...few.map((part, at) => (at === 0 ? { ...part, text: capital(part.text) } : part)),
      ...phrase`. That is too few to say anything about anybody else, whatever their scores are.`,
    ];
  if (!gate.opened)
    return [
      ...phrase`The adjusted estimate is not shown, because ${gate.failed.length === 1 ? 'a check before it fails' : 'checks before it fail'}. `,
      ...rawSentence(finding),
    ];
  const headline = headlineOf(finding);
  if (headline === undefined) return phrase`There is no estimate. `;
  if (!usable(headline.estimate)) return phrase`${withheldWords(headline.estimate, finding.counted)}`;
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
  const more = ahead === 'asked' ? 'better' : 'worse';
  const digits = digitsFor(finding.measure);
  const told = phrase` (difference ${number(signed(estimate.difference, digits))} points, 95% interval ${number(range(estimate.interval, digits))})`;
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
    ? ` It is smaller than the ${asDefined(equivalence.margin)} ${equivalence.margin === 1 ? 'point' : 'points'} taken as meaningful in one person; an average can matter below that.`
    : '';
}

/** The difference of the means as they are; a description and nothing else. */
export function rawSentence(finding: ComparisonFinding): readonly Part[] {
  const raw = finding.estimates.find(({ adjusted }) => !adjusted);
  const [asked, against] = namesOf(finding);
  if (raw === undefined) return phrase`There is no raw difference to describe either.`;
  if (!usable(raw.estimate)) return phrase`${withheldWords(raw.estimate, finding.counted)}`;
  return [
    ...phrase`As a description only: the average change of “${asked}” less that of “${against}” was `,
    ...estimateWords(raw.estimate, finding),
    ...phrase`. It compares people who may be unlike, and part or all of it can be who they were.`,
  ];
}

/** What stands beside every null: whether it is shown to be small, and what these people could have shown at all. */
export function nullSentence(finding: ComparisonFinding): string {
  return `${equivalenceSentence(finding)} ${detectableSentence(finding)}`;
}

/** Is a difference that would matter ruled out? Only then may “no difference” be read. */
export function equivalenceSentence(finding: ComparisonFinding): string {
  const { equivalence, gate } = finding;
  if (equivalence === null)
    return 'What difference would matter on this measure is not known, so that “no difference” cannot be said.';
  if (!gate.opened)
    return 'While the two are not shown to be alike, neither a difference nor “no difference” can be said.';
  const points = `${asDefined(equivalence.margin)} ${equivalence.margin === 1 ? 'point' : 'points'}`;
  return isEquivalent(finding)
    ? `A difference of ${points} or more is ruled out, which is what would matter.`
    : `A difference of ${points}, which would matter, is not ruled out: this is not “no difference”.`;
}

/** What difference these people could have shown at all. */
export function detectableSentence(finding: ComparisonFinding): string {
  const { detectable, counted } = finding;
  return usable(detectable)
    ? `These ${counted} could have shown a difference of at least ${sizeWords(detectable.difference, finding)} (with a chance of 80%); a smaller one could be there unseen.`
    : `How small a difference these ${counted} could have shown is not known. ${withheldWords(detectable, counted)}`;
}
