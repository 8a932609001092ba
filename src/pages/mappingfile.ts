import { countOf, observedOf } from './countfile';
import { asText, finite, list, loose, maybe, oneOf, own, text, Wrong } from './loosejson';
import { decimals, orders, readingOf } from './readingfile';
import { fields } from '../vocabulary/fields';
import type {
  ColumnRole,
  CustomMeasure,
  Mapping,
  ScoreColumn,
  StageKind,
  ToolName,
} from '../vocabulary/mapping';
import { type Remedy, tripwireRemedies } from '../vocabulary/tripwire';

export type ReadMapping =
  | { readonly kind: 'mapping'; readonly mapping: Mapping }
  | { readonly kind: 'wrong'; readonly words: string };

const remedies = Object.keys(tripwireRemedies) as readonly Remedy[];
const stages: readonly StageKind[] = ['baseline', 'review', 'exit'];
const scales = ['raw', 'metric'] as const;
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
    layout: oneOf(own(from, 'layout'), 'layout', ['wide', 'long', 'events', 'attendance'] as const),
    columns: columnsOf(own(from, 'columns')),
    dates: oneOf(own(from, 'dates'), 'dates', orders),
    decimal: oneOf(own(from, 'decimal'), 'decimal', decimals),
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
    ...maybe(from, 'counts', (counts) => list(counts, 'counts').map(countOf)),
    ...maybe(from, 'observed', (observed) => list(observed, 'observed').map(observedOf)),
    ...maybe(from, 'reading', readingOf),
    ...maybe(from, 'repairs', (made) =>
      list(made, 'repairs').map((one) => {
        const repair = loose(one, 'A repair');
        return {
          column: text(repair, 'column'),
          remedy: oneOf(own(repair, 'remedy'), 'remedy', remedies),
        };
      }),
    ),
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
