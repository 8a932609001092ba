import { applyRule } from '../../src/analysis/scope';
import type { Database, Source } from '../../src/engine/database';
import { everyone } from '../../src/evidence/scope';
import { expanded } from '../../src/import/expanded';
import { inspect } from '../../src/import/inspect';
import { load } from '../../src/import/load';
import type { Loaded } from '../../src/import/load';
import type { Issue } from '../../src/vocabulary/issue';
import type { Looked } from '../../src/vocabulary/looked';
import type { Entry, Numbers } from './expectation';

/** What the importer made of a file, start to end. */
export type Outcome =
  | { readonly kind: 'loaded'; readonly issues: readonly Issue[]; readonly loaded: Loaded }
  | { readonly kind: 'asks'; readonly why: string; readonly issues: readonly Issue[] }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] };

/** A corpus entry as the file that somebody drops. */
export function sourceOf({ file, bytes }: Pick<Entry, 'file' | 'bytes'>): Source {
  return { name: file, blob: new Blob([bytes() as Uint8Array<ArrayBuffer>]) };
}

/** Unpacks, looks and, where nothing is left to ask, loads: what the page does when the suggestions are taken as they are. */
export async function outcomeOf(database: Database, source: Source): Promise<Outcome> {
  const looked: { readonly source: Source; readonly looked: Looked }[] = [];
  for (const one of await expanded(source)) looked.push({ source: one, looked: await inspect(one) });
  const issues = looked.flatMap((one) => one.looked.issues);
  // A file that cannot be read holds up none of those beside it.
  const usable = looked.filter((one) => one.looked.issues.every(isQuestion));
  if (usable.length === 0) return { kind: 'refused', issues };
  const why = usable.flatMap((one) => reasonsToAsk(one.looked));
  if (why.length > 0) return { kind: 'asks', why: why.join('; '), issues };
  const loaded = await load(
    database,
    usable.map((one) => ({ source: one.source, mapping: one.looked.mapping })),
  );
  const all = [...issues, ...loaded.issues];
  return loaded.issues.some(({ severity }) => severity === 'stop')
    ? { kind: 'refused', issues: all }
    : { kind: 'loaded', issues: all, loaded };
}

/** Whether an issue leaves the file to be read once somebody has answered. */
function isQuestion({ severity, code }: Issue): boolean {
  return severity !== 'stop' || code === 'unknown_columns';
}

function reasonsToAsk({ certain, issues, tripwires }: Looked): readonly string[] {
  return [
    ...issues.flatMap(({ severity, code }) => (severity === 'stop' ? [code] : [])),
    ...tripwires.flatMap(({ level, kind, column }) => (level === 'stop' ? [`${kind} in "${column}"`] : [])),
    ...(certain ? [] : ['not certain']),
  ];
}

/** The numbers in the engine's tables, as far as an expectation speaks of them. */
export async function numbersIn(database: Database, loaded: Loaded, wanted: Numbers): Promise<Numbers> {
  await applyRule(database, everyone.rule);
  const one = async (sql: string, ...parameters: readonly string[]): Promise<unknown> =>
    (await database.run(sql, parameters)).columns[0]?.[0];
  const list = async (sql: string): Promise<readonly string[]> =>
    ((await database.run(sql)).columns[0] ?? []) as readonly string[];
  const mean = async (column: string, measure: string): Promise<number> =>
    Number(await one(`SELECT avg(${column}) FROM pair WHERE measure = ?`, measure));
  const days = async (column: string): Promise<NonNullable<Numbers['referred']>> => ({
    n: Number(await one(`SELECT count(${column}) FROM episode`)),
    earliest: String(await one(`SELECT min(${column})::VARCHAR FROM episode`)),
    latest: String(await one(`SELECT max(${column})::VARCHAR FROM episode`)),
  });
  const total = (of: (ledger: Loaded['ledgers'][number]) => number): number =>
    loaded.ledgers.reduce((sum, ledger) => sum + of(ledger), 0);
  const { firstMean, lastMean, bothMean, contacts } = wanted;
  return {
    rowsUsed: total(({ rows_used }) => rows_used),
    rowsAside: total(({ rows_set_aside }) => rows_set_aside),
    persons: Number(await one('SELECT count(*) FROM person')),
    scores: Number(await one('SELECT count(*) FROM score')),
    ...(firstMean === undefined
      ? {}
      : { firstMean: { ...firstMean, value: await mean('first_score', firstMean.measure) } }),
    ...(lastMean === undefined
      ? {}
      : { lastMean: { ...lastMean, value: await mean('any_last', lastMean.measure) } }),
    ...(bothMean === undefined
      ? {}
      : { bothMean: { ...bothMean, value: await mean('first_score * any_last', bothMean.measure) } }),
    ...(wanted.referred === undefined ? {} : { referred: await days('referral_date') }),
    ...(wanted.closed === undefined ? {} : { closed: await days('closed') }),
    ...(wanted.sites === undefined
      ? {}
      : {
          sites: (
            await list("SELECT DISTINCT site::VARCHAR FROM episode WHERE site <> 'not recorded'")
          ).toSorted(),
        }),
    ...(wanted.ids === undefined ? {} : { ids: await list('SELECT source_id FROM person ORDER BY person') }),
    ...(contacts === undefined
      ? {}
      : {
          contacts: {
            before: Number(
              await one(
                `${apart} SELECT coalesce(sum(n_low), 0) FROM apart WHERE to_month < 0 AND n_low = n_high`,
              ),
            ),
            after: Number(
              await one(
                `${apart} SELECT coalesce(sum(n_low), 0) FROM apart WHERE from_month > 0 AND n_low = n_high`,
              ),
            ),
            hidden: Number(
              await one(`${apart} SELECT count(*) FROM apart WHERE n_high IS DISTINCT FROM n_low`),
            ),
          },
        }),
  };
}

/** Every count once: contacts with a practice that were added up from their parts are counted in these. */
const apart = `WITH apart AS (
  SELECT * FROM visit WHERE service <> 'GP contacts'
    OR (SELECT count(DISTINCT service) FROM visit WHERE service LIKE 'GP %' AND service <> 'GP contacts') < 2
)`;

/** How what came out differs from what a careful person would ask for; empty where it does not. */
export async function differences(
  database: Database,
  { expect }: Entry,
  outcome: Outcome,
): Promise<readonly string[]> {
  const codes = new Set(outcome.issues.map(({ code }) => code as string));
  const said = `${outcome.kind === 'asks' ? `asks (${outcome.why})` : outcome.kind} [${[...codes].join(', ')}]`;
  if (expect.outcome === 'asks') return outcome.kind === 'asks' ? [] : [`should ask, but ${said}`];
  if (expect.outcome === 'refused') {
    const named = expect.codes.some((code) => codes.has(code));
    return outcome.kind !== 'loaded' && named
      ? []
      : [`should be refused with ${expect.codes.join(' or ')}, but ${said}`];
  }
  if (outcome.kind !== 'loaded') return [`should load, but ${said}`];
  const missing = expect.outcome === 'warns' ? expect.codes.filter((code) => !codes.has(code)) : [];
  const found = await numbersIn(database, outcome.loaded, expect);
  return [
    ...(missing.length === 0 ? [] : [`should name ${missing.join(', ')}, but ${said}`]),
    ...(Object.keys(found) as (keyof Numbers)[]).flatMap((key) =>
      expect[key] === undefined || isSame(expect[key], found[key])
        ? []
        : [`${key} should be ${JSON.stringify(expect[key])}, but is ${JSON.stringify(found[key])} [${said}]`],
    ),
  ];
}

/** Means are equal to the last digit but one. */
function isSame(expected: unknown, found: unknown): boolean {
  const rounded = (value: unknown): string =>
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'number' ? Number(part.toPrecision(12)) : part,
    );
  return rounded(expected) === rounded(found);
}
