import { flowOf } from './flow';
import { outcomesOf } from './outcomes';
import { qualityOf, reading } from './quality';
import { applyRule, applyScope } from './scope';
import { type AllTallies, tallyOutcomes } from './tallies';
import { type LaidOut, layOut, visitsOf } from './visits';
import type { Database } from '../engine/database';
import type { Dataset, Evidence, Question } from '../evidence/evidence';
import { countedIn, type PairRule, type Scope } from '../evidence/scope';
import { usualWindows, type WindowRule } from '../evidence/windows';
import { dimensionById, type DimensionId, inOrder } from '../vocabulary/dimensions';
import type { Issue, Ledger } from '../vocabulary/issue';
import { type Measure, measureById } from '../vocabulary/measures';

/** What loading found, as the analysis needs it. */
export interface Material {
  readonly name: string;
  readonly madeUp: boolean;
  readonly files: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
  /** How many referrals have each level of a dimension, over everybody who was referred. */
  readonly levels: readonly {
    readonly dimension: DimensionId;
    readonly level: string;
    readonly referrals: number;
  }[];
  /** How many referrals stand for comparison. */
  readonly compared: number;
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Ids of the measures that have scores; those of `custom` are the user's own. */
  readonly measures: readonly string[];
  readonly custom: readonly Measure[];
  readonly ledgers: readonly Ledger[];
  readonly issues: readonly Issue[];
}

/** Who made the Evidence and on which day; passed in, so that the same input gives the same bytes. */
export interface Maker {
  readonly by: string;
  readonly on: string;
}

/**
 * Answers questions about the loaded tables, for one scope after another. Only what is asked is worked out, and what is already
 * known of the same scope is kept, so that a changed filter costs no more than what is on screen.
 */
export interface Analysis {
  ask(scope: Scope, questions?: readonly Question[]): Promise<Evidence>;
}

const allQuestions: readonly Question[] = ['outcomes', 'flow', 'visits', 'quality'];

export function startAnalysis(database: Database, material: Material, made: Maker): Analysis {
  const dimensions = dimensionsOf(material.levels);
  const own = new Map(material.custom.map((measure) => [measure.id, measure]));
  const measures = ordered(
    material.measures.map((id) => own.get(id) ?? measureById.get(id)).filter((one) => one !== undefined),
  );
  const dataset: Dataset = {
    name: material.name,
    madeUp: material.madeUp,
    files: material.files,
    period: material.period,
    dimensions,
  };
  const custom = new Set(own.keys());
  const blank = {
    format: 'plainsight-evidence',
    version: 1,
    made,
    dataset,
    profile: 'internal',
    answered: [],
    flow: [],
    outcomes: [],
    visits: [],
    quality: reading(material.ledgers, material.issues),
  } as const;
  let rule: PairRule | undefined;
  let laid: { readonly rule: WindowRule; readonly out: LaidOut | null } | undefined;
  let known: { readonly key: string; readonly tallies: AllTallies; evidence: Evidence } | undefined;

  const enter = async (scope: Scope, key: string): Promise<NonNullable<typeof known>> => {
    known = undefined;
    if (rule === undefined || JSON.stringify(rule) !== JSON.stringify(scope.rule)) {
      await applyRule(database, scope.rule);
      rule = scope.rule;
    }
    await applyScope(database, scope, material.compared > 0);
    const tallies = await tallyOutcomes(database, scope.episodes === 'all');
    const { referrals, people } = tallies;
    return { key, tallies, evidence: { ...blank, scope, referrals, people } };
  };

  const visits = async (scope: Scope): Promise<Evidence['visits']> => {
    const asked = scope.windows ?? usualWindows;
    if (laid === undefined || JSON.stringify(laid.rule) !== JSON.stringify(asked))
      laid = { rule: asked, out: await layOut(database, asked) };
    return laid.out === null ? [] : visitsOf(database, scope, laid.out, material.compared > 0);
  };

  return {
    ask: async (scope, questions = allQuestions) => {
      const key = JSON.stringify(scope);
      const now = known?.key === key ? known : await enter(scope, key);
      const { tallies } = now;
      let { evidence } = now;
      const counted = countedIn(scope);
      for (const question of questions.filter((one) => !evidence.answered.includes(one))) {
        const answered = [...evidence.answered, question];
        switch (question) {
          case 'outcomes':
            evidence = { ...evidence, answered, outcomes: outcomesOf(tallies, measures, scope, custom) };
            break;
          case 'flow':
            evidence = {
              ...evidence,
              answered,
              flow: await flowOf(database, measures, (id) => tallies.of(id), custom, counted),
            };
            break;
          case 'visits':
            evidence = { ...evidence, answered, visits: await visits(scope) };
            break;
          case 'quality':
            evidence = {
              ...evidence,
              answered,
              quality: { ...evidence.quality, ...(await qualityOf(database, counted)) },
            };
            break;
        }
      }
      known = { ...now, evidence };
      return evidence;
    },
  };
}

/** In the vocabulary's order, then the user's own. */
function ordered(measures: readonly Measure[]): readonly Measure[] {
  const known = [...measureById.keys()];
  const place = ({ id }: Measure): number => (known.includes(id) ? known.indexOf(id) : known.length);
  return measures.toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

/** Dimensions with at least two levels, or one that is recorded. */
function dimensionsOf(rows: Material['levels']): Dataset['dimensions'] {
  return [...dimensionById.values()].flatMap((dimension) => {
    const found = rows
      .filter((row) => row.dimension === dimension.id)
      .map(({ level, referrals }) => ({ level, n: referrals }));
    const levels = inOrder(dimension, found).map(({ level }) => level);
    const recorded = levels.some((level) => level !== 'not recorded');
    return recorded ? [{ id: dimension.id, name: dimension.name, levels }] : [];
  });
}
