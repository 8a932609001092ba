import { armPairs } from './visitarm';
import type { Sides } from './visitmethods';
import type { ModelScatter, VisitMethod } from '../evidence/visits';
import type { Coefficient } from '../stats/coefficient';
import { apart, type CountCluster, type Design } from '../stats/design';
import { negativeBinomial } from '../stats/negativebinomial';
import { type RatioEstimate, ratioEstimate } from '../stats/pairedrate';
import { type PoissonRegression, poissonRegression } from '../stats/poissonregression';
import { isWithheld, type Result, withhold } from '../stats/result';

const apartSays = 'Before and after taken as different people.';

/**
 * The ratio of after to before in models that take a person's two windows for those of different people: of those referred, and beyond
 * the comparison group where there is one. In R: `visits ~ after + offset(log(years))`, or `visits ~ after * arm + offset(log(years))`.
 */
export function modelledUse({ referred, comparison }: Sides): readonly VisitMethod[] {
  const own = armPairs(referred);
  const compared = comparison.length > 0;
  const design: Design = compared
    ? {
        names: ['after', 'arm', coefficientBeyond],
        clusters: [
          ...rowsOf(own.pairs, (after) => [after, 1, after]),
          ...rowsOf(armPairs(comparison).pairs, (after) => [after, 0, 0]),
        ],
      }
    : { names: ['after'], clusters: rowsOf(own.pairs, (after) => [after]) };
  const name = compared ? coefficientBeyond : 'after';
  const poisson = poissonRegression(design);
  const negative = negativeBinomial(design);
  const row = (
    id: string,
    title: string,
    note: string,
    ratio: Result<RatioEstimate>,
    model: ModelScatter | null,
  ): VisitMethod => ({
    id,
    name: title,
    note: `${apartSays}${note}`,
    ...(model === null || isWithheld(ratio) ? {} : { model }),
    n: own.counted,
    ratio,
  });
  const dispersion = isWithheld(poisson) ? null : dispersionOf(poisson);
  return [
    row(
      'poisson',
      'Poisson model',
      ' Its interval is too narrow where people differ.',
      isWithheld(poisson) ? poisson : ratioIn(poisson.coefficients, name, 'model'),
      dispersion,
    ),
    row(
      'quasi-poisson',
      'Quasi-Poisson model',
      '',
      isWithheld(poisson) ? poisson : ratioIn(poisson.coefficients, name, 'quasi'),
      dispersion,
    ),
    isWithheld(negative)
      ? row('negative-binomial', 'Negative binomial model', '', negative, null)
      : negative.kind === 'poisson'
        ? row(
            'negative-binomial',
            'Negative binomial model',
            ' Counts scatter no more than by chance, so this is the Poisson model.',
            ratioIn(negative.poisson.coefficients, name, 'model'),
            dispersionOf(negative.poisson),
          )
        : row(
            'negative-binomial',
            'Negative binomial model',
            '',
            ratioIn(negative.coefficients, name, 'model'),
            { kind: 'theta', value: negative.theta.estimate },
          ),
  ];
}

const coefficientBeyond = 'arm × after';

function rowsOf(
  pairs: ReturnType<typeof armPairs>['pairs'],
  covariates: (after: 0 | 1) => readonly number[],
): readonly CountCluster[] {
  return pairs.flatMap(({ before, after, yearsBefore, yearsAfter, n }) =>
    apart([
      { count: before, exposure: yearsBefore, covariates: covariates(0), n },
      { count: after, exposure: yearsAfter, covariates: covariates(1), n },
    ]),
  );
}

function dispersionOf({ dispersion }: PoissonRegression): ModelScatter | null {
  return dispersion === null ? null : { kind: 'dispersion', value: dispersion };
}

/** A coefficient of a model as a ratio, with normal limits. */
function ratioIn<Kind extends string>(
  coefficients: readonly Coefficient<Kind>[],
  name: string,
  kind: Kind,
): Result<RatioEstimate> {
  const found = coefficients.find((one) => one.name === name);
  if (found === undefined) return withhold('not_settled');
  const by = found.by[kind];
  return isWithheld(by) ? by : ratioEstimate(found.estimate, by.se);
}
