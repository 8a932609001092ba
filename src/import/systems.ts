import { fieldNamed } from '../vocabulary/fields';
import type { ColumnRole, Mapping, ScoreColumn, ToolName } from '../vocabulary/mapping';
import { plainName } from '../vocabulary/spelling';
import { toolNamed } from './plan';
import { candidateOf, wideScores, withDates } from './waves';

/** What the column names of one kind of export say. */
export type Layout = Pick<Mapping, 'layout' | 'columns' | 'scores' | 'tools'>;

/** A kind of export: how its columns are told from their names, or undefined if they are not its. */
export interface System {
  readonly id: string;
  readonly name: string;
  readonly read: (header: readonly string[], sample: readonly (readonly string[])[]) => Layout | undefined;
}

type Roles = Partial<Record<ColumnRole, string>>;

const onlyLong: ReadonlySet<string> = new Set(['tool', 'question', 'stage', 'date', 'day', 'month', 'score']);

/** Every kind of export that is known by its column names, the surest first. A new one is one entry here and a sample in its test. */
export const systems: readonly System[] = [
  {
    id: 'measure-rows',
    name: 'One row a measure: a tool, perhaps a question, and a score',
    read: (header, sample) => {
      const columns = rolesOf(header);
      const { tool, score } = columns;
      if (tool === undefined || score === undefined) return undefined;
      return { layout: 'long', columns, scores: [], tools: toolsIn(header, sample, columns) };
    },
  },
  {
    id: 'person-rows',
    name: 'One row a person or referral: first and later scores in columns',
    read: (header) => {
      const columns = withoutLong(rolesOf(header));
      const used = new Set(Object.values(columns));
      const scores = wideScores(header.filter((column) => !used.has(column)));
      if (scores.length === 0) return undefined;
      return { layout: 'wide', columns, scores: withDates(scores, header, used), tools: [] };
    },
  },
  {
    id: 'occasion-rows',
    name: 'One row an occasion: a stage or a date, and the measures in columns',
    read: (header) => {
      const { tool: _tool, question: _question, score: _score, ...columns } = rolesOf(header);
      const timed = [columns.stage, columns.date, columns.day, columns.month].some(
        (column) => column !== undefined,
      );
      const used = new Set<string>(Object.values(columns));
      const scores = header.flatMap((column): readonly ScoreColumn[] => {
        const found = used.has(column) ? undefined : candidateOf(column);
        if (found === undefined || found.stage !== undefined) return [];
        return [
          { column, measure: found.measure, ...(found.scale === undefined ? {} : { scale: found.scale }) },
        ];
      });
      return timed && scores.length > 0 ? { layout: 'long', columns, scores, tools: [] } : undefined;
    },
  },
];

/** The columns about people that are known by name, where no kind of export fits. */
export function peopleOnly(header: readonly string[]): Layout {
  return { layout: 'wide', columns: withoutLong(rolesOf(header)), scores: [], tools: [] };
}

/** Which column has which role, by name; the first of two wins. */
function rolesOf(header: readonly string[]): Roles {
  const roles: Roles = {};
  for (const column of header) {
    const field = fieldNamed(column);
    if (field !== undefined) roles[field.id] ??= column;
  }
  return roles;
}

function withoutLong(roles: Roles): Roles {
  return Object.fromEntries(Object.entries(roles).filter(([role]) => !onlyLong.has(role)));
}

function toolsIn(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  columns: Roles,
): readonly ToolName[] {
  const at = (column: string | undefined): number => (column === undefined ? -1 : header.indexOf(column));
  const [toolAt, questionAt] = [at(columns.tool), at(columns.question)];
  const found = new Map<string, ToolName>();
  for (const row of sample) {
    const tool = (row[toolAt] ?? '').trim();
    const question = (row[questionAt] ?? '').split(':')[0]?.trim() ?? '';
    const named = tool === '' ? undefined : toolNamed([tool, question], { tools: [] });
    if (named === undefined) continue;
    found.set(`${plainName(tool)}/${plainName(question)}`, {
      tool,
      ...(question === '' ? {} : { question }),
      measure: named.measure,
      ...(named.scale === undefined ? {} : { scale: named.scale }),
    });
  }
  return [...found.values()];
}
