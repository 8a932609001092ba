import { formatPrice, isPriceKey, parsePrice, type PriceKey } from './pricekeys';
import { compareEntries, compareOf, isCompareKey, type CompareKey } from './comparekeys';
import { formatCohort, parseCohort } from './cohortkeys';
import { isCalendarMonth } from '../evidence/calendar';
import { type CompareChoice, levelsNamed } from '../evidence/comparechoice';
import { lacking } from '../evidence/comparechoicewords';
import type { Dataset } from '../evidence/evidence';
import type { PriceChoice } from '../evidence/price';
import type { NamedCohort } from '../evidence/namedcohort';
import { type PairRule, type Scope, usualRule, isDay } from '../evidence/scope';
import { isWindowMonths, usualWindows, type WindowRule } from '../evidence/windows';
import { dimensionById, dimensions, type DimensionId } from '../vocabulary/dimensions';
import { defaultProfile, isProfileId, type ProfileId } from '../vocabulary/profiles';

export const pageIds = [
  'start',
  'import',
  'quality',
  'flow',
  'outcomes',
  'visits',
  'compare',
  'methods',
] as const;
export type PageId = (typeof pageIds)[number];

export const pageNames: Readonly<Record<PageId, string>> = {
  start: 'Start',
  import: 'Import',
  quality: 'Quality',
  flow: 'Flow',
  outcomes: 'Outcomes',
  visits: 'Visits',
  compare: 'Compare',
  methods: 'Methods',
};

/** What the reader asked to see: the whole of it stands in the address after the `#`, and never any data. */
export interface View {
  readonly page: PageId;
  /** Which measure is open; absent: the page chooses. */
  readonly measure?: string;
  /** Which kind of service use is open, as in its id; absent: the page chooses. */
  readonly service?: string;
  /** Which part of Methods is asked for. */
  readonly about?: string;
  /** Which dimension splits the results; absent: the split the data came with. */
  readonly by?: DimensionId | 'none';
  readonly from?: string;
  readonly to?: string;
  readonly episodes: Scope['episodes'];
  readonly filters: Scope['filters'];
  readonly rule: PairRule;
  /** Where service use is counted before and after. */
  readonly windows: WindowRule;
  /** The first calendar month in which the service can have changed anything; absent: not named. */
  readonly began?: string;
  /** What one visit is taken to cost; absent: nothing is priced. */
  readonly price?: PriceChoice;
  /** Which two cohorts are held against each other; absent: none. */
  readonly compare?: CompareChoice;
  /** Which measure the service could not have changed, on which comparisons are checked; absent: none. */
  readonly control?: string;
  /** Cohorts that the reader gave a name. */
  readonly cohorts: readonly NamedCohort[];
  /** What downloads hide. */
  readonly profile: ProfileId;
}

export interface ParsedView {
  readonly view: View;
  /** What in the address was not understood, in words, one sentence each. */
  readonly notices: readonly string[];
}

export const startView: View = {
  page: 'start',
  episodes: 'first',
  filters: [],
  rule: usualRule,
  windows: usualWindows,
  cohorts: [],
  profile: defaultProfile,
};

/** The longest the three numbers of the first-and-last rule may be, in days. */
export const ruleLimits: Readonly<Record<keyof PairRule, readonly [number, number]>> = {
  before: [0, 730],
  after: [0, 730],
  gap: [1, 1095],
};

/** As many cohorts as this can have a name at a time. */
export const mostCohorts = 12;

const ruleKeys = ['before', 'after', 'gap'] as const;

function isDimension(text: string): text is DimensionId {
  return dimensionById.has(text as DimensionId);
}

function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
}

/** The address after `#` for a view. What is as usual is not written. */
export function formatView(view: View): string {
  const keys = new URLSearchParams();
  if (view.measure !== undefined) keys.append('measure', view.measure);
  if (view.service !== undefined) keys.append('service', view.service);
  if (view.about !== undefined) keys.append('about', view.about);
  if (view.by !== undefined) keys.append('by', view.by);
  if (view.from !== undefined) keys.append('from', view.from);
  if (view.to !== undefined) keys.append('to', view.to);
  if (view.episodes !== 'first') keys.append('episodes', view.episodes);
  for (const { dimension, levels } of view.filters) for (const level of levels) keys.append(dimension, level);
  for (const key of ruleKeys) if (view.rule[key] !== usualRule[key]) keys.append(key, String(view.rule[key]));
  const { months, runUp } = view.windows;
  if (months !== usualWindows.months) keys.append('window', String(months));
  if (runUp !== usualWindows.runUp) keys.append('run-up', runUp);
  if (view.began !== undefined) keys.append('began', view.began);
  if (view.price !== undefined) for (const [key, value] of formatPrice(view.price)) keys.append(key, value);
  if (view.compare !== undefined)
    for (const [key, value] of compareEntries(view.compare)) keys.append(key, value);
  if (view.control !== undefined) keys.append('control', view.control);
  for (const cohort of view.cohorts) keys.append('cohort', formatCohort(cohort));
  if (view.profile !== defaultProfile) keys.append('profile', view.profile);
  const text = keys.toString();
  return `#/${view.page}${text === '' ? '' : `?${text}`}`;
}

/** The view that an address asks for. Whatever is not understood is left out and said. */
export function parseView(fragment: string): ParsedView {
  const notices: string[] = [];
  const [path = '', query = ''] = split(fragment.replace(/^#\/?/, ''));
  const page = pageIds.find((id) => id === path);
  if (page === undefined && path !== '') notices.push(`There is no page called ${quoted(path)}.`);
  const keys = new URLSearchParams(query);
  const levels = new Map<DimensionId, Set<string>>();
  const found: { -readonly [Key in keyof View]?: View[Key] } = {};
  const rule = { ...usualRule };
  const prices = new Map<PriceKey, string>();
  const compared: [CompareKey, string][] = [];
  const cohorts: NamedCohort[] = [];
  const windows: { -readonly [Key in keyof WindowRule]: WindowRule[Key] } = { ...usualWindows };
  const drop = (key: string, value: string): void => {
    notices.push(`${quoted(value)} is not something that ${quoted(key)} can be, so it was left out.`);
  };
  for (const [key, value] of keys) {
    if (isDimension(key)) {
      if (value === '') drop(key, value);
      else levels.set(key, (levels.get(key) ?? new Set()).add(value));
      continue;
    }
    if (isPriceKey(key)) {
      prices.set(key, value);
      continue;
    }
    if (isCompareKey(key)) {
      compared.push([key, value]);
      continue;
    }
    switch (key) {
      case 'measure':
      case 'service':
      case 'control':
        if (value === '') drop(key, value);
        else found[key] = value;
        break;
      case 'about':
        if (/^[a-z-]{1,40}$/.test(value)) found.about = value;
        else drop(key, value);
        break;
      case 'by':
        if (value === 'none' || isDimension(value)) found.by = value;
        else drop(key, value);
        break;
      case 'from':
      case 'to':
        if (isDay(value)) found[key] = value;
        else drop(key, value);
        break;
      case 'episodes':
        if (value === 'all' || value === 'first') found.episodes = value;
        else drop(key, value);
        break;
      case 'before':
      case 'after':
      case 'gap': {
        const [least, most] = ruleLimits[key];
        if (/^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most)
          rule[key] = Number(value);
        else drop(key, value);
        break;
      }
      case 'window': {
        const months = Number(value);
        if (isWindowMonths(months) && value === String(months)) windows.months = months;
        else drop(key, value);
        break;
      }
      case 'run-up':
        if (value === 'counted' || value === 'left out') windows.runUp = value;
        else drop(key, value);
        break;
      case 'began':
        if (isCalendarMonth(value)) found.began = value;
        else drop(key, value);
        break;
      case 'cohort': {
        const cohort = parseCohort(value);
        if (
          cohort === undefined ||
          cohorts.some(({ name }) => name === cohort.name) ||
          cohorts.length >= mostCohorts
        )
          drop(key, value);
        else cohorts.push(cohort);
        break;
      }
      case 'profile':
        if (isProfileId(value)) found.profile = value;
        else drop(key, value);
        break;
      default:
        notices.push(`The address says ${quoted(key)}, which means nothing here, so it was left out.`);
    }
  }
  if (found.from !== undefined && found.to !== undefined && found.to < found.from) {
    drop('to', found.to);
    delete found.to;
  }
  const { price, odd } = parsePrice(prices);
  if (price !== undefined) found.price = price;
  if (odd !== undefined) drop(odd, prices.get(odd) ?? '');
  const { compare, left } = compareOf(compared);
  if (compare !== undefined) found.compare = compare;
  for (const [key, value] of left) drop(key, value);
  const filters = [...levels].map(([dimension, chosen]) => ({ dimension, levels: [...chosen] }));
  return {
    view: { ...startView, ...found, page: page ?? 'start', filters, rule, windows, cohorts },
    notices,
  };
}

function split(text: string): readonly [string, string] {
  const mark = text.indexOf('?');
  return mark < 0 ? [text, ''] : [text.slice(0, mark), text.slice(mark + 1)];
}

/** Who a view looks at. `usual` has the dates and the split to use where the view names none. */
export function scopeOf(view: View, usual: Pick<Scope, 'from' | 'to' | 'by'> = {}): Scope {
  const by = view.by === 'none' ? undefined : (view.by ?? usual.by);
  const from = view.from ?? usual.from;
  const to = view.to ?? usual.to;
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    episodes: view.episodes,
    filters: view.filters,
    ...(by === undefined ? {} : { by }),
    rule: view.rule,
    ...(sameWindows(view.windows, usualWindows) ? {} : { windows: view.windows }),
    ...(view.began === undefined ? {} : { began: view.began }),
    ...(view.price === undefined ? {} : { price: view.price }),
    ...(view.compare === undefined ? {} : { compare: view.compare }),
    ...(view.control === undefined ? {} : { control: view.control }),
  };
}

function sameWindows(one: WindowRule, other: WindowRule): boolean {
  return one.months === other.months && one.runUp === other.runUp;
}

/** One text per scope, whatever the order of its filters and levels. */
export function scopeKey(scope: Scope): string {
  const chosen = dimensions.flatMap(({ id }) => {
    const levels = scope.filters.filter((one) => one.dimension === id).flatMap((one) => one.levels);
    return levels.length === 0 ? [] : [[id, levels.toSorted()] as const];
  });
  const { before, after, gap } = scope.rule;
  const { months, runUp } = scope.windows ?? usualWindows;
  const { from, to, episodes, by, began, price, compare, control } = scope;
  const cost = price === undefined ? [] : formatPrice(price);
  const held =
    compare === undefined
      ? []
      : compareEntries(compare)
          .map((one) => one.join('='))
          .toSorted();
  return JSON.stringify([
    from,
    to,
    episodes,
    by,
    chosen,
    before,
    after,
    gap,
    months,
    runUp,
    began,
    cost,
    held,
    control,
  ]);
}

/** The same page looking at another scope; a scope that says nothing of windows, of a beginning, of a price or of cohorts to compare leaves them as they were. */
export function withScope(view: View, scope: Scope): View {
  const { page, measure, service, about, profile, windows, began, price, compare, control, cohorts } = view;
  const { by, ...rest } = scope;
  return {
    page,
    profile,
    windows,
    cohorts,
    ...(measure === undefined ? {} : { measure }),
    ...(service === undefined ? {} : { service }),
    ...(about === undefined ? {} : { about }),
    ...(began === undefined ? {} : { began }),
    ...(price === undefined ? {} : { price }),
    ...(compare === undefined ? {} : { compare }),
    ...(control === undefined ? {} : { control }),
    by: by ?? 'none',
    ...rest,
  };
}

/** The view without what these data do not have, and a sentence for each thing left out; `measures` are their ids, where they are known. */
export function fitView(
  view: View,
  recorded: readonly {
    readonly id: DimensionId;
    readonly name: string;
    readonly levels: readonly string[];
  }[],
  measures?: readonly string[],
  beside?: Dataset['beside'],
): ParsedView {
  const notices: string[] = [];
  const filters = view.filters.flatMap(({ dimension, levels }) => {
    const known = recorded.find((one) => one.id === dimension);
    const kept = levels.filter((level) => known?.levels.includes(level) === true);
    for (const level of levels.filter((one) => !kept.includes(one))) {
      notices.push(`These data have no ${quoted(level)} under ${quoted(dimension)}, so it was left out.`);
    }
    return kept.length === 0 ? [] : [{ dimension, levels: kept }];
  });
  const { by, compare, control, ...rest } = view;
  const held = fitCompare(compare, recorded, notices, beside);
  const cohorts = view.cohorts.filter((cohort) => {
    const odd = cohort.filters
      .flatMap(({ dimension, levels }) => levels.map((level) => ({ dimension, level })))
      .find(
        ({ dimension, level }) =>
          recorded.find(({ id }) => id === dimension)?.levels.includes(level) !== true,
      );
    if (odd !== undefined)
      notices.push(
        `These data have no ${quoted(odd.level)} under ${quoted(odd.dimension)}, so the cohort ${quoted(cohort.name)} was left out.`,
      );
    return odd === undefined;
  });
  const fitted: View = {
    ...rest,
    filters,
    cohorts,
    ...(held === undefined ? {} : { compare: held }),
    ...fitControl(control, measures, notices),
  };
  if (by !== undefined && by !== 'none' && !recorded.some((one) => one.id === by)) {
    notices.push(`These data do not record ${quoted(by)}, so the results are not split by it.`);
    return { view: fitted, notices };
  }
  return { view: notices.length === 0 ? view : { ...fitted, ...(by === undefined ? {} : { by }) }, notices };
}

/** The measure to check comparisons on, where these data have it. */
function fitControl(
  control: string | undefined,
  measures: readonly string[] | undefined,
  notices: string[],
): Pick<View, 'control'> {
  if (control === undefined) return {};
  if (measures === undefined || measures.includes(control)) return { control };
  notices.push(`These data have no measure ${quoted(control)}, so comparisons are not checked on it.`);
  return {};
}

/** The cohorts to compare as far as these data have them; without one of the two there is no comparison. */
function fitCompare(
  compare: CompareChoice | undefined,
  recorded: Parameters<typeof fitView>[1],
  notices: string[],
  beside: Dataset['beside'],
): CompareChoice | undefined {
  if (compare === undefined) return compare;
  const lack = lacking(compare, beside);
  if (lack !== undefined) {
    notices.push(`${lack} So nothing is compared.`);
    return undefined;
  }
  if (compare.kind === 'cohorts') {
    const odd = levelsNamed(compare).flatMap(({ dimension, levels }) =>
      levels.filter((level) => recorded.find(({ id }) => id === dimension)?.levels.includes(level) !== true),
    );
    for (const level of odd)
      notices.push(`These data have no ${quoted(level)}, so the cohorts are not compared.`);
    return odd.length === 0 ? compare : undefined;
  }
  if (compare.kind !== 'levels') return compare;
  const levels = recorded.find(({ id }) => id === compare.dimension)?.levels;
  if (levels === undefined) {
    notices.push(`These data do not record ${quoted(compare.dimension)}, so nothing is compared by it.`);
    return undefined;
  }
  const there = (all: readonly string[]): readonly string[] => {
    for (const level of all.filter((one) => !levels.includes(one)))
      notices.push(
        `These data have no ${quoted(level)} under ${quoted(compare.dimension)}, so it is not compared.`,
      );
    return all.filter((level) => levels.includes(level));
  };
  const asked = there(compare.asked);
  const against = compare.against === null ? null : there(compare.against);
  return asked.length === 0 || against?.length === 0 ? undefined : { ...compare, asked, against };
}
