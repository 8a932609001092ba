// Writes what one run of `node bench/facets.mjs` measured to bench/FACETS.md.
import { measuredOn, write } from '../report.mjs';

const ms = (value) => (value < 0.1 ? 'under 0.1 ms' : `${value.toFixed(value < 10 ? 1 : 0)} ms`);
const count = (value) => value.toLocaleString('en-GB');
const off = (share) => (share === 0 ? 'exact' : `${(share * 100).toFixed(2)} % off`);

const words = {
  ours: 'these facets',
  several: 'these facets, one person in ten with two referrals',
  mosaic: '`@uwdata/mosaic-core` 0.32, pre-aggregation',
  crossfilter2: '`crossfilter2` 1.5',
  plain: 'plain queries, one a facet',
  arquero: '`arquero` 8.0',
};

function row({ name, failed, prepare, drag, clicks, missed, silence }) {
  if (failed !== undefined) return `| ${words[name]} | did not finish: ${failed} | | | | | | | |`;
  const cells = [
    name === 'plain' ? '–' : ms(prepare),
    ...[drag, clicks].flatMap((one) => [ms(one.first), `${ms(one.median)} (${ms(one.worst)})`]),
    off(missed),
    ms(silence),
    `${drag.moves} + ${clicks.moves}`,
  ];
  return `| ${words[name]} | ${cells.join(' | ')} |`;
}

function table(results, rows) {
  return `## ${count(rows)} referrals

| | made ready | drag: first move | drag: further moves, median (worst) | clicks: first | clicks: further, median (worst) | counts | page silent for at most | moves |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${results
  .filter((one) => one.rows === rows)
  .map(row)
  .join('\n')}
`;
}

function bars(results) {
  const bar = { 1_000_000: 250, 5_000_000: 1200 };
  return Object.entries(bar).flatMap(([rows, most]) => {
    const found = results.find((one) => one.rows === Number(rows) && one.name === 'ours' && !one.failed);
    if (found === undefined) return [];
    const first = Math.max(found.drag.first, found.clicks.first);
    const move = Math.max(found.drag.median, found.clicks.median);
    const met = (value, bound) => `${ms(value)}${value <= bound ? '' : ', **missed**'}`;
    return [
      `| first move, index and all, ${count(Number(rows))} referrals | at most ${most} ms | ${met(first, most)} |`,
      `| page silent while its rows are taken, ${count(Number(rows))} referrals | under 200 ms | ${met(found.silentBefore, 200)} |`,
      `| median further move, ${count(Number(rows))} referrals | at most 16 ms | ${met(move, 16)} |`,
    ];
  });
}

export async function writeFacets(found) {
  const { results } = found;
  const sizes = [...new Set(results.map(({ rows }) => rows))];
  await write(
    'FACETS.md',
    `# Eight linked facets under a hand

\`node bench/facets.mjs\` makes referrals inside DuckDB-wasm (seven dimensions of 3 to 20 levels and a day of referral among 1,000, one in
fifty undated), and lets a hand move: five sites of twenty are chosen; half a year is dragged along the days in sixty moves of twelve days;
then levels of one dimension are clicked on and off. After each move every facet has the counts of whom all other choices keep. It builds a page
of its own, opens it in Chromium in a page for each contestant, and writes this file.

The other libraries are for this alone and in no package file. To repeat it:

\`\`\`sh
npm install --no-save crossfilter2@1.5.4 arquero@8.0.3 @uwdata/mosaic-core@0.32.0 @uwdata/mosaic-sql@0.32.0
node bench/facets.mjs
\`\`\`

or install them in another folder and name its \`node_modules\` in \`RIVALS\`. \`node bench/facets.mjs 200000 ours plain\` counts so many referrals
with these contestants and only prints.

${measuredOn(found)}

| what | bar | measured |
| --- | --- | --- |
${bars(results).join('\n')}

${sizes.map((rows) => table(results, rows)).join('\n')}
How to read it:

- _made ready_: once for each load, before the first move. Here: rows leave the engine as small whole numbers and go to a worker. crossfilter2 and
  arquero get the same arrays, read out of DuckDB; crossfilter2 then builds its dimensions and groups. mosaic copies the table with a
  whole number for the day, and asks its first counts. Making the table itself is not counted for anybody.
- _first move_: with the index of the facet under the hand, or mosaic's pre-aggregated tables, which are made then.
- _counts_: those after the first, a middle and the last move of each kind held against plain SQL, facet by facet; the largest share by which a
  facet misses. mosaic bins days by the pixel of a plot, here 600 pixels for 1,000 days; on a plot with a pixel for each day it would be exact.
- Contestants are measured one after another, so that other work on the machine does not fall on all of them alike: on a busy machine only large
  differences mean anything.
- _page silent_: the longest time in which the page did nothing else while a hand moved. These facets, mosaic and plain queries count in a worker;
  crossfilter2 and arquero count in the page.
- _moves_: those who take long make fewer of them.
- The others count referrals. Where one person in ten has two, these facets count each person by the first referral that the choices keep,
  and are held against SQL that does so.
- The times of these facets are from the question in the page to the answer in the page, through the worker and back.
- crossfilter2 works out what changed since the move before, so that a short drag costs it little; a hand that jumps costs it more.
`,
  );
}
