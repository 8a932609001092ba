import type { Links } from './reading';
import { SureSteps } from './SureSteps';
import { comparisonBanner } from '../evidence/comparisonbanner';
import type { ComparisonFinding } from '../evidence/comparison';

interface CompareBannerProps {
  readonly finding: ComparisonFinding;
  readonly links: Links;
  /** Whether the estimates may be seen; how sure one can be gives some of them away. */
  readonly opened: boolean;
}

/** What must be known before any number: who against whom, are they alike, how sure can one be? */
export function CompareBanner({ finding, links, opened }: CompareBannerProps) {
  const { whom, alike } = comparisonBanner(finding);
  const { step, because, raise } = finding.sure;
  return (
    <dl className={alike.opened ? 'banner' : 'banner banner-alone'}>
      <div>
        <dt>Who is held against whom?</dt>
        <dd>{whom}</dd>
      </div>
      <div>
        <dt>Are they alike enough?</dt>
        <dd>
          {alike.says}
          {alike.failed.length > 0 && (
            <ul>
              {alike.failed.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}{' '}
          <a href={links.about('compare-gate')}>The checks</a>
        </dd>
      </div>
      {opened && (
        <div>
          <dt>How sure can we be?</dt>
          <dd>
            <SureSteps step={step} />
            <strong>{step}.</strong> {because}
            {raise !== null && ` What would raise it: ${raise}`}{' '}
            <a href={links.about('how-sure')}>The rules</a>
          </dd>
        </div>
      )}
    </dl>
  );
}
