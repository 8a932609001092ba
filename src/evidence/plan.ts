import type { CompareChoice } from './comparechoice';
import { gateRules } from './comparegate';
import { controlRules, isControl } from './comparedcontrol';
import type { Dataset, Evidence } from './evidence';
import type { Clauses } from './namedcohort';
import type { Scope } from './scope';
import { sureRules } from './sureness';
import type { DimensionId } from '../vocabulary/dimensions';

/** What will be looked at in a comparison, written down before anybody sees an estimate. It holds no data. */
export interface PlanContent {
  readonly format: 'plainsight-plan';
  readonly version: 1;
  /** When it was frozen; an ISO instant in UTC, as every time here. */
  readonly made: string;
  /** When the estimates of these cohorts had first been opened in that browser by then; null: they had not. */
  readonly opened: string | null;
  /** SHA-256 of the files. */
  readonly files: readonly string[];
  readonly people: Pick<Scope, 'from' | 'to' | 'episodes' | 'filters' | 'rule'>;
  readonly compare: CompareChoice;
  readonly outcomes: readonly PlannedOutcome[];
  /** Id of the measure on which the comparison is checked; null: none. */
  readonly control: string | null;
  /** Whose groups will be looked at one by one. */
  readonly subgroups: readonly DimensionId[];
  /** Versions of the thresholds in force. */
  readonly rules: { readonly gate: number; readonly control: number; readonly sure: number };
}

export interface PlannedOutcome {
  readonly measure: string;
  /** The headline, as the id of its method. */
  readonly method: string;
  /** What the headline is adjusted for, as the finding names it. */
  readonly covariates: readonly string[];
}

export interface Plan extends PlanContent {
  /** SHA-256 of everything else. */
  readonly hash: string;
}

/** A plan as this device keeps it. */
export interface KeptPlan {
  readonly plan: Plan;
  /** When it came to this device: when it was frozen, or its file was opened. */
  readonly kept: string;
  /** When the estimates were first opened on this device; null: not yet. */
  readonly opened: string | null;
}

/** In one order, whatever order they were chosen in. */
function sorted<T>(all: readonly T[]): readonly T[] {
  return all.toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
}

function tidyFilters(filters: Scope['filters']): Scope['filters'] {
  return sorted(filters.map(({ dimension, levels }) => ({ dimension, levels: sorted(levels) })));
}

/** The choice of cohorts, whatever order its levels and conditions were named in. */
export function tidyChoice(choice: CompareChoice): CompareChoice {
  if (choice.kind === 'levels')
    return {
      ...choice,
      asked: sorted(choice.asked),
      against: choice.against === null ? null : sorted(choice.against),
    };
  if (choice.kind !== 'cohorts') return choice;
  const tidy = <T extends Clauses>(one: T): T => ({ ...one, filters: tidyFilters(one.filters) });
  return {
    ...choice,
    asked: tidy(choice.asked),
    against: choice.against === null ? null : tidy(choice.against),
  };
}

export function tidyPeople({ from, to, episodes, filters, rule }: Scope): PlanContent['people'] {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    episodes,
    filters: tidyFilters(filters),
    rule: { before: rule.before, after: rule.after, gap: rule.gap },
  };
}

/** The hashes of the files that data came from, as a plan names them. */
export function filesOf({ files }: Pick<Dataset, 'files'>): readonly string[] {
  return files.map(({ sha256 }) => sha256).toSorted();
}

export const rulesInForce: PlanContent['rules'] = {
  gate: gateRules.version,
  control: controlRules.version,
  sure: sureRules.version,
};

/** What a reader chooses beside what is on screen. */
export interface Planned {
  /** Ids of measures. */
  readonly outcomes: readonly string[];
  readonly subgroups: readonly DimensionId[];
}

/** The plan of the comparison that `evidence` holds, for these outcomes and groups. The control is never an outcome. */
export function planOf(
  { dataset, scope, comparisons = [] }: Pick<Evidence, 'dataset' | 'scope' | 'comparisons'>,
  { outcomes, subgroups }: Planned,
  { made, opened }: Pick<PlanContent, 'made' | 'opened'>,
): PlanContent {
  if (scope.compare === undefined) throw new Error('plan: no cohorts are chosen');
  const found = comparisons.filter((one) => outcomes.includes(one.measure.id) && !isControl(one));
  if (found.length === 0) throw new Error('plan: it names no outcome');
  return {
    format: 'plainsight-plan',
    version: 1,
    made,
    opened,
    files: filesOf(dataset),
    people: tidyPeople(scope),
    compare: tidyChoice(scope.compare),
    outcomes: sorted(
      found.map(({ measure, estimates, covariates }) => ({
        measure: measure.id,
        method: estimates[0]?.id ?? '',
        covariates: sorted(covariates.used),
      })),
    ),
    control: scope.control ?? null,
    subgroups: sorted([...new Set(subgroups)]),
    rules: rulesInForce,
  };
}

/** One text for one value: keys in order, nothing between them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** SHA-256, in hexadecimal digits, of everything in a plan but its hash. */
export async function hashOf(plan: PlanContent | Plan): Promise<string> {
  const content = Object.fromEntries(Object.entries(plan).filter(([key]) => key !== 'hash'));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(content)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function frozen(content: PlanContent): Promise<Plan> {
  return { ...content, hash: await hashOf(content) };
}

/**
 * One text for two cohorts, whichever is asked about and whatever they are called: estimates of the one comparison tell those of
 * the other.
 */
export function choiceKey(choice: CompareChoice): string {
  const tidy = tidyChoice(choice);
  switch (tidy.kind) {
    case 'levels':
      return canonical([tidy.kind, tidy.dimension, sorted([tidy.asked, tidy.against])]);
    case 'cohorts': {
      const bare = ({ from, to, filters }: Clauses): Clauses => ({
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        filters,
      });
      return canonical([
        tidy.kind,
        sorted([bare(tidy.asked), tidy.against === null ? null : bare(tidy.against)]),
      ]);
    }
    case 'dose':
      return canonical([tidy.kind, sorted([tidy.asked, tidy.against])]);
    case 'arms':
    case 'date':
      return canonical(tidy);
  }
}
