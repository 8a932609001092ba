import { peopleOf, percent, plain, pValue, unitOf, withheldWords } from './numbers';
import { ratioDirection } from './ratiowords';
import { isHidden, usable } from './select';
import { usesOf } from './servicewords';
import type { VisitFinding, VisitMethod } from './visits';

/** Who of those in scope is in no estimate, in either group. */
export function watchedSentences(finding: VisitFinding): readonly string[] {
  const { counted, referred, comparison } = finding;
  const of = (arm: typeof referred, who: string): readonly string[] => {
    const { x, n, share } = arm.watched;
    if (isHidden(x) || isHidden(n))
      return [
        `How many ${counted} ${who} were watched in both windows is ${typeof share === 'number' ? percent(share) : percent(share, counted)}.`,
      ];
    if (typeof share !== 'number')
      return [
        `About ${plain(x, 0)} of about ${peopleOf(counted, n)} ${who} were watched in both windows; how many were not is ${percent(share, counted)}.`,
      ];
    const missing = n - x;
    if (missing === 0)
      return [
        n === 1
          ? `The only ${unitOf(counted)} ${who} was watched in both windows.`
          : `All ${peopleOf(counted, n)} ${who} were watched in both windows.`,
      ];
    return [
      `${peopleOf(counted, x)} of ${plain(n, 0)} ${who} (${percent(share)}) ${x === 1 ? 'was' : 'were'} watched in both windows. The other ${plain(missing, 0)} ${missing === 1 ? 'has' : 'have'} no count in one of them, for instance because the file of counts does not have them, after a death or a move, or because the time after is not over, and ${missing === 1 ? 'is' : 'are'} in no estimate.`,
    ];
  };
  return [
    ...of(referred, counted === 'people' ? 'referred' : 'in scope'),
    ...(comparison === null ? [] : of(comparison, 'of the comparison group')),
    'Months in which somebody was not watched are taken out of their time, not counted as months without use.',
  ];
}

/** Small numbers that the file itself hides; undefined where it hides none. */
export function hiddenUseSentence({
  counted,
  referred,
  comparison,
  methods,
}: VisitFinding): string | undefined {
  const hidden = [referred.hidden, ...(comparison === null ? [] : [comparison.hidden])];
  if (hidden.every((one) => one === 0)) return undefined;
  // A profile hides a true 0 as well; only a file with hidden numbers has methods about them.
  if (hidden.some(isHidden) && !methods.some(({ id }) => id.startsWith('hidden-'))) return undefined;
  const n = hidden.every((one) => !isHidden(one))
    ? hidden.reduce<number>((sum, one) => sum + Number(one), 0)
    : null;
  const both = methods.some(({ id }) => id.startsWith('hidden-'))
    ? ' Two of the methods below put them at either end: the truth lies between.'
    : '';
  return `${n === null ? `A few ${counted} have` : `${peopleOf(counted, n)} ${n === 1 ? 'has' : 'have'}`} a small number that the file hides in one of the windows, and ${n === 1 ? 'is' : 'are'} in no estimate.${both}`;
}

/** How much one single person weighs, with all their referrals, in either group; never who. */
export function largestSentence({ counted, service, referred, comparison, methods }: VisitFinding): string {
  const uses = usesOf(service);
  const arms =
    comparison === null
      ? [{ largest: referred.largest, whose: '' }]
      : [
          { largest: referred.largest, whose: ' of those referred' },
          { largest: comparison.largest, whose: ' of the comparison group' },
        ];
  const shares = arms.flatMap(({ largest }) => (usable(largest) ? [largest] : []));
  if (shares.length === arms.length && shares.every(({ flagged }) => !flagged)) {
    const most = percent(Math.max(...shares.map(({ share }) => share)));
    return `No person makes more than ${most === 'under 1%' ? '1%' : most} of all ${uses}${comparison === null ? '' : ' of their group'} before and after together, so none carries the total.`;
  }
  const says = arms.map(({ largest, whose }) => {
    if (!usable(largest)) return withheldWords(largest, counted);
    if (largest.n === 1) return `One person made all ${uses}${whose}: nobody else was watched.`;
    return `${largest.flagged ? 'One person makes' : 'No person makes more than'} ${percent(largest.share)} of all ${uses}${whose} before and after together.`;
  });
  const without = shares.some(({ flagged, n }) => flagged && n > 1) ? withoutSays(methods) : [];
  return [...new Set([...says, ...without])].join(' ');
}

/** Where the answer without the person who visited most stands, if it does. */
function withoutSays(methods: readonly VisitMethod[]): readonly string[] {
  const found = methods.find(({ id }) => id === 'without-largest');
  if (found === undefined) return [];
  return [
    usable(found.ratio)
      ? 'The result without is among the methods below.'
      : 'No result can be shown without them.',
  ];
}

/** Methods A.4's words; undefined without a comparison group. */
export function eValueSentence({ service, beyond }: VisitFinding): string | undefined {
  if (beyond === null || !usable(beyond.eValue) || !usable(beyond.ratio)) return undefined;
  if (ratioDirection(beyond.ratio.interval95) === 'unsure')
    return 'The interval already includes a ratio of 1, so nothing unmeasured is needed to explain the difference away.';
  const { estimate, limit } = beyond.eValue;
  return `An unmeasured factor would have to be linked to both referral and ${usesOf(service)} by a risk ratio of at least ${plain(estimate, 2)} to explain this away, and of ${plain(limit, 2)} to move the interval to 1. No characteristic is adjusted for here.`;
}

/** With fewer people in a group than this, tests of many months at once find more than there is; by simulation. */
const enough = 150;

/** Did the groups already drift apart before the run-up? Undefined without a comparison group. */
export function preTrendSentence({
  beyond,
  counted,
  referred,
  comparison,
}: VisitFinding): string | undefined {
  if (beyond === null) return undefined;
  const { preTrend } = beyond;
  if (!usable(preTrend))
    return `Whether the two groups already drifted apart before cannot be checked. ${withheldWords(preTrend, counted)}`;
  const first = preTrend.months[0] ?? 0;
  const last = preTrend.months.at(-1) ?? first;
  const when = `From ${String(Math.abs(first))} to ${String(Math.abs(last))} months before referral`;
  const few = [referred, comparison].some(
    (arm) => arm !== null && !isHidden(arm.watched.x) && arm.watched.x < enough,
  );
  return preTrend.p < 0.05
    ? `${when} the two groups were already drifting apart (${pValue(preTrend.p)}): part of the difference may be that drift.${few ? ' Among so few this test finds a drift too often where there is none.' : ''}`
    : `${when} the data show no drift between the two groups beyond what chance gives (${pValue(preTrend.p)}). That does not show that there was none.`;
}

/** Dates at which nothing was done; empty where the data do not reach back far enough. */
export function placeboSentences(finding: VisitFinding): readonly string[] {
  return finding.methods.filter(({ id }) => id.startsWith('placebo')).map((one) => placebo(one, finding));
}

function placebo({ name, ratio }: VisitMethod, { counted }: VisitFinding): string {
  if (!usable(ratio)) return `${name}: ${withheldWords(ratio, counted)}`;
  const { lower, upper } = ratio.interval95;
  const says = `${name}, the ratio is ${plain(ratio.ratio, 2)} (95% interval ${plain(lower, 2)} to ${plain(upper, 2)})`;
  return ratioDirection(ratio.interval95) === 'unsure'
    ? `${says}: the interval includes 1, as it should where nothing was done.`
    : `${says}, though nothing was done then: use was changing by itself, and so may the change after referral.`;
}

/** Where every referral is counted: what its errors allow for and what not, and what to do. Undefined where people are counted. */
export function clusteredSentence({ counted }: VisitFinding): string | undefined {
  return counted === 'people'
    ? undefined
    : 'A person with several referrals is in here with all of them, and a visit near two of them counts for both. The interval of the ratio allows for that; the interval of a single month takes referrals as different people and is too narrow. Look at first referrals to count every visit once.';
}
