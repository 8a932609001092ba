import type { FigureParts } from '../charts/take';
import type { Evidence } from '../evidence/evidence';
import type { Scope } from '../evidence/scope';

/** Letters, figures and hyphens only: safe on every file system. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}

function cohort({ filters, episodes }: Scope): string {
  const levels = filters.flatMap((filter) => filter.levels);
  const who = levels.length === 0 ? 'everyone' : slug(levels.join('-')) || 'selected';
  return episodes === 'all' ? `${who}-all-referrals` : who;
}

function period({ dataset, scope }: Evidence): string {
  const from = scope.from ?? dataset.period?.from;
  const to = scope.to ?? dataset.period?.to;
  return from === undefined || to === undefined ? 'undated' : `${from}-to-${to}`;
}

/** `measure-figure_cohort_period_date.ending`; the measure and what is drawn are one part. */
export function fileName(evidence: Evidence, { measure, stem }: FigureParts, ending: string): string {
  const what = slug(measure === null ? stem : `${measure.id}-${stem}`);
  return `${[what, cohort(evidence.scope), period(evidence), evidence.made.on.slice(0, 10)].join('_')}.${ending}`;
}
