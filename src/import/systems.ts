import { fieldNamed } from '../vocabulary/fields';
import type { ColumnRole, ItemColumns, Mapping, ScoreColumn, ToolName } from '../vocabulary/mapping';
import { type ItemSet, itemSets } from '../vocabulary/itemnames';
import { instrumentById } from '../vocabulary/items';
import { measureById } from '../vocabulary/measures';
import { plainName } from '../vocabulary/spelling';
import { countLayout } from './countcolumns';
import { contactLayout, scoreRoles } from './eventcolumns';
import { toolNamed } from './plan';
import { candidateOf, wideScores, withDates } from './waves';

/** What the column names of one kind of export say. */
export type Layout = Pick<
  Mapping,
  'layout' | 'columns' | 'scores' | 'tools' | 'items' | 'counts' | 'observed'
>;

/** A kind of export: how its columns are told from their names, or undefined if they are not its. */
export interface System {
  readonly id: string;
  readonly name: string;
  readonly read: (header: readonly string[], sample: readonly (readonly string[])[]) => Layout | undefined;
}

type Roles = Partial<Record<ColumnRole, string>>;

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
    id: 'count-columns',
    name: 'One row a person: counts of service use before and after, or by month, and perhaps scores',
    read: (header, sample) => {
      const use = countLayout(header, sample);
      if (use === undefined) return undefined;
      const own = new Set([...(use.counts ?? []), ...(use.observed ?? [])].map(({ column }) => column));
      const rest = header.filter((column) => !own.has(column));
      const scored = systems.find(({ id }) => id === 'person-rows')?.read(rest, sample);
      return scored === undefined
        ? { layout: 'wide', scores: [], tools: [], ...use }
        : { ...scored, ...use, columns: { ...use.columns, ...scored.columns } };
    },
  },
  {
    id: 'contact-rows',
    name: 'One row a contact: an appointment, or a person at a session',
    read: (header, sample) => {
      const contacts = contactLayout(header, sample);
      return contacts === undefined ? undefined : { ...contacts, scores: [], tools: [] };
    },
  },
  {
    id: 'person-rows',
    name: 'One row a person or referral: first and later scores in columns',
    read: (header) => {
      const columns = withoutLong(rolesOf(header));
      const used = new Set(Object.values(columns));
      const rest = header.filter((column) => !used.has(column));
      const sets = itemSets(rest).filter(({ certain, stage }) => certain && stage !== undefined);
      // A single answer is no total, also where its instrument cannot be scored without asking.
      const answers = new Set(sets.flatMap((set) => set.columns));
      const scores = wideScores(rest.filter((column) => !answers.has(column)));
      // A total that is there goes before one that would be made.
      const items = scored(sets).filter(({ instrument, order }) => {
        const measure = instrumentById.get(instrument)?.measure;
        return !scores.some((score) => score.measure === measure && score.order === order);
      });
      if (scores.length === 0 && items.length === 0) return undefined;
      const layout = { layout: 'wide', columns, scores: withDates(scores, header, used), tools: [] } as const;
      return items.length === 0 ? layout : { ...layout, items };
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

/** The sets of answers of instruments that can be scored without asking anything. */
function scored(sets: readonly ItemSet[]): readonly ItemColumns[] {
  return sets.flatMap(({ instrument, columns, stage, order }): readonly ItemColumns[] => {
    const of = instrumentById.get(instrument);
    if (of === undefined || of.asks !== null || !measureById.has(of.measure)) return [];
    return [{ instrument, columns, ...(stage === undefined || order === undefined ? {} : { stage, order }) }];
  });
}

/** The columns about people that are known by name, where no kind of export fits. */
export function peopleOnly(header: readonly string[]): Layout {
  return { layout: 'wide', columns: withoutLong(rolesOf(header)), scores: [], tools: [] };
}

/** Which column has which role, by name; the first of two wins. */
function rolesOf(header: readonly string[]): Roles {
  const roles: Roles = {};
  for (const column of header) {
    const field = fieldNamed(column);
    if (field !== undefined && field.on !== 'use') roles[field.id] ??= column;
  }
  return roles;
}

function withoutLong(roles: Roles): Roles {
  return Object.fromEntries(Object.entries(roles).filter(([role]) => !scoreRoles.has(role)));
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
