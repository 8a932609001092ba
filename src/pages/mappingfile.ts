import { fields } from '../vocabulary/fields';
import type {
  ColumnRole,
  CustomMeasure,
  Mapping,
  ScoreColumn,
  StageKind,
  ToolName,
} from '../vocabulary/mapping';

export type ReadMapping =
  | { readonly kind: 'mapping'; readonly mapping: Mapping }
  | { readonly kind: 'wrong'; readonly words: string };

type Loose = Readonly<Record<string, unknown>>;

class Wrong extends Error {}

function loose(value: unknown, what: string): Loose {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Wrong(`${what} is not a set of keys.`);
  return value as Loose;
}

/** Only what the object itself says: never what it inherits. */
function own(from: Loose, key: string): unknown {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}

function list(value: unknown, what: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Wrong(`“${what}” is not a list.`);
  return value;
}

function text(from: Loose, key: string): string {
  const value = own(from, key);
  if (typeof value !== 'string' || value === '') throw new Wrong(`“${key}” is missing or is not text.`);
  return value;
}

function finite(value: unknown, key: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Wrong(`“${key}” is not a number.`);
  return value;
}

function oneOf<Value extends string | number>(value: unknown, key: string, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Wrong(`“${key}” must be one of: ${allowed.join(', ')}.`);
  return found;
}

/** The key with its value where the object has it; nothing where it has not. */
function maybe<Key extends string, Value>(
  from: Loose,
  key: Key,
  read: (value: unknown) => Value,
): { readonly [K in Key]?: Value } {
  const value = own(from, key);
  return value === undefined ? {} : ({ [key]: read(value) } as { readonly [K in Key]?: Value });
}

const stages: readonly StageKind[] = ['baseline', 'review', 'exit'];
const scales = ['raw', 'metric'] as const;
const asText = (key: string) => (value: unknown) => text({ [key]: value }, key);
const asScale = (value: unknown) => oneOf(value, 'scale', scales);

function scoreOf(value: unknown): ScoreColumn {
  const from = loose(value, 'A score');
  return {
    column: text(from, 'column'),
    measure: text(from, 'measure'),
    ...maybe(from, 'stage', (stage) => oneOf(stage, 'stage', stages)),
    ...maybe(from, 'order', (order) => finite(order, 'order')),
    ...maybe(from, 'date', asText('date')),
    ...maybe(from, 'scale', asScale),
  };
}

function toolOf(value: unknown): ToolName {
  const from = loose(value, 'A tool');
  return {
    tool: text(from, 'tool'),
    ...maybe(from, 'question', asText('question')),
    measure: text(from, 'measure'),
    ...maybe(from, 'scale', asScale),
  };
}

function customOf(value: unknown): CustomMeasure {
  const from = loose(value, 'A measure of your own');
  const [low, high] = list(own(from, 'range'), 'range');
  const range = [finite(low, 'range'), finite(high, 'range')] as const;
  if (!(range[0] < range[1])) throw new Wrong('“range” must have its lowest score first.');
  return {
    id: text(from, 'id'),
    name: text(from, 'name'),
    range,
    better: oneOf(own(from, 'better'), 'better', ['higher', 'lower'] as const),
    ...maybe(from, 'threshold', (threshold) => {
      if (finite(threshold, 'threshold') <= 0) throw new Wrong('“threshold” must be more than 0.');
      return finite(threshold, 'threshold');
    }),
  };
}

function columnsOf(value: unknown): Mapping['columns'] {
  const from = loose(value, '“columns”');
  const unknown = Object.keys(from).find((key) => !fields.some(({ id }) => id === key));
  if (unknown !== undefined) throw new Wrong(`“${unknown}” is not something that a column can be.`);
  const columns: { [Role in ColumnRole]?: string } = {};
  for (const { id } of fields) if (Object.hasOwn(from, id)) columns[id] = text(from, id);
  return columns;
}

function mappingOf(value: unknown): Mapping {
  const from = loose(value, 'The file');
  if (own(from, 'format') !== 'plainsight-mapping')
    throw new Wrong('it is not a mapping that was saved here.');
  if (own(from, 'version') !== 1) throw new Wrong('it was made for another version.');
  return {
    format: 'plainsight-mapping',
    version: 1,
    layout: oneOf(own(from, 'layout'), 'layout', ['wide', 'long'] as const),
    columns: columnsOf(own(from, 'columns')),
    dates: oneOf(own(from, 'dates'), 'dates', ['day first', 'month first', 'year first'] as const),
    decimal: oneOf(own(from, 'decimal'), 'decimal', ['.', ','] as const),
    ...maybe(from, 'deprivation', (deprivation) => {
      const scale = loose(deprivation, '“deprivation”');
      return {
        most_deprived: oneOf(own(scale, 'most_deprived'), 'most_deprived', ['lowest', 'highest'] as const),
        steps: oneOf(own(scale, 'steps'), 'steps', [5, 10] as const),
      };
    }),
    scores: list(own(from, 'scores'), 'scores').map(scoreOf),
    tools: list(own(from, 'tools'), 'tools').map(toolOf),
    custom: list(own(from, 'custom'), 'custom').map(customOf),
    ...maybe(from, 'stages', (words) =>
      list(words, 'stages').map((word) => {
        const stage = loose(word, 'A stage');
        return {
          word: text(stage, 'word'),
          stage: oneOf(own(stage, 'stage'), 'stage', stages),
          order: finite(own(stage, 'order'), 'order'),
        };
      }),
    ),
  };
}

/** A saved mapping, or in words why the text is none. */
export function readMapping(json: string): ReadMapping {
  try {
    return { kind: 'mapping', mapping: mappingOf(JSON.parse(json.replace(/^\uFEFF/, ''))) };
  } catch (error) {
    if (error instanceof Wrong) return { kind: 'wrong', words: error.message };
    if (error instanceof SyntaxError) return { kind: 'wrong', words: 'it is not JSON.' };
    throw error;
  }
}
