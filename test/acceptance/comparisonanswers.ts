import type { Person } from './comparisonworld';
import type { ComparedTables, ScorePattern } from '../../src/analysis/comparedscores';
import { comparisonsOf } from '../../src/analysis/comparison';
import type { CompareChoice } from '../../src/evidence/comparechoice';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { everyone } from '../../src/evidence/scope';
import type { DimensionId } from '../../src/vocabulary/dimensions';
import { type Measure, measureById } from '../../src/vocabulary/measures';

export const measures = { outcome: 'ons-life-satisfaction', control: 'ons-happiness' } as const;
const unknown = 'not recorded';
const recorded: readonly DimensionId[] = ['age_band', 'sex', 'deprivation'];

/** Those referred against those who were not. */
export const byReferral: CompareChoice = { kind: 'arms' };

/** The same people, of whom those chosen went gardening and the others walking. */
export const byActivity: CompareChoice = {
  kind: 'levels',
  dimension: 'activity',
  asked: ['Gardening'],
  against: ['Walking'],
};

/** What the Compare page is told of a world, with or without a measure named as the negative control. */
export function findingOf(
  people: readonly Person[],
  {
    choice = byReferral,
    control = false,
  }: { readonly choice?: CompareChoice; readonly control?: boolean } = {},
): ComparisonFinding {
  const scope = { ...everyone, compare: choice, ...(control ? { control: measures.control } : {}) };
  const asked = control ? [measures.outcome, measures.control] : [measures.outcome];
  const [found] = comparisonsOf(tablesOf(people, choice), scope, {
    measures: asked.map(measureOf),
    custom: new Set(),
    recorded: choice.kind === 'levels' ? [...recorded, choice.dimension] : recorded,
  });
  if (found === undefined) throw new Error('nothing was compared');
  return found;
}

function measureOf(id: string): Measure {
  const found = measureById.get(id);
  if (found === undefined) throw new Error(`no measure ${id}`);
  return found;
}

type Where = Pick<ScorePattern, 'arm' | 'stratum'>;

function whereIs({ referred }: Person, choice: CompareChoice): Where {
  if (choice.kind === 'levels') return { arm: 'referred', stratum: referred ? 'Gardening' : 'Walking' };
  return { arm: referred ? 'referred' : 'comparison', stratum: 'everyone' };
}

/** As the engine tallies them. */
export function tablesOf(people: readonly Person[], choice: CompareChoice): ComparedTables {
  const each = people.map((person) => ({ person, where: whereIs(person, choice) }));
  const by = (of: 'outcome' | 'control') =>
    tally(
      each.flatMap(({ person: { [of]: scores, age, sex, deprivation }, where }) =>
        scores.last === null
          ? []
          : [
              {
                ...where,
                age_band: age,
                sex,
                ethnicity: unknown,
                deprivation,
                referral_source: unknown,
                reason: unknown,
                site: unknown,
                first_score: scores.first,
                last_score: scores.last,
              },
            ],
      ),
    );
  return {
    members: tally(each.map(({ where }) => where)).map(({ n, ...where }) => ({ ...where, referrals: n })),
    lost: (['outcome', 'control'] as const).flatMap((of) =>
      tally(
        each.flatMap(({ person: { [of]: scores }, where }) =>
          scores.last === null ? [{ measure: measures[of], ...where, first_score: scores.first }] : [],
        ),
      ),
    ),
    patterns: new Map([
      [measures.outcome, by('outcome')],
      [measures.control, by('control')],
    ]),
  };
}

function tally<Row extends object>(rows: readonly Row[]): readonly (Row & { readonly n: number })[] {
  const found = new Map<string, Row & { readonly n: number }>();
  for (const row of rows) {
    const key = JSON.stringify(row);
    found.set(key, { ...row, n: (found.get(key)?.n ?? 0) + 1 });
  }
  return [...found.values()];
}
