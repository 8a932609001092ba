import type { Links } from './reading';
import type { Scope } from '../evidence/scope';
import type { VisitFinding } from '../evidence/visits';
import { usualWindows, windowMonths, type WindowRule } from '../evidence/windows';
import { windowWords } from '../evidence/windowwords';

interface WindowChoiceProps {
  readonly finding: VisitFinding;
  readonly scope: Scope;
  readonly links: Links;
}

interface ChoiceProps {
  readonly rule: WindowRule;
  readonly says: string;
  readonly on: boolean;
  readonly links: Links;
}

function Choice({ rule, says, on, links }: ChoiceProps) {
  return (
    <li>
      <a href={links.windows(rule)} aria-current={on ? 'true' : undefined}>
        {says}
      </a>
    </li>
  );
}

/** Where use is counted, in words, and the other ways to count it. */
export function WindowChoice({ finding, scope, links }: WindowChoiceProps) {
  const rule = scope.windows ?? usualWindows;
  const parted = finding.runUp !== 'cannot be parted';
  return (
    <div className="windows">
      <p>
        {finding.service} are counted <b>{windowWords(finding)}</b> referral.
      </p>
      <nav className="splits" aria-label="How far to count on each side">
        <span className="quiet">On each side, up to</span>
        <ul>
          {windowMonths.map((months) => (
            <Choice
              key={months}
              rule={{ ...rule, months }}
              says={`${String(months)} months`}
              on={months === rule.months}
              links={links}
            />
          ))}
        </ul>
      </nav>
      {parted && (
        <nav className="splits" aria-label="The three months before referral">
          <span className="quiet">The three months before referral</span>
          <ul>
            {(['left out', 'counted'] as const).map((runUp) => (
              <Choice
                key={runUp}
                rule={{ ...rule, runUp }}
                says={runUp}
                on={runUp === rule.runUp}
                links={links}
              />
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}
