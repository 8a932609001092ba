import type { Count, Share, Sureness } from './evidence';
import type { FrequentUse } from './frequent';
import type { VisitMoney } from './money';
import type { Counted } from './scope';
import type { UseSeries } from './useseries';
import type { Windows } from './windows';
import type { WindowSpread } from '../stats/countspread';
import type { PreTrend } from '../stats/eventstudy';
import type { EventMonth } from '../stats/eventtime';
import type { EValue } from '../stats/evalue';
import type { LargestShare } from '../stats/largestshare';
import type { PairedRateRatio, RatioEstimate } from '../stats/pairedrate';
import type { EventRate } from '../stats/rate';
import type { RateDifference } from '../stats/ratedifference';
import type { RatioOfRatios } from '../stats/rateratios';
import type { Interval, Result, Withheld } from '../stats/result';
import type { SameRatio } from '../stats/sameratio';
import type { Welch } from '../stats/welch';
import type { DimensionId } from '../vocabulary/dimensions';

/** One kind of service use before and after: what happened, what would have happened anyway, and how sure one can be. */
export interface VisitFinding {
  readonly id: string;
  readonly service: string;
  readonly counted: Counted;
  readonly windows: Windows;
  /** What became of the months of the run-up: counts of whole stretches cannot be parted from them. */
  readonly runUp: 'left out' | 'counted' | 'cannot be parted';
  readonly referred: VisitArm;
  /** People who stand for comparison; null where the data have none. */
  readonly comparison: VisitArm | null;
  /** The change beyond that of the comparison group; null without one. */
  readonly beyond: {
    readonly ratio: Result<RatioOfRatios>;
    readonly difference: Result<Welch>;
    readonly eValue: Result<EValue>;
    /** Did the two groups already drift apart before the run-up? */
    readonly preTrend: Result<PreTrend>;
    /** Month by month against the window before; empty where months are not counted. */
    readonly months: readonly MonthBeyond[];
  } | null;
  /** What the change beyond the comparison group would be worth; null where no price is chosen. */
  readonly money: VisitMoney | null;
  /** Nobody of the comparison group is left under the filters chosen, though the data have one. */
  readonly comparisonLost: boolean;
  /**
   * What ratio would be expected of people chosen for high use though nothing were done. Null with a comparison group, which says it better,
   * and where nothing is known of how much the service is used otherwise.
   */
  readonly expected: ExpectedUse | null;
  /** Those who came most before, with what is expected of people so chosen. */
  readonly frequent: Result<FrequentUse>;
  readonly months: readonly MonthOfUse[];
  /** By calendar month; null where no month is named in which the service began. */
  readonly series: UseSeries | null;
  /** The same question by other methods and with other choices, the headline first. */
  readonly methods: readonly VisitMethod[];
  readonly by: {
    readonly dimension: DimensionId;
    readonly name: string;
    readonly groups: readonly VisitGroup[];
    /** Groups whose estimate is not shown because fewer than 10 are behind it. */
    readonly hidden: number;
    readonly difference: Result<SameRatio>;
  } | null;
  readonly sure: Sureness;
}

export interface VisitArm {
  /** In scope, whether counted or not. */
  readonly members: Count;
  /** Watched in both windows, of the members. */
  readonly watched: Share;
  /** Watched, but with a hidden small number in a window, and so in no estimate. */
  readonly hidden: Count;
  readonly before: Result<EventRate>;
  readonly after: Result<EventRate>;
  readonly ratio: Result<PairedRateRatio>;
  /** Visits a year and person. */
  readonly difference: Result<RateDifference>;
  readonly largest: Result<Largest>;
  readonly spread: Result<{ readonly before: UseSpread; readonly after: UseSpread }>;
}

/** As `LargestShare`; how many have as many visits can be hidden by itself. */
export interface Largest extends Omit<LargestShare, 'people'> {
  readonly people: Count;
}

/** As `WindowSpread`; the share without visits and the median can be hidden by themselves. */
export interface UseSpread extends Omit<WindowSpread, 'none' | 'median'> {
  readonly none: Share;
  readonly median: number | Withheld;
}

/** The ratio of rates that is expected though nothing is done. */
export interface ExpectedUse {
  /** earlier: read off the group's own months before those. assumed: a grid over what is not known, never one number. */
  readonly kind: 'earlier' | 'assumed';
  readonly rows: readonly {
    readonly label: string;
    readonly ratio: number;
    readonly interval: Interval | null;
  }[];
}

/** Rates of one month from referral, in both groups. */
export interface MonthOfUse {
  readonly month: number;
  readonly referred: EventMonth['rate'];
  readonly comparison: EventMonth['rate'] | null;
}

/**
 * dispersion: variance over mean, given what is in the model. theta: the variance is mean + mean² / theta. correlation: how alike a person's two
 * windows are, given what is in the model.
 */
export interface ModelScatter {
  readonly kind: 'dispersion' | 'theta' | 'correlation';
  readonly value: number;
}

/** How the rate of a month moved against that of the comparison group, next to the window before. */
export interface MonthBeyond {
  readonly month: number;
  readonly ratio: Result<RatioEstimate>;
}

export interface VisitMethod {
  readonly id: string;
  readonly name: string;
  /** What it is about, where it is not the headline's question. */
  readonly note: string;
  /** How counts scatter in it, where it is a model that says so. */
  readonly model?: ModelScatter;
  readonly n: Count;
  readonly ratio: Result<RatioEstimate>;
}

export interface VisitGroup {
  readonly level: string;
  readonly n: Count;
  readonly ratio: Result<RatioEstimate>;
}
