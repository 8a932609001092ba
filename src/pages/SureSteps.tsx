import type { Step } from '../evidence/evidence';

const steps: readonly Step[] = ['Descriptive', 'Limited', 'Moderate', 'Stronger'];

/** How far up the four steps a finding stands. Decoration: the word always stands beside it. */
export function SureSteps({ step }: { readonly step: Step }) {
  const reached = steps.indexOf(step);
  return (
    <span className="steps" aria-hidden="true">
      {steps.map((one, place) => (
        <span key={one} className={place <= reached ? 'step step-on' : 'step'} />
      ))}
    </span>
  );
}
