import { plain } from '../evidence/numbers';
import { type Issue, issueKinds, type IssueCode, type Severity } from '../vocabulary/issue';

const severityWords: Readonly<Record<Severity, string>> = {
  stop: 'The file is not used',
  drop: 'Set aside',
  note: 'Worth knowing',
};

const order: readonly Severity[] = ['stop', 'drop', 'note'];
const shown = 50;
/** So few places are said at once; more are behind a fold. */
const inLine = 3;

interface Group {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly file: string;
  readonly issues: readonly Issue[];
  readonly n: number;
}

/** Issues of one kind in one file together, the gravest first. */
export function groupIssues(issues: readonly Issue[]): readonly Group[] {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const key = JSON.stringify([issue.severity, issue.file, issue.code]);
    groups.set(key, [...(groups.get(key) ?? []), issue]);
  }
  return [...groups.values()]
    .flatMap((all): readonly Group[] => {
      const first = all[0];
      if (first === undefined) return [];
      const { code, severity, file } = first;
      return [{ code, severity, file, issues: all, n: all.reduce((sum, { n }) => sum + (n ?? 1), 0) }];
    })
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.n - a.n);
}

/** What is wrong with the files: each kind once, with its lines behind a fold, what was found and what to do. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const groups = groupIssues(issues);
  if (groups.length === 0) return <p className="sub">Nothing was found wrong.</p>;
  return (
    <ul className="issues">
      {groups.map(({ code, severity, file, issues: all, n }) => {
        const { says, remedy } = issueKinds[code];
        const placed = all.filter(
          ({ line, column, found }) => line !== undefined || column !== undefined || found !== undefined,
        );
        return (
          <li key={`${severity}/${file}/${code}`} className={`issue issue-${severity}`}>
            <p>
              <span className="severity">{severityWords[severity]}</span> {says}{' '}
              <span className="quiet">
                {file}
                {n > 1 ? `, ${plain(n, 0)} times` : ''}
              </span>
            </p>
            <p className="quiet">What to do: {remedy}</p>
            {placed.length > 0 && placed.length <= inLine && (
              <p className="quiet">Where: {placed.map(placeWords).join('; ')}</p>
            )}
            {placed.length > inLine && (
              <details>
                <summary>Where, {plain(placed.length, 0)} places</summary>
                <ul className="places">
                  {placed.slice(0, shown).map((issue, place) => (
                    <li key={place}>{placeWords(issue)}</li>
                  ))}
                  {placed.length > shown && <li>and {plain(placed.length - shown, 0)} more</li>}
                </ul>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** "line 14, column ONS LS: found “12”". */
export function placeWords({ line, column, found }: Issue): string {
  const where = [
    ...(line === undefined ? [] : [`line ${plain(line, 0)}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ].join(', ');
  const what = found === undefined ? '' : found === '' ? 'found blank' : `found “${found}”`;
  return [where, what].filter((words) => words !== '').join(': ');
}
