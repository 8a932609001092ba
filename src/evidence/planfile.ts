import { exactOptional, literal, maxLength, minLength, pipe, safeParse, strictObject } from 'valibot';
import { compareChoice } from './packcomparison';
import { instant } from './packcontrol';
import { dimension } from './packoutcome';
import { day, hash, list, name, oneOf, orNull, whole } from './packparts';
import { hashOf, type KeptPlan, type Plan } from './plan';

/** No plan is longer as text. */
export const longestPlan = 200_000;

const planSchema = strictObject({
  format: literal('plainsight-plan'),
  version: literal(1),
  made: instant,
  opened: orNull(instant),
  files: list(hash, 100),
  people: strictObject({
    from: exactOptional(day),
    to: exactOptional(day),
    episodes: oneOf(['first', 'all']),
    filters: list(strictObject({ dimension, levels: list(name) }), 50),
    rule: strictObject({ before: whole, after: whole, gap: whole }),
  }),
  compare: compareChoice,
  outcomes: pipe(
    list(strictObject({ measure: name, method: name, covariates: list(name, 500) }), 200),
    minLength(1),
  ),
  control: orNull(name),
  subgroups: list(dimension, 50),
  rules: strictObject({ gate: whole, control: whole, sure: whole }),
  hash,
});

const kept = strictObject({
  files: list(hash, 100),
  plan: planSchema,
  kept: instant,
  opened: orNull(instant),
});

const device = strictObject({
  format: literal('plainsight-plans'),
  version: literal(1),
  kept: pipe(list(kept), maxLength(50)),
});

/** A plan kept for the data of these files, which need not be those that it was made for. */
export interface DevicePlan extends KeptPlan {
  readonly files: readonly string[];
}

/** A plan as a file. */
export function planText(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/**
 * The plan in a file. Throws `plan: …` for anything that is not exactly a plan of this version, and for one that is not as it was
 * frozen. A hash tells that a plan was not changed since; not who made it, nor when.
 */
export async function readPlan(text: string): Promise<Plan> {
  if (text.length > longestPlan) throw new Error('plan: too long to be a plan');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Error('plan: not a plan, because it is not JSON', { cause });
  }
  const parsed = safeParse(planSchema, json, { abortEarly: true });
  if (!parsed.success) throw new Error('plan: not a plan that this version made');
  if ((await hashOf(parsed.output)) !== parsed.output.hash)
    throw new Error('plan: it was changed after it was frozen, because its hash does not fit');
  return parsed.output;
}

/** Kept plans as the text that a browser stores. */
export function devicePlansText(plans: readonly DevicePlan[]): string {
  return JSON.stringify({ format: 'plainsight-plans', version: 1, kept: plans });
}

/** Kept plans from a stored text; null where anything in it is not as it was written. */
export function readDevicePlans(text: string): readonly DevicePlan[] | null {
  try {
    const parsed = safeParse(device, JSON.parse(text), { abortEarly: true });
    return parsed.success ? parsed.output.kept : null;
  } catch {
    return null;
  }
}
