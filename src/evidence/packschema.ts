import { exactOptional, type InferOutput, literal, picklist, strictObject } from 'valibot';
import { type Evidence, type Question, questions } from './evidence';
import { compareChoice, comparisonFinding } from './packcomparison';
import { counted, dimension, measureCard, outcomeFinding } from './packoutcome';
import {
  amount,
  count,
  day,
  hash,
  keysOf,
  list,
  name,
  oneOf,
  orNull,
  result,
  share,
  twoCounts,
  unlessHidden,
  whole,
  yesOrNo,
} from './packparts';
import { priceChoice } from './packmoney';
import { calendarMonth } from './packseries';
import { comparedTimes } from './packtimes';
import { visitFinding } from './packvisits';
import { type IssueCode, issueKinds } from '../vocabulary/issue';
import { type ProfileId, profiles } from '../vocabulary/profiles';

export const format = 'plainsight-evidence';
export const version = 1;

const dataset = strictObject({
  name,
  madeUp: yesOrNo,
  files: list(strictObject({ name, rows: count, sha256: hash }), 100),
  period: orNull(strictObject({ from: day, to: day })),
  dimensions: list(strictObject({ id: dimension, name, levels: list(name) }), 50),
  beside: exactOptional(strictObject({ comparisonGroup: yesOrNo, contacts: yesOrNo })),
});

const scope = strictObject({
  from: exactOptional(day),
  to: exactOptional(day),
  episodes: oneOf(['first', 'all']),
  filters: list(strictObject({ dimension, levels: list(name) }), 50),
  by: exactOptional(dimension),
  rule: strictObject({ before: whole, after: whole, gap: whole }),
  began: exactOptional(calendarMonth),
  windows: exactOptional(
    strictObject({ months: picklist([3, 6, 12]), runUp: oneOf(['left out', 'counted']) }),
  ),
  price: exactOptional(priceChoice),
  compare: exactOptional(compareChoice),
  control: exactOptional(name),
});

const flowFinding = strictObject({
  id: name,
  measure: measureCard,
  counted,
  steps: list(
    strictObject({
      id: oneOf(['referred', 'first_contact', 'first_score', 'second_score', 'usable_pair']),
      name,
      reached: share,
      lost: count,
      reasons: list(strictObject({ reason: name, n: count }), 200),
    }),
    10,
  ),
  lostVersusKept: list(
    strictObject({
      label: name,
      dimension: orNull(dimension),
      kept: unlessHidden(amount),
      lost: unlessHidden(amount),
      nKept: count,
      nLost: count,
      difference: result(
        strictObject({ difference: amount, flag: oneOf(['none', 'amber', 'red']), n: twoCounts }),
      ),
    }),
  ),
});

const quality = strictObject({
  ledgers: list(
    strictObject({
      file: name,
      rows_in: count,
      rows_used: count,
      rows_set_aside: count,
      scores_in: count,
      scores_used: count,
    }),
    100,
  ),
  issues: list(
    strictObject({
      code: oneOf<IssueCode>(keysOf(issueKinds)),
      severity: oneOf(['stop', 'drop', 'note']),
      file: name,
      n: count,
    }),
  ),
  completeness: list(
    strictObject({
      field: name,
      recorded: share,
      sites: list(strictObject({ site: name, recorded: share })),
    }),
    200,
  ),
  timing: list(strictObject({ measure: name, months: list(strictObject({ month: amount, n: count })) }), 200),
});

/** The whole document. Anything that it does not name is refused. */
export const evidenceSchema = strictObject({
  format: literal(format),
  version: literal(version),
  made: strictObject({ by: name, on: day }),
  dataset,
  scope,
  profile: oneOf<ProfileId>(keysOf(profiles)),
  referrals: count,
  people: count,
  answered: list(oneOf<Question>(questions), questions.length),
  flow: list(flowFinding, 200),
  outcomes: list(outcomeFinding, 200),
  visits: list(visitFinding, 200),
  comparisons: exactOptional(list(comparisonFinding, 40)),
  comparedTimes: exactOptional(list(comparedTimes, 2)),
  quality,
});

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Holds<Claim extends true> = Claim;

/** Compiles only while the schema and `Evidence` say the same. */
export type SchemaIsEvidence = Holds<Same<Frozen<InferOutput<typeof evidenceSchema>>, Evidence>>;
