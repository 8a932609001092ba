import { shareOf } from './share';
import type { Database } from '../engine/database';
import type { QualityFinding } from '../evidence/evidence';
import type { Counted } from '../evidence/scope';
import { dimensionById } from '../vocabulary/dimensions';
import type { Issue, Ledger } from '../vocabulary/issue';

const fieldNames: Readonly<Record<string, string>> = {
  referral_date: 'Referral date',
  first_contact: 'First contact',
  closed: 'Closing date',
  status: 'How it ended',
};

const dimensionNames: ReadonlyMap<string, string> = new Map(
  [...dimensionById].map(([id, { name }]) => [id, name]),
);

/** How the files were read: rows in, used and set aside, and how often each kind of issue occurs. */
export function reading(ledgers: readonly Ledger[], issues: readonly Issue[]): QualityFinding {
  return { ledgers, issues: counted(issues), completeness: [], timing: [] };
}

/** Can the data carry this? What was filled in, by field and site, and when people were asked again. */
export async function qualityOf(
  database: Database,
  counted: Counted,
): Promise<Pick<QualityFinding, 'completeness' | 'timing'>> {
  const complete = await database.query('completeness', {});
  const timing = await database.query('timing', {});
  const fields = [...new Set(complete.map(({ field }) => field))];
  return {
    completeness: fields
      .map((field) => {
        const rows = complete.filter((row) => row.field === field);
        return {
          field: fieldNames[field] ?? dimensionNames.get(field) ?? field,
          recorded: shareOf(
            sum(rows.map((row) => row.recorded)),
            sum(rows.map((row) => row.referrals)),
            counted,
          ),
          sites: rows.map((row) => ({
            site: row.site,
            recorded: shareOf(row.recorded, row.referrals, counted),
          })),
        };
      })
      .filter(({ recorded }) => recorded.x !== 0)
      .toSorted((a, b) => (a.field < b.field ? -1 : 1)),
    timing: [...new Set(timing.map(({ measure }) => measure))].map((measure) => ({
      measure,
      months: timing.filter((row) => row.measure === measure).map(({ months, n }) => ({ month: months, n })),
    })),
  };
}

function counted(issues: readonly Issue[]): QualityFinding['issues'] {
  const byKind = new Map<
    string,
    { readonly code: Issue['code']; readonly severity: Issue['severity']; readonly file: string; n: number }
  >();
  for (const { code, severity, file, n = 1 } of issues) {
    const key = `${file}\u001f${code}\u001f${severity}`;
    const entry = byKind.get(key) ?? { code, severity, file, n: 0 };
    byKind.set(key, { ...entry, n: entry.n + n });
  }
  return [...byKind.values()].toSorted((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
