import { isCalendarMonth } from './calendar';
import { bothRules, type CompareChoice, doseBands, isDoseBand } from './comparechoice';
import type { NamedCohort } from './namedcohort';
import { isUnitCostId, type PriceChoice, priceFault } from './price';
import { everyone, isDay, type Scope } from './scope';
import { usualWindows, type WindowRule } from './windows';
import { dimensionById, type DimensionId } from '../vocabulary/dimensions';
import { unitCosts } from '../vocabulary/unitcosts';

/**
 * A scope from its JSON, whatever is left out as usual. Throws `scope: …` naming the key for anything unknown.
 */
export function parseScope(json: unknown): Scope {
  const given = object(json, 'the file');
  known(
    given,
    ['from', 'to', 'episodes', 'filters', 'by', 'rule', 'windows', 'began', 'price', 'compare', 'control'],
    'the file',
  );
  const [from, to] = (['from', 'to'] as const).map((key) =>
    given.has(key) ? isoDay(given.get(key), key) : undefined,
  );
  if (from !== undefined && to !== undefined && from > to) throw new Error('scope: from is later than to');
  const rule = { ...everyone.rule };
  if (given.has('rule')) {
    const asked = object(given.get('rule'), 'rule');
    known(asked, ['before', 'after', 'gap'], 'rule');
    for (const key of ['before', 'after', 'gap'] as const) {
      if (!asked.has(key)) continue;
      const value = asked.get(key);
      if (!Number.isSafeInteger(value) || Number(value) < 0)
        throw new Error(`scope: rule.${key} is not a whole number of days`);
      rule[key] = Number(value);
    }
  }
  const episodes = given.get('episodes') ?? 'first';
  if (episodes !== 'first' && episodes !== 'all') throw new Error('scope: episodes is "first" or "all"');
  const filters = given.get('filters') ?? [];
  if (!Array.isArray(filters)) throw new Error('scope: filters is not a list');
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    episodes,
    filters: filters.map((one, at) => filter(one, `filters[${String(at)}]`)),
    ...(given.has('by') ? { by: dimension(given.get('by'), 'by') } : {}),
    rule,
    ...(given.has('windows') ? { windows: windows(given.get('windows')) } : {}),
    ...(given.has('began') ? { began: calendarMonth(given.get('began')) } : {}),
    ...(given.has('price') ? { price: price(given.get('price')) } : {}),
    ...(given.has('compare') ? { compare: compare(given.get('compare')) } : {}),
    ...(given.has('control') ? { control: measure(given.get('control')) } : {}),
  };
}

function windows(json: unknown): WindowRule {
  const given = object(json, 'windows');
  known(given, ['months', 'runUp'], 'windows');
  const months = given.get('months') ?? usualWindows.months;
  if (months !== 3 && months !== 6 && months !== 12) throw new Error('scope: windows.months is 3, 6 or 12');
  const runUp = given.get('runUp') ?? usualWindows.runUp;
  if (runUp !== 'left out' && runUp !== 'counted')
    throw new Error('scope: windows.runUp is "left out" or "counted"');
  return { months, runUp };
}

function compare(json: unknown): CompareChoice {
  const given = object(json, 'compare');
  if (given.get('kind') === 'arms') {
    known(given, ['kind'], 'compare');
    return { kind: 'arms' };
  }
  if (given.get('kind') === 'date') {
    known(given, ['kind', 'day'], 'compare');
    return { kind: 'date', day: isoDay(given.get('day'), 'compare.day') };
  }
  if (given.get('kind') === 'dose') {
    known(given, ['kind', 'asked', 'against'], 'compare');
    const [asked, against] = [given.get('asked'), given.get('against')];
    if (!isDoseBand(asked) || !isDoseBand(against) || asked === against)
      throw new Error(
        `scope: compare.asked and compare.against are two of ${doseBands.map(({ id }) => `"${id}"`).join(', ')}`,
      );
    return { kind: 'dose', asked, against };
  }
  if (given.get('kind') === 'cohorts') return cohorts(given);
  if (given.get('kind') !== 'levels')
    throw new Error('scope: compare.kind is "levels", "arms", "date", "dose" or "cohorts"');
  known(given, ['kind', 'dimension', 'asked', 'against'], 'compare');
  const levels = (key: 'asked' | 'against'): readonly string[] => {
    const value: unknown = given.get(key);
    if (!Array.isArray(value) || value.length === 0 || !value.every((level) => typeof level === 'string'))
      throw new Error(`scope: compare.${key} is not a list of at least one text`);
    return [...new Set(value)];
  };
  const asked = levels('asked');
  const against = (given.get('against') ?? null) === null ? null : levels('against');
  const twice = against?.find((level) => asked.includes(level));
  if (twice !== undefined)
    throw new Error(`scope: compare.against has "${twice}", which is also under compare.asked`);
  return {
    kind: 'levels',
    dimension: dimension(given.get('dimension'), 'compare.dimension'),
    asked,
    against,
  };
}

function cohorts(given: ReadonlyMap<string, unknown>): CompareChoice {
  known(given, ['kind', 'asked', 'against', 'both'], 'compare');
  const asked = cohort(given.get('asked'), 'compare.asked');
  const other = given.get('against') ?? null;
  const against = other === null ? null : cohort(other, 'compare.against');
  if (asked.name === against?.name) throw new Error('scope: both cohorts of compare have the same name');
  const both = given.get('both') ?? 'left out';
  const rule = bothRules.find((one) => one === both);
  if (rule === undefined) throw new Error(`scope: compare.both is one of ${bothRules.join(', ')}`);
  return { kind: 'cohorts', asked, against, both: rule };
}

function cohort(json: unknown, where: string): NamedCohort {
  const given = object(json, where);
  known(given, ['name', 'from', 'to', 'filters'], where);
  const name = given.get('name');
  if (typeof name !== 'string' || name === '') throw new Error(`scope: ${where}.name is not a text`);
  const filters = given.get('filters') ?? [];
  if (!Array.isArray(filters)) throw new Error(`scope: ${where}.filters is not a list`);
  return {
    name,
    ...(given.has('from') ? { from: isoDay(given.get('from'), `${where}.from`) } : {}),
    ...(given.has('to') ? { to: isoDay(given.get('to'), `${where}.to`) } : {}),
    filters: filters.map((one, at) => filter(one, `${where}.filters[${String(at)}]`)),
  };
}

function price(json: unknown): PriceChoice {
  const given = object(json, 'price');
  if (given.get('kind') === 'listed') {
    known(given, ['kind', 'id'], 'price');
    const id = given.get('id');
    if (!isUnitCostId(id))
      throw new Error(`scope: price.id is not one of ${unitCosts.map((one) => one.id).join(', ')}`);
    return { kind: 'listed', id };
  }
  if (given.get('kind') !== 'own') throw new Error('scope: price.kind is "listed" or "own"');
  known(given, ['kind', 'service', 'price', 'year', 'source'], 'price');
  const text = (key: string): string => {
    const value = given.get(key);
    if (typeof value !== 'string') throw new Error(`scope: price.${key} is not a text`);
    return value;
  };
  const amount = given.get('price');
  if (typeof amount !== 'number') throw new Error('scope: price.price is not a number');
  const own = { service: text('service'), price: amount, year: text('year'), source: text('source') };
  const fault = priceFault(own);
  if (fault !== undefined) throw new Error(`scope: price: ${fault}`);
  return { kind: 'own', ...own };
}

function filter(json: unknown, where: string): Scope['filters'][number] {
  const given = object(json, where);
  known(given, ['dimension', 'levels'], where);
  const levels: unknown = given.get('levels');
  if (!Array.isArray(levels) || !levels.every((level) => typeof level === 'string')) {
    throw new Error(`scope: ${where}.levels is not a list of texts`);
  }
  return { dimension: dimension(given.get('dimension'), `${where}.dimension`), levels };
}

function object(json: unknown, where: string): ReadonlyMap<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Error(`scope: ${where} is not an object`);
  return new Map(Object.entries(json));
}

function known(given: ReadonlyMap<string, unknown>, keys: readonly string[], where: string): void {
  const odd = [...given.keys()].find((key) => !keys.includes(key));
  if (odd !== undefined) throw new Error(`scope: ${where} has no key "${odd}"; it takes ${keys.join(', ')}`);
}

function calendarMonth(value: unknown): string {
  if (typeof value !== 'string' || !isCalendarMonth(value))
    throw new Error('scope: began is not a month like 2023-04');
  return value;
}

function measure(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new Error('scope: control is not the id of a measure');
  return value;
}

function isoDay(value: unknown, where: string): string {
  if (typeof value !== 'string' || !isDay(value))
    throw new Error(`scope: ${where} is not a day like 2024-04-01`);
  return value;
}

function dimension(value: unknown, where: string): DimensionId {
  const found = [...dimensionById.values()].find(({ id }) => id === value);
  if (found === undefined)
    throw new Error(`scope: ${where} is not one of ${[...dimensionById.keys()].join(', ')}`);
  return found.id;
}
