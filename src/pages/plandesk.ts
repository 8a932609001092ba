import type { KeptPlan, Planned } from '../evidence/plan';

/** What is known of a plan for what is on screen, and what can be done. Each deed answers with what became of it, in words. */
export interface PlanDesk {
  /** The plan that this is held to; null without any. */
  readonly kept: KeptPlan | null;
  /** Whether that plan is of the cohorts on screen, and not of others in the same files. */
  readonly ofThese: boolean;
  /** When the estimates of these cohorts were first opened here, an ISO instant; null: not yet, and they stay hidden. */
  readonly opened: string | null;
  /** What was found wrong with what was kept; empty where nothing was. */
  readonly trouble: string;
  readonly freeze: (planned: Planned) => Promise<string>;
  readonly bring: (file: Blob) => Promise<string>;
  /** Opens the estimates, with a plan or without. */
  readonly open: () => void;
  readonly forget: () => string;
  /** Saves the plan as a file. */
  readonly save: () => string;
}
