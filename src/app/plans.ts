import { useMemo, useState, useSyncExternalStore } from 'react';
import { createPlans, openedAt, planFor, type PlanStore } from './planstore';
import { download } from '../charts/download';
import type { Evidence } from '../evidence/evidence';
import { choiceKey } from '../evidence/plan';
import { planText } from '../evidence/planfile';
import { underPlan } from '../evidence/underplan';
import type { PlanDesk } from '../pages/plandesk';

/** One for the page, so that what was opened is known on every part of it. */
let sitting: PlanStore | undefined;

/** What is on screen under the plan that holds for it, and what can be done about plans. */
export interface Planning {
  readonly evidence: Evidence;
  readonly plan: PlanDesk;
}

function sittingPlans(): PlanStore {
  sitting ??= createPlans();
  return sitting;
}

export function usePlans(evidence: Evidence | null): Planning | null {
  const [store] = useState(sittingPlans);
  const held = useSyncExternalStore(store.subscribe, store.read);
  return useMemo(() => (evidence === null ? null : planning(store, held, evidence)), [store, held, evidence]);
}

/** As `usePlans`, of a store as it stands. */
export function planning(
  store: PlanStore,
  held: ReturnType<PlanStore['read']>,
  evidence: Evidence,
): Planning {
  const kept = planFor(held, evidence);
  const { compare } = evidence.scope;
  return {
    evidence: underPlan(evidence, kept),
    plan: {
      kept,
      ofThese: kept !== null && compare !== undefined && choiceKey(kept.plan.compare) === choiceKey(compare),
      opened: openedAt(held, evidence),
      trouble: held.trouble,
      freeze: (planned) => store.freeze(evidence, planned),
      bring: (file) => store.bring(evidence, file),
      open: () => store.open(evidence),
      forget: () => (kept === null ? '' : store.forget(kept)),
      save: () => {
        if (kept === null) return '';
        const name = `plan-${kept.plan.hash.slice(0, 8)}.json`;
        download(name, new Blob([planText(kept.plan)], { type: 'application/json' }));
        return `Saved as ${name}.`;
      },
    },
  };
}
