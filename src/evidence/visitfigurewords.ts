import { expectedRatios } from './expectationwords';
import { otherStories } from './methodwords';
import { noTestWords } from './movementwords';
import { asDefined, percent, plain, pValue, unitOf, withheldWords } from './numbers';
import { capital } from './phrase';
import { rateWords, ratioDirection } from './ratiowords';
import { isHidden, usable } from './select';
import { usesOf } from './servicewords';
import type { VisitArm, VisitFinding, VisitMethod } from './visits';
import { windowSentences } from './windowwords';
import { dimensionById } from '../vocabulary/dimensions';

/** Whether a sentence, a picture or a table may speak of a change: only with a comparison group or what would be expected anyway. */
export function mayTellChange({ beyond, expected }: VisitFinding): boolean {
  return beyond !== null || expected !== null;
}

/** Month by month: where use was highest, which is the run-up as a rule. */
export function eventTitle({ service, months }: VisitFinding): string {
  const uses = usesOf(service);
  const known = months.flatMap(({ month, referred }) =>
    usable(referred) ? [{ month, rate: referred.rate }] : [],
  );
  const highest = known.toSorted((a, b) => b.rate - a.rate)[0];
  if (highest === undefined) return `${capital(uses)} by month around referral are not known`;
  if (highest.rate === 0) return `No ${uses} were counted in any month around referral`;
  const { month } = highest;
  const when =
    month === 0
      ? 'in the month of referral'
      : `${String(Math.abs(month))} ${Math.abs(month) === 1 ? 'month' : 'months'} ${month < 0 ? 'before' : 'after'} referral`;
  return `${capital(uses)} were most frequent ${when}`;
}

export function eventSentence(finding: VisitFinding): string {
  const { counted, comparison } = finding;
  return [
    `Each point is a month: ${usesOf(finding.service)} a year per ${unitOf(counted)}, with the 95% interval.`,
    ...windowSentences(finding),
    ...(comparison === null
      ? [
          'There is no comparison group, so the line alone does not say what would have happened without referral.',
        ]
      : ['Both groups are shown as counted.']),
  ].join(' ');
}

/** In how many single months the data tell the two groups apart. */
export function monthRatioTitle({ service, windows: { after }, beyond }: VisitFinding): string {
  const known = (beyond?.months ?? []).flatMap(({ month, ratio }) =>
    month >= after.from && month <= after.to && usable(ratio) ? [ratio.interval95] : [],
  );
  const of = `of the ${String(known.length)} months after referral`;
  const below = known.filter(({ upper }) => upper < 1).length;
  const above = known.filter(({ lower }) => lower > 1).length;
  const uses = usesOf(service);
  if (known.length === 0)
    return `${capital(uses)} of single months cannot be held against the comparison group’s`;
  if (below + above === 0)
    return `In none ${of} by itself were ${uses} clearly fewer or more than the comparison group’s`;
  const said = [
    ...(below > 0 ? [`fewer in ${String(below)}`] : []),
    ...(above > 0 ? [`more in ${String(above)}`] : []),
  ];
  return `Against the comparison group’s, ${uses} were clearly ${said.join(' and ')} ${of}`;
}

export function monthRatioSentence({ windows: { before } }: VisitFinding): string {
  return [
    `Each point is a month: the rate among those referred over that of the comparison group, next to the same from ${String(-before.from)} to ${String(-before.to)} months before, with the 95% interval. At 1 the groups are as far apart as they were then.`,
    'Single months say little: about one in twenty lies off 1 by chance alone, and in the run-up the groups were at their worst. The months before show whether they moved alike.',
  ].join(' ');
}

/** What was seen beside what would be expected anyway: ratios, which claim no direction. */
export function besideTitle({ referred, comparison, expected }: VisitFinding): string {
  const ratio = (arm: VisitArm): string | undefined =>
    usable(arm.ratio)
      ? `${arm.ratio.ratio === 0 ? '0' : plain(arm.ratio.ratio, 2)} among ${arm === referred ? 'those referred' : 'the comparison group'}`
      : undefined;
  const seen = ratio(referred);
  if (comparison !== null) {
    const other = ratio(comparison);
    return seen === undefined || other === undefined
      ? 'After against before in each group, and beyond the comparison group'
      : `The ratio of after to before was ${seen} and ${other}`;
  }
  if (expected === null || !usable(referred.ratio))
    return 'What was seen, beside what would be expected anyway';
  return `A ratio of after to before of ${referred.ratio.ratio === 0 ? '0' : plain(referred.ratio.ratio, 2)} was seen, and ${expectedRatios(expected)} would be expected anyway`;
}

const checks = new Set(['referred', 'series', 'placebo-6', 'placebo-9']);

/** Methods that ask the headline's own question. */
function same({ methods }: VisitFinding): readonly VisitMethod[] {
  return methods.filter(({ id }) => !checks.has(id));
}

/** Do all methods tell one story? Those that do not are named. */
export function methodsTitle(finding: VisitFinding): string {
  const told = same(finding).flatMap(({ name, ratio }) =>
    usable(ratio) ? [{ name, way: ratioDirection(ratio.interval95) }] : [],
  );
  const [first, ...others] = told;
  if (first === undefined) return 'No method gives a ratio';
  if (others.length === 0) return 'Only one method can be used on these counts';
  const unlike = others.filter(({ way }) => way !== first.way);
  const story = { fewer: 'a ratio below 1', more: 'a ratio above 1', unsure: 'too near to 1 to call' }[
    first.way
  ];
  if (unlike.length === 0)
    return `${told.length === 2 ? 'Both' : `All ${String(told.length)}`} methods tell one story: ${story}`;
  return `The methods do not tell one story: ${unlike.map(({ name }) => `“${name}”`).join(' and ')} ${unlike.length === 1 ? 'differs' : 'differ'} from the headline`;
}

export function methodsSentence(finding: VisitFinding): string {
  const ratios = same(finding).flatMap(({ ratio }) => (usable(ratio) ? [ratio.ratio] : []));
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  const range =
    ratios.length < 2
      ? ''
      : `The ratios of after over before lie from ${plain(low, 2)} to ${plain(high, 2)}. `;
  const what =
    finding.beyond === null
      ? 'Each is of the referred alone, none says what would have happened anyway, and all share what is expected without referral.'
      : 'Each is the ratio beyond the comparison group, unless it says that it is not.';
  const step =
    finding.series === null
      ? ''
      : ' The step by calendar month is an answer to another question and is not among these.';
  const other = otherStories(finding, (id) => !checks.has(id)).map((one) => ` ${one}`);
  return `${range}${what}${step} Rows set apart are checks: where nothing was done, the ratio should be near 1.${other.join('')}`;
}

/** Whether the groups differ, from the test of the difference and never from one group’s interval. */
export function visitGroupsTitle({ by, service }: VisitFinding): string {
  if (by === null) return '';
  const groups = dimensionById.get(by.dimension)?.plural ?? 'groups';
  const uses = usesOf(service);
  if (!usable(by.difference)) return `${capital(uses)} before and after: ${groups} side by side`;
  return by.difference.p < 0.05
    ? `The ratio of ${uses} after to before differed between ${groups}`
    : `Too uncertain to say whether the ratio of ${uses} after to before differed between ${groups}`;
}

export function visitGroupsSentence(finding: VisitFinding): string {
  const { by, counted, beyond } = finding;
  if (by === null) return '';
  const hidden =
    by.hidden === 0
      ? ''
      : ` ${plain(by.hidden, 0)} ${by.hidden === 1 ? 'group is' : 'groups are'} not shown because fewer than 10 ${counted} are behind it.`;
  const what = `Ratios of the referred alone${beyond === null ? '' : ', not of what is beyond the comparison group'}: no group’s ratio is an effect, and one that used the service most before is expected to fall most.`;
  if (!usable(by.difference)) return `${what} ${noTestWords('difference', by.difference, counted)}${hidden}`;
  const { statistic, df, p } = by.difference;
  return `${what} Difference between the groups: ${pValue(p)} (Wald χ² = ${plain(statistic, 1)} on ${plain(df, 0)} ${df === 1 ? 'degree' : 'degrees'} of freedom). A group’s own interval does not say whether it differs from another.${hidden}`;
}

/** How many have no use at all, and whether few make most of it. */
export function spreadSentence({ service, counted, referred: { spread } }: VisitFinding): string {
  if (!usable(spread)) return withheldWords(spread, counted);
  const { before, after } = spread;
  const uses = usesOf(service);
  const none = `Of the people, ${percent(before.none.share)} have no ${uses} in the window before and ${percent(after.none.share)} in the one after.`;
  const upTo = (median: number): string => (median === 0 ? 'none' : `${asDefined(median)} or fewer`);
  const half =
    isHidden(before.median) || isHidden(after.median)
      ? ''
      : ` Half have ${upTo(before.median)} before, and ${upTo(after.median)} after.`;
  const top =
    usable(before.top) && usable(after.top)
      ? ` The 5% who use it most make ${percent(before.top.share)} of all before and ${percent(after.top.share)} after.`
      : '';
  return `${none}${half}${top}`;
}

/** The change beyond the comparison group in visits, for those who do not think in ratios; undefined for one group, where no such number stands alone. */
export function differenceSentence({ beyond, counted, service }: VisitFinding): string | undefined {
  if (beyond === null || !usable(beyond.difference)) return undefined;
  const { difference, interval } = beyond.difference;
  const [low, high] = [rateWords(interval.lower), rateWords(interval.upper)];
  const says =
    interval.lower <= 0 && interval.upper >= 0
      ? `too uncertain to say whether it is a rise or a fall: anything from ${low} to ${high}`
      : `${rateWords(difference)} (95% interval ${low} to ${high})`;
  const all = counted === 'referrals' ? ', with all their referrals' : '';
  return `In ${usesOf(service)} a year per person${all}, the change beyond that of the comparison group is ${says}. Here each person counts alike.`;
}
