import { csvText } from '../charts/csv';
import { download } from '../charts/download';
import { plain } from '../evidence/numbers';
import { type Issue, issueKinds } from '../vocabulary/issue';

/** What was set aside and why, line by line, as CSV. No cell of a file is in it. */
export function setAsideCsv(issues: readonly Issue[]): string {
  const rows = issues
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, file, line, column, n }) => {
      const { says, remedy } = issueKinds[code];
      const where = column === undefined ? '' : `Column "${column}": `;
      const times = n === undefined || n === 1 ? '' : ` (${plain(n, 0)} times)`;
      return [file, line ?? '', `${where}${says}${times}`, remedy];
    });
  return csvText([['file', 'line', 'reason', 'remedy'], ...rows]);
}

/** The rows and scores that were set aside, to take away with their reasons; nothing where there are none. */
export function SaveSetAside({ issues }: { readonly issues: readonly Issue[] }) {
  if (!issues.some(({ severity }) => severity !== 'note')) return null;
  return (
    <p className="actions">
      <button
        type="button"
        className="button"
        onClick={() =>
          download('set-aside.csv', new Blob([setAsideCsv(issues)], { type: 'text/csv;charset=utf-8' }))
        }
      >
        Save what was set aside, with reasons (CSV)
      </button>
    </p>
  );
}
