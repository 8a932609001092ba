import { applyRule } from '../../src/analysis/scope';
import type { Database, Source } from '../../src/engine/database';
import { everyone } from '../../src/evidence/scope';
import { expanded } from '../../src/import/expanded';
import { inspect } from '../../src/import/inspect';
import { load, type Loaded } from '../../src/import/load';
import type { MappedSource } from '../../src/import/prepare';
import { issueKinds } from '../../src/vocabulary/issue';
import { measureById } from '../../src/vocabulary/measures';

/**
 * What must never come of any file, whatever is in it; empty where nothing did. The file is loaded under the best guess at its columns even where
 * that guess would be asked about. A crash is thrown on.
 */
export async function neverEvents(database: Database, source: Source): Promise<readonly string[]> {
  const mapped: MappedSource[] = [];
  const faults: string[] = [];
  for (const one of await expanded(source)) {
    const looked = await inspect(one);
    faults.push(...wordless(looked.issues));
    if (looked.rows < 0 || looked.sample.some((row) => row.length > looked.header.length))
      faults.push('the first look shows rows that do not fit the header');
    mapped.push({ source: one, mapping: looked.mapping });
  }
  if (mapped.length === 0) return faults;
  const loaded = await load(database, mapped);
  await applyRule(database, everyone.rule);
  return [
    ...faults,
    ...wordless(loaded.issues),
    ...(await badAccounts(database, loaded)),
    ...(await badValues(database)),
    ...traces(),
  ];
}

function wordless(issues: Loaded['issues']): readonly string[] {
  return issues.flatMap((issue) => {
    const { code, line, n } = issue;
    const odd = [line, n].some((number) => number !== undefined && (!Number.isInteger(number) || number < 1));
    return [
      ...(code in issueKinds ? [] : [`no words for ${code}`]),
      ...(odd ? [`${code} names line ${String(line)}, ${String(n)} times`] : []),
    ];
  });
}

async function badAccounts(database: Database, { ledgers }: Loaded): Promise<readonly string[]> {
  const faults: string[] = [];
  let scores = 0;
  for (const { rows_in, rows_used, rows_set_aside, scores_in, scores_used } of ledgers) {
    const all = [rows_in, rows_used, rows_set_aside, scores_in, scores_used];
    if (all.some((n) => !Number.isInteger(n) || n < 0)) faults.push('a ledger holds what is no count');
    if (rows_in !== rows_used + rows_set_aside) faults.push('rows do not add up');
    if (scores_used > scores_in) faults.push('more scores are used than there are');
    scores += scores_used;
  }
  const { columns } = await database.run('SELECT count(*) FROM score');
  if (columns[0]?.[0] !== scores)
    faults.push(`the ledgers have ${String(scores)} scores, the tables ${String(columns[0]?.[0])}`);
  return faults;
}

/** What no table may hold, as counts that must be 0. */
const bad: Readonly<Record<string, string>> = {
  'a score that is no number': 'SELECT count(*) FROM score WHERE isnan(value) OR isinf(value)',
  'a pair that is no number':
    'SELECT count(*) FROM pair WHERE isnan(first_score) OR isnan(last_score) OR isinf(first_score) OR isinf(last_score)',
  'a score of nobody': 'SELECT count(*) FROM score ANTI JOIN episode USING (episode)',
  'a referral of nobody': 'SELECT count(*) FROM episode ANTI JOIN person USING (person)',
  'a person without an id': "SELECT count(*) FROM person WHERE trim(source_id) = ''",
  'two referrals with one number': 'SELECT count(*) - count(DISTINCT episode) FROM episode',
  'two people with one number': 'SELECT count(*) - count(DISTINCT person) FROM person',
  'a day that cannot be':
    "SELECT count(*) FROM episode WHERE referral_date NOT BETWEEN DATE '1900-01-03' AND current_date + 2 OR closed NOT BETWEEN DATE '1900-01-03' AND current_date + 2",
  'service use below none': 'SELECT count(*) FROM visit WHERE n_low < 0 OR n_high < n_low',
  'service use in months that run backwards': 'SELECT count(*) FROM visit WHERE to_month < from_month',
  'hours that cannot be': 'SELECT count(*) FROM contact WHERE isnan(hours) OR isinf(hours) OR hours < 0',
};

async function badValues(database: Database): Promise<readonly string[]> {
  const names = Object.keys(bad);
  const { columns } = await database.run(
    `SELECT ${Object.values(bad)
      .map((sql) => `(${sql})`)
      .join(', ')}`,
  );
  const faults = names.filter((_, at) => columns[at]?.[0] !== 0);
  const spans = await database.run(
    'SELECT measure::VARCHAR, min(value), max(value) FROM score GROUP BY measure',
  );
  for (let row = 0; row < spans.length; row += 1) {
    const [measure, least, most] = spans.columns.map((column) => column[row]);
    const range = measureById.get(String(measure))?.range;
    if (range === undefined || !(Number(least) >= range[0]) || !(Number(most) <= range[1]))
      faults.push(`${String(measure)} outside its range`);
  }
  return faults;
}

/** Whether something in a file was run, or has changed what every object has. */
function traces(): readonly string[] {
  const every = {} as Readonly<Record<string, unknown>>;
  return 'ran' in globalThis || every['polluted'] !== undefined || Object.keys(Object.prototype).length > 0
    ? ['something of the file was run']
    : [];
}
