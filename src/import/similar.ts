import { type FieldId, fieldNamed } from '../vocabulary/fields';
import type { StageKind } from '../vocabulary/mapping';
import { measureById } from '../vocabulary/measures';
import { plainName } from '../vocabulary/spelling';
import { stageOf } from '../vocabulary/stages';
import { closest, longest, wordsOf } from './likeness';
import { candidateOf, isDated } from './waves';

/** What a column may be by its name alone. */
export type HeaderMatch = {
  readonly column: string;
  /** From 0 to 1; above 0.9 only for a name that is known as it stands. */
  readonly confidence: number;
  readonly why: string;
} & (
  | { readonly kind: 'role'; readonly role: FieldId }
  | {
      readonly kind: 'measure';
      readonly measure: string;
      readonly scale?: 'raw' | 'metric';
      readonly stage?: StageKind;
      readonly order?: number;
    }
  | { readonly kind: 'none' }
);

/** The most that a name which is merely like a known one is given. */
const mostSimilar = 0.9;
/** What is left of it where two known names are about as near. */
const rivalled = 0.7;

/** Words that say who a person is: a column with one is never suggested for anything by mere likeness. */
const identifying =
  /\b(?:name|names|forename|surname|firstname|lastname|initials|dob|birth|born|postcode|post code|address|phone|telephone|mobile|email|e mail|nhs|chi|notes|note|comments?|next of kin)\b/;

/** What has a name without being a person; and the worker, whose name becomes a code before anything is kept. */
const hasName =
  /\b(?:practice|surgery|site|hub|provider|service|activity|project|programme|group|organisation|area|ward|locality|worker|linkworker)\b/;

/** Words that may stand beside a measure's name without making it another thing. */
const beside: ReadonlySet<string> = new Set(
  [
    'score scores total sum result value scale questionnaire metric raw at of the in on',
    'start starting initial first baseline base line intake entry pre before t0',
    'review follow up followup fu mid midpoint interim post after st nd rd th',
    'end ending last latest final exit closing closure discharge',
    'd day days w wk wks week weeks m mth mths month months y yr yrs year years t',
  ].flatMap((line) => line.split(' ')),
);

/**
 * What every column of a header may be, in the header's order. A known name is sure; a name that says more than a known one, or is
 * spelled nearly like one, is a suggestion; what two columns could be is left to the likelier and doubted for the other.
 */
export function matchHeaders(header: readonly string[]): readonly HeaderMatch[] {
  const found = header.map(matchOf);
  const best = new Map<string, number>();
  for (const [at, match] of found.entries()) {
    const target = targetOf(match);
    if (target === undefined) continue;
    const before = found[best.get(target) ?? -1];
    if (before === undefined || match.confidence > before.confidence) best.set(target, at);
  }
  return found.map((match, at) => {
    const target = targetOf(match);
    const other = target === undefined ? undefined : best.get(target);
    if (other === undefined || other === at) return match;
    const why = `${match.why} Another column, "${(header[other] ?? '').slice(0, longest)}", fits as well or better.`;
    return { ...match, confidence: rounded(match.confidence / 2), why };
  });
}

function targetOf(match: HeaderMatch): string | undefined {
  if (match.kind === 'none') return undefined;
  if (match.kind === 'role') return match.role;
  return [match.measure, match.scale ?? '', match.order ?? ''].join('/');
}

function matchOf(column: string): HeaderMatch {
  const exact = fieldNamed(column);
  if (exact !== undefined) {
    const why = `This is a known name for ${exact.name}.`;
    return { column, kind: 'role', role: exact.id, confidence: 1, why };
  }
  return named(column) ?? like(column) ?? none(column, 'The name is like none that is known.');
}

/** A name in which the known name of a measure stands. */
function named(column: string): HeaderMatch | undefined {
  if (column.length > longest) return undefined;
  const candidate = candidateOf(column);
  const measure = candidate === undefined ? undefined : measureById.get(candidate.measure);
  if (candidate === undefined || measure === undefined) return undefined;
  const plain = plainName(column);
  const [known = ''] = measure.synonyms
    .filter((synonym) => ` ${plain} `.includes(` ${synonym} `))
    .toSorted((one, other) => other.length - one.length);
  const more = ` ${plain} `
    .replace(` ${known} `, ' ')
    .split(' ')
    .filter((word) => word !== '' && !beside.has(word) && !/^\d{1,3}[dwmy]?$/.test(word)).length;
  const holds = `The name holds a known name of ${measure.short}`;
  const why = more === 0 ? `${holds}.` : `${holds}, and other words: check that it is the score.`;
  const confidence = more > 1 ? 0.65 : more === 1 ? 0.8 : plain === known ? 1 : 0.95;
  return { ...candidate, kind: 'measure', confidence, why };
}

/** The known name that a column's name is most like, if it is like one at all. */
function like(column: string): HeaderMatch | undefined {
  const plain = plainName(column.slice(0, longest));
  const words = wordsOf(column).filter((word) => !hasName.test(plain) || !/^names?$/.test(word));
  const spoken = hasName.test(plain) ? plain.replace(/\bnames?\b/g, ' ') : plain;
  if (identifying.test(spoken) || identifying.test(words.join(' ')))
    return none(column, 'The name speaks of who a person is: it is not suggested for anything.');
  const dated = isDated(column.slice(0, longest));
  const stage = dated ? undefined : stageOf(plain);
  const bare = stage === undefined ? words : words.filter((word) => !beside.has(word));
  const [first, second] = [
    closest(words, ({ role }) => role !== undefined),
    dated ? undefined : closest(bare, ({ measure }) => measure !== undefined),
  ]
    .filter((one) => one !== undefined)
    .toSorted((one, other) => other.share - one.share);
  if (first === undefined) return undefined;
  const rival = Math.max(first.next, second?.share ?? 0) > first.share - 0.05;
  const confidence = rounded(mostSimilar * first.share * (rival ? rivalled : 1));
  const also = rival ? ', but another known name is about as near' : '';
  const why = `The name is like "${first.target.synonym}"${also}.`;
  const { role, measure } = first.target;
  if (role !== undefined) return { column, kind: 'role', role, confidence, why };
  if (measure === undefined) return undefined;
  const when = stage === undefined ? {} : { stage: stage.kind, order: stage.order };
  return { column, kind: 'measure', measure, ...when, confidence, why };
}

function none(column: string, why: string): HeaderMatch {
  return { column, kind: 'none', confidence: 0, why };
}

function rounded(share: number): number {
  return Math.round(share * 100) / 100;
}
