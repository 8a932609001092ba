import { choiceWords } from './comparechoice';
import { isControl } from './comparedcontrol';
import type { ComparisonFinding } from './comparison';
import { canonical, filesOf, type Plan, rulesInForce, tidyChoice, tidyPeople } from './plan';
import type { Dataset, Evidence } from './evidence';
import type { Scope } from './scope';
import { scopeWords } from './scopewords';
import { isWithheld } from '../stats/result';
import { dimensionById } from '../vocabulary/dimensions';

export const deviationKinds = [
  'files',
  'people',
  'cohorts',
  'outcome',
  'method',
  'covariates',
  'control',
  'rules',
  'subgroups',
] as const;
export type DeviationKind = (typeof deviationKinds)[number];

/** One way in which what is shown is not what the plan says. */
export interface Deviation {
  readonly of: DeviationKind;
  readonly says: string;
}

/** What may be said of deviations that could name somebody by a rare level. */
const unnamed: Partial<Readonly<Record<DeviationKind, string>>> = {
  people: 'Other people are looked at than the plan says.',
  cohorts: 'Other cohorts are compared than the plan says.',
  covariates: 'What is adjusted for is not what the plan says.',
};

/** Deviations as others may read them: without the names of levels. */
export function releaseDeviations(all: readonly Deviation[]): readonly Deviation[] {
  return all.map(({ of, says }) => ({ of, says: unnamed[of] ?? says }));
}

/** How does what is shown differ from the plan? A sentence for each way; none where it is as planned. */
export function deviations(
  plan: Plan,
  { dataset, scope, comparisons = [] }: Pick<Evidence, 'dataset' | 'scope' | 'comparisons'>,
  finding: ComparisonFinding,
): readonly Deviation[] {
  const shortOf = (id: string): string =>
    comparisons.find(({ measure }) => measure.id === id)?.measure.short ?? id;
  return [
    ...files(plan, dataset),
    ...people(plan, scope),
    ...cohorts(plan, scope),
    ...outcome(plan, finding),
    ...control(plan, scope, shortOf),
    ...(canonical(plan.rules) === canonical(rulesInForce)
      ? []
      : [
          {
            of: 'rules',
            says: 'The thresholds of the checks have changed since the plan was frozen.',
          } as const,
        ]),
    ...subgroups(plan, finding),
  ];
}

function files(plan: Plan, dataset: Dataset): readonly Deviation[] {
  return canonical(plan.files) === canonical(filesOf(dataset))
    ? []
    : [{ of: 'files', says: 'The files are not those that the plan was frozen for.' }];
}

function people({ people: planned }: Plan, scope: Scope): readonly Deviation[] {
  const shown = tidyPeople(scope);
  const { rule: _, ...who } = shown;
  const { rule: __, ...wanted } = planned;
  return [
    ...(canonical(who) === canonical(wanted)
      ? []
      : [
          {
            of: 'people',
            says: `Those looked at are ${scopeWords(shown)}; the plan says ${scopeWords(planned)}.`,
          } as const,
        ]),
    ...(canonical(shown.rule) === canonical(planned.rule)
      ? []
      : [
          {
            of: 'people',
            says: `Which scores are first and last follows another rule: ${days(shown.rule)} days before, after and between; the plan says ${days(planned.rule)}.`,
          } as const,
        ]),
  ];
}

function days({ before, after, gap }: Scope['rule']): string {
  return [before, after, gap].map(String).join(', ');
}

function cohorts({ compare }: Plan, scope: Scope): readonly Deviation[] {
  if (scope.compare === undefined) return [];
  if (canonical(tidyChoice(scope.compare)) === canonical(tidyChoice(compare))) return [];
  const [shown, planned] = [choiceWords(scope.compare), choiceWords(compare)];
  return [
    {
      of: 'cohorts',
      says:
        shown === planned
          ? `The cohorts have the names that the plan gives, ${shown}, and other conditions.`
          : `Compared is ${shown}; the plan says ${planned}.`,
    },
  ];
}

/** Of the control nothing more is asked: it is in the plan as the control, or else `control` says so. */
function outcome({ outcomes }: Plan, finding: ComparisonFinding): readonly Deviation[] {
  if (isControl(finding)) return [];
  const { measure, estimates, covariates } = finding;
  const planned = outcomes.find((one) => one.measure === measure.id);
  if (planned === undefined)
    return [{ of: 'outcome', says: `${measure.short} is not an outcome of the plan.` }];
  const nameOf = (id: string): string => estimates.find((one) => one.id === id)?.name ?? id;
  const shown = estimates[0]?.id ?? '';
  const more = covariates.used.filter((name) => !planned.covariates.includes(name));
  const less = planned.covariates.filter((name) => !covariates.used.includes(name));
  return [
    ...(shown === planned.method
      ? []
      : [
          {
            of: 'method',
            says: `The headline is “${nameOf(shown)}”; the plan says “${nameOf(planned.method)}”.`,
          } as const,
        ]),
    ...(more.length === 0
      ? []
      : [{ of: 'covariates', says: `Adjusted for and not in the plan: ${more.join(', ')}.` } as const]),
    ...(less.length === 0
      ? []
      : [{ of: 'covariates', says: `In the plan and not adjusted for: ${less.join(', ')}.` } as const]),
  ];
}

function control(plan: Plan, scope: Scope, shortOf: (id: string) => string): readonly Deviation[] {
  const shown = scope.control ?? null;
  if (shown === plan.control) return [];
  const words = (id: string | null): string => (id === null ? 'none' : shortOf(id));
  return [
    { of: 'control', says: `The negative control is ${words(shown)}; the plan says ${words(plan.control)}.` },
  ];
}

/** Groups that are shown beside the plan are marked as exploratory where they stand, and are no deviation. */
function subgroups(
  { subgroups: declared }: Plan,
  { subgroups: shown }: ComparisonFinding,
): readonly Deviation[] {
  if (shown === undefined || isWithheld(shown)) return [];
  const missing = declared.filter((id) => shown.dimensions.every(({ dimension }) => dimension !== id));
  if (missing.length === 0) return [];
  const names = missing.map((id) => (dimensionById.get(id)?.name ?? id).toLowerCase());
  return [{ of: 'subgroups', says: `In the plan and not looked at: groups by ${names.join(', ')}.` }];
}
