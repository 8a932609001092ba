import {
  type MonthProduct,
  monthProducts,
  monthProductSums,
  monthRows,
  type MonthRow,
  monthRowSums,
} from './monthsums';
import { referenceRows, type ReferenceRow, referenceSums } from './monthratios';
import { personSums, type UseRow } from './personsums';
import { ofLevels } from './slices';
import type { LaidOut } from './visits';
import { monthsCounted } from './windows';
import type { Database } from '../engine/database';
import type { QueryRow } from '../engine/queries.gen';

/** What the engine says of the members' service use, tallied: all that a finding about it is worked out from. */
export interface UseTables {
  readonly members: readonly QueryRow['members'][];
  readonly tallies: ReadonlyMap<string, readonly UseRow[]>;
  readonly months: readonly MonthRow[];
  readonly known: readonly QueryRow['visits_by'][];
  readonly products: readonly MonthProduct[];
  readonly references: readonly ReferenceRow[];
}

export async function tablesOfUse(
  database: Database,
  everyReferral: boolean,
  { settings, preMonths, windows }: LaidOut,
): Promise<UseTables> {
  const members = await database.query('members', {});
  const tallies = new Map<string, readonly UseRow[]>();
  for (const setting of settings)
    tallies.set(
      setting,
      everyReferral && setting !== 'earlier'
        ? await personSums(database, setting)
        : await database.query('visits', { of_setting: setting }),
    );
  const counted = await monthsCounted(database);
  const compared = tallies.get('main')?.some(({ arm }) => arm === 'comparison') === true;
  return {
    members,
    tallies,
    months: await monthRows(database, everyReferral, counted),
    known: everyReferral ? [] : await database.query('visits_by', {}),
    products: compared ? await monthProducts(database, everyReferral, preMonths) : [],
    references: compared ? await referenceRows(database, everyReferral, counted, windows.before) : [],
  };
}

/** The tables as of these levels alone; only where each person's first referral counts. */
export function narrowedUse(
  { members, tallies, months, known, products, references }: UseTables,
  levels: ReadonlySet<string> | null,
  isSplit: boolean,
): UseTables {
  return {
    members: ofLevels(members, levels, isSplit, ['referrals']),
    tallies: new Map(
      [...tallies].map(([setting, rows]) => [setting, ofLevels(rows, levels, isSplit, ['n'])]),
    ),
    // Its strata are added up where it is used.
    known: levels === null ? known : known.filter(({ stratum }) => levels.has(stratum)),
    // Not told by stratum.
    months: ofLevels(months, levels, false, monthRowSums),
    products: ofLevels(products, levels, false, monthProductSums),
    references: ofLevels(references, levels, false, referenceSums),
  };
}
