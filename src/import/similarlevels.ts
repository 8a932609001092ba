import { dimensionById, notRecorded } from '../vocabulary/dimensions';
import type { SimilarLevels } from '../vocabulary/looked';
import type { Mapping } from '../vocabulary/mapping';
import { alikeOf, isFreelyNamed, mostLevels } from './alike';
import { countsOf, type Grid } from './grid';
import { readLevel } from './level';

/** So many groups of a column are asked about, the largest first. */
const mostGroups = 50;
/** A level is the name of a group; a longer text is a remark. */
const longest = 120;

/**
 * Values of category columns that may be one written in several ways, for a person to decide. Asked of the columns that the mapping uses as a
 * dimension whose levels the file names; never of link workers, nor of the columns in `hidden`. Costs a look at each different text.
 */
export function similarLevels(
  grid: Grid,
  mapping: Mapping,
  hidden: ReadonlySet<string>,
): readonly SimilarLevels[] {
  return [...dimensionById.keys()].flatMap((id): readonly SimilarLevels[] => {
    const column = mapping.columns[id];
    if (column === undefined || id === 'link_worker' || !isFreelyNamed(id) || hidden.has(column)) return [];
    const found = grid.columns[grid.header.indexOf(column)];
    if (found === undefined || found.texts.size < 3 || found.texts.size > mostLevels) return [];
    const rows = countsOf(found);
    const counts = new Map<string, number>();
    for (let code = 1; code < rows.length; code += 1) {
      const n = rows[code] as number;
      if (n === 0) continue;
      const { level } = readLevel(id, found.texts.text(code), mapping);
      if (level === undefined || level === notRecorded || level.length > longest) continue;
      counts.set(level, (counts.get(level) ?? 0) + n);
    }
    return alikeOf([...counts].map(([level, n]) => ({ level, n })))
      .slice(0, mostGroups)
      .map(({ same, like }) => ({
        column,
        differ: like ? 'letters' : 'spelling',
        levels: (like ? same : same.flat().map((one) => [one])).flatMap(([first, ...others]) =>
          first === undefined
            ? []
            : {
                level: first.level,
                also: others.map(({ level }) => level),
                n: others.reduce((sum, one) => sum + one.n, first.n),
              },
        ),
      }));
  });
}
