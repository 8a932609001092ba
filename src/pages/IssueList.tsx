import { groupIssues, type IssueGroup, placeWords } from './issuegroups';
import { riskWords } from './risks';
import { plain } from '../evidence/numbers';
import { type Issue, issueKinds, type Severity } from '../vocabulary/issue';

const severityWords: Readonly<Record<Severity, string>> = {
  stop: 'The file is not used',
  drop: 'Set aside',
  note: 'Worth knowing',
};

const none: ReadonlySet<string> = new Set();

/** So few places are said at once; more are behind a fold. */
const inLine = 3;

interface IssueListProps {
  readonly issues: readonly Issue[];
  /** Columns of which no cell is shown. */
  readonly silent?: ReadonlySet<string>;
}

/** What is wrong with the files by repair: each kind once with what to do, and every line of it behind a fold. */
export function IssueList({ issues, silent = none }: IssueListProps) {
  const groups = groupIssues(issues);
  if (groups.length === 0) return <p className="sub">Nothing was found wrong.</p>;
  return (
    <ul className="issues">
      {groups.map((group) => (
        <Group key={group.code} group={group} silent={silent} />
      ))}
    </ul>
  );
}

function Group({
  group: { code, severity, files, issues, n },
  silent,
}: {
  readonly group: IssueGroup;
  readonly silent: ReadonlySet<string>;
}) {
  const { says, remedy } = issueKinds[code];
  const risk = riskWords(code, severity);
  const listed = issues.filter(
    ({ line, column, found }) => line !== undefined || column !== undefined || found !== undefined,
  );
  const behind = issues.filter((one) => !listed.includes(one)).reduce((sum, one) => sum + (one.n ?? 1), 0);
  const several = files.length > 1;
  const place = (issue: Issue): string =>
    several ? `${issue.file}, ${placeWords(issue, silent)}` : placeWords(issue, silent);
  return (
    <li className={`issue issue-${severity}`}>
      <p>
        <span className="severity">{severityWords[severity]}</span> {says}{' '}
        <span className="quiet">
          {files.join(', ')}
          {n > 1 ? `, ${plain(n, 0)} times` : ''}
        </span>
      </p>
      <p className="quiet">What to do: {remedy}</p>
      {risk !== null && <p className="quiet">At risk: {risk}</p>}
      {listed.length > 0 && listed.length <= inLine && (
        <p className="quiet">Where: {listed.map(place).join('; ')}</p>
      )}
      {listed.length > inLine && (
        <details>
          <summary>Where, {plain(listed.length, 0)} places</summary>
          <ul className="places">
            {listed.map((issue, at) => (
              <li key={at}>{place(issue)}</li>
            ))}
            {behind > 0 && <li>and {plain(behind, 0)} more that are not listed</li>}
          </ul>
        </details>
      )}
    </li>
  );
}
