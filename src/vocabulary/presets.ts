import type { Mapping, ScoreColumn } from './mapping';
import { type Preset, presets } from './presetlist';
import { plainName } from './spelling';

export interface PresetFound {
  readonly preset: Preset;
  /** The preset's mapping with the file's own spelling of the columns, without those that the file does not have. */
  readonly mapping: Mapping;
  /** From 0.6 to 1; at most 0.9 for an invented layout. */
  readonly confidence: number;
  /** Columns of the preset that the file does not have. */
  readonly missing: readonly string[];
}

const leastConfidence = 0.6;
const mostInvented = 0.9;

/**
 * Which known system's export a header is: the preset that shares most columns with it. Confidence is twice the shared columns over
 * the columns of both. None when too few are shared, or when what is left could not be read as before and after.
 */
export function presetFor(header: readonly string[]): PresetFound | undefined {
  const spelled = new Map<string, string>();
  for (const column of header) {
    const plain = plainName(column);
    if (!spelled.has(plain)) spelled.set(plain, column);
  }
  let best: PresetFound | undefined;
  for (const preset of presets) {
    const missing = preset.header.filter((column) => !spelled.has(plainName(column)));
    const shared = preset.header.length - missing.length;
    const share = (2 * shared) / (preset.header.length + header.length);
    const confidence = preset.label === 'invented layout' ? Math.min(share, mostInvented) : share;
    if (share < leastConfidence || (best !== undefined && confidence <= best.confidence)) continue;
    const mapping = respelled(preset.mapping, (column) => spelled.get(plainName(column)));
    if (tellsChange(mapping)) best = { preset, mapping, confidence, missing };
  }
  return best;
}

function respelled(mapping: Mapping, spelling: (column: string) => string | undefined): Mapping {
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).flatMap(([role, column]) => {
      const own = spelling(column);
      return own === undefined ? [] : [[role, own] as const];
    }),
  );
  const scores = mapping.scores.flatMap(({ date, ...score }): readonly ScoreColumn[] => {
    const column = spelling(score.column);
    if (column === undefined) return [];
    const dated = date === undefined ? undefined : spelling(date);
    return [{ ...score, column, ...(dated === undefined ? {} : { date: dated }) }];
  });
  const { deprivation, ...rest } = mapping;
  return {
    ...rest,
    columns,
    scores,
    ...(deprivation === undefined || columns['deprivation'] === undefined ? {} : { deprivation }),
  };
}

function tellsChange({ layout, columns, scores }: Mapping): boolean {
  if (layout === 'wide')
    return scores.some(({ order }) => order === 0) && scores.some(({ order = 0 }) => order > 0);
  const timed = [columns.stage, columns.date, columns.day, columns.month].some((one) => one !== undefined);
  const valued = scores.length > 0 || (columns.tool !== undefined && columns.score !== undefined);
  return timed && valued && (columns.person ?? columns.episode) !== undefined;
}
