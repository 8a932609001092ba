// What a user would pick instead, each as its manual says, over the same DuckDB and the same rows.
import { table as arqueroTable } from 'arquero';
import crossfilter from 'crossfilter2';
import {
  clauseInterval,
  clausePoints,
  Coordinator,
  DuckDBWASMConnector,
  makeClient,
  Selection,
} from '@uwdata/mosaic-core';
import { count, Query } from '@uwdata/mosaic-sql';
import { levelsOf, monthSql, names, sites, tableOf, whereOf } from './people.mjs';
import { openBare } from '../page/bare';

const facets = [...names, 'referred'];

async function opened(rows, many = 0) {
  const bare = await openBare();
  await bare.connection.query(tableOf('people', rows, many));
  return bare;
}

/** What plain SQL counts after each of these moves; where people have several referrals, by a person's first that all other choices keep. */
export async function plainCounts(rows, many, moves) {
  const { connection, worker } = await opened(rows, many);
  const answers = [];
  for (const one of moves) {
    const found = {};
    for (const facet of facets) {
      const level = facet === 'referred' ? monthSql : facet;
      const where = whereOf(one, facet);
      const answer = await connection.query(`SELECT level, count(*)::INTEGER AS n FROM (
        SELECT ${level}::VARCHAR AS level FROM people WHERE NOT of_many AND ${where} UNION ALL
        SELECT arg_min(${level}::VARCHAR, episode) FROM people WHERE of_many AND ${where} GROUP BY person) GROUP BY 1`);
      found[facet] = Object.fromEntries(answer.toArray().map((row) => [String(row.level), row.n]));
    }
    answers.push(found);
  }
  worker.terminate();
  return answers;
}

/** One question to the engine for each facet and move. */
export async function openPlain(rows) {
  const { connection } = await opened(rows);
  const move = async (one) => {
    const found = {};
    for (const facet of facets) {
      const level = facet === 'referred' ? monthSql : facet;
      const answer = await connection.query(
        `SELECT ${level} AS level, count(*)::INTEGER AS n FROM people WHERE ${whereOf(one, facet)} GROUP BY 1`,
      );
      found[facet] = Object.fromEntries(answer.toArray().map((row) => [String(row.level), row.n]));
    }
    return found;
  };
  return { prepare: 0, move };
}

/** A coordinator with pre-aggregation, a client for each facet, one cross-filtering selection; days on a plot of 600 pixels. */
export async function openMosaic(rows) {
  const bare = await opened(rows);
  const from = performance.now();
  await bare.connection.query(
    `CREATE TABLE mosaic_people AS SELECT *, referral_date - DATE '2021-01-01' AS day, ${monthSql} AS referred FROM people`,
  );
  const coordinator = new Coordinator(
    new DuckDBWASMConnector({ duckdb: bare.db, connection: bare.connection }),
    {
      logger: null,
      cache: false,
    },
  );
  const selection = Selection.crossfilter();
  const latest = {};
  let left = new Set();
  let done = () => undefined;
  let fail = () => undefined;
  const clients = Object.fromEntries(
    facets.map((facet) => [
      facet,
      makeClient({
        coordinator,
        selection,
        query: (filter = []) =>
          Query.from('mosaic_people').select({ level: facet, n: count() }).groupby(facet).where(filter),
        queryResult: (data) => {
          latest[facet] = data;
          left.delete(facet);
          if (left.size === 0) done();
        },
        queryError: (error) => fail(error),
      }),
    ]),
  );
  const answered = (moving) => {
    left = new Set(facets.filter((facet) => facet !== moving));
    return new Promise((yes, no) => {
      done = yes;
      fail = no;
    });
  };
  const first = answered(null);
  await first;
  const points = async (facet, levels) => {
    const ready = answered(facet);
    const source = clients[facet];
    selection.update(
      clausePoints(
        [facet],
        levels.map((level) => [level]),
        { source, clients: new Set([source]) },
      ),
    );
    await ready;
  };
  const prepare = performance.now() - from;
  await points('site', sites);
  const move = async (one) => {
    if (one.moving === 'reason') return points('reason', one.chosen.reason);
    const ready = answered('referred');
    const source = clients.referred;
    selection.update(
      clauseInterval('day', [one.first, one.last], {
        source,
        clients: new Set([source]),
        scale: { type: 'linear', domain: [0, 999], range: [0, 600] },
      }),
    );
    return ready;
  };
  const counts = () =>
    Object.fromEntries(
      facets.map((facet) => [
        facet,
        Object.fromEntries(latest[facet].toArray().map(({ level, n }) => [String(level), Number(n)])),
      ]),
    );
  return { prepare, move, counts };
}

/** The rows as arrays of small numbers, with the words that they stand for. */
async function arraysOf(rows) {
  const { connection, worker } = await opened(rows);
  const from = performance.now();
  const codes = names.map((name) => `enum_code(${name}) AS ${name}`);
  const answer = await connection.query(
    `SELECT ${codes.join(', ')}, coalesce(referral_date - DATE '2021-01-01' + 1, 0)::USMALLINT AS day,
      coalesce((year(referral_date) - 2021) * 12 + month(referral_date), 0)::UTINYINT AS referred FROM people`,
  );
  const arrays = Object.fromEntries(
    [...facets, 'day'].map((name) => [name, answer.getChild(name).toArray()]),
  );
  worker.terminate();
  return { arrays, from };
}

function wordOf(facet, code) {
  if (facet !== 'referred') return levelsOf(facet)[code];
  return code === 0 ? 'not recorded' : new Date(Date.UTC(2021, code - 1, 1)).toISOString().slice(0, 7);
}

function codesOf(facet, levels) {
  return new Set(levels.map((level) => levelsOf(facet).indexOf(level)));
}

/** A dimension and a group for each facet. */
export async function openCrossfilter(rows) {
  const { arrays, from } = await arraysOf(rows);
  const all = crossfilter(Array.from({ length: rows }, (_, at) => at));
  const dimensions = Object.fromEntries(
    [...names, 'day'].map((name) => {
      const values = arrays[name];
      return [name, all.dimension((row) => values[row])];
    }),
  );
  const groups = Object.fromEntries(names.map((name) => [name, dimensions[name].group()]));
  const months = new Map();
  for (let row = 0; row < rows; row += 1) months.set(arrays.day[row], arrays.referred[row]);
  groups.referred = dimensions.day.group((day) => months.get(day) ?? 0);
  const prepare = performance.now() - from;
  const read = () => Object.fromEntries(facets.map((facet) => [facet, groups[facet].all()]));
  const kept = codesOf('site', sites);
  dimensions.site.filterFunction((code) => kept.has(code));
  let found;
  const move = (one) => {
    if (one.moving === 'reason') {
      const kept = codesOf('reason', one.chosen.reason);
      dimensions.reason.filterFunction((code) => kept.has(code));
    } else dimensions.day.filterRange([one.first + 1, one.last + 2]);
    found = read();
    return found;
  };
  const counts = () =>
    Object.fromEntries(
      facets.map((facet) => [
        facet,
        Object.fromEntries(found[facet].map(({ key, value }) => [wordOf(facet, key), value])),
      ]),
    );
  return { prepare, move, counts };
}

/** A filter, a grouping and a count for each facet and move. */
export async function openArquero(rows) {
  const { arrays, from } = await arraysOf(rows);
  const all = arqueroTable(arrays);
  const prepare = performance.now() - from;
  let found;
  const keepsOf = (one, facet) =>
    Object.fromEntries(
      ['site', 'reason'].map((name) => {
        const levels = name === facet ? undefined : one.chosen[name];
        const kept = levels === undefined ? undefined : codesOf(name, levels);
        return [name, levelsOf(name).map((_, code) => kept === undefined || kept.has(code))];
      }),
    );
  const move = (one) => {
    found = Object.fromEntries(
      facets.map((facet) => {
        const days = facet === 'referred' ? [0, 100_000] : [one.first + 1, one.last + 1];
        const kept = all
          .params({ ...keepsOf(one, facet), low: days[0], high: days[1] })
          .filter((d, $) => $.site[d.site] && $.reason[d.reason] && d.day >= $.low && d.day <= $.high);
        return [facet, kept.groupby(facet).count().objects()];
      }),
    );
    return found;
  };
  const counts = () =>
    Object.fromEntries(
      facets.map((facet) => [
        facet,
        Object.fromEntries(found[facet].map((row) => [wordOf(facet, row[facet]), row.count])),
      ]),
    );
  return { prepare, move, counts };
}
