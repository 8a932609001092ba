import { useEffect, useMemo, useState } from 'react';
import { holds, questionsOf, type Desk } from './desk';
import type { IntakeDesk } from './intake';
import { policyInForce } from './policyinforce';
import { usePlans } from './plans';
import type { Showing } from './session';
import { taker } from './take';
import { startView, type View } from './view';
import { Flow } from '../pages/Flow';
import { isStopped } from '../pages/intake';
import type { PolicyInForce } from '../pages/Methods';
import { Outcomes } from '../pages/Outcomes';
import { Quality } from '../pages/Quality';
import type { Links, Reading } from '../pages/reading';
import { Start } from '../pages/Start';
import { goTo } from './address';
import { Compare, Import, Methods, Visits } from './latepages';

interface PageProps {
  readonly view: View;
  readonly showing: Showing | null;
  readonly links: Links;
  readonly intake: IntakeDesk;
  readonly desk: Desk;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onLoaded: () => void;
}

/** The page that the view asks for. */
export function Page({ view, showing, links, intake, desk, onFiles, onLoaded }: PageProps) {
  const { profile } = view;
  const planning = usePlans(showing?.evidence ?? null);
  const reading = useMemo(
    (): Reading | null =>
      planning === null
        ? null
        : { evidence: planning.evidence, links, take: taker(planning.evidence, profile) },
    [planning, links, profile],
  );

  switch (view.page) {
    case 'start':
      return (
        <Start
          reading={reading}
          links={links}
          source={showing?.source ?? null}
          onFiles={onFiles}
          onAnalyse={() => void desk.analyse(view)}
          onSample={() => {
            goTo(startView);
            void desk.openSample(startView);
          }}
        />
      );
    case 'import':
      return (
        <Import
          intake={intake.intake}
          loaded={showing?.source === 'files' ? showing : null}
          links={links}
          onFiles={onFiles}
          actions={intake}
          onCancel={intake.clear}
          onLoad={(name) => {
            if (intake.intake.kind !== 'taken') return;
            const files = intake.intake.files.filter((one) => !isStopped(one));
            void desk.load(files, name, startView).then((open) => {
              if (!open) return;
              intake.clear();
              onLoaded();
            });
          }}
        />
      );
    case 'methods':
      return <MethodsPage view={view} showing={showing} links={links} />;
    case 'quality':
      return reading === null || !holds(reading.evidence, questionsOf(view)) ? (
        <Nothing links={links} />
      ) : (
        <Quality {...reading} issues={showing?.issues ?? []} />
      );
    case 'flow':
      return reading === null || !holds(reading.evidence, questionsOf(view)) ? (
        <Nothing links={links} />
      ) : (
        <Flow {...reading} measure={view.measure} />
      );
    case 'visits':
      return reading === null || !holds(reading.evidence, questionsOf(view)) ? (
        <Nothing links={links} />
      ) : (
        <Visits {...reading} service={view.service} />
      );
    case 'compare':
      return reading === null || planning === null || !holds(reading.evidence, questionsOf(view)) ? (
        <Nothing links={links} />
      ) : (
        <Compare {...reading} measure={view.measure} cohorts={view.cohorts} plan={planning.plan} />
      );
    case 'outcomes':
      return reading === null ? <Nothing links={links} /> : <Outcomes {...reading} measure={view.measure} />;
  }
}

function MethodsPage({ view, showing, links }: Pick<PageProps, 'view' | 'showing' | 'links'>) {
  const [policy, setPolicy] = useState<PolicyInForce>({ form: 'asking' });
  useEffect(() => {
    let here = true;
    void policyInForce().then((found) => {
      if (here) setPolicy(found);
    });
    return () => {
      here = false;
    };
  }, []);
  return <Methods evidence={showing?.evidence ?? null} about={view.about} links={links} policy={policy} />;
}

function Nothing({ links }: { readonly links: Links }) {
  return (
    <>
      <h1 tabIndex={-1}>Nothing is open</h1>
      <p className="lead">
        Look at the made-up service on <a href={links.page('start')}>Start</a>, or{' '}
        <a href={links.page('import')}>bring your own files</a>.
      </p>
    </>
  );
}
