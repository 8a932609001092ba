import type { ComparedLevel, ComparedSubgroup } from '../evidence/comparedsubgroups';
import { byName, interactionName, interactionWords, modelOf } from '../evidence/comparedsubgroupwords';
import type { ComparisonFinding } from '../evidence/comparison';
import { digitsFor, plain, reasonWords, withheldShort } from '../evidence/numbers';
import { usable } from '../evidence/select';
import type { ProfileId } from '../vocabulary/profiles';
import { type Cell, cell, hundred, number, type Table, words } from './table';

/** What the forest says, and how much of each drawn number is its own. */
export function subgroupTable(
  finding: ComparisonFinding,
  subgroup: ComparedSubgroup,
  profile: ProfileId,
): Table {
  const { counted, measure } = finding;
  const digits = digitsFor(measure);
  const model = modelOf(finding);
  const none = 'does not apply';
  const of = (found: ComparedLevel['estimate']): readonly Cell[] =>
    usable(found)
      ? [found.difference, found.interval.lower, found.interval.upper]
      : [why(found, counted), 'not shown', 'not shown'];
  const pair = ([against, asked]: ComparedLevel['n']): readonly Cell[] => [
    cell(asked, profile, counted),
    cell(against, profile, counted),
  ];
  return {
    caption: `Difference on ${measure.short} in points by ${byName(subgroup)}, asked about less held against, with 95% interval`,
    columns: [
      words('group'),
      number(`${counted} asked about`),
      number(`${counted} held against`),
      number('difference', digits),
      number('lower 95%', digits),
      number('upper 95%', digits),
      number('drawn towards the mean', digits),
      number('of which its own (%)', 0),
    ],
    rows: [
      ...subgroup.levels.map(({ level, n, estimate: own, shrunken }) => [
        level,
        ...pair(n),
        ...of(own),
        ...(usable(shrunken)
          ? [shrunken.estimate, hundred(shrunken.own)]
          : [why(shrunken, counted), 'not shown']),
      ]),
      ...(model === undefined
        ? []
        : [
            ['All groups, and where it is not recorded', ...pair(model.n), ...of(model.estimate), none, none],
          ]),
      [
        `Interaction: ${interactionName(subgroup)}`,
        none,
        none,
        ...(subgroup.between === null ? [interactionWords(subgroup), none, none] : of(subgroup.between)),
        none,
        none,
      ],
    ],
  };
}

function why(
  held: Exclude<ComparedLevel['shrunken'], { readonly own: number }>,
  counted: ComparisonFinding['counted'],
): string {
  return held.withheld === 'small_number'
    ? withheldShort(held, counted)
    : `not shown: ${reasonWords(held.withheld, counted)}`;
}

/** Every look that was taken, found or not, in the order of the characteristics. */
export function looksTable(
  subgroups: readonly ComparedSubgroup[],
  counted: ComparisonFinding['counted'],
): Table {
  return {
    caption: 'Every characteristic looked at: does the difference differ by it?',
    columns: [
      words('characteristic'),
      words('declared'),
      number('groups'),
      number('groups not shown'),
      words('p, corrected'),
      words('p, uncorrected'),
      words('p, spreads may differ'),
    ],
    rows: subgroups.map(({ name, declared, levels, few, test }) => [
      name,
      declared ? 'yes' : 'no',
      levels.length,
      few,
      ...(usable(test)
        ? [
            plainP(test.pAdjusted),
            plainP(test.p),
            usable(test.robust) ? plainP(test.robust.p) : why(test.robust, counted),
          ]
        : [why(test, counted), 'not shown', 'not shown']),
    ]),
  };
}

function plainP(p: number): string {
  return p < 0.001 ? 'under 0.001' : plain(p, p < 0.1 ? 3 : 2);
}
