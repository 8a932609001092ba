import { balanceLines } from './comparegate';
import type { ComparisonFinding } from './comparison';
import { namesOf } from './comparisonwords';
import { plain } from './numbers';
import { usable } from './select';
import { dimensionById } from '../vocabulary/dimensions';

/** What a reader must know before any number: who against whom, and are they alike? */
export interface ComparisonBanner {
  readonly whom: string;
  readonly alike: { readonly opened: boolean; readonly says: string };
}

export function comparisonBanner(finding: ComparisonFinding): ComparisonBanner {
  const [asked, against] = namesOf(finding);
  const { choice } = finding;
  const by =
    choice.kind !== 'levels' ? '' : ` ${dimensionById.get(choice.dimension)?.name ?? choice.dimension}:`;
  return {
    whom: `${by} “${asked}”, against “${against}”.`.trim(),
    alike: { opened: finding.gate.opened, says: alikeSays(finding) },
  };
}

function alikeSays({ gate, balance }: ComparisonFinding): string {
  if (!gate.opened) {
    const n = gate.failed.length;
    return `No: ${n === 1 ? 'a check fails' : `${plain(n, 0)} checks fail`}, so the adjusted estimate is not shown.`;
  }
  if (!usable(balance)) return 'Nothing could be looked at in which they might differ.';
  const { before, after } = balance.largest;
  if (!usable(after) || !usable(before)) return 'Nothing could be looked at in which they might differ.';
  if (before.sd <= balanceLines.alike)
    return `Yes, in what was recorded: they differ most in ${before.name}, by ${plain(before.sd, 2)} standard deviations.`;
  return after.sd <= balanceLines.alike
    ? `Once weighted, in what was recorded: at most ${plain(after.sd, 2)} standard deviations apart, and before that ${plain(before.sd, 2)} (${before.name}).`
    : `Nearly, once weighted: still ${plain(after.sd, 2)} standard deviations apart in ${after.name}, and before that ${plain(before.sd, 2)} (${before.name}).`;
}
