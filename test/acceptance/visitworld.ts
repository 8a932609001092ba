import type { Chance } from './chance';

/** What is true in a world: who is chosen, and what is done to them. */
export interface Truth {
  /** By what factor being referred changes the rate of contacts from the month after on; 1 is no effect. */
  readonly effect: number;
  /** First month of the transient peak, from referral; its last is the month of referral. */
  readonly peakFrom: number;
}

/** What is the same in every world of the simulation. */
export const kind = {
  people: 400,
  comparison: 400,
  firstMonth: -27,
  lastMonth: 12,
  /** Contacts a year of the list that people are referred from: a gamma distribution between people, constant within each. */
  frailty: { mean: 6, shape: 1.5 },
  /** A third of the list is in trouble in the months of the peak, and comes four times as often. */
  peak: { share: 1 / 3, factor: 4 },
  /** Referred: whoever has at least so many contacts in months −3 to 0. */
  chosen: { from: -3, to: 0, least: 5 },
  /** One in ten is lost in a month of the year after, whoever they are. */
  lost: 0.1,
} as const;

/** Contacts of one person by month; null where nobody watched. The first is month `kind.firstMonth`. */
export type Person = readonly (number | null)[];

export interface World {
  readonly referred: readonly Person[];
  readonly comparison: readonly Person[];
}

const months = Array.from({ length: kind.lastMonth - kind.firstMonth + 1 }, (_, at) => kind.firstMonth + at);

/** Draws a service: people referred at a peak, and people with the same rates in calm months, at a month that nobody chose. */
export function drawWorld(chance: Chance, truth: Truth): World {
  const calm: Truth = { effect: 1, peakFrom: 1 };
  return {
    referred: Array.from({ length: kind.people }, () => drawReferred(chance, truth).person),
    comparison: Array.from({ length: kind.comparison }, () =>
      watched(chance, calm, { rate: drawReferred(chance, truth).rate, factor: 1 }),
    ),
  };
}

/** Somebody of the list who is referred: people are drawn until one has enough contacts in the months that decide. */
function drawReferred(chance: Chance, truth: Truth): { readonly person: Person; readonly rate: number } {
  for (;;) {
    const rate = chance.gamma(kind.frailty.shape, kind.frailty.mean) / 12;
    const factor = chance.share() < kind.peak.share ? kind.peak.factor : 1;
    const deciding = months
      .filter((month) => month >= kind.chosen.from && month <= kind.chosen.to)
      .map((month) => chance.poisson(rate * peakAt(truth, factor, month)));
    if (deciding.reduce((sum, n) => sum + n, 0) >= kind.chosen.least)
      return { person: watched(chance, truth, { rate, factor, deciding }), rate };
  }
}

function watched(
  chance: Chance,
  truth: Truth,
  one: { readonly rate: number; readonly factor: number; readonly deciding?: readonly number[] },
): Person {
  const until = chance.share() < kind.lost ? 1 + Math.floor(chance.share() * kind.lastMonth) : kind.lastMonth;
  return months.map((month) => {
    if (month > until) return null;
    const known = one.deciding?.[month - kind.chosen.from];
    if (known !== undefined) return known;
    const effect = month > 0 ? truth.effect : 1;
    return chance.poisson(one.rate * effect * peakAt(truth, one.factor, month));
  });
}

function peakAt({ peakFrom }: Truth, factor: number, month: number): number {
  return month >= peakFrom && month <= 0 ? factor : 1;
}
