import { type BaseIssue, safeParse } from 'valibot';
import { type Evidence, questions } from './evidence';
import { evidenceSchema, format, version } from './packschema';
import type { Released } from './release';
import { profiles } from '../vocabulary/profiles';

/** Longer than any pack: the largest made of ten thousand sites and fifty measures is under a third of it. */
export const longestPack = 32_000_000;

/**
 * Released evidence as the text of a pack: the same evidence gives the same bytes, whatever order it was built in. Throws `pack: …`
 * for exact figures of real people, for a cohort under the profile's minimum, and for anything that `read` would refuse.
 */
export function write(released: Released): string {
  const { profile, people } = checked(released);
  const { minimumCohort } = profiles[profile];
  if (typeof people !== 'number' || people < minimumCohort)
    throw new Error(`pack: no pack is made of fewer than ${String(minimumCohort)} people`);
  return `${JSON.stringify(inOrder(released), null, 1)}\n`;
}

/**
 * The evidence in a pack. Throws `pack: …` naming the place for anything that is not exactly a pack of this version: an unknown key or
 * code, a missing or wrong value, a list or text too long.
 */
export function read(text: string): Released {
  if (text.length > longestPack) throw new Error('pack: too large to be a pack');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Error('pack: not a pack, because it is not JSON', { cause });
  }
  return checked(json) as Evidence & Released;
}

function checked(json: unknown): Evidence {
  const about = headOf(json);
  if (about.format !== format) throw new Error('pack: not a pack of evidence');
  if (about.version !== version) throw new Error('pack: made by another version of Plainsight');
  const parsed = safeParse(evidenceSchema, json, { abortEarly: true });
  if (!parsed.success) throw new Error(`pack: ${complaint(parsed.issues[0])}`);
  const { profile, dataset, answered, scope } = parsed.output;
  const asked = questions.filter((one) => one !== 'compare' || scope.compare !== undefined);
  if (!asked.every((one) => answered.includes(one)))
    throw new Error('pack: answered lacks a question; a pack holds them all');
  if (!profiles[profile].shareable && !dataset.madeUp)
    throw new Error(`pack: the profile "${profile}" holds exact figures of people and is not for sharing`);
  return parsed.output;
}

function headOf(json: unknown): { readonly format?: unknown; readonly version?: unknown } {
  return typeof json === 'object' && json !== null ? json : {};
}

/** Where and what: "outcomes[2].overall.change.mean is not a number". Never the value itself. */
function complaint(issue: BaseIssue<unknown>): string {
  const where = (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
    .replaceAll(/[^ -~]/g, '?');
  return `${where.slice(0, 200)} ${trouble(issue)}`;
}

function trouble(issue: BaseIssue<unknown>): string {
  switch (issue.type) {
    case 'strict_object':
      if (issue.expected === 'never') return 'is not known here';
      return issue.expected === 'Object' ? 'is not an object' : 'is missing';
    case 'number':
    case 'finite':
      return 'is not a number';
    case 'integer':
      return 'is not a whole number';
    case 'min_value':
    case 'max_value':
      return 'is out of range';
    case 'string':
      return 'is not text';
    case 'array':
    case 'strict_tuple':
      return issue.expected === 'never' ? 'is one too many' : 'is not a list';
    case 'boolean':
      return 'is not true or false';
    case 'max_length':
      return 'is too long';
    case 'iso_date':
      return 'is not a date';
    case 'picklist':
      return 'is not a known code';
    default:
      return 'is not what a pack holds';
  }
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  );
}
