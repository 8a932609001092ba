import type { FlowFinding, KeptRow, QualityFinding, Share } from './evidence';
import { mergeRareRows, mergeRareSites } from './releaselevels';
import { counter, hidden, quiet, releaseShare, stepBehind, toStep } from './releasecounts';
import { isWithheld, type Result, type Withheld } from '../stats/result';
import { standardisedDifferenceOfShares, type Standardised } from '../stats/standardised';
import type { Profile } from '../vocabulary/profiles';

export function releaseFlow(flow: FlowFinding, profile: Profile): FlowFinding {
  const count = counter(profile);
  return {
    ...flow,
    steps: flow.steps.map((step) => ({
      ...step,
      reached: releaseShare(step.reached, profile, step.id === 'referred' ? 'everyone' : 'not'),
      lost: step.id === 'referred' ? 0 : count(step.lost),
      reasons: step.reasons.map(({ reason, n }) => ({ reason, n: count(n) })),
    })),
    lostVersusKept: mergeRareRows(flow.lostVersusKept, profile).map((row) =>
      row.dimension === null ? releaseScoreRow(row, profile) : releaseLevelRow(row, profile),
    ),
  };
}

function flagOf(difference: number): Standardised['flag'] {
  const far = Math.abs(difference);
  return far > 0.25 ? 'red' : far > 0.1 ? 'amber' : 'none';
}

/** Average first scores to the step of their own count; their difference to 0.05 or to the step of the fewer. */
function releaseScoreRow(row: KeptRow, profile: Profile): KeptRow {
  const [nKept, nLost] = [row.nKept, row.nLost].map(counter(profile));
  const none = {
    ...row,
    nKept: nKept ?? hidden,
    nLost: nLost ?? hidden,
    kept: hidden,
    lost: hidden,
    difference: hidden,
  };
  if (typeof nKept !== 'number' || typeof nLost !== 'number') return none;
  const mean = (value: number | Withheld, n: number): number | Withheld =>
    typeof value === 'number' ? toStep(value, stepBehind(n, profile)) : quiet(value, profile);
  const difference = (): Result<Standardised> => {
    if (isWithheld(row.difference)) return quiet(row.difference, profile);
    const step = Math.max(0.05, stepBehind(Math.min(nKept, nLost), profile));
    const shown = toStep(row.difference.difference, step);
    return { difference: shown, flag: flagOf(shown), n: [nKept, nLost] };
  };
  return { ...none, kept: mean(row.kept, nKept), lost: mean(row.lost, nLost), difference: difference() };
}

/** Shares of all kept and of all lost who are of this level, and their difference, from rounded counts. */
function releaseLevelRow(row: KeptRow, profile: Profile): KeptRow {
  const count = counter(profile);
  const none = { ...row, nKept: count(row.nKept), nLost: count(row.nLost), kept: hidden, lost: hidden };
  if (isWithheld(row.difference)) return { ...none, difference: quiet(row.difference, profile) };
  if (typeof row.kept !== 'number' || typeof row.lost !== 'number') return { ...none, difference: hidden };
  const part = (share: number, n: number): Share =>
    releaseShare({ x: Math.round(share * n), n, share, interval: null }, profile);
  const [kept, lost] = [part(row.kept, row.difference.n[0]), part(row.lost, row.difference.n[1])];
  if (
    typeof kept.x !== 'number' ||
    typeof kept.n !== 'number' ||
    typeof lost.x !== 'number' ||
    typeof lost.n !== 'number'
  )
    return { ...none, difference: hidden };
  if (typeof kept.share !== 'number' || typeof lost.share !== 'number')
    return { ...none, difference: hidden };
  const difference = standardisedDifferenceOfShares(kept.x, kept.n, lost.x, lost.n);
  return {
    ...none,
    kept: kept.x / kept.n,
    lost: lost.x / lost.n,
    difference: isWithheld(difference) ? quiet(difference, profile) : difference,
  };
}

export function releaseQuality(quality: QualityFinding, profile: Profile): QualityFinding {
  const count = counter(profile);
  return {
    ledgers: quality.ledgers.map((ledger) => ({
      file: ledger.file,
      rows_in: count(ledger.rows_in),
      rows_used: count(ledger.rows_used),
      rows_set_aside: count(ledger.rows_set_aside),
      scores_in: count(ledger.scores_in),
      scores_used: count(ledger.scores_used),
    })),
    issues: quality.issues.map((issue) => ({ ...issue, n: count(issue.n) })),
    completeness: quality.completeness.map(({ field, recorded, sites }) => ({
      field,
      recorded: releaseShare(recorded, profile),
      sites: mergeRareSites(sites, profile).map(({ site, recorded: one }) => ({
        site,
        recorded: releaseShare(one, profile),
      })),
    })),
    timing: quality.timing.map(({ measure, months }) => ({
      measure,
      months: months.map(({ month, n }) => ({ month, n: count(n) })),
    })),
  };
}
