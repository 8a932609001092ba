import type { OddsMethod } from '../evidence/comparedodds';
import type { ComparisonFinding } from '../evidence/comparison';
import { namesOf } from '../evidence/comparisonwords';
import { plain, range, reasonWords, withheldShort } from '../evidence/numbers';
import { shownOdds } from '../evidence/oddswords';
import { usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { ratioChart } from './ratios';
import { ratioDigits, type RatioRow } from './ratiorows';
import { cell, number, words, type Table } from './table';

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
  if (usable(odds)) return `${plain(odds.ratio, ratioDigits)} (${range(odds.interval, ratioDigits)})`;
  return odds.withheld === 'small_number'
    ? withheldShort(odds, counted)
    : `not shown: ${reasonWords(odds.withheld, counted)}`;
}

/** Every odds ratio that may be read, the headline first, and what each one is. */
export function comparedOddsTable(finding: ComparisonFinding, profile: ProfileId): Table {
  const { counted, measure } = finding;
  const [asked, against] = namesOf(finding);
  return {
    caption: `Odds of improving on ${measure.short}, asked about over held against, with 95% interval`,
    columns: [
      words('method'),
      words('adjusted'),
      number(`asked about (${asked})`),
      number(`held against (${against})`),
      number('odds ratio', ratioDigits),
      number('lower 95%', ratioDigits),
      number('upper 95%', ratioDigits),
      words('what it is'),
    ],
    rows: shownOdds(finding).map(({ name, note, adjusted, n, odds }) => [
      name,
      adjusted ? 'yes' : 'no',
      cell(n[1], profile, counted),
      cell(n[0], profile, counted),
      ...(usable(odds)
        ? [odds.ratio, odds.interval.lower, odds.interval.upper]
        : [oddsSays(odds, finding), 'not shown', 'not shown']),
      note,
    ]),
  };
}
