import type { ChosenCovariates } from './comparedcovariates';
import type { ArmPattern } from './comparedscores';
import type { ScoreRow } from '../stats/scorerows';

/** What the first score is called among the characteristics. */
export const firstScore = 'First score';

/** People alike in all that a comparison looks at: as `ScoreRow`, with what estimates by weight or stratum need beside it. */
export interface ComparedRow extends ScoreRow {
  /** Last score less first. */
  readonly outcome: number;
  /** A level of sex where that is adjusted for. */
  readonly sex: string;
}

export interface ComparedRows {
  /** One for each covariate, in the order of the rows' numbers. */
  readonly names: readonly string[];
  readonly rows: readonly ComparedRow[];
  /** Sites where people are in; they are given as clusters where at least two of them have people of both cohorts. */
  readonly perSite: boolean;
}

/** Whether people of a site can be taken as alike: where cohorts do not cut across sites, sites cannot tell chance from the cohort. */
export function isPerSite(pairs: readonly ArmPattern[]): boolean {
  const sites = new Map<string, Set<number>>();
  for (const { site, side } of pairs) sites.set(site, (sites.get(site) ?? new Set()).add(side));
  return [...sites.values()].filter((sides) => sides.size === 2).length >= 2;
}

/** Patterns that differ only in what is not used, added up, as numbers. */
export function comparedRows(
  pairs: readonly ArmPattern[],
  { used }: ChosenCovariates,
  perSite: boolean,
): ComparedRows {
  const sites = [...new Set(pairs.map(({ site }) => site))].toSorted();
  const bySex = used.some(({ key }) => key === 'sex');
  const merged = new Map<string, ComparedRow>();
  for (const one of pairs) {
    const covariates = used.flatMap(({ key, levels }) => levels.map((level) => (one[key] === level ? 1 : 0)));
    const cluster = perSite ? { cluster: sites.indexOf(one.site) } : {};
    const row: ComparedRow = {
      arm: one.side,
      first: one.first_score,
      last: one.last_score,
      outcome: one.last_score - one.first_score,
      covariates,
      sex: bySex ? one.sex : '',
      ...cluster,
      n: one.n,
    };
    const { n: _, ...rest } = row;
    const key = JSON.stringify(rest);
    const there = merged.get(key);
    merged.set(key, there === undefined ? row : { ...there, n: there.n + row.n });
  }
  return {
    names: used.flatMap(({ name, levels }) => levels.map((level) => `${name}: ${level}`)),
    // In one order however they were tallied, so that sums come out the same to the last digit.
    rows: [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    perSite,
  };
}
