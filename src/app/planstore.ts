import { atPlace, browserPlace, type Place } from './browserplace';
import { createStore, type Store } from './store';
import type { CompareChoice } from '../evidence/comparechoice';
import type { Evidence } from '../evidence/evidence';
import { choiceKey, filesOf, frozen, type KeptPlan, type Plan, type Planned, planOf } from '../evidence/plan';
import { devicePlansText, type DevicePlan, readDevicePlans, readPlan } from '../evidence/planfile';

const key = 'plainsight-plans';

/** So many plans may be kept. */
export const mostPlans = 50;

/** What is known of plans and of estimates that somebody saw. */
export interface PlansHeld {
  /** The latest last. */
  readonly plans: readonly DevicePlan[];
  /** When estimates were first opened since this page was loaded, by files and cohorts. */
  readonly opened: ReadonlyMap<string, string>;
  /** What was found wrong with what was kept; empty where nothing was. */
  readonly trouble: string;
}

/** Each answers in words with what became of it. */
export interface PlanStore extends Pick<Store<PlansHeld>, 'read' | 'subscribe'> {
  readonly freeze: (evidence: Evidence, planned: Planned) => Promise<string>;
  /** A plan out of a file, for the data that are open. */
  readonly bring: (evidence: Evidence, file: Blob) => Promise<string>;
  readonly open: (evidence: Evidence) => void;
  readonly forget: (kept: DevicePlan) => string;
}

const words = {
  frozen: 'The plan is frozen and kept on this device.',
  brought: 'The plan is opened and kept on this device.',
  unkept:
    'This browser keeps nothing for this page: the plan holds until the page is closed. Save it as a file.',
  forgotten: 'It is forgotten.',
  stays: 'It could not be forgotten: this browser does not let the page change what it keeps.',
  twice: 'A plan for these cohorts is there already. Forget it first.',
  many: `${String(mostPlans)} plans are kept already. Forget one first.`,
  spoilt: 'What was kept of plans on this device could not be read, so it was removed.',
} as const;

function openingOf(files: readonly string[], choice: CompareChoice): string {
  return JSON.stringify([files, choiceKey(choice)]);
}

function isFor({ files }: DevicePlan, { dataset }: Evidence): boolean {
  return files.join() === filesOf(dataset).join();
}

function isOfCohorts({ plan }: KeptPlan, { scope }: Evidence): boolean {
  return scope.compare !== undefined && choiceKey(plan.compare) === choiceKey(scope.compare);
}

/** The plan that this evidence is held to: the one of its cohorts, else the first that is kept for its files; null without any. */
export function planFor({ plans }: PlansHeld, evidence: Evidence): DevicePlan | null {
  const all = plans.filter((one) => isFor(one, evidence));
  return all.find((one) => isOfCohorts(one, evidence)) ?? all[0] ?? null;
}

/** When the estimates of these files and cohorts were first opened here, as far as the page knows; null: not yet. */
function openedOf(
  { plans, opened }: PlansHeld,
  files: readonly string[],
  choice: CompareChoice,
): string | null {
  const opening = openingOf(files, choice);
  const known = plans.flatMap((one) =>
    openingOf(one.files, one.plan.compare) === opening && one.opened !== null ? [one.opened] : [],
  );
  const now = opened.get(opening);
  return [...known, ...(now === undefined ? [] : [now])].toSorted()[0] ?? null;
}

/** As `openedOf`, of the cohorts that the evidence compares. */
export function openedAt(held: PlansHeld, { dataset, scope }: Evidence): string | null {
  return scope.compare === undefined ? null : openedOf(held, filesOf(dataset), scope.compare);
}

/**
 * Plans, kept on this device only when somebody froze or opened one, and until it is forgotten; and which estimates were opened since the page was
 * loaded, which is kept with a plan and else forgotten with the page. A plan counts against what was opened of the same cohorts in the same files,
 * whatever the filters. What is stored is read again before each change, since another window may have changed it.
 */
export function createPlans(
  placeOf: () => Place | undefined = browserPlace,
  now: () => string = () => new Date().toISOString(),
): PlanStore {
  const stored = (): Pick<PlansHeld, 'plans' | 'trouble'> => {
    let text: string | null = null;
    atPlace(placeOf, (place) => {
      text = place.getItem(key);
    });
    if (text === null) return { plans: [], trouble: '' };
    const plans = readDevicePlans(text);
    if (plans !== null) return { plans, trouble: '' };
    atPlace(placeOf, (place) => {
      place.removeItem(key);
    });
    return { plans: [], trouble: words.spoilt };
  };
  const { read, write, subscribe } = createStore<PlansHeld>({ ...stored(), opened: new Map() });
  /** Whether the browser keeps what is written; where it does not, plans live here as long as the page. */
  let keeps = true;
  const current = (): readonly DevicePlan[] => (keeps ? stored().plans : read().plans);
  const keep = (plans: readonly DevicePlan[]): boolean =>
    atPlace(placeOf, (place) => {
      if (plans.length === 0) place.removeItem(key);
      else place.setItem(key, devicePlansText(plans));
    });
  const put = (plans: readonly DevicePlan[]): void => {
    keeps &&= keep(plans);
    write({ ...read(), plans });
  };
  /** `shown`: its estimates are on screen from now on. */
  const add = (evidence: Evidence, plan: Plan, told: string, shown: boolean): string => {
    const plans = current();
    const files = filesOf(evidence.dataset);
    const opening = openingOf(files, plan.compare);
    if (plans.length >= mostPlans) return words.many;
    if (plans.some((other) => openingOf(other.files, other.plan.compare) === opening)) return words.twice;
    const at = now();
    const opened = openedOf(read(), files, plan.compare) ?? (shown ? at : null);
    put([...plans, { files, plan, kept: at, opened }]);
    return keeps ? told : words.unkept;
  };

  return {
    read,
    subscribe,
    freeze: async (evidence, planned) => {
      const at = { made: now(), opened: openedAt(read(), evidence) };
      return add(evidence, await frozen(planOf(evidence, planned, at)), words.frozen, true);
    },
    bring: async (evidence, file) => {
      try {
        return add(evidence, await readPlan(await file.text()), words.brought, false);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message.replace(/^plan: /, '') : 'it cannot be read';
        return `This is no plan that can be opened: ${why}.`;
      }
    },
    open: (evidence) => {
      const { compare } = evidence.scope;
      if (compare === undefined || openedAt(read(), evidence) !== null) return;
      const [at, opening] = [now(), openingOf(filesOf(evidence.dataset), compare)];
      const plans = current();
      const isOpened = (one: DevicePlan): boolean => openingOf(one.files, one.plan.compare) === opening;
      if (plans.some(isOpened)) put(plans.map((one) => (isOpened(one) ? { ...one, opened: at } : one)));
      const held = read();
      write({ ...held, opened: new Map([...held.opened, [opening, at]]) });
    },
    forget: ({ files, plan }) => {
      const left = current().filter(
        (one) => one.plan.hash !== plan.hash || one.files.join() !== files.join(),
      );
      if (keeps && !keep(left)) return words.stays;
      // Whoever saw the estimates under this plan has seen them.
      const held = read();
      const seen = openedOf(held, files, plan.compare);
      const opening = openingOf(files, plan.compare);
      write({
        ...held,
        plans: left,
        opened: seen === null ? held.opened : new Map([...held.opened, [opening, seen]]),
      });
      return words.forgotten;
    },
  };
}
