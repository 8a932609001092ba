import { useMemo } from 'react';
import { EvidenceFigure } from './EvidenceFigure';
import { flowFigure } from './figureparts';
import { Kept } from './Kept';
import type { Reading } from './reading';
import { leadOutcome } from '../evidence/select';
import { flowTitle } from '../evidence/flowwords';
import { ruleWords } from '../evidence/scopewords';

interface FlowProps extends Reading {
  readonly measure: string | undefined;
}

/** Who came and who stayed: every step from referral to a usable pair, every loss, and how the lost differ from the kept. */
export function Flow(props: FlowProps) {
  const { evidence, links, measure } = props;
  const wanted = measure ?? leadOutcome(evidence)?.measure.id;
  const flow = evidence.flow.find((one) => one.measure.id === wanted) ?? evidence.flow[0];
  const id = flow?.measure.id ?? '';
  const make = useMemo(() => flowFigure(id), [id]);
  if (flow === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>No measure has a score, so there is no way to follow.</h1>
        <p className="lead">Open a file with scores, or say in the mapping which columns hold them.</p>
        <p>
          <a href={links.page('import')}>Look at how the files were read</a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1 tabIndex={-1}>{flowTitle(flow)}</h1>
      <p className="lead">
        Every step from referral to a usable pair, with everybody who was lost on the way and the reason where
        one is recorded. The scores say nothing about those who are not in the last step.
      </p>
      <nav className="splits" aria-label="Measure">
        <span className="quiet">Measure</span>
        <ul>
          {evidence.flow.map((one) => (
            <li key={one.id}>
              <a
                href={links.measure(one.measure.id, 'flow')}
                aria-current={one.measure.id === id ? 'true' : undefined}
              >
                {one.measure.short}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <EvidenceFigure
        {...props}
        make={make}
        label={`Flow from referral to two usable ${flow.measure.short} scores`}
        about="counted"
      />
      <Kept flow={flow} profile={evidence.profile} links={links} />
      <p className="rule-words">{ruleWords(evidence.scope.rule)}</p>
    </>
  );
}
