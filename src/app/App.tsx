import { Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { goTo, mendTo, useAddress } from './address';
import { Arrival } from './Arrival';
import { Boundary } from './Boundary';
import { Cohort } from './Cohort';
import { type Desk, holds, questionsOf } from './desk';
import { useDroppedFiles } from './drop';
import { Failed } from './Failed';
import { Header } from './Header';
import { useIntake } from './intake';
import { fetchLatePages } from './latepages';
import { linksFrom } from './links';
import { Notices } from './Notices';
import { Page } from './Page';
import { Rail } from './Rail';
import { earlierOf, type SessionStore } from './session';
import { fitView, pageNames, parseView, startView, withScope } from './view';
import { Working, WorkingOver } from './Working';
import { usualWindows } from '../evidence/windows';

interface AppProps {
  readonly session: SessionStore;
  readonly desk: Desk;
}

/** The frame: what is open, where one is, and the page that is asked for. */
export function App({ session, desk }: AppProps) {
  const { view, notices } = useAddress();
  const now = useSyncExternalStore(session.subscribe, session.read);
  const showing = earlierOf(now);
  const links = useMemo(() => linksFrom(view), [view]);
  const main = useRef<HTMLElement>(null);
  const [said, setSaid] = useState<readonly string[]>([]);

  const intake = useIntake(desk);
  const { take } = intake;
  const bring = useCallback(
    (files: readonly File[]) => {
      take(files);
      goTo({ ...startView, page: 'import', profile: parseView(window.location.hash).view.profile });
    },
    [take],
  );
  const over = useDroppedFiles(bring);

  useEffect(() => {
    const fitted =
      showing === null
        ? { view, notices: [] }
        : fitView(
            view,
            showing.evidence.dataset.dimensions,
            showing.evidence.outcomes.map(({ measure }) => measure.id),
            showing.evidence.dataset.beside,
          );
    if (fitted.notices.length > 0) {
      setSaid((earlier) => [...new Set([...earlier, ...fitted.notices])]);
      mendTo(fitted.view);
      return;
    }
    void desk.want(view);
  }, [desk, view, showing]);

  useEffect(() => {
    if (notices.length > 0) {
      setSaid((earlier) => [...new Set([...earlier, ...notices])]);
      mendTo(view);
    }
  }, [notices, view]);

  const { page } = view;
  useEffect(() => {
    document.title = page === 'start' ? 'Plainsight' : `${pageNames[page]} · Plainsight`;
  }, [page]);

  const arrive = useCallback(() => {
    window.scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, []);
  const before = useRef<string>(page);
  const stand = useCallback(
    (now: string) => {
      if (before.current === now) return;
      before.current = now;
      arrive();
    },
    [arrive],
  );
  const bare = page === 'import' || page === 'methods' || page === 'start';
  const held =
    bare || (showing === null ? now.kind === 'failed' : holds(showing.evidence, questionsOf(view)));
  useEffect(() => {
    const timer = setTimeout(fetchLatePages, 1000);
    return () => clearTimeout(timer);
  }, []);

  const failed = now.kind === 'failed';
  useEffect(() => {
    if (failed) window.scrollTo(0, 0);
  }, [failed]);

  const back = (): void => {
    desk.cancel();
    const { price: _, began: _began, compare: _compare, control: _control, ...unpriced } = view;
    if (showing !== null)
      mendTo(
        withScope(held ? unpriced : { ...unpriced, page: 'outcomes' }, {
          windows: usualWindows,
          ...showing.evidence.scope,
        }),
      );
  };

  return (
    <>
      <a
        className="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the findings
      </a>
      <Header
        evidence={showing?.evidence ?? null}
        profile={view.profile}
        home={links.page('start')}
        bring={links.page('import')}
      />
      <div className="frame">
        <Rail page={page} links={links} evidence={showing?.evidence ?? null} />
        <main ref={main} tabIndex={-1} id="content" aria-busy={now.kind === 'working'}>
          {showing !== null && (
            <Cohort
              key={`${showing.source} ${showing.evidence.dataset.name}`}
              view={view}
              evidence={showing.evidence}
              shown={!bare}
              facets={desk.facets}
              onView={goTo}
              onPrepare={desk.prepare}
              onStart={() => void desk.analyse(view)}
            />
          )}
          <Notices notices={said} onRead={() => setSaid([])} />
          {now.kind === 'failed' && (
            <Failed {...now} onAgain={() => void desk.again(view)} onBack={showing === null ? null : back} />
          )}
          {now.kind === 'working' && held && <WorkingOver step={now.step} onCancel={back} />}
          {!held && now.kind !== 'failed' && (
            <Working step={now.kind === 'working' ? now.step : 'Counting'} onCancel={back} />
          )}
          {held && (
            <Boundary at={page}>
              <div className={now.kind === 'working' && !bare ? 'page earlier' : 'page'}>
                <Suspense fallback={<div className="skeleton skeleton-form" aria-hidden="true" />}>
                  <Page
                    view={view}
                    showing={showing}
                    links={links}
                    intake={intake}
                    desk={desk}
                    onFiles={bring}
                    onLoaded={arrive}
                  />
                  <Arrival page={page} onStand={stand} />
                </Suspense>
              </div>
            </Boundary>
          )}
        </main>
      </div>
      {over && (
        <div className="over" aria-hidden="true">
          <p>Drop to open. Nothing leaves this browser.</p>
        </div>
      )}
    </>
  );
}
