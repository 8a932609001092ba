import type { DimensionId } from '../vocabulary/dimensions';
import type { Take } from '../charts/take';
import type { CompareChoice } from '../evidence/comparechoice';
import type { Evidence } from '../evidence/evidence';
import type { PriceChoice } from '../evidence/price';
import type { WindowRule } from '../evidence/windows';
import type { FigureMaker } from './figureparts';

/** Addresses of other views: the page asks, the frame knows how they are written. */
export interface Links {
  readonly page: (
    page: 'start' | 'import' | 'quality' | 'flow' | 'outcomes' | 'visits' | 'compare' | 'methods',
  ) => string;
  readonly measure: (id: string, page?: 'outcomes' | 'flow' | 'compare') => string;
  /** A kind of service use, on Visits. */
  readonly service: (id: string) => string;
  /** Visits, counted in other windows. */
  readonly windows: (rule: WindowRule) => string;
  /** Visits, with the series around the calendar month in which the service began, or without. */
  readonly began: (month: string | undefined) => string;
  /** Visits, at this price of one visit, or at none. */
  readonly price: (choice: PriceChoice | undefined) => string;
  /** Compare, with these two cohorts held against each other, or none. */
  readonly compare: (choice: CompareChoice | undefined) => string;
  /** Compare, checked on the measure of this id, which the service could not have changed, or on none. */
  readonly control: (measure: string | undefined) => string;
  readonly split: (by: DimensionId | 'none', page?: 'outcomes' | 'visits') => string;
  /** A part of Methods. */
  readonly about: (part: string) => string;
}

/** What every page that reads evidence is given. */
export interface Reading {
  readonly evidence: Evidence;
  readonly links: Links;
  /** Takes a figure away, made again from the evidence in its released form; answers in words that are read out. */
  readonly take: (kind: Take, make: FigureMaker) => Promise<string>;
}
