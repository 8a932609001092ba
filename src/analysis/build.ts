import { comparedTables } from './comparedtables';
import { comparedTimesOf, timeTables } from './comparedtimes';
import { type Fit, fitHere } from './fits';
import { countHere, type OpenCounter } from './facetcounter';
import { type OpenFacets, openFacets } from './facets';
import { flowOf } from './flow';
import { outcomesOf } from './outcomes';
import { qualityOf, reading } from './quality';
import { createPools, type Entered } from './pools';
import { type AllTallies, talliesOf } from './tallies';
import { modelInputs, withModels } from './usemodels';
import { type CalendarUse, calendarUse, ruleOf, withSeries } from './useseries';
import type { UseTables } from './usetables';
import { type LaidOut, layOut, visitsOf } from './visits';
import type { Database } from '../engine/database';
import { type Dataset, type Evidence, type Question, questions } from '../evidence/evidence';
import { atPrice } from '../evidence/money';
import type { Facets } from '../evidence/facets';
import { countedIn, type Scope } from '../evidence/scope';
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
  /** How many contacts with the service were recorded one by one. */
  readonly contacts?: number;
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
  ask(scope: Scope, asking?: readonly Question[]): Promise<Evidence>;
  /** Makes ready for a choice among the levels of a dimension, of those who were asked about last, so that it is answered at once. */
  prepare(dimension: DimensionId): Promise<void>;
  /**
   * What was asked last with the models that take long to fit, which can be asked for while something else is: null where there are none to
   * add, and where another question has come between.
   */
  models(): Promise<Evidence | null>;
  /** Counts for the choice of a cohort, made ready when first asked for; null where nobody was referred. */
  facets(): Promise<Facets | null>;
  /** Gives back what is held beside the database. */
  close(): void;
}

/** What is known of the scope asked for last. */
interface Known {
  readonly key: string;
  readonly asked: Pick<Scope, 'price' | 'began'>;
  readonly entered: Entered;
  readonly tallies: AllTallies;
  readonly evidence: Evidence;
  readonly use: UseTables | null;
  readonly calendar?: CalendarUse;
}

/** `fit` says where work that takes long is done, `counting` where facets are counted: here unless told otherwise. */
export function startAnalysis(
  database: Database,
  material: Material,
  made: Maker,
  fit: Fit = fitHere,
  counting: OpenCounter = countHere,
): Analysis {
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
    beside: { comparisonGroup: material.compared > 0, contacts: (material.contacts ?? 0) > 0 },
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
  const pools = createPools(database, material.compared > 0);
  let laid: { readonly rule: WindowRule; readonly out: LaidOut | null } | undefined;
  let known: Known | undefined;
  let facets: Promise<OpenFacets | null> | undefined;

  const enter = async (scope: Scope, key: string): Promise<Known> => {
    known = undefined;
    const entered = await pools.enter(scope);
    const tallies = talliesOf(entered.scores);
    const { referrals, people } = tallies;
    const evidence = { ...blank, scope, referrals, people };
    return { key, asked: {}, entered, tallies, evidence, use: null };
  };

  const laidOut = async (scope: Scope): Promise<LaidOut | null> => {
    const rule = scope.windows ?? usualWindows;
    if (laid === undefined || JSON.stringify(laid.rule) !== JSON.stringify(rule))
      laid = { rule, out: await layOut(database, rule) };
    return laid.out;
  };

  /** What one more question adds. */
  const answer = async (now: Known, scope: Scope, question: Question): Promise<Partial<Known>> => {
    const { tallies, evidence } = now;
    const counted = countedIn(scope);
    switch (question) {
      case 'outcomes':
        return { evidence: { ...evidence, outcomes: outcomesOf(tallies, measures, scope, custom) } };
      case 'flow': {
        await pools.apply(scope);
        const flow = await flowOf(database, measures, (id) => tallies.of(id), custom, counted);
        return { evidence: { ...evidence, flow } };
      }
      case 'visits': {
        const out = await laidOut(scope);
        if (out === null) return {};
        const use = await now.entered.use(out);
        return { use, evidence: { ...evidence, visits: visitsOf(use, scope, out, material.compared > 0) } };
      }
      case 'models':
        return now.use === null
          ? {}
          : {
              evidence: {
                ...evidence,
                visits: withModels(
                  evidence.visits,
                  await fit({ kind: 'models', inputs: modelInputs(now.use) }),
                ),
              },
            };
      case 'compare': {
        if (scope.compare === undefined) return {};
        const tables = await comparedTables(database, pools, scope, measures);
        const times = await timeTables(database);
        const recorded = dimensions.map(({ id }) => id);
        return {
          evidence: {
            ...evidence,
            comparisons: await fit({
              kind: 'comparisons',
              tables,
              scope,
              context: { measures, custom, recorded },
            }),
            comparedTimes: comparedTimesOf(times, scope.compare, counted),
          },
        };
      }
      case 'quality': {
        await pools.apply(scope);
        const quality = await qualityOf(database, counted);
        return { evidence: { ...evidence, quality: { ...evidence.quality, ...quality } } };
      }
    }
  };

  const answered = async (now: Known, scope: Scope, question: Question): Promise<Known> => {
    const next = { ...now, ...(await answer(now, scope, question)) };
    return {
      ...next,
      evidence: { ...next.evidence, answered: [...next.evidence.answered, question] },
    };
  };

  /** With what moves no tally: a price is put on what is known of the same people, and a month in which the service began moves the series alone. */
  const dressed = ({ evidence, asked: { price, began }, calendar }: Known): Evidence => {
    const series = began === undefined ? evidence : withSeries(evidence, began, calendar);
    return price === undefined ? series : atPrice(series, price);
  };

  return {
    ask: async (asked, asking = questions) => {
      const { price, began, ...scope } = asked;
      const key = JSON.stringify(scope);
      let now = known?.key === key ? known : await enter(scope, key);
      for (const question of questions) {
        // Models stand among the methods of service use.
        if (question === 'compare' && scope.compare === undefined) continue;
        const isAsked = asking.includes(question) || (question === 'visits' && asking.includes('models'));
        if (isAsked && !now.evidence.answered.includes(question)) now = await answered(now, scope, question);
      }
      now = {
        ...now,
        asked: { ...(price === undefined ? {} : { price }), ...(began === undefined ? {} : { began }) },
      };
      if (began !== undefined && now.evidence.visits.length > 0 && now.calendar === undefined) {
        await pools.apply(scope);
        now = { ...now, calendar: await calendarUse(database, ruleOf(now.evidence)) };
      }
      known = now;
      return dressed(now);
    },
    prepare: async (dimension) => {
      if (known === undefined) return;
      const entered = await pools.prepare(known.evidence.scope, dimension);
      const out = laid?.out ?? null;
      if (entered !== null && out !== null && known.use !== null) await entered.use(out);
    },
    models: async () => {
      const now = known;
      if (now === undefined || now.use === null || now.evidence.answered.includes('models')) return null;
      const next = await answered(now, now.evidence.scope, 'models');
      if (known !== now) return null;
      known = next;
      return dressed(next);
    },
    facets: async () => {
      const own = (facets ??= openFacets(
        database,
        dimensions.map(({ id }) => id),
        counting,
      ));
      own.catch(() => {
        if (facets === own) facets = undefined;
      });
      return (await own)?.facets ?? null;
    },
    close: () => {
      facets?.then(
        (open) => open?.close(),
        () => undefined,
      );
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
