import { Completeness } from './Completeness';
import { IssueCounts } from './IssueCounts';
import { IssueList } from './IssueList';
import { Ledgers } from './Ledgers';
import type { Reading } from './reading';
import { SaveSetAside } from './SaveSetAside';
import { Timing } from './Timing';
import type { Count, Evidence } from '../evidence/evidence';
import { percent, plain } from '../evidence/numbers';
import { isHidden } from '../evidence/select';
import type { Issue } from '../vocabulary/issue';

interface QualityProps extends Reading {
  /** Line by line, where the files are open in this browser; empty for evidence that came ready made. */
  readonly issues: readonly Issue[];
}

/** The sum, or none where a part of it is hidden. */
function total(counts: readonly Count[]): number | null {
  return counts.some(isHidden)
    ? null
    : counts.reduce<number>((sum, one) => sum + (isHidden(one) ? 0 : one), 0);
}

/** The least complete field, as a headline. */
export function qualityTitle({ quality }: Evidence): string {
  const known = quality.completeness.flatMap(({ field, recorded: { share } }) =>
    typeof share === 'number' ? [{ field, share }] : [],
  );
  const least = known.toSorted((a, b) => a.share - b.share)[0];
  const aside = total(quality.ledgers.map(({ rows_set_aside }) => rows_set_aside));
  const rows = total(quality.ledgers.map(({ rows_in }) => rows_in));
  const kept =
    aside === null || rows === null || rows === 0
      ? ''
      : `${plain(aside, 0)} of ${plain(rows, 0)} rows were set aside.`;
  if (least === undefined) return kept === '' ? 'What these data can carry' : kept;
  if (least.share === 1) return `${kept} Every field is recorded for everyone.`.trim();
  return `${kept} The least complete field, ${least.field.toLowerCase()}, is recorded for ${percent(least.share)}.`.trim();
}

/** Can the data carry it? What was set aside and why, and how much of each field is there. */
export function Quality({ evidence, issues, links }: QualityProps) {
  const { quality } = evidence;
  return (
    <>
      <h1 tabIndex={-1}>{qualityTitle(evidence)}</h1>
      <p className="lead">
        Every row that came in is either used or set aside with a reason. A value that is not a number on its
        scale is never turned into one.
      </p>
      <section aria-labelledby="rows">
        <h2 id="rows">Rows in, used and set aside</h2>
        <Ledgers ledgers={quality.ledgers} />
      </section>
      <section aria-labelledby="found">
        <h2 id="found">What was found, and what it puts at risk</h2>
        {issues.length > 0 ? (
          <>
            <SaveSetAside issues={issues} />
            <IssueList issues={issues} />
          </>
        ) : (
          <IssueCounts issues={quality.issues} />
        )}
      </section>
      <Completeness fields={quality.completeness} profile={evidence.profile} links={links} />
      <Timing timing={quality.timing} outcomes={evidence.outcomes} />
    </>
  );
}
