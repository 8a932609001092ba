import fc from 'fast-check';
import { outcomesOf } from '../../src/analysis/outcomes';
import { shareOf } from '../../src/analysis/share';
import type { AllTallies, Tallies } from '../../src/analysis/tallies';
import { cardOf } from '../../src/evidence/card';
import { type Evidence, type FlowFinding, questions } from '../../src/evidence/evidence';
import { type Counted, countedIn, everyone, type Scope } from '../../src/evidence/scope';
import { describe } from '../../src/stats/describe';
import { isWithheld, type Weighted } from '../../src/stats/result';
import { standardisedDifference, standardisedDifferenceOfShares } from '../../src/stats/standardised';
import { measures, type Measure } from '../../src/vocabulary/measures';

/** One invented person: where, and the first and last score, either of which may be missing. */
export interface Person {
  readonly site: string;
  readonly first: number | null;
  readonly last: number | null;
}

export function measureOf(id: string): Measure {
  const found = measures.find((one) => one.id === id);
  if (found === undefined) throw new Error(`service: no measure "${id}"`);
  return found;
}

/** Where every referral counts, each is drawn as that of another person. */
function tally(people: readonly Person[], counted: Counted): Tallies {
  const scored = people.filter(({ first }) => first !== null);
  return {
    referred: people.length,
    pairs: scored.flatMap(({ first, last }) =>
      first === null || last === null ? [] : [{ first, last, n: 1 }],
    ),
    lostFirst: scored.flatMap(({ first, last }) =>
      first === null || last !== null ? [] : [{ value: first, n: 1 }],
    ),
    unpairedLast: people.flatMap(({ first, last }) =>
      first !== null || last === null ? [] : [{ value: last, n: 1 }],
    ),
    clusters:
      counted === 'people'
        ? null
        : scored.flatMap(({ first, last }) =>
            first === null || last === null ? [] : [{ pairs: 1, change: last - first, n: 1 }],
          ),
  };
}

function flowOf(people: readonly Person[], measure: Measure, counted: Counted): FlowFinding {
  const scored = people.filter(({ first }) => first !== null);
  const paired = scored.filter(({ last }) => last !== null);
  const lost = scored.filter(({ last }) => last === null);
  const values = (some: readonly Person[]): readonly Weighted[] =>
    some.map(({ first }) => ({ value: first ?? 0, n: 1 }));
  const mean = (some: readonly Person[]) => {
    const found = describe(values(some));
    return isWithheld(found) ? found : found.mean;
  };
  const all = people.length;
  const step = (id: FlowFinding['steps'][number]['id'], n: number, gone: number) => ({
    id,
    name: id,
    reached: shareOf(n, all, counted),
    lost: gone,
    reasons: gone === 0 ? [] : [{ reason: 'reason not recorded', n: gone }],
  });
  const at = (some: readonly Person[], site: string): number =>
    some.filter((one) => one.site === site).length;
  return {
    id: `flow.${measure.id}`,
    measure: cardOf(measure),
    counted,
    steps: [
      step('referred', all, 0),
      step('first_score', scored.length, all - scored.length),
      step('usable_pair', paired.length, lost.length),
    ],
    lostVersusKept: [
      {
        label: 'first score',
        dimension: null,
        kept: mean(paired),
        lost: mean(lost),
        nKept: paired.length,
        nLost: lost.length,
        difference: standardisedDifference(values(paired), values(lost)),
      },
      ...[...new Set(people.map(({ site }) => site))].toSorted().map((site) => ({
        label: site,
        dimension: 'site' as const,
        kept: paired.length === 0 ? ({ withheld: 'no_pairs' } as const) : at(paired, site) / paired.length,
        lost: lost.length === 0 ? ({ withheld: 'all_kept' } as const) : at(lost, site) / lost.length,
        nKept: at(paired, site),
        nLost: at(lost, site),
        difference: standardisedDifferenceOfShares(
          at(paired, site),
          paired.length,
          at(lost, site),
          lost.length,
        ),
      })),
    ],
  };
}

/** The evidence that the analysis makes of these people, without an engine. */
export function evidenceOf(
  people: readonly Person[],
  measure: Measure,
  episodes: Scope['episodes'] = 'first',
  visits: Evidence['visits'] = [],
): Evidence {
  const scope = { ...everyone, by: 'site', episodes } as const;
  const counted = countedIn(scope);
  const sites = [...new Set(people.map(({ site }) => site))].toSorted();
  const tallies: AllTallies = {
    referrals: people.length,
    people: people.length,
    strata: sites.map((site) => ({
      stratum: site,
      referrals: people.filter((one) => one.site === site).length,
    })),
    of: (_, site) => tally(site === undefined ? people : people.filter((one) => one.site === site), counted),
  };
  const started = people.filter(({ first }) => first !== null).length;
  return {
    format: 'plainsight-evidence',
    answered: questions,
    version: 1,
    made: { by: 'Plainsight', on: '2024-04-15' },
    dataset: {
      name: 'An invented service',
      madeUp: true,
      files: [{ name: 'scores.csv', rows: people.length, sha256: 'ab'.repeat(32) }],
      period: { from: '2023-04-01', to: '2024-03-31' },
      dimensions: [{ id: 'site', name: 'Site', levels: sites }],
    },
    scope,
    profile: 'internal',
    referrals: people.length,
    people: people.length,
    flow: [flowOf(people, measure, counted)],
    outcomes: outcomesOf(tallies, [measure], scope, new Set()),
    visits,
    quality: {
      ledgers: [
        {
          file: 'scores.csv',
          rows_in: people.length + 3,
          rows_used: people.length,
          rows_set_aside: 3,
          scores_in: started,
          scores_used: started,
        },
      ],
      issues: [{ code: 'out_of_range', severity: 'drop', file: 'scores.csv', n: 3 }],
      completeness: [
        {
          field: 'Site',
          recorded: shareOf(people.length, people.length, counted),
          sites: sites.map((site) => {
            const n = people.filter((one) => one.site === site).length;
            return { site, recorded: shareOf(n, n, counted) };
          }),
        },
      ],
      timing: [{ measure: measure.id, months: [{ month: 3, n: started }] }],
    },
  };
}

/** Random people of a random size, on measures of each kind: higher and lower better, short, ordinal, and not in whole points. */
export const services = fc
  .constantFrom('swemwbs', 'ons-anxiety', 'ucla-3', 'ons-loneliness', 'eq5d-index', 'wemwbs')
  .chain((id) => {
    const measure = measureOf(id);
    const [low, high] = measure.range;
    const score =
      measure.kind === 'ordinal' || measure.step === 1
        ? fc.integer({ min: low, max: high })
        : fc.integer({ min: 0, max: 20 }).map((part) => low + ((high - low) * part) / 20);
    const person = fc.record({
      site: fc.constantFrom('Harbour', 'Harbour', 'Harbour', 'Millfield', 'Millfield', 'Vale'),
      first: fc.option(score, { freq: 5 }),
      last: fc.option(score, { freq: 2 }),
    });
    return fc
      .tuple(fc.constantFrom(0, 3, 12, 40, 150, 400), fc.integer({ min: 0, max: 60 }))
      .chain(([least, more]) => fc.array(person, { minLength: least, maxLength: least + more, size: 'max' }))
      .map((people) => ({ measure, people, evidence: evidenceOf(people, measure) }));
  });
