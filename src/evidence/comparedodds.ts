import type { Count, Share } from './evidence';
import type { BandArmTest } from '../stats/bandarms';
import type { EValue } from '../stats/evalue';
import type { Interval, Result } from '../stats/result';

/** The odds of improving in the cohort asked about over those in the other, with nothing adjusted for and with it. Pairs are [held against, asked about]. */
export interface ComparedOdds {
  readonly methods: readonly OddsMethod[];
  /** Whether bands of people agree on one odds ratio: Tarone’s test. */
  readonly same: Result<{ readonly p: number }>;
  /** Of the model, or, where it has no estimate, of the bands. */
  readonly eValue: Result<EValue>;
}

export interface OddsMethod {
  /** `penalised` stands in the place of `model` where for some people the outcome is certain. */
  readonly id: 'raw' | 'bands' | 'model' | 'penalised';
  readonly name: string;
  readonly note: string;
  readonly adjusted: boolean;
  readonly n: readonly [Count, Count];
  readonly odds: Result<OddsRatio>;
}

export interface OddsRatio {
  readonly ratio: number;
  readonly p: number;
  readonly interval: Interval;
}

/** In which band people of either cohort stood first and last, among those with both scores. Pairs are [held against, asked about]. */
export interface ComparedBands {
  readonly verified: boolean;
  readonly bands: readonly {
    readonly name: string;
    readonly first: readonly [Share, Share];
    readonly last: readonly [Share, Share];
  }[];
  /** Among people who started in the same band; behind the gate. */
  readonly given: Result<BandArmTest>;
  /** Whatever band they started in. */
  readonly after: Result<BandArmTest>;
}

/** Of those with both scores, how many have no value of a characteristic. Pairs are [held against, asked about]. */
export interface ComparedMissing {
  readonly name: string;
  readonly shares: readonly [Share, Share];
}
