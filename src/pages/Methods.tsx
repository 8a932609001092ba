import { useEffect, useRef } from 'react';
import { MeasureFacts } from './MeasureFacts';
import { methodEntries } from './methodentries';
import { comparisonEntries } from './comparisonentries';
import { oddsEntries } from './oddsentries';
import { visitEntries } from './visitentries';
import { Profiles } from './Profiles';
import type { Links } from './reading';
import { SqlSources } from './SqlSources';
import { SureTable } from './SureTable';
import { ruleWords } from '../evidence/scopewords';
import { usualRule } from '../evidence/scope';
import type { Evidence } from '../evidence/evidence';

/** What the host says about the page’s policy. */
export interface PolicyInForce {
  readonly form: 'headers' | 'page' | 'both' | 'none' | 'asking';
}

interface MethodsProps {
  /** What is open, if anything is: its own rules and measures come first. */
  readonly evidence: Evidence | null;
  readonly about: string | undefined;
  readonly links: Links;
  readonly policy: PolicyInForce;
}

const policyWords: Readonly<Record<PolicyInForce['form'], string>> = {
  both: 'In force here: the form carried by the page and the form in the host’s headers. The browser refuses every request to another address.',
  headers:
    'In force here: the form in the host’s headers. The browser refuses every request to another address.',
  page: 'In force here: the form carried by the page itself; this host sends no headers of its own. The browser refuses every request to another address. What only headers can say, that no other page may frame this one, is not in force.',
  none: 'No policy is in force here: this looks like a development server. Do not open real data with it.',
  asking: 'Asking this host which form is in force.',
};

const parts = [
  ['how-sure', 'How sure can we be?'],
  ['first-and-last', 'First and last score'],
  ['numbers', 'The numbers'],
  ['measures', 'Measures, thresholds and population figures'],
  ['profiles', 'What may be shared'],
  ['privacy', 'What stays in this browser'],
  ['queries', 'The queries'],
] as const;

/** How every number is made: its definition, the R call, when it is withheld, and the query behind it. */
export function Methods({ evidence, about, links, policy }: MethodsProps) {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (about === undefined) return;
    const part = [...(page.current?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].find(
      (one) => one.dataset['part'] === about,
    );
    part?.scrollIntoView({ block: 'start' });
    part?.focus({ preventScroll: true });
  }, [about]);
  return (
    <div className="methods" ref={page}>
      <h1 tabIndex={-1}>How every number here is made</h1>
      <p className="lead">
        Each number has its definition, its formula, the call in R that gives the same, and the cases in which
        it is withheld rather than shown.
      </p>
      <nav aria-label="On this page" className="contents">
        <ul>
          {parts.map(([part, name]) => (
            <li key={part}>
              <a href={links.about(part)}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <section data-part="how-sure" tabIndex={-1} aria-labelledby="how-sure">
        <h2 id="how-sure">How sure can we be?</h2>
        <SureTable />
      </section>
      <section data-part="first-and-last" tabIndex={-1} aria-labelledby="first-and-last">
        <h2 id="first-and-last">First and last score</h2>
        <p>{ruleWords(evidence?.scope.rule ?? usualRule)}</p>
        <p>
          The three numbers can be changed under “Change” at the top of the page, and are printed with every
          result.
        </p>
      </section>
      <section data-part="numbers" tabIndex={-1} aria-labelledby="numbers">
        <h2 id="numbers">The numbers</h2>
        {[...methodEntries, ...visitEntries, ...comparisonEntries, ...oddsEntries].map((entry) => (
          <section
            key={entry.part}
            data-part={entry.part}
            tabIndex={-1}
            aria-labelledby={`m-${entry.part}`}
            className="entry"
          >
            <h3 id={`m-${entry.part}`}>{entry.name}</h3>
            <p>{entry.says}</p>
            <dl>
              <dt>Formula</dt>
              <dd className="formula">{entry.formula}</dd>
              {entry.r !== null && (
                <>
                  <dt>In R</dt>
                  <dd>
                    <code>{entry.r}</code>
                  </dd>
                </>
              )}
              <dt>Withheld</dt>
              <dd>{entry.withheld}</dd>
              <dt>Source</dt>
              <dd>{entry.source}</dd>
            </dl>
          </section>
        ))}
      </section>
      <section data-part="measures" tabIndex={-1} aria-labelledby="measures">
        <h2 id="measures">Measures, thresholds and population figures</h2>
        <MeasureFacts inUse={evidence?.outcomes.map(({ measure }) => measure.id) ?? []} />
      </section>
      <section data-part="profiles" tabIndex={-1} aria-labelledby="profiles">
        <h2 id="profiles">What may be shared</h2>
        <Profiles />
      </section>
      <section data-part="privacy" tabIndex={-1} aria-labelledby="privacy">
        <h2 id="privacy">What stays in this browser</h2>
        <p>
          Files are read by the page and counted by a database that runs inside it. Rows are in memory only
          and are gone when the page is closed. What is looked at stands in the address after the “#”, a part
          that browsers send to no host.
        </p>
        <p>{policyWords[policy.form]}</p>
      </section>
      <section data-part="queries" tabIndex={-1} aria-labelledby="queries">
        <h2 id="queries">The queries</h2>
        <SqlSources />
      </section>
    </div>
  );
}
