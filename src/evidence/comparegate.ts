import type { ComparedBalance, ComparisonFinding } from './comparison';
import { peopleOf, percent, plain, reasonWords } from './numbers';
import { isHidden, usable } from './select';
import type { Counted } from './scope';
import { sureRules } from './sureness';
import { MOST_OUTSIDE } from '../stats/overlap';

/** The thresholds before an adjusted estimate is opened, printed on the Methods page. A change here is a change of method. */
export const gateRules = {
  version: 1,
  /** Standard deviations between the cohorts, after weighting, from which they are not alike. */
  unlikeFrom: 0.25,
  /** Share of a cohort with nobody like them in the other. */
  outsideAbove: MOST_OUTSIDE,
  /** Between the shares followed up. */
  followedApart: 0.2,
} as const;

/** Up to `alike` standard deviations two cohorts are taken as alike in a characteristic, from `apart` as apart. */
export const balanceLines = { alike: 0.1, apart: gateRules.unlikeFrom } as const;

type Checked = Pick<ComparisonFinding, 'cohorts' | 'balance' | 'overlap'>;

/** Which checks fail before an adjusted estimate is opened? A sentence for each, of the figures as they are shown; none: it is opened. */
export function failedChecks(found: Checked, counted: Counted): readonly string[] {
  return [
    ...few(found, counted),
    ...unlike(found.balance, counted),
    ...apart(found, counted),
    ...followed(found),
  ];
}

function few({ cohorts }: Checked, counted: Counted): readonly string[] {
  return cohorts.flatMap(({ name, followedUp: { x } }) => {
    if (isHidden(x) || x >= sureRules.fewestPairs) return [];
    const says = x === 0 ? 'Nobody' : `Only ${peopleOf(counted, x)}`;
    return [
      `${says} in “${name}” ${x > 1 ? 'have' : 'has'} both scores, where at least ${String(sureRules.fewestPairs)} are asked for.`,
    ];
  });
}

function unlike(balance: ComparisonFinding['balance'], counted: Counted): readonly string[] {
  if (!usable(balance))
    return [`Whether the cohorts are alike cannot be checked: ${reasonWords(balance.withheld, counted)}.`];
  const { after } = balance.largest;
  const { unlikeFrom } = gateRules;
  if (usable(after))
    return after.sd < unlikeFrom
      ? []
      : [
          `The cohorts are unlike even after weighting: ${after.name} differs by ${plain(after.sd, 2)} standard deviations, where less than ${plain(unlikeFrom, 2)} is asked for.`,
        ];
  return isNothing(balance) ? [] : [`The cohorts are unlike: ${reasonWords(after.withheld, counted)}.`];
}

/** Nothing is known beside the score, so there is nothing that could be unlike. */
function isNothing({ covariates, hidden }: ComparedBalance): boolean {
  return covariates.length === 0 && (hidden ?? 0) === 0;
}

function apart({ overlap, cohorts }: Checked, counted: Counted): readonly string[] {
  if (!usable(overlap))
    return [
      `Whether each cohort has ${counted} like those of the other cannot be checked: ${reasonWords(overlap.withheld, counted)}.`,
    ];
  return cohorts.flatMap(({ name }, at) => {
    const share = overlap.outside[at === 0 ? 0 : 1].share;
    if (isHidden(share) || share <= gateRules.outsideAbove) return [];
    return [
      `${percent(share)} of “${name}” have nobody like them in the other cohort, where at most ${percent(gateRules.outsideAbove)} may.`,
    ];
  });
}

function followed({ cohorts }: Checked): readonly string[] {
  const [one, two] = cohorts.map(({ followedUp }) => followedUp.share);
  if (typeof one !== 'number' || typeof two !== 'number') return [];
  if (Math.abs(one - two) <= gateRules.followedApart + 1e-9) return [];
  return [
    `${percent(one)} of one cohort were followed up and ${percent(two)} of the other: more than ${plain(100 * gateRules.followedApart, 0)} points apart.`,
  ];
}
