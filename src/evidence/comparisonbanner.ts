import { balanceLines } from './comparegate';
import type { ComparisonFinding } from './comparison';
import { barredWords, namesOf } from './comparisonwords';
import { plain } from './numbers';
import { usable } from './select';
import { dimensionById } from '../vocabulary/dimensions';

/** What a reader must know before any number: who against whom, and are they alike? */
export interface ComparisonBanner {
  readonly whom: string;
  /** Each check that fails is a sentence; none where nothing may be compared at all. */
  readonly alike: { readonly opened: boolean; readonly says: string; readonly failed: readonly string[] };
}

export function comparisonBanner(finding: ComparisonFinding): ComparisonBanner {
  const [asked, against] = namesOf(finding);
  const { choice } = finding;
  const by =
    choice.kind !== 'levels' ? '' : ` ${dimensionById.get(choice.dimension)?.name ?? choice.dimension}:`;
  return {
    whom: `${by} “${asked}”, against “${against}”.`.trim(),
    alike: {
      opened: finding.gate.opened,
      says: alikeSays(finding),
      failed: barredWords(finding) === undefined ? finding.gate.failed : [],
    },
  };
}

function alikeSays(finding: ComparisonFinding): string {
  const { gate, balance } = finding;
  const barred = barredWords(finding);
  if (barred !== undefined) return `Not asked: ${barred}.`;
  if (!gate.opened) {
    const n = gate.failed.length;
    return `No: ${n === 1 ? 'a check fails' : `${plain(n, 0)} checks fail`}, so the adjusted estimate is not shown.`;
  }
  if (!usable(balance)) return 'Nothing could be looked at in which they might differ.';
  const { before, after } = balance.largest;
  if (!usable(after) || !usable(before)) return 'Nothing could be looked at in which they might differ.';
  const where = (balance.hidden ?? 0) === 0 ? 'in what was recorded' : 'in what was recorded and is shown';
  if (before.sd <= balanceLines.alike)
    return `Yes, ${where}: they differ most in ${before.name}, by ${plain(before.sd, 2)} standard deviations.`;
  return after.sd <= balanceLines.alike
    ? `Once weighted, ${where}: at most ${plain(after.sd, 2)} standard deviations apart, and before that ${plain(before.sd, 2)} (${before.name}).`
    : `Nearly, once weighted: still ${plain(after.sd, 2)} standard deviations apart in ${after.name}, and before that ${plain(before.sd, 2)} (${before.name}).`;
}
