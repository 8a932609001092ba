import { isControl } from './comparedcontrol';
import type { ComparisonFinding } from './comparison';
import type { Evidence } from './evidence';
import type { KeptPlan } from './plan';
import { type Deviation, deviations } from './plandeviations';
import { declareSubgroups } from './subgroupfamily';

/** What a frozen plan says of one finding. */
export interface ComparedPlan {
  readonly hash: string;
  /** When it was frozen, an ISO instant. */
  readonly frozen: string;
  /** Whether it was frozen, and here, before the estimates of these cohorts were opened. */
  readonly before: boolean;
  /** `declared`: frozen before, and nothing but groups differs from it. */
  readonly status: 'declared' | 'exploratory';
  readonly deviations: readonly Deviation[];
}

/** Declared by a plan, exploratory beside or after one, or without any plan. */
export function declaredOf({ plan }: Pick<ComparisonFinding, 'plan'>): ComparedPlan['status'] | 'none' {
  return plan === undefined ? 'none' : plan.status;
}

/**
 * The same evidence with what a plan says of each comparison, as it came out of the analysis: how sure one can be takes the plan
 * in only where it was frozen before the estimates were opened and nothing that they rest on deviates from it. Groups that it declares are a
 * family of their own.
 */
export function underPlan(evidence: Evidence, kept: KeptPlan | null): Evidence {
  const { comparisons } = evidence;
  if (kept === null || comparisons === undefined) return evidence;
  const planned = comparisons.map((finding): ComparisonFinding => {
    const plan = comparedPlan(evidence, kept, finding);
    const { sure, surePlanned } = finding;
    return { ...finding, plan, sure: plan.status === 'declared' ? (surePlanned ?? sure) : sure };
  });
  const declared = planned.filter((one) => one.plan?.status === 'declared' && !isControl(one));
  return {
    ...evidence,
    comparisons: declareSubgroups(
      planned,
      (id, dimension) =>
        kept.plan.subgroups.includes(dimension) && declared.some(({ measure }) => measure.id === id),
    ),
  };
}

function comparedPlan(
  evidence: Evidence,
  { plan, kept, opened }: KeptPlan,
  finding: ComparisonFinding,
): ComparedPlan {
  const before = plan.opened === null && (opened === null || kept <= opened);
  const found = deviations(plan, evidence, finding);
  const asPlanned = found.every(({ of }) => of === 'subgroups');
  return {
    hash: plan.hash,
    frozen: plan.made,
    before,
    status: before && asPlanned ? 'declared' : 'exploratory',
    deviations: found,
  };
}
