import { plain } from '../evidence/numbers';
import type { Issue, IssueCode, Severity } from '../vocabulary/issue';

export const severities: readonly Severity[] = ['stop', 'drop', 'note'];

/** Everything that one repair would mend. */
export interface IssueGroup {
  readonly code: IssueCode;
  /** The gravest of its issues. */
  readonly severity: Severity;
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
  /** How many cells or rows it is about. */
  readonly n: number;
}

/** Issues that one repair would mend together, the gravest first, then the most frequent. */
export function groupIssues(issues: readonly Issue[]): readonly IssueGroup[] {
  const groups = new Map<IssueCode, Issue[]>();
  for (const issue of issues) {
    const group = groups.get(issue.code);
    if (group === undefined) groups.set(issue.code, [issue]);
    else group.push(issue);
  }
  return [...groups]
    .map(([code, all]): IssueGroup => ({
      code,
      severity: severities.find((one) => all.some(({ severity }) => severity === one)) ?? 'note',
      files: [...new Set(all.map(({ file }) => file))],
      issues: all,
      n: all.reduce((sum, { n }) => sum + (n ?? 1), 0),
    }))
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.n - a.n);
}

/** "line 14, column ONS LS: found “12”"; of a column in `silent` nothing is said that was found. */
export function placeWords(
  { line, column, found, n }: Issue,
  silent: ReadonlySet<string> = new Set(),
): string {
  const where = [
    ...(line === undefined ? [] : [`line ${plain(line, 0)}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
    ...(n === undefined || n === 1 ? [] : [`${plain(n, 0)} times`]),
  ].join(', ');
  const hush = column !== undefined && silent.has(column);
  const what = found === undefined || hush ? '' : found === '' ? 'found blank' : `found “${found}”`;
  return [where, what].filter((words) => words !== '').join(': ');
}
