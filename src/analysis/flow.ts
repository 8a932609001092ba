import { shareOf } from './share';
import { size } from './size';
import type { Tallies } from './tallies';
import type { Database } from '../engine/database';
import type { QueryRow } from '../engine/queries.gen';
import { cardOf } from '../evidence/card';
import type { FlowFinding, FlowStep, KeptRow } from '../evidence/evidence';
import type { Counted } from '../evidence/scope';
import { describe } from '../stats/describe';
import { isWithheld, withhold } from '../stats/result';
import { standardisedDifference, standardisedDifferenceOfShares } from '../stats/standardised';
import { dimensionById, dimensions, type DimensionId, inOrder, notRecorded } from '../vocabulary/dimensions';
import type { Measure } from '../vocabulary/measures';

type FlowRow = QueryRow['flow'];

/** Why a later score that exists does not make a pair, in words. */
const notPaired: Readonly<Record<string, string>> = {
  'same day': 'both scores from one day',
  'too soon': 'last score too soon after the first',
  'before the first': 'last score dated before the first',
  'no first score': 'no first score in the window',
  'first not dated': 'first score has no date',
};

/**
 * Who came, who stayed, and where the rest were lost: referred, first contact, first score, second score, usable pair. A step
 * that the data do not record is left out rather than guessed.
 */
export async function flowOf(
  database: Database,
  measures: readonly Measure[],
  tallies: (measure: string) => Tallies,
  custom: ReadonlySet<string>,
  counted: Counted,
): Promise<readonly FlowFinding[]> {
  const rows = await database.query('flow', {});
  const findings: FlowFinding[] = [];
  for (const measure of measures) {
    findings.push({
      id: `flow.${measure.id}`,
      measure: cardOf(measure, custom.has(measure.id)),
      counted,
      steps: stepsOf(
        rows.filter((row) => row.measure === measure.id),
        counted,
      ),
      lostVersusKept: keptRows(
        await database.query('kept', { of_measure: measure.id }),
        tallies(measure.id),
        measure,
      ),
    });
  }
  return findings;
}

interface Gate {
  readonly id: FlowStep['id'];
  readonly name: string;
  readonly passes: (row: FlowRow) => boolean;
  readonly reason: (row: FlowRow) => string;
}

/** How a referral ended, as the reason that a step was not reached. */
const endings: Readonly<Record<string, string>> = {
  [notRecorded]: 'reason not recorded',
  completed: 'completed, not asked',
  open: 'still open',
};

const ended = ({ ended: how }: FlowRow): string => endings[how] ?? how;

/** A score proves a contact, whatever the contact field says. */
const gates: readonly Gate[] = [
  { id: 'referred', name: 'Referred', passes: () => true, reason: ended },
  {
    id: 'first_contact',
    name: 'First contact',
    passes: (row) => row.contacted !== 'no' || row.has_first || row.has_second,
    reason: ended,
  },
  {
    id: 'first_score',
    name: 'First score',
    passes: (row) => row.has_first,
    reason: (row) => (row.has_second ? 'no first score in the window' : ended(row)),
  },
  { id: 'second_score', name: 'Second score', passes: (row) => row.has_second, reason: ended },
  {
    id: 'usable_pair',
    name: 'Usable pair',
    passes: (row) => row.scores === 'pair',
    reason: (row) => notPaired[row.scores] ?? row.scores,
  },
];

function stepsOf(rows: readonly FlowRow[], counted: Counted): readonly FlowStep[] {
  const recorded = gates.filter(
    (gate) => gate.id !== 'first_contact' || rows.some((row) => row.contacted !== notRecorded),
  );
  const referred = size(rows);
  let reached = rows;
  return recorded.map((gate) => {
    const lost = reached.filter((row) => !gate.passes(row));
    reached = reached.filter((row) => gate.passes(row));
    const reasons = new Map<string, number>();
    for (const row of lost) reasons.set(gate.reason(row), (reasons.get(gate.reason(row)) ?? 0) + row.n);
    return {
      id: gate.id,
      name: gate.name,
      reached: shareOf(size(reached), referred, counted),
      lost: size(lost),
      reasons: [...reasons]
        .map(([reason, n]) => ({ reason, n }))
        .toSorted((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1)),
    };
  });
}

/** Kept less lost, standardised: first the score they started from, then who they are. */
function keptRows(
  rows: readonly QueryRow['kept'][],
  { pairs, lostFirst }: Tallies,
  measure: Measure,
): readonly KeptRow[] {
  const keptFirst = pairs.map(({ first, n }) => ({ value: first, n }));
  const [keptMean, lostMean] = [describe(keptFirst), describe(lostFirst)];
  const [nKept, nLost] = [size(keptFirst), size(lostFirst)];
  const score: KeptRow = {
    label: `First ${measure.short} score`,
    dimension: null,
    kept: isWithheld(keptMean) ? keptMean : keptMean.mean,
    lost: isWithheld(lostMean) ? lostMean : lostMean.mean,
    nKept,
    nLost,
    difference:
      measure.kind === 'ordinal' ? withhold('ordinal') : standardisedDifference(keptFirst, lostFirst),
  };
  return [
    ...(measure.kind === 'ordinal' ? [] : [score]),
    ...dimensions.flatMap(({ id }) => levelRows(rows, id, nKept, nLost)),
  ];
}

function levelRows(
  rows: readonly QueryRow['kept'][],
  id: DimensionId,
  nKept: number,
  nLost: number,
): readonly KeptRow[] {
  const dimension = dimensionById.get(id);
  const here = rows.filter((row) => row.dimension === id);
  const sizes = new Map<string, number>();
  for (const { level, n } of here) sizes.set(level, (sizes.get(level) ?? 0) + n);
  if (dimension === undefined || sizes.size < 2) return [];
  const count = (level: string, kept: boolean): number =>
    size(here.filter((row) => row.level === level && row.was_kept === kept));
  return inOrder(
    dimension,
    [...sizes].map(([level, n]) => ({ level, n })),
  ).map(({ level }) => ({
    label: level,
    dimension: id,
    kept: nKept === 0 ? withhold('no_pairs') : count(level, true) / nKept,
    lost: nLost === 0 ? withhold('all_kept') : count(level, false) / nLost,
    nKept: count(level, true),
    nLost: count(level, false),
    difference: standardisedDifferenceOfShares(count(level, true), nKept, count(level, false), nLost),
  }));
}
