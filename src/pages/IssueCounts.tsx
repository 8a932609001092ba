import { severities } from './issuegroups';
import { riskWords } from './risks';
import type { QualityFinding } from '../evidence/evidence';
import { count } from '../evidence/numbers';
import { issueKinds } from '../vocabulary/issue';

const severityWords = { stop: 'File not used', drop: 'Set aside', note: 'Worth knowing' } as const;

/** How often each kind of fault occurs, the gravest first, where the lines themselves are not at hand. */
export function IssueCounts({ issues }: { readonly issues: QualityFinding['issues'] }) {
  if (issues.length === 0) return <p className="sub">Nothing was found wrong.</p>;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Kinds of fault and how often they occur">
      <table className="faults">
        <caption className="offscreen">Kinds of fault and how often they occur</caption>
        <thead>
          <tr>
            <th scope="col">What was found, and what to do</th>
            <th scope="col">At risk</th>
            <th scope="col" className="numeric">
              Times
            </th>
            <th scope="col">Then</th>
            <th scope="col">File</th>
          </tr>
        </thead>
        <tbody>
          {issues
            .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
            .map(({ code, severity, file, n }) => (
              <tr key={`${file}/${code}/${severity}`}>
                <th scope="row">
                  {issueKinds[code].says} <span className="quiet">{issueKinds[code].remedy}</span>
                </th>
                <td className="at-risk">{riskWords(code, severity) ?? 'Nothing'}</td>
                <td className="number numeric">{count(n)}</td>
                <td>{severityWords[severity]}</td>
                <td>{file}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
