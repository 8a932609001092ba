import { bandsOfRows } from './comparedmethods';
import type { ComparedRow, ComparedRows } from './comparedrows';
import { firstScore } from './comparedrows';
import { moveOf } from './moved';
import { size } from './size';
import type { ComparedOdds, OddsMethod, OddsRatio } from '../evidence/comparedodds';
import type { BinaryRow } from '../stats/binarydesign';
import { eValueOfOddsRatio } from '../stats/evalue';
import { type FirthRegression, firthRegression } from '../stats/firth';
import { type LogisticRegression, logisticRegression } from '../stats/logistic';
import { mantelHaenszel, type TwoByTwo } from '../stats/mantelhaenszel';
import type { RatioEstimate } from '../stats/pairedrate';
import { hasImproved } from '../stats/reliable';
import { isWithheld, type Result, type Weighted, withhold } from '../stats/result';
import type { Measure } from '../vocabulary/measures';

/** A row that says whether its people improved, and which band of first score and sex they are in. */
interface Improving extends ComparedRow {
  readonly improved: boolean;
  readonly stratum: string;
}

const cohort = 'cohort';
/** An outcome that fewer than this share of either cohort have is rare: there odds are as good as risks. */
const rareUnder = 0.15;
const fewest = 5;

/**
 * By what factor were the odds of improving higher in the cohort asked about? Improved as Outcomes counts it, by one threshold for both cohorts. Null
 * where no threshold is known, or a cohort has too few people for its share to be told. What is adjusted stays shut with the gate.
 */
export function comparedOdds(
  { names, rows, perSite }: ComparedRows,
  lost: readonly Weighted[],
  measure: Measure,
  opened: boolean,
): ComparedOdds | null {
  const n = sizes(rows);
  const move = moveOf(measure, [...rows.map((row) => ({ value: row.first, n: row.n })), ...lost]);
  if (isWithheld(move) || Math.min(...n) < fewest) return null;
  const rule = { threshold: move.points, rule: move.rule, betterIs: measure.better };
  const strata = bandsOfRows(rows);
  const people = rows.map((row, at): Improving => ({
    ...row,
    improved: hasImproved(row.outcome, rule),
    stratum: strata[at]?.stratum ?? '',
  }));
  const alone = perSite ? ' People of one site are taken as different people.' : '';
  const shut = <T extends object>(found: () => Result<T>): Result<T> =>
    opened ? found() : withhold('not_comparable');
  const raw = mantelHaenszel([tableOf(people)]);
  const bands = mantelHaenszel(
    [...new Set(people.map(({ stratum }) => stratum))].map((stratum) =>
      tableOf(people.filter((one) => one.stratum === stratum)),
    ),
  );
  const bySex = people.some(({ sex }) => sex !== '');
  const inBands: OddsMethod = {
    id: 'bands',
    name: 'Within bands',
    note: `One odds ratio for all fifths of the first score${bySex ? ' and sex' : ''}.${alone}`,
    adjusted: true,
    n: isWithheld(bands) ? n : bands.n,
    odds: shut(() => (isWithheld(bands) ? bands : plainly(bands.oddsRatio))),
  };
  const model = modelOf(names, people, alone, opened);
  return {
    methods: [
      { ...model, adjusted: true, n },
      inBands,
      {
        id: 'raw',
        name: 'Raw odds ratio',
        note: 'Nothing is adjusted for.',
        adjusted: false,
        n,
        odds: isWithheld(raw) ? raw : plainly(raw.oddsRatio),
      },
    ],
    same: shut(() => sameOf(bands)),
    eValue: shut(() => eValueOf(isWithheld(model.odds) ? inBands.odds : model.odds, people)),
  };
}

function sizes(rows: readonly ComparedRow[]): readonly [number, number] {
  return [size(rows.filter(({ arm }) => arm === 0)), size(rows.filter(({ arm }) => arm === 1))];
}

function tableOf(people: readonly Improving[]): TwoByTwo {
  const of = (arm: 0 | 1, improved: boolean): number =>
    size(people.filter((one) => one.arm === arm && one.improved === improved));
  return { yes: [of(0, true), of(1, true)], no: [of(0, false), of(1, false)] };
}

function plainly(found: Result<RatioEstimate>): Result<OddsRatio> {
  if (isWithheld(found)) return found;
  const { ratio, p, interval95: interval } = found;
  return { ratio, p, interval };
}

/** The cohort comes last, so that what tells it exactly leaves it without a coefficient. */
function modelOf(
  names: readonly string[],
  people: readonly Improving[],
  alone: string,
  opened: boolean,
): Pick<OddsMethod, 'id' | 'name' | 'note' | 'odds'> {
  const like = `People with the same first score${names.length > 0 ? ' and the same characteristics' : ''} are compared.${alone}`;
  const model = { id: 'model', name: 'Model of the odds', note: like } as const;
  if (!opened) return { ...model, odds: withhold('not_comparable') };
  const all = [firstScore, ...names, cohort];
  const rows = binaryRows(people);
  const plain = logisticRegression(all, rows);
  if (!isWithheld(plain) || plain.withheld !== 'certain_outcome') return { ...model, odds: modelled(plain) };
  return {
    id: 'penalised',
    name: 'Model of the odds, with a penalty',
    note: like,
    odds: modelled(firthRegression(all, rows, [cohort])),
  };
}

type Model = LogisticRegression | FirthRegression;

function modelled(fit: Result<Model>): Result<OddsRatio> {
  if (isWithheld(fit)) return fit;
  const found = fit.coefficients.find(({ name }) => name === cohort);
  if (found === undefined) return withhold('arm_told', fit.n);
  if ('ratioInterval' in found) return { ratio: found.ratio, p: found.p, interval: found.ratioInterval };
  const { model } = found.by;
  return isWithheld(model) ? model : { ratio: found.ratio, p: model.p, interval: model.ratioInterval };
}

/** People alike in all that the model looks at, added up. */
function binaryRows(people: readonly Improving[]): readonly BinaryRow[] {
  const merged = new Map<string, BinaryRow>();
  for (const { improved, first, covariates, arm, n } of people) {
    const row: BinaryRow = { event: improved ? 1 : 0, covariates: [first, ...covariates, arm], n };
    const key = `${String(row.event)}|${row.covariates.join('|')}`;
    const there = merged.get(key);
    merged.set(key, there === undefined ? row : { ...there, n: there.n + n });
  }
  return [...merged.values()];
}

function sameOf(bands: ReturnType<typeof mantelHaenszel>): ComparedOdds['same'] {
  if (isWithheld(bands)) return bands;
  return isWithheld(bands.sameOdds) ? bands.sameOdds : { p: bands.sameOdds.p };
}

function eValueOf(headline: Result<OddsRatio>, people: readonly Improving[]): ComparedOdds['eValue'] {
  if (isWithheld(headline)) return headline;
  const { yes, no } = tableOf(people);
  const isRare = ([0, 1] as const).every((arm) => yes[arm] < rareUnder * (yes[arm] + no[arm]));
  const found = eValueOfOddsRatio(headline.ratio, headline.interval, isRare ? 'rare' : 'common');
  return isWithheld(found) ? found : { estimate: found.estimate, limit: found.limit };
}
