import type { Chance } from './chance';
import { normalLower } from '../../src/stats/normal';
import { ageBands } from '../../src/vocabulary/ages';
import { deprivationFifths } from '../../src/vocabulary/deprivation';

/** What is true in a world: who is chosen, and what is done to them. */
export interface Truth {
  readonly people: number;
  /** Points that the service adds to the last score of somebody who starts at 5, and points less for each point that they start above it. */
  readonly adds: { readonly at5: number; readonly lessPerPoint: number };
  /** Log odds of being referred for each point that somebody starts below 5. */
  readonly severity: number;
  /** Something that nobody wrote down, by its standard deviation: log odds of being referred, and points of the last scores. */
  readonly unmeasured: { readonly referral: number; readonly points: number };
  /** Shares lost before the last score: of those not referred, and of those referred. */
  readonly lost: readonly [number, number];
}

/** What is the same in every world of the simulation. Scores are whole numbers from 0 to 10; whole numbers are cut from a normal distribution. */
export const kind = {
  ages: ageBands.slice(5, 7),
  sexes: ['Female', 'Male'],
  deprivation: deprivationFifths.slice(0, 3),
  first: { mean: 5.2, sd: 1.6, lessInTheMostDeprivedFifth: 0.4 },
  referred: { logOddsAt5: -0.4, inTheMostDeprivedFifth: 0.4, women: 0.3 },
  last: { meanAt5: 5.6, perPointOfFirst: 0.5, inTheMostDeprivedFifth: -0.3, perAgeBand: 0.2, sd: 1.1 },
} as const;

/** A score before and after; null where somebody was lost. */
interface Scores {
  readonly first: number;
  readonly last: number | null;
}

export interface Person {
  readonly referred: boolean;
  readonly age: string;
  readonly sex: string;
  readonly deprivation: string;
  readonly outcome: Scores;
  /** On a measure that the service cannot change and that the unmeasured thing moves as much. */
  readonly control: Scores;
}

/** What people came with, as places in the lists of `kind`. */
interface Came {
  readonly age: number;
  readonly sex: number;
  readonly deprivation: number;
}

const isDeprived = ({ deprivation }: Came): number => (deprivation === 0 ? 1 : 0);
const whole = (score: number): number => Math.min(10, Math.max(0, Math.round(score)));
const shareOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

function firstMean(came: Came): number {
  return kind.first.mean - kind.first.lessInTheMostDeprivedFifth * isDeprived(came);
}

function referralLogOdds(came: Came, first: number, { severity }: Truth): number {
  const { logOddsAt5, inTheMostDeprivedFifth, women } = kind.referred;
  return (
    logOddsAt5 +
    severity * (5 - first) +
    inTheMostDeprivedFifth * isDeprived(came) +
    (came.sex === 0 ? women : 0)
  );
}

function lastMean(came: Came, first: number): number {
  const { meanAt5, perPointOfFirst, inTheMostDeprivedFifth, perAgeBand } = kind.last;
  return (
    meanAt5 +
    perPointOfFirst * (first - 5) +
    inTheMostDeprivedFifth * isDeprived(came) +
    perAgeBand * came.age
  );
}

function added({ adds }: Truth, first: number): number {
  return adds.at5 - adds.lessPerPoint * (first - 5);
}

/** Draws a service and a comparison group, or two activities, from one list of people. */
export function drawWorld(chance: Chance, truth: Truth): readonly Person[] {
  return Array.from({ length: truth.people }, () => drawPerson(chance, truth));
}

function drawPerson(chance: Chance, truth: Truth): Person {
  const one = (list: readonly string[]): number => Math.floor(chance.share() * list.length);
  const came = { age: one(kind.ages), sex: one(kind.sexes), deprivation: one(kind.deprivation) };
  const unmeasured = chance.normal();
  const first = (): number => whole(firstMean(came) + kind.first.sd * chance.normal());
  const [start, controlStart] = [first(), first()];
  const logOdds = referralLogOdds(came, start, truth) + truth.unmeasured.referral * unmeasured;
  const referred = chance.share() < shareOf(logOdds);
  const isLost = chance.share() < truth.lost[referred ? 1 : 0];
  const last = (from: number, adds: number): number =>
    whole(
      lastMean(came, from) + adds + truth.unmeasured.points * unmeasured + kind.last.sd * chance.normal(),
    );
  const [end, controlEnd] = [last(start, referred ? added(truth, start) : 0), last(controlStart, 0)];
  return {
    referred,
    age: kind.ages[came.age] ?? '',
    sex: kind.sexes[came.sex] ?? '',
    deprivation: kind.deprivation[came.deprivation] ?? '',
    outcome: { first: start, last: isLost ? null : end },
    control: { first: controlStart, last: isLost ? null : controlEnd },
  };
}

/**
 * What the service adds on average, in points of the whole scores: for those referred (`att`) and for all (`ate`). No draw: every kind of person with
 * every first score, by how many there are. Only where nothing is unmeasured or the service adds nothing.
 */
export function trueDifference(truth: Truth): { readonly att: number; readonly ate: number } {
  let [all, referred, allAdded, referredAdded] = [0, 0, 0, 0];
  kind.ages.forEach((_, age) =>
    kind.sexes.forEach((__, sex) =>
      kind.deprivation.forEach((___, deprivation) => {
        const came = { age, sex, deprivation };
        for (let first = 0; first <= 10; first += 1) {
          const share =
            below(first + 0.5, first === 10, firstMean(came), kind.first.sd) -
            (first === 0 ? 0 : below(first - 0.5, false, firstMean(came), kind.first.sd));
          const mean = lastMean(came, first);
          const gain = wholeMean(mean + added(truth, first)) - wholeMean(mean);
          const chosen = share * shareOf(referralLogOdds(came, first, truth));
          all += share;
          allAdded += share * gain;
          referred += chosen;
          referredAdded += chosen * gain;
        }
      }),
    ),
  );
  return { att: referredAdded / referred, ate: allAdded / all };
}

function below(score: number, isEnd: boolean, mean: number, sd: number): number {
  return isEnd ? 1 : normalLower((score - mean) / sd);
}

/** The average of the whole scores that are cut from a normal distribution. */
function wholeMean(mean: number): number {
  return Array.from({ length: 10 }, (_, at) => 1 - normalLower((at + 0.5 - mean) / kind.last.sd)).reduce(
    (sum, share) => sum + share,
    0,
  );
}
