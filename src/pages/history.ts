import type { Mapping } from '../vocabulary/mapping';

/** Mappings that were left behind, the latest last, and those that were gone back from, the next one first. */
export interface History {
  readonly past: readonly Mapping[];
  readonly future: readonly Mapping[];
}

export const noHistory: History = { past: [], future: [] };

/** So many changes can be taken back. */
const longest = 200;

/** After a change from `before`: what had been undone can be redone no more. */
export function changedFrom(history: History, before: Mapping): History {
  return { past: [...history.past, before].slice(-longest), future: [] };
}

/** One change back or forth again: the mapping to go to and what is then behind and before it; null where there is none. */
export function stepped(
  { past, future }: History,
  present: Mapping,
  way: 'undo' | 'redo',
): { readonly mapping: Mapping; readonly history: History } | null {
  const mapping = way === 'undo' ? past.at(-1) : future[0];
  if (mapping === undefined) return null;
  const history =
    way === 'undo'
      ? { past: past.slice(0, -1), future: [present, ...future] }
      : { past: [...past, present], future: future.slice(1) };
  return { mapping, history };
}
