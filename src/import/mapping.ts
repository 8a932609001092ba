import { fieldById } from '../vocabulary/fields';
import type {
  ColumnRole,
  CustomMeasure,
  Mapping,
  ScoreColumn,
  StageKind,
  ToolName,
} from '../vocabulary/mapping';
import { customMeasure, measureById } from '../vocabulary/measures';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A mapping from its JSON, or an error that names the first thing wrong in it: a key that is not known, a value of another kind, a
 * measure that is neither known nor defined in the mapping.
 */
export function parseMapping(json: unknown): Mapping {
  const top = fieldsOf(json, 'the mapping', [
    'format',
    'version',
    'layout',
    'columns',
    'dates',
    'decimal',
    'deprivation',
    'scores',
    'tools',
    'custom',
    'stages',
  ]);
  if (top['format'] !== 'plainsight-mapping') throw wrong('"format" must be "plainsight-mapping"');
  if (top['version'] !== 1) throw wrong('"version" must be 1');
  const layout = oneOf(top['layout'], ['wide', 'long'], '"layout"');
  const custom = listOf(top['custom'], '"custom"').map(parseCustom);
  const ids = new Set(custom.map(({ id }) => id));
  if (ids.size < custom.length) throw wrong('two custom measures have the same id');
  const known = (id: string, where: string): string => {
    if (!measureById.has(id) && !ids.has(id)) throw wrong(`${where} names the unknown measure "${id}"`);
    return id;
  };
  return {
    format: 'plainsight-mapping',
    version: 1,
    layout,
    columns: parseColumns(top['columns']),
    dates: oneOf(top['dates'], ['day first', 'month first', 'year first'], '"dates"'),
    decimal: oneOf(top['decimal'], ['.', ','], '"decimal"'),
    ...(top['deprivation'] === undefined ? {} : { deprivation: parseDeprivation(top['deprivation']) }),
    scores: listOf(top['scores'], '"scores"').map((one, at) =>
      parseScore(one, `score ${String(at + 1)}`, layout, known),
    ),
    tools: listOf(top['tools'], '"tools"').map((one, at) => parseTool(one, `tool ${String(at + 1)}`, known)),
    custom,
    ...(top['stages'] === undefined ? {} : { stages: listOf(top['stages'], '"stages"').map(parseStage) }),
  };
}

/** The JSON text of a mapping, as it is saved. `parseMapping(JSON.parse(formatMapping(m)))` equals `m`. */
export function formatMapping(mapping: Mapping): string {
  return `${JSON.stringify(parseMapping(mapping), null, 2)}\n`;
}

function parseColumns(value: unknown): Mapping['columns'] {
  const columns = fieldsOf(value, '"columns"');
  const parsed: Partial<Record<ColumnRole, string>> = {};
  for (const [role, column] of Object.entries(columns)) {
    if (!isRole(role)) throw wrong(`"columns" has the unknown role "${role}"`);
    parsed[role] = textOf(column, `the column for "${role}"`);
  }
  return parsed;
}

function isRole(role: string): role is ColumnRole {
  return (fieldById as ReadonlyMap<string, unknown>).has(role);
}

function parseDeprivation(value: unknown): NonNullable<Mapping['deprivation']> {
  const { most_deprived: end, steps } = fieldsOf(value, '"deprivation"', ['most_deprived', 'steps']);
  if (steps !== 5 && steps !== 10) throw wrong('"steps" of "deprivation" must be 5 or 10');
  return { most_deprived: oneOf(end, ['lowest', 'highest'], '"most_deprived"'), steps };
}

type Known = (id: string, where: string) => string;

function parseScore(value: unknown, where: string, layout: Mapping['layout'], known: Known): ScoreColumn {
  const one = fieldsOf(value, where, ['column', 'measure', 'stage', 'order', 'date', 'scale']);
  const staged = one['stage'] !== undefined || one['order'] !== undefined;
  if (layout === 'wide' && !staged)
    throw wrong(`${where} needs a stage and an order, because the layout is wide`);
  if (layout === 'long' && staged) throw wrong(`${where} has a stage, but in a long file the row says when`);
  const stage = staged ? { stage: parseKind(one['stage'], where), order: orderOf(one['order'], where) } : {};
  if (stage.stage !== undefined && (stage.stage === 'baseline') !== (stage.order === 0)) {
    throw wrong(`the order of ${where} must be 0 for a baseline and more for a later stage`);
  }
  return {
    column: textOf(one['column'], `the column of ${where}`),
    measure: known(textOf(one['measure'], `the measure of ${where}`), where),
    ...stage,
    ...(one['date'] === undefined ? {} : { date: textOf(one['date'], `the date of ${where}`) }),
    ...parseScale(one['scale'], where),
  };
}

function parseTool(value: unknown, where: string, known: Known): ToolName {
  const one = fieldsOf(value, where, ['tool', 'question', 'measure', 'scale']);
  return {
    tool: textOf(one['tool'], `the name of ${where}`),
    ...(one['question'] === undefined
      ? {}
      : { question: textOf(one['question'], `the question of ${where}`) }),
    measure: known(textOf(one['measure'], `the measure of ${where}`), where),
    ...parseScale(one['scale'], where),
  };
}

function parseCustom(value: unknown, at: number): CustomMeasure {
  const where = `custom measure ${String(at + 1)}`;
  const one = fieldsOf(value, where, ['id', 'name', 'range', 'better', 'threshold']);
  const [low, high, more] = listOf(one['range'], `the range of ${where}`);
  if (typeof low !== 'number' || typeof high !== 'number' || more !== undefined) {
    throw wrong(`the range of ${where} must be two numbers`);
  }
  const threshold = one['threshold'];
  if (threshold !== undefined && typeof threshold !== 'number')
    throw wrong(`the threshold of ${where} must be a number`);
  const parsed: CustomMeasure = {
    id: textOf(one['id'], `the id of ${where}`),
    name: textOf(one['name'], `the name of ${where}`),
    range: [low, high],
    better: oneOf(one['better'], ['higher', 'lower'], `"better" of ${where}`),
    ...(threshold === undefined ? {} : { threshold }),
  };
  try {
    customMeasure(parsed);
  } catch (cause) {
    throw new Error(`mapping: ${cause instanceof Error ? cause.message.replace(/^measure: /, '') : where}`, {
      cause,
    });
  }
  return parsed;
}

function parseStage(value: unknown, at: number): NonNullable<Mapping['stages']>[number] {
  const where = `stage ${String(at + 1)}`;
  const one = fieldsOf(value, where, ['word', 'stage', 'order']);
  return {
    word: textOf(one['word'], `the word of ${where}`),
    stage: parseKind(one['stage'], where),
    order: orderOf(one['order'], where),
  };
}

function parseKind(value: unknown, where: string): StageKind {
  return oneOf(value, ['baseline', 'review', 'exit'], `"stage" of ${where}`);
}

function parseScale(value: unknown, where: string): { readonly scale?: 'raw' | 'metric' } {
  return value === undefined ? {} : { scale: oneOf(value, ['raw', 'metric'], `"scale" of ${where}`) };
}

function orderOf(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 1_000_000) {
    throw wrong(`"order" of ${where} must be a whole number, 0 for the first stage`);
  }
  return value;
}

function fieldsOf(value: unknown, where: string, allowed?: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(`${where} must be an object`);
  const other = allowed && Object.keys(value).find((key) => !allowed.includes(key));
  if (other !== undefined) throw wrong(`${where} has the unknown key "${other}"`);
  return value as Fields;
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(`${where} must be a list`);
  return value;
}

function textOf(value: unknown, where: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw wrong(`${where} must be a text`);
  return value;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], where: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw wrong(`${where} must be ${allowed.map((one) => `"${one}"`).join(' or ')}`);
  return found;
}

function wrong(what: string): Error {
  return new Error(`mapping: ${what}`);
}
