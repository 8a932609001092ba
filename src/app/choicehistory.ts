import type { FacetChoice } from '../evidence/facets';
import { answers, choiceKey } from '../pages/facetchoice';

/** The choices of this sitting, in the order in which they were looked at, and where one stands among them. */
export interface ChoiceHistory {
  readonly entries: readonly FacetChoice[];
  readonly at: number;
}

export const noHistory: ChoiceHistory = { entries: [], at: -1 };

function isSame(one: FacetChoice | undefined, other: FacetChoice): boolean {
  return one !== undefined && choiceKey(one) === choiceKey(other);
}

/** After a choice is looked at: one step back or forward where it is the choice before or after, else a new step, with nothing after it. */
export function visited(history: ChoiceHistory, choice: FacetChoice): ChoiceHistory {
  const { entries, at } = history;
  const now = entries[at];
  if (isSame(now, choice)) return history;
  if (now !== undefined && answers(choice, now)) return { entries: entries.with(at, choice), at };
  if (isSame(entries[at - 1], choice)) return { entries, at: at - 1 };
  if (isSame(entries[at + 1], choice)) return { entries, at: at + 1 };
  return { entries: [...entries.slice(0, at + 1), choice], at: at + 1 };
}
