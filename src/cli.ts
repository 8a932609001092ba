import { openAsBlob } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startAnalysis } from './analysis/build';
import { layOut } from './analysis/visits';
import type { Database, Source } from './engine/database';
import { openNative } from './engine/native';
import { write } from './evidence/pack';
import type { KeptPlan } from './evidence/plan';
import { readPlan } from './evidence/planfile';
import { underPlan } from './evidence/underplan';
import { usualWindows } from './evidence/windows';
import { release } from './evidence/release';
import { levelsNamed } from './evidence/comparechoice';
import { lacking } from './evidence/comparechoicewords';
import type { Evidence } from './evidence/evidence';
import { everyone, isDay, type Scope } from './evidence/scope';
import { parseScope } from './evidence/scopefile';
import { load, type Loaded } from './import/load';
import { parseMapping } from './vocabulary/mappingfile';
import { inspect } from './import/inspect';
import { expanded } from './import/expanded';
import { parquetFrom } from './import/parquet/wasm';
import { Unreadable } from './import/reader';
import { columnsOf } from './import/sheet';
import { unique } from './import/unique';
import { issueWords } from './vocabulary/issue';
import type { Looked } from './vocabulary/looked';
import type { Mapping } from './vocabulary/mapping';
import { tripwireKinds, uniquenessWords } from './vocabulary/tripwire';
import { defaultProfile, isProfileId } from './vocabulary/profiles';

const usage = `Usage:
  npm run evaluate -- FILES… [--mapping FILE]… [--scope FILE] [--plan FILE] [--profile internal|nhs|strict] [--out FILE] [--issues FILE]
  npm run tables   -- FILES… [--mapping FILE]… --out FOLDER

--mapping  how to read the files: one for all, or one for each file in order; without it, columns are recognised by name
--scope    who to look at and by which rules (docs/results.md)
--plan     a plan saved on the Compare page, taken at its word for when it was frozen (docs/methods/comparison.md)
--issues   where to write every issue with its line and column, as JSON (it quotes cells: keep it with the data)
--profile  what may be seen of small numbers; ${defaultProfile} unless said otherwise
--name     what to call the data set; --made-up says that nobody in it is real; --pack writes a pack; --date YYYY-MM-DD its day`;

const read = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      mapping: { type: 'string', multiple: true },
      scope: { type: 'string' },
      plan: { type: 'string' },
      profile: { type: 'string' },
      out: { type: 'string' },
      issues: { type: 'string' },
      name: { type: 'string' },
      date: { type: 'string' },
      'made-up': { type: 'boolean' },
      pack: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });

type Values = ReturnType<typeof read>['values'];

// A reader that stops early, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error instanceof Error ? error.message : String(error)).replaceAll('\n', ' ')}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = read();
  const [task, ...files] = positionals;
  if (values.help === true || files.length === 0 || (task !== 'evaluate' && task !== 'tables')) {
    if (values.help !== true) process.exitCode = 1;
    process.stdout.write(`${usage}\n`);
    return;
  }
  parquetFrom(() =>
    readFile(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm')),
  );
  const database = await openNative();
  try {
    const loaded = await loadAll(database, files, values);
    if (task === 'tables') await writeTables(database, values.out);
    else await evaluate(database, files, loaded, values);
    tellLedgers(loaded);
    for (const words of loaded.warnings) note(words);
  } finally {
    await database.close();
  }
}

async function sourceOf(path: string): Promise<Source> {
  try {
    if (!(await stat(path)).isFile()) throw new Error('not a file');
    return { name: basename(path), blob: await openAsBlob(path) };
  } catch (cause) {
    throw new Error(`${path}: there is no such file, or it cannot be read`, { cause });
  }
}

async function json(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (cause) {
    throw new Error(
      `${path}: ${cause instanceof SyntaxError ? 'this is not JSON' : 'there is no such file'}`,
      { cause },
    );
  }
}

/** What was loaded, and what is said of it once all went well: a failure is one line alone. */
interface Told extends Loaded {
  readonly warnings: readonly string[];
}

async function loadAll(database: Database, files: readonly string[], values: Values): Promise<Told> {
  const given = await Promise.all(
    (values.mapping ?? []).map(async (path) => named(path, parseMapping, await json(path))),
  );
  if (given.length > 1 && given.length !== files.length) {
    throw new Error(
      `--mapping: ${String(given.length)} mappings for ${String(files.length)} files; give one for all or one for each`,
    );
  }
  const entries: { source: Source; mapping: Mapping }[] = [];
  const warnings: string[] = [];
  for (const [at, path] of files.entries()) {
    const mapping = given.length > 1 ? given[at] : given[0];
    for (const source of await sourcesIn(path)) {
      const looked = await inspect(source, mapping);
      const stop = looked.issues.find(({ severity }) => severity === 'stop');
      if (stop !== undefined && (mapping === undefined || looked.rows === 0))
        throw new Error(
          issueWords({ ...stop, file: source.name === basename(path) ? path : `${path}: ${source.name}` }),
        );
      const entry = { source, mapping: mapping ?? looked.mapping };
      mustBeAnonymous(looked, entry.mapping);
      const together = await unique(source, entry.mapping);
      if (together.level === 'warn') warnings.push(`${source.name}: ${uniquenessWords(together)}`);
      entries.push(entry);
    }
  }
  const loaded = await load(database, entries);
  const stop = loaded.issues.find(({ severity }) => severity === 'stop');
  if (stop !== undefined) {
    tellLedgers(loaded);
    throw new Error(issueWords(stop));
  }
  for (const issue of loaded.issues.filter(({ code }) => code === 'no_scores')) note(issueWords(issue));
  if (values.issues !== undefined)
    await writeOut(values.issues, `${JSON.stringify(loaded.issues, null, 1)}\n`);
  return { ...loaded, warnings };
}

function tellLedgers({ ledgers }: Loaded): void {
  for (const { file, rows_in, rows_used, rows_set_aside, scores_in, scores_used } of ledgers)
    note(
      `${file}: ${String(rows_in)} rows in = ${String(rows_used)} used + ${String(rows_set_aside)} set aside; ${String(scores_in)} scores in, ${String(scores_used)} used`,
    );
}

/** The file itself, or the files in it if it is a ZIP file. */
async function sourcesIn(path: string): Promise<readonly Source[]> {
  const source = await sourceOf(path);
  try {
    return await expanded(source);
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    throw new Error(issueWords({ code: cause.code, severity: 'stop', file: path }), { cause });
  }
}

/** A column that is used and by which somebody could be known ends it here; one that is not used is only told. */
function mustBeAnonymous({ name, tripwires }: Looked, mapping: Mapping): void {
  const used = new Set(columnsOf(mapping));
  for (const { column, kind, level, offers } of tripwires.filter(({ level }) => level === 'stop')) {
    if (!used.has(column)) {
      note(`${name}, column "${column}" ${tripwireKinds[kind].says}; it is not used`);
      continue;
    }
    const remedy = offers.map((one) => `"${one}"`).join(' or ');
    throw new Error(
      `${name}, column "${column}" ${tripwireKinds[kind].says} (${level}). Take it out of the file, or name a repair in the mapping: {"column": …, "remedy": ${remedy}}`,
    );
  }
}

function note(words: string): void {
  process.stderr.write(`${words}\n`);
}

async function writeOut(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    throw new Error(`${path}: it cannot be written`, { cause });
  }
}

function named<T>(path: string, parse: (value: unknown) => T, value: unknown): T {
  try {
    return parse(value);
  } catch (cause) {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

async function evaluate(
  database: Database,
  files: readonly string[],
  loaded: Loaded,
  values: Values,
): Promise<void> {
  const scope =
    values.scope === undefined ? everyone : named(values.scope, parseScope, await json(values.scope));
  const profile = values.profile ?? defaultProfile;
  if (!isProfileId(profile)) throw new Error(`--profile: "${profile}" is not one of internal, nhs, strict`);
  const about = {
    name: values.name ?? files.map((file) => basename(file)).join(', '),
    madeUp: values['made-up'] ?? false,
  };
  const made = { by: `Plainsight ${__VERSION__}`, on: dayOf(values.date) };
  const analysis = startAnalysis(database, { ...loaded, ...about }, made);
  const kept = values.plan === undefined ? null : await planAt(values.plan, scope);
  const found = await analysis.ask(scope);
  fits(scope, found);
  const evidence = underPlan(found, kept);
  const released = release(evidence, profile);
  const text = values.pack === true ? write(released) : `${JSON.stringify(released, null, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else await writeOut(values.out, text);
}

/** The plan in a file. The command line opens every estimate there is, so the plan came before if it says so. */
async function planAt(path: string, { compare }: Scope): Promise<KeptPlan> {
  if (compare === undefined) throw new Error('--plan: the scope compares no cohorts');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`${path}: there is no such file`, { cause });
  });
  const plan = await readPlan(text).catch((cause: unknown) => {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  });
  return { plan, kept: plan.made, opened: null };
}

function dayOf(date: string | undefined): string {
  if (date === undefined) return new Date().toISOString().slice(0, 10);
  if (!isDay(date)) throw new Error(`--date: "${date}" is not a day like 2024-04-01`);
  return date;
}

/** A scope that names what the data do not have would quietly give an empty answer. */
function fits(scope: Scope, { dataset, outcomes }: Evidence): void {
  const recorded = new Map(dataset.dimensions.map(({ id, levels }) => [id, levels]));
  if (scope.by !== undefined && !recorded.has(scope.by))
    throw new Error(`--scope: these data do not record ${scope.by}`);
  const { compare, control } = scope;
  if (control !== undefined && outcomes.every(({ measure }) => measure.id !== control))
    throw new Error(`--scope: these data have no measure "${control}" to check on`);
  const lack = compare === undefined ? undefined : lacking(compare, dataset.beside);
  if (lack !== undefined) throw new Error(`--scope: ${lack}`);
  const chosen = compare === undefined ? [] : levelsNamed(compare);
  for (const { dimension, levels } of [...scope.filters, ...chosen]) {
    const odd = levels.find((level) => recorded.get(dimension)?.includes(level) !== true);
    if (odd !== undefined) throw new Error(`--scope: these data have no "${odd}" under ${dimension}`);
  }
}

/** The canonical tables as CSV, for plain DuckDB, R or anything else; they hold rows of people and stay with their owner. */
async function writeTables(database: Database, folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('--out: name the folder that the tables go to');
  await database.run('INSERT INTO chosen_pair SELECT * FROM pairs(?, ?, ?)', [
    everyone.rule.before,
    everyone.rule.after,
    everyone.rule.gap,
  ]);
  await mkdir(folder, { recursive: true });
  await layOut(database, usualWindows);
  for (const table of ['person', 'episode', 'score', 'monthly', 'used', 'visit', 'contact', 'pair']) {
    const { names, columns, length } = await database.run(`SELECT * FROM ${table} ORDER BY ALL`);
    const lines = [names.join(',')];
    for (let row = 0; row < length; row += 1)
      lines.push(columns.map((column) => tableCell(column[row])).join(','));
    await writeOut(join(folder, `${table}.csv`), `${lines.join('\n')}\n`);
  }
}

function tableCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value);
}
