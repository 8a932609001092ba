import { Bar } from './Bar';
import type { OutcomeFinding, Share } from '../evidence/evidence';
import { count, percent } from '../evidence/numbers';
import type { Counted } from '../evidence/scope';
import { isHidden } from '../evidence/select';
import { expectedSentence, missingSentences, unpairedSentence } from '../evidence/marginwords';
import type { Links } from './reading';
import { SureSteps } from './SureSteps';

function Missing({ followedUp, counted }: { readonly followedUp: Share; readonly counted: Counted }) {
  const { x, n, share } = followedUp;
  if (isHidden(x) || isHidden(n) || typeof share !== 'number') {
    return <p>How many were asked twice is {percent(share, counted)}.</p>;
  }
  return (
    <>
      <Bar share={share} wide />
      <p className="bar-ends">
        <span>
          <b>{count(x)}</b> with two scores
        </span>
        <span>
          <b>{count(n - x)}</b> not
        </span>
      </p>
    </>
  );
}

/** The doubts, beside the finding they belong to. */
export function Margin({ finding, links }: { readonly finding: OutcomeFinding; readonly links: Links }) {
  const { sure, overall, measure } = finding;
  const counted = measure.kind === 'scale';
  return (
    <aside className="margin" aria-label={`Doubts about the change on ${measure.short}`}>
      <section>
        <h2>How sure can we be?</h2>
        <SureSteps step={sure.step} />
        <p>
          <strong>{sure.step}.</strong> {sure.because}
        </p>
        {sure.raise !== null && <p>What would raise it: {sure.raise}</p>}
        <p>
          <a href={links.about('how-sure')}>The rules</a>
        </p>
      </section>
      <section>
        <h2>Who is missing?</h2>
        <Missing followedUp={overall.followedUp} counted={finding.counted} />
        {counted && missingSentences(finding).map((sentence) => <p key={sentence}>{sentence}</p>)}
        <p>
          <a href={links.measure(measure.id, 'flow')}>Where they were lost</a>
        </p>
      </section>
      {counted && (
        <>
          <section>
            <h2>Would it have happened anyway?</h2>
            <p>{expectedSentence(finding)}</p>
            <p>
              <a href={links.about('regression-to-the-mean')}>How that is reckoned</a>
            </p>
          </section>
          <section>
            <h2>Why not the dashboard figure?</h2>
            <p>{unpairedSentence(finding)}</p>
            <p>
              <a href={links.about('unpaired')}>What is wrong with it</a>
            </p>
          </section>
        </>
      )}
    </aside>
  );
}
