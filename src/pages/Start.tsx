import { FilePicker, readableWords } from './FilePicker';
import { MeasureTable } from './MeasureTable';
import type { Reading } from './reading';
import { Say } from './Say';
import { SureSteps } from './SureSteps';
import { leadOutcome } from '../evidence/select';
import { outcomesLead, outcomesTitle } from '../evidence/outcomewords';

interface StartProps {
  /** What is open, if anything is. */
  readonly reading: Reading | null;
  readonly links: Reading['links'];
  readonly source: 'sample' | 'files' | null;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onAnalyse: () => void;
  /** Back to the made-up service from one's own files. */
  readonly onSample: () => void;
}

/** The way in: the made-up service, already open, and the door for one's own files. */
export function Start({ reading, links, source, onFiles, onAnalyse, onSample }: StartProps) {
  return (
    <>
      <h1 tabIndex={-1}>What changed for the people a service saw, and how sure can we be?</h1>
      <p className="lead">
        Plainsight reads the before-and-after scores of a social prescribing service and says what they can
        carry: who was lost, how much people changed, and what stands in the way of being sure.
      </p>
      <div className="doors">
        <section aria-labelledby="door-sample">
          <h2 id="door-sample">Look at the made-up service</h2>
          <p>
            An invented service with known effects and deliberate faults, so that you can see the safeguards
            at work. Nobody in it is real.
          </p>
          <p className="actions">
            {source === 'files' ? (
              <button type="button" className="button" onClick={onSample}>
                Open it in place of your files
              </button>
            ) : (
              <a className="button button-first" href={links.page('outcomes')}>
                Read the findings
              </a>
            )}
            {source === 'sample' && (
              <button type="button" className="button" onClick={onAnalyse}>
                Analyse it in this browser
              </button>
            )}
          </p>
        </section>
        <section aria-labelledby="door-own">
          <h2 id="door-own">Analyse your own data</h2>
          <p>Anonymised exports: {readableWords}. They are read in this browser and are sent nowhere.</p>
          <FilePicker onFiles={onFiles} />
        </section>
      </div>
      {reading !== null && <Findings reading={reading} />}
    </>
  );
}

function Findings({ reading }: { readonly reading: Reading }) {
  const { evidence, links } = reading;
  const lead = leadOutcome(evidence);
  return (
    <section aria-labelledby="findings" className="findings">
      <p className="eyebrow">
        {evidence.dataset.name}
        {evidence.dataset.madeUp && <span className="chip">Made-up data</span>}
      </p>
      <h2 id="findings" className="finding">
        {outcomesTitle(evidence)}
      </h2>
      <p className="lead">
        <Say parts={outcomesLead(evidence)} />
      </p>
      {lead !== undefined && (
        <div className="sure-line">
          <SureSteps step={lead.sure.step} />
          <p>
            How sure can we be? <strong>{lead.sure.step}.</strong> {lead.sure.because}{' '}
            <a href={links.about('how-sure')}>The rules</a>
          </p>
        </div>
      )}
      <MeasureTable outcomes={evidence.outcomes} profile={evidence.profile} open={undefined} links={links} />
    </section>
  );
}
