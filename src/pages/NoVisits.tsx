import type { Links } from './reading';
import type { Evidence } from '../evidence/evidence';
import { usualWindows } from '../evidence/windows';

interface NoVisitsProps {
  readonly evidence: Evidence;
  readonly links: Links;
}

/** Where no service use is counted: why that may be, and which file would hold it. */
export function NoVisits({ evidence: { scope }, links }: NoVisitsProps) {
  const some = scope.filters.length > 0 || scope.from !== undefined || scope.to !== undefined;
  return (
    <>
      <h1 tabIndex={-1}>
        {some
          ? 'No service use is counted for these people.'
          : 'These data count no service use both before and after referral.'}
      </h1>
      <p className="lead">
        To see whether visits changed, open a file that counts them for each person before and after referral,
        together with the file of referrals. The same person must have the same number in both. If you did,
        look at how it was read: counts on one side only, or of a time that nobody can tell the length of,
        cannot be compared.
      </p>
      <p>Any of these three will do:</p>
      <ul>
        <li>
          one row a person with a count in each month from referral, such as twelve before to twelve after;
        </li>
        <li>one row a person with one count before and one after;</li>
        <li>one row an appointment, with its date.</li>
      </ul>
      <p>
        People who were not referred can be in the same file: a column that says “Referred” or “Comparison”
        makes them the comparison group, without which no change can be put down to the service.
      </p>
      <ul>
        {scope.windows !== undefined && (
          <li>
            <a href={links.windows(usualWindows)}>Count in the usual windows</a>
          </li>
        )}
        <li>
          <a href={links.page('import')}>Bring files, or look at how they were read</a>
        </li>
      </ul>
    </>
  );
}
