import type { Database } from '../src/engine/database';
import { queries, type QueryName } from '../src/engine/queries.gen';

/** The tallies of one site as a person would ask for them, straight from pairs and referrals. */
export async function plainTally(database: Database, site: string): Promise<void> {
  const first = `FROM (SELECT * FROM episode WHERE site = '${site.replaceAll("'", "''")}' AND ordinal = 1) e`;
  const pairs = `${first} JOIN pair p USING (episode)`;
  await database.run(`SELECT count(*), count(DISTINCT person) ${first}`);
  await database.run(
    `SELECT measure, first_score, last_score, count(*) ${pairs} WHERE p.status = 'pair' GROUP BY ALL ORDER BY ALL`,
  );
  await database.run(
    `SELECT measure, first_score, count(*) ${pairs} WHERE p.status <> 'pair' AND first_score IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  );
  await database.run(
    `SELECT measure, any_last, count(*) ${pairs} WHERE p.status <> 'pair' AND any_last IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  );
}

const usual: Readonly<Record<string, string | number | boolean | null>> = {
  days_before: 30,
  days_after: 42,
  days_between: 28,
  referred_from: null,
  referred_to: null,
  of_episodes: 'first',
  by_dimension: 'site',
  of_arm: 'referred',
  of_measure: 'ons-life-satisfaction',
  of_setting: 'main',
  without_run_up: true,
};

/** How long each query takes, in milliseconds: the quickest of five, after one to warm up. */
export async function queryTimes(
  database: Database,
  now: () => number,
): Promise<Readonly<Record<string, number>>> {
  await database.run('DELETE FROM chosen');
  await database.run('DELETE FROM member');
  await database.run(`INSERT INTO member SELECT * FROM cohort(?, CAST(? AS DATE), CAST(? AS DATE), ?, ?)`, [
    'referred',
    null,
    null,
    'first',
    'site',
  ]);
  await database.run('DELETE FROM tally; INSERT INTO tally SELECT * FROM tallies()');
  const times: Record<string, number> = {};
  for (const name of Object.keys(queries) as QueryName[]) {
    const parameters = queries[name].parameters.map((one) => {
      const value = usual[one.name];
      if (value === undefined) throw new Error(`bench: no value for ${one.name} of ${name}`);
      return { hole: one.type === 'DATE' ? 'CAST(? AS DATE)' : '?', value };
    });
    const holes = parameters.map(({ hole }) => hole).join(', ');
    const large = name === 'pairs' || name === 'cohort';
    // Rows that stay in the engine are counted there: bringing a million of them out is no part of the question.
    const sql = large
      ? `CREATE OR REPLACE TEMP TABLE bench_rows AS SELECT * FROM ${name}(${holes})`
      : `SELECT * FROM ${name}(${holes})`;
    let least = Infinity;
    for (let run = 0; run < 6; run += 1) {
      const from = now();
      await database.run(
        sql,
        parameters.map(({ value }) => value),
      );
      if (run > 0) least = Math.min(least, now() - from);
    }
    times[name] = least;
  }
  await database.run('DROP TABLE IF EXISTS bench_rows');
  return times;
}
