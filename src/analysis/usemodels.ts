import { adjustedUse } from './adjusteduse';
import { modelledUse } from './modelleduse';
import type { UseTables } from './usetables';
import type { Sides } from './visitmethods';
import type { QueryRow } from '../engine/queries.gen';
import type { VisitFinding, VisitMethod } from '../evidence/visits';

/** What the models of one kind of service use are fitted to: tallies, so that they can be handed to a worker. */
export interface ModelInput {
  readonly service: string;
  readonly sides: Sides;
  readonly known: readonly QueryRow['visits_by'][];
}

/** The rows that models give, of one kind of service use. */
export interface ModelRows {
  readonly service: string;
  readonly rows: readonly VisitMethod[];
}

export function modelInputs({ tallies, known }: UseTables): readonly ModelInput[] {
  const main = tallies.get('main') ?? [];
  return [...new Set(main.map(({ service }) => service))].map((service) => {
    const rows = main.filter((one) => one.service === service);
    return {
      service,
      sides: {
        referred: rows.filter(({ arm }) => arm === 'referred'),
        comparison: rows.filter(({ arm }) => arm === 'comparison'),
      },
      // In one order however they were tallied, so that sums come out the same to the last digit.
      known: known.filter((one) => one.service === service).toSorted(byCharacteristics),
    };
  });
}

export function fitModels(inputs: readonly ModelInput[]): readonly ModelRows[] {
  return inputs.map(({ service, sides, known }) => ({
    service,
    rows: [...modelledUse(sides), ...adjustedUse(known, sides.comparison.length > 0)],
  }));
}

/** The findings with the models' rows among their methods, before the dates at which nothing was done. */
export function withModels(
  findings: readonly VisitFinding[],
  models: readonly ModelRows[],
): readonly VisitFinding[] {
  return findings.map((finding) => {
    const rows = models.find(({ service }) => service === finding.service)?.rows ?? [];
    const { methods } = finding;
    const placebo = methods.findIndex(({ id }) => id.startsWith('placebo'));
    const at = placebo === -1 ? methods.length : placebo;
    return { ...finding, methods: [...methods.slice(0, at), ...rows, ...methods.slice(at)] };
  });
}

function byCharacteristics(a: QueryRow['visits_by'], b: QueryRow['visits_by']): number {
  const key = (row: QueryRow['visits_by']): string =>
    [row.arm, row.age_band, row.sex, row.deprivation].join('\u0000');
  const [one, other] = [key(a), key(b)];
  if (one !== other) return one < other ? -1 : 1;
  return a.months_before - b.months_before || a.months_after - b.months_after;
}
