import { fieldById } from './fields';
import type {
  ColumnRole,
  CountColumn,
  CustomMeasure,
  ItemColumns,
  Mapping,
  ObservedColumn,
  Reading,
  ScoreColumn,
  StageKind,
  Stretch,
  ToolName,
} from './mapping';
import { instrumentById } from './items';
import { customMeasure, measureById } from './measures';
import type { Choices, ColumnChoice, HeaderPlace } from './sniffed';

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
    'counts',
    'observed',
    'items',
    'levels',
    'reading',
    'repairs',
  ]);
  if (top['format'] !== 'plainsight-mapping') throw wrong('"format" must be "plainsight-mapping"');
  if (top['version'] !== 1) throw wrong('"version" must be 1');
  const layout = oneOf(top['layout'], ['wide', 'long', 'events', 'attendance'], '"layout"');
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
    ...parseUse(top, layout),
    ...(top['items'] === undefined
      ? {}
      : {
          items: listOf(top['items'], '"items"').map((one, at) =>
            parseItems(one, `items ${String(at + 1)}`, layout),
          ),
        }),
    ...(top['levels'] === undefined ? {} : { levels: listOf(top['levels'], '"levels"').map(parseLevel) }),
    ...(top['reading'] === undefined ? {} : { reading: parseReading(top['reading']) }),
    ...(top['repairs'] === undefined
      ? {}
      : { repairs: listOf(top['repairs'], '"repairs"').map(parseRepair) }),
  };
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

function parseUse(top: Fields, layout: Mapping['layout']): Pick<Mapping, 'counts' | 'observed'> {
  const { counts, observed } = top;
  if (layout !== 'wide' && (counts !== undefined || observed !== undefined))
    throw wrong('"counts" and "observed" are for wide files; here every row is one contact or score');
  const named = fieldsOf(top['columns'], '"columns"')['service'] !== undefined;
  const parsed =
    counts === undefined ? [] : listOf(counts, '"counts"').map((one, at) => parseCount(one, at, named));
  if (new Set(parsed.map(({ column }) => column)).size < parsed.length)
    throw wrong('two entries of "counts" have the same column');
  return {
    ...(counts === undefined ? {} : { counts: parsed }),
    ...(observed === undefined ? {} : { observed: listOf(observed, '"observed"').map(parseObserved) }),
  };
}

function parseCount(value: unknown, at: number, named: boolean): CountColumn {
  const where = `count ${String(at + 1)}`;
  const one = fieldsOf(value, where, ['column', 'service', 'from', 'to', 'month']);
  const service = one['service'];
  if (service === undefined && !named)
    throw wrong(`${where} needs a service, because no column of the file has the role "service"`);
  const base = {
    column: textOf(one['column'], `the column of ${where}`),
    ...(service === undefined ? {} : { service: textOf(service, `the service of ${where}`) }),
  };
  const month = one['month'];
  if (month === undefined) return { ...base, ...parseStretch(one, where) };
  if (one['from'] !== undefined || one['to'] !== undefined)
    throw wrong(`${where} must have either "month" or "from" and "to"`);
  if (typeof month !== 'string' || !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month))
    throw wrong(`"month" of ${where} must be a month such as "2022-10"`);
  return { ...base, month };
}

function parseObserved(value: unknown, at: number): ObservedColumn {
  const where = `observed ${String(at + 1)}`;
  const one = fieldsOf(value, where, ['column', 'from', 'to']);
  return { column: textOf(one['column'], `the column of ${where}`), ...parseStretch(one, where) };
}

function parseStretch(one: Fields, where: string): Stretch {
  const [from, to] = [one['from'], one['to']].map((month) => {
    if (typeof month !== 'number' || !Number.isInteger(month) || Math.abs(month) > 120)
      throw wrong(`"from" and "to" of ${where} must be whole months from referral, from -120 to 120`);
    return month;
  }) as [number, number];
  if (from > to) throw wrong(`"from" of ${where} must not lie after "to"`);
  return { from, to };
}

function parseItems(value: unknown, where: string, layout: Mapping['layout']): ItemColumns {
  const one = fieldsOf(value, where, ['instrument', 'columns', 'stage', 'order', 'coding']);
  const instrument = instrumentById.get(textOf(one['instrument'], `the instrument of ${where}`));
  if (instrument === undefined) throw wrong(`${where} names an instrument that is not scored from its items`);
  const columns = listOf(one['columns'], `the columns of ${where}`).map((column) =>
    textOf(column, `a column of ${where}`),
  );
  if (columns.length !== instrument.items)
    throw wrong(`${where} needs ${String(instrument.items)} columns, in the order of the items`);
  const staged = one['stage'] !== undefined || one['order'] !== undefined;
  if ((layout === 'wide') !== staged)
    throw wrong(
      layout === 'wide'
        ? `${where} needs a stage and an order, because the layout is wide`
        : `${where} has a stage, but in a long file the row says when`,
    );
  const coding = one['coding'];
  return {
    instrument: instrument.id,
    columns,
    ...(staged ? { stage: parseKind(one['stage'], where), order: orderOf(one['order'], where) } : {}),
    ...(coding === undefined
      ? {}
      : {
          coding: oneOf(
            coding,
            instrument.codings.map(({ id }) => id),
            `"coding" of ${where}`,
          ),
        }),
  };
}

function parseLevel(value: unknown, at: number): NonNullable<Mapping['levels']>[number] {
  const where = `level ${String(at + 1)}`;
  const one = fieldsOf(value, where, ['column', 'text', 'level']);
  if (typeof one['text'] !== 'string') throw wrong(`the text of ${where} must be a text`);
  return {
    column: textOf(one['column'], `the column of ${where}`),
    text: one['text'],
    level: textOf(one['level'], `the level of ${where}`),
  };
}

function parseReading(value: unknown): Reading {
  const { table, choices } = fieldsOf(value, '"reading"', ['table', 'choices']);
  return {
    ...(table === undefined ? {} : { table: textOf(table, '"table" of "reading"') }),
    ...(choices === undefined ? {} : { choices: parseChoices(choices) }),
  };
}

function parseChoices(value: unknown): Choices {
  const one = fieldsOf(value, '"choices"', ['encoding', 'delimiter', 'quote', 'header', 'columns']);
  const header = one['header'];
  return {
    ...(one['encoding'] === undefined
      ? {}
      : {
          encoding: oneOf(one['encoding'], ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'], '"encoding"'),
        }),
    ...(one['delimiter'] === undefined
      ? {}
      : { delimiter: oneOf(one['delimiter'], [',', ';', '\t', '|'], '"delimiter"') }),
    ...(one['quote'] === undefined ? {} : { quote: oneOf(one['quote'], ['"', "'", ''], '"quote"') }),
    ...(header === undefined ? {} : { header: parseHeader(header) }),
    ...(one['columns'] === undefined
      ? {}
      : { columns: listOf(one['columns'], '"columns" of "choices"').map(parseColumnChoice) }),
  };
}

function parseHeader(value: unknown): HeaderPlace {
  const { names, units, first } = fieldsOf(value, '"header"', ['names', 'units', 'first']);
  return {
    names: listOf(names, '"names" of "header"').map((line) => lineOf(line, '"names" of "header"')),
    ...(units === undefined ? {} : { units: lineOf(units, '"units" of "header"') }),
    first: lineOf(first, '"first" of "header"'),
  };
}

function parseColumnChoice(value: unknown, at: number): ColumnChoice {
  const where = `column ${String(at + 1)} of "choices"`;
  const one = fieldsOf(value, where, ['column', 'dates', 'decimal', 'thousands']);
  return {
    column: textOf(one['column'], `the column of ${where}`),
    ...(one['dates'] === undefined
      ? {}
      : { dates: oneOf(one['dates'], ['day first', 'month first', 'year first'], '"dates"') }),
    ...(one['decimal'] === undefined ? {} : { decimal: oneOf(one['decimal'], ['.', ','], '"decimal"') }),
    ...(one['thousands'] === undefined
      ? {}
      : { thousands: oneOf(one['thousands'], ['', ',', '.', ' ', "'"], '"thousands"') }),
  };
}

function parseRepair(value: unknown, at: number): NonNullable<Mapping['repairs']>[number] {
  const where = `repair ${String(at + 1)}`;
  const one = fieldsOf(value, where, ['column', 'remedy']);
  return {
    column: textOf(one['column'], `the column of ${where}`),
    remedy: oneOf(one['remedy'], ['drop', 'hash', 'age band', 'district'], `"remedy" of ${where}`),
  };
}

function lineOf(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw wrong(`${where} must be lines, counted from 1`);
  return value;
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
