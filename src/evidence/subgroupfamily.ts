import type { ComparedSubgroup, ComparedSubgroups } from './comparedsubgroups';
import type { ComparisonFinding } from './comparison';
import { benjaminiHochberg, holm } from '../stats/adjust';
import { isWithheld } from '../stats/result';
import type { DimensionId } from '../vocabulary/dimensions';

/** A test under this, once corrected, may be read as a difference that differs. */
export const subgroupLevel = 0.05;

/** How likely at least one of `looks` independent tests is to fall under 5% when nothing differs: 1 − 0.95^m. */
export function chanceOfOne(looks: number): number {
  return 1 - (1 - subgroupLevel) ** looks;
}

/**
 * Corrects the tests by characteristic over all characteristics and measures of a question: those declared by Holm, the others by Benjamini and
 * Hochberg. A look that was counted once stays counted, as a p of 1, when it is no longer shown. Only uncorrected p values are
 * read, so that correcting twice is correcting once.
 */
export function correctSubgroups(findings: readonly ComparisonFinding[]): readonly ComparisonFinding[] {
  const all = findings.flatMap(({ subgroups }) =>
    subgroups === undefined || isWithheld(subgroups) ? [] : [subgroups],
  );
  const of = (declared: boolean) => {
    const asked = all.flatMap(({ dimensions }) => dimensions.filter((one) => one.declared === declared));
    const p = asked.map(({ test }) => (isWithheld(test) ? null : test.p));
    const present = p.filter((one) => one !== null).length;
    const counted = all.map(({ looks }) => (declared ? looks.declared : looks.explored));
    const looks = Math.max(present, ...counted);
    const gone = Array.from({ length: looks - present }, () => 1);
    const adjusted = (declared ? holm : benjaminiHochberg)([...p, ...gone]);
    return { looks, of: new Map(asked.map((one, at) => [one, adjusted[at] ?? null])) };
  };
  const [declared, explored] = [of(true), of(false)];
  const corrected = (one: ComparedSubgroup): ComparedSubgroup => {
    const p = (one.declared ? declared : explored).of.get(one) ?? null;
    return isWithheld(one.test) || p === null ? one : { ...one, test: { ...one.test, pAdjusted: p } };
  };
  const again = ({ dimensions }: ComparedSubgroups): ComparedSubgroups => ({
    looks: { declared: declared.looks, explored: explored.looks },
    dimensions: dimensions.map(corrected),
  });
  return findings.map((finding) =>
    finding.subgroups === undefined || isWithheld(finding.subgroups)
      ? finding
      : { ...finding, subgroups: again(finding.subgroups) },
  );
}

/** The same with the families settled anew: which questions were asked before results were opened? */
export function declareSubgroups(
  findings: readonly ComparisonFinding[],
  isDeclared: (measure: string, dimension: DimensionId) => boolean,
): readonly ComparisonFinding[] {
  return correctSubgroups(
    findings.map((finding) => {
      const { subgroups, measure } = finding;
      if (subgroups === undefined || isWithheld(subgroups)) return finding;
      const dimensions = subgroups.dimensions.map((one) => ({
        ...one,
        declared: isDeclared(measure.id, one.dimension),
      }));
      return { ...finding, subgroups: { looks: { declared: 0, explored: 0 }, dimensions } };
    }),
  );
}
