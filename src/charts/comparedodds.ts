import type { OddsMethod } from '../evidence/comparedodds';
import type { ComparisonFinding } from '../evidence/comparison';
import { plain, range } from '../evidence/numbers';
import { shownOdds } from '../evidence/oddswords';
import { usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { methodsTable, why } from './comparetables';
import { ratioChart } from './ratios';
import { ratioDigits, type RatioRow } from './ratiorows';
import { number, type Table } from './table';

/** Were the odds of improving higher in one cohort? Ratios on a log axis, the headline first, the raw one last. `width` in pixels. */
export function comparedOddsChart(finding: ComparisonFinding, width: number): SVGSVGElement {
  const rows = shownOdds(finding).map(({ name, adjusted, odds }, place): RatioRow => ({
    label: name,
    note: adjusted ? '' : 'nothing adjusted for',
    look: place === 0 ? 'filled' : 'hollow',
    apart: false,
    mark: usable(odds) ? { ratio: odds.ratio, outer: odds.interval, inner: null } : null,
    says: oddsSays(odds, finding),
  }));
  return ratioChart(rows, [], width, ['← lower odds', 'higher odds →']);
}

function oddsSays(odds: OddsMethod['odds'], { counted }: ComparisonFinding): string {
  return usable(odds)
    ? `${plain(odds.ratio, ratioDigits)} (${range(odds.interval, ratioDigits)})`
    : why(odds, counted);
}

/** Every odds ratio that may be read, the headline first, and what each one is. */
export function comparedOddsTable(finding: ComparisonFinding, profile: ProfileId): Table {
  return methodsTable(finding, profile, {
    caption: `Odds of improving on ${finding.measure.short}, asked about over held against, with 95% interval`,
    value: number('odds ratio', ratioDigits),
    digits: ratioDigits,
    rows: shownOdds(finding).map(({ odds, ...method }) => ({
      ...method,
      cells: usable(odds)
        ? [odds.ratio, odds.interval.lower, odds.interval.upper]
        : [why(odds, finding.counted), 'not shown', 'not shown'],
    })),
  });
}
