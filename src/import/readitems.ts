import { type Instrument, instrumentById } from '../vocabulary/items';
import { itemAnswer, scoreItems } from '../vocabulary/itemscore';
import type { ItemColumns } from '../vocabulary/mapping';
import type { Reading } from './reading';

/** The score that the answers of one row make, in the order of the items. */
export function readItems(cells: readonly string[], items: ItemColumns | undefined): Reading {
  const of: Instrument | undefined = items === undefined ? undefined : instrumentById.get(items.instrument);
  if (of === undefined) return { problem: 'unknown_tool' };
  const answers = cells.map((cell, at) => itemAnswer(of, at + 1, cell, items?.coding));
  const given = answers.flatMap((answer) => ('value' in answer ? [answer.value] : []));
  const problems = answers.flatMap((answer) => ('problem' in answer ? [answer.problem] : []));
  const bad = problems.find((problem) => problem !== 'blank' && problem !== 'not_answered');
  if (bad !== undefined) return { problem: bad };
  if (given.length === 0)
    return { problem: problems.every((one) => one === 'blank') ? 'blank' : 'not_answered' };
  const made = scoreItems(
    of.id,
    answers.map((answer) => ('value' in answer ? answer.value : undefined)),
  );
  if ('score' in made) return { number: made.score, level: of.measure };
  return { problem: made.problem === 'wrong_items' ? 'unknown_tool' : made.problem };
}
