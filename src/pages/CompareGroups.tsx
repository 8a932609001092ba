import { CompareGroup } from './CompareGroup';
import type { Links, Reading } from './reading';
import { looksTable } from '../charts/subgrouptables';
import { looksSentence, subgroupsSentence } from '../evidence/comparedsubgroupwords';
import type { ComparedSubgroups } from '../evidence/comparedsubgroups';
import type { ComparisonFinding } from '../evidence/comparison';
import { withheldWords } from '../evidence/numbers';
import { usable } from '../evidence/select';

interface CompareGroupsProps extends Reading {
  readonly finding: ComparisonFinding;
}

/** Does the difference between the two cohorts differ by what people came with? Every look is counted and shown. */
export function CompareGroups({ finding, ...reading }: CompareGroupsProps) {
  const { subgroups, counted } = finding;
  if (subgroups === undefined) return null;
  return (
    <section aria-labelledby="compare-groups">
      <h2 id="compare-groups">Does the difference differ by group?</h2>
      {usable(subgroups) ? (
        <>
          <p>{subgroupsSentence(finding, subgroups)}</p>
          {subgroups.dimensions.length > 0 && (
            <Looks finding={finding} subgroups={subgroups} links={reading.links} />
          )}
          {subgroups.dimensions.map((subgroup) => (
            <CompareGroup {...reading} key={subgroup.dimension} finding={finding} subgroup={subgroup} />
          ))}
        </>
      ) : (
        <p>{withheldWords(subgroups, counted)}</p>
      )}
    </section>
  );
}

interface LooksProps {
  readonly finding: ComparisonFinding;
  readonly subgroups: ComparedSubgroups;
  readonly links: Links;
}

/** How many were looked at, in words and one by one. */
function Looks({ finding, subgroups, links }: LooksProps) {
  const { caption, columns, rows } = looksTable(subgroups.dimensions, finding.counted);
  return (
    <>
      <p className="rule-words">
        {looksSentence(subgroups)} <a href={links.about('compare-groups')}>How this is worked out</a>
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((value, at) => (
                  <td key={columns[at + 1]?.name} className="number">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
