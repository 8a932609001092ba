import type { Links } from './reading';
import { SureSteps } from './SureSteps';
import { bannerOf } from '../evidence/visitbanner';
import type { VisitFinding } from '../evidence/visits';

/** What must be known before any number: is there a comparison group, what design is this, how sure can one be? */
export function VisitBanner({ finding, links }: { readonly finding: VisitFinding; readonly links: Links }) {
  const { comparator, design } = bannerOf(finding);
  const { step, because, raise } = finding.sure;
  return (
    <dl className={comparator.there ? 'banner' : 'banner banner-alone'}>
      <div>
        <dt>Is there a comparison group?</dt>
        <dd>{comparator.says}</dd>
      </div>
      <div>
        <dt>What design is this?</dt>
        <dd>{design}</dd>
      </div>
      <div>
        <dt>How sure can we be?</dt>
        <dd>
          <SureSteps step={step} />
          <strong>{step}.</strong> {because}
          {raise !== null && ` What would raise it: ${raise}`} <a href={links.about('how-sure')}>The rules</a>
        </dd>
      </div>
    </dl>
  );
}
