import {
  type ComparedLevel,
  type ComparedSubgroup,
  type ComparedSubgroups,
  fewestAtLevel,
  type SubgroupTest,
} from './comparedsubgroups';
import type { ComparisonFinding, ComparisonMethod } from './comparison';
import { namesOf } from './comparisonwords';
import { peopleOf, percent, plain, pValue, reasonWords, withheldWords } from './numbers';
import { isHidden, usable } from './select';
import { chanceOfOne, subgroupLevel } from './subgroupfamily';
import type { FTest } from '../stats/interaction';

/** What the tests let anybody say: that the difference differs, or that nobody knows. There is no third. */
export type Differs = 'yes' | 'unsure';

/** The corrected test, and no test beside it that says otherwise. */
export function differs({ test }: ComparedSubgroup): Differs {
  return usable(test) && test.pAdjusted < subgroupLevel && agree(test) ? 'yes' : 'unsure';
}

/** Whether the tests beside it find it too. Sites that are too few for a test say nothing either way. */
function agree({ robust, clustered }: SubgroupTest): boolean {
  const bySite = clustered === null || !usable(clustered) || clustered.p < subgroupLevel;
  return usable(robust) && robust.p < subgroupLevel && bySite;
}

/** The model's difference over everybody, which the levels are the parts of; undefined where it is not among the estimates. */
export function modelOf({ estimates }: ComparisonFinding): ComparisonMethod | undefined {
  return estimates.find(({ id }) => id === 'ancova') ?? estimates.find(({ id }) => id === 'ancova-baseline');
}

/** In the middle of a sentence: "age band". */
export function byName({ name }: ComparedSubgroup): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function listed(names: readonly string[], word: 'and' | 'or'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** What came of all the looks together, as one or two sentences. */
export function subgroupsSentence(finding: ComparisonFinding, { dimensions }: ComparedSubgroups): string {
  const [asked, against] = namesOf(finding);
  if (dimensions.length === 0)
    return 'Nothing is recorded that people came with and by which the difference could be looked at.';
  const tested = dimensions.filter(({ test }) => usable(test));
  if (tested.length === 0)
    return `Whether the difference between “${asked}” and “${against}” differs by ${listed(dimensions.map(byName), 'or')} cannot be tested.`;
  const found = tested.filter((one) => differs(one) === 'yes').map(byName);
  const rest = tested.filter((one) => differs(one) === 'unsure').map(byName);
  const says = `the difference between “${asked}” and “${against}” in change on ${finding.measure.noun}`;
  if (found.length === 0)
    return `Whether ${says} differs by ${listed(rest, 'or')} is too uncertain to say. One group’s better result beside another’s is no answer: groups differ by chance.`;
  const others =
    rest.length === 0 ? '' : ` Whether it differs by ${listed(rest, 'or')} is too uncertain to say.`;
  return `By these tests ${says} differs by ${listed(found, 'and')}.${others} It says for whom the difference differed, not why.`;
}

/** How many looks were taken, and what that does to chance. */
export function looksSentence({ looks: { declared, explored } }: ComparedSubgroups): string {
  const all = declared + explored;
  if (all === 0) return 'No test could be made.';
  const tests = `${plain(all, 0)} ${all === 1 ? 'test' : 'tests'} of whether a difference differs ${all === 1 ? 'was' : 'were'} made, over every characteristic and measure of this question`;
  const holm = 'Holm’s correction, which guards against even one false claim';
  const hochberg = 'Benjamini and Hochberg’s correction, which holds down the share of claims that are false';
  const how =
    explored === 0
      ? `all declared before results were opened: ${holm}`
      : declared === 0
        ? `none declared before results were opened: ${hochberg}`
        : `${plain(declared, 0)} declared before results were opened (${holm}) and ${plain(explored, 0)} not (${hochberg})`;
  return `${tests}, ${how}. If nothing differed anywhere and the tests were independent, the chance that at least one fell under ${plain(subgroupLevel, 2)} by luck would be ${percent(chanceOfOne(all))}.`;
}

/** The finding as a headline. */
export function subgroupTitle(finding: ComparisonFinding, subgroup: ComparedSubgroup): string {
  const by = byName(subgroup);
  const { noun } = finding.measure;
  if (!usable(subgroup.test)) return `Whether the difference in ${noun} differs by ${by} cannot be tested`;
  return differs(subgroup) === 'yes'
    ? `The difference in ${noun} between the two differs by ${by}`
    : `Whether the difference in ${noun} differs by ${by} is too uncertain to say`;
}

/** The tests, what they rest on and who is in none of them. */
export function subgroupSentence(finding: ComparisonFinding, subgroup: ComparedSubgroup): string {
  const { counted } = finding;
  const { test } = subgroup;
  const says = usable(test)
    ? [
        `One test over all groups: ${pValue(test.pAdjusted)} once corrected for all looks (unadjusted ${testWords(test)}).`,
        ...besideWords(test),
        'A group’s own interval does not say whether it differs from another.',
      ]
    : [withheldWords(test, counted)];
  return [...says, ...leftWords(subgroup, counted)].join(' ');
}

function testWords({ f, df1, df2, p }: FTest): string {
  return `${pValue(p)}; F = ${plain(f, 2)} on ${plain(df1, 0)} and ${plain(df2, 0)} degrees of freedom`;
}

function besideWords(test: SubgroupTest): readonly string[] {
  const of = (found: SubgroupTest['robust']): string =>
    usable(found) ? pValue(found.p) : `not shown, ${reasonWords(found.withheld, 'people')}`;
  const sites =
    test.clustered === null ? '' : `; with people of one site taken as alike: ${of(test.clustered)}`;
  const against = test.pAdjusted < subgroupLevel && !agree(test);
  return [
    `With spreads that may differ: ${of(test.robust)}${sites}.`,
    ...(against ? ['The tests do not agree, so nothing is said to differ.'] : []),
  ];
}

/** Levels and people that are in no test. */
function leftWords(
  { few, unknown: [held, asked] }: ComparedSubgroup,
  counted: ComparisonFinding['counted'],
): readonly string[] {
  const hidden =
    few === 0
      ? []
      : [
          `${plain(few, 0)} ${few === 1 ? 'group is' : 'groups are'} not shown because fewer than ${plain(fewestAtLevel, 0)} ${counted} of a cohort have both scores there.`,
        ];
  const nobody = held === 0 && asked === 0;
  const unsaid = isHidden(held) && isHidden(asked);
  return nobody
    ? hidden
    : [
        ...hidden,
        unsaid
          ? `Of few ${counted} it is not recorded; they are left out.`
          : `It is not recorded of ${peopleOf(counted, asked)} asked about and ${peopleOf(counted, held)} held against; they are left out.`,
      ];
}

/** What the interaction is called: with two levels the second less the first. */
export function interactionName({ levels }: ComparedSubgroup): string {
  const [first, second] = levels;
  return levels.length === 2 && first !== undefined && second !== undefined
    ? `“${second.level}” less “${first.level}”`
    : `All ${plain(levels.length, 0)} groups together`;
}

/** "p = 0.012, corrected", or why there is none. */
export function correctedWords({ test }: ComparedSubgroup): string {
  return usable(test)
    ? `${pValue(test.pAdjusted)}, corrected`
    : `not shown: ${reasonWords(test.withheld, 'people')}`;
}

/** What stands in place of one number for the interaction of more than two levels. */
export function interactionWords(subgroup: ComparedSubgroup): string {
  return `${usable(subgroup.test) ? 'no one number: ' : ''}${correctedWords(subgroup)}`;
}

/** "drawn in: +0.8", beside the raw number. */
export function drawnWords({ shrunken }: ComparedLevel, number: (points: number) => string): string {
  return usable(shrunken) ? `drawn in: ${number(shrunken.estimate)}` : '';
}
