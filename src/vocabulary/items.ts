import { answerScales, type AnswerScale } from './answers';
import type { CustomMeasure } from './mapping';
import type { Fact } from './measure';
import { djgLicence, free, ogl, unverified, verified, warwick } from './measure-parts';
import { sources } from './sources';

/** How a file may number the answers of an instrument: from which lowest number, and whether the order is turned round. */
export interface Coding {
  readonly id: 'published' | 'from 0' | 'from 1' | 'turned' | 'turned from 0' | 'turned from 1' | 'scored';
  readonly says: string;
}

/** What is done about items left out: `most` of them may be, and how the total is made then. */
export interface Missing extends Fact {
  readonly most: number;
  readonly rule:
    'none may be missing' | 'mean of the rest' | 'mean of the rest, rounded' | 'counts as nothing';
}

/** An instrument whose total may be made from its items. Items are numbered from 1; their wording is never held. */
export interface Instrument extends AnswerScale, Fact {
  readonly id: string;
  readonly name: string;
  /** The measure whose score the items make. */
  readonly measure: string;
  /** The measure itself, where the vocabulary has none of that id. */
  readonly custom?: CustomMeasure;
  /** How column names begin, as `plainName` leaves them; a space may be left out. */
  readonly names: readonly string[];
  readonly items: number;
  /** The items that the score is made of. */
  readonly uses: readonly number[];
  /** Items whose number is turned round before adding. */
  readonly reversed: readonly number[];
  /** Items whose form prints the numbers turned round, so that only their words are turned. */
  readonly wordsTurned: readonly number[];
  /** An item counts one from this answer on, else nothing; `null`: its number is added. */
  readonly countsFrom: number | null;
  readonly times: number;
  /** Whether the total is then turned into its metric score. */
  readonly metric: boolean;
  readonly missing: Missing;
  /** The codings found in files, the published one first. */
  readonly codings: readonly Coding[];
  /** What must be asked before a score is made, because nothing in the file tells. */
  readonly asks: string | null;
  readonly licence: string;
}

const published: Coding = { id: 'published', says: 'as on the published form' };
const fromZero: Coding = { id: 'from 0', says: 'the lowest answer is 0' };
const fromOne: Coding = { id: 'from 1', says: 'the lowest answer is 1' };

const plainSum = {
  reversed: [],
  wordsTurned: [],
  countsFrom: null,
  times: 1,
  metric: false,
  missing: { most: 0, rule: 'none may be missing', ...unverified },
  asks: null,
  licence: free,
  ...unverified,
} as const satisfies Partial<Instrument>;

function upTo(items: number): readonly number[] {
  return Array.from({ length: items }, (_, at) => at + 1);
}

type Parts = Pick<Instrument, 'id' | 'name' | 'names' | 'items' | 'range' | 'words'> &
  Partial<Omit<Instrument, 'codings'>>;

function instrument(parts: Parts): Instrument {
  const other = parts.range[0] === 0 ? fromOne : fromZero;
  return {
    ...plainSum,
    measure: parts.id,
    uses: upTo(parts.items),
    codings: parts.items === 1 ? [published] : [published, other],
    ...parts,
  };
}

function own(id: string, name: string, range: readonly [number, number], better: 'higher' | 'lower') {
  return { id, name, range, better } as const satisfies CustomMeasure;
}

const prorated = { most: 2, rule: 'mean of the rest, rounded', ...unverified } as const;

const agreementCodings: readonly Coding[] = [
  { id: 'published', says: 'no is 1, more or less is 2, yes is 3' },
  { id: 'turned', says: 'yes is 1, more or less is 2, no is 3' },
  { id: 'from 0', says: 'no is 0, more or less is 1, yes is 2' },
  { id: 'turned from 0', says: 'yes is 0, more or less is 1, no is 2' },
  { id: 'scored', says: 'already scored: 1 is lonely, 0 is not' },
];

const onceMissing = { most: 1, rule: 'counts as nothing' } as const;

/** The loneliness scale: the social items are turned round, and an item counts from "more or less" on. */
function gierveld(
  id: string,
  measure: string,
  of: {
    readonly name: string;
    readonly names?: readonly string[];
    readonly items: 6 | 11;
    readonly social: readonly number[];
    readonly uses?: readonly number[];
    readonly asks: string;
    readonly fact: Fact;
    readonly custom?: CustomMeasure;
  },
): Instrument {
  const { fact, social, uses, names = [], ...rest } = of;
  const part = uses !== undefined;
  return {
    ...plainSum,
    ...rest,
    ...fact,
    id,
    measure,
    names,
    uses: uses ?? upTo(of.items),
    range: [1, 3],
    words: answerScales.agreement,
    reversed: social,
    countsFrom: 2,
    missing: part ? { most: 0, rule: 'none may be missing', ...fact } : { ...onceMissing, ...fact },
    codings: agreementCodings,
    licence: djgLicence,
  };
}

const djg6Asks =
  'The six items stand in two orders and yes is numbered 3 or 1: say which order and which numbers the file has.';

/** Both orders in which the six items are printed. */
function gierveldSix(grouped: boolean): readonly Instrument[] {
  const emotional = grouped ? [1, 2, 3] : [1, 4, 6];
  const social = grouped ? [4, 5, 6] : [2, 3, 5];
  const after = grouped ? '-grouped' : '';
  const order = grouped ? 'emotional items first' : "the manual's order";
  const six = {
    name: `Loneliness (De Jong Gierveld, six items, ${order})`,
    items: 6,
    social,
    asks: djg6Asks,
  } as const;
  const fact = grouped ? unverified : verified(sources.djgManual);
  return [
    gierveld(`djg-6${after}`, 'djg-6', {
      ...six,
      ...(grouped
        ? {}
        : { names: ['djg 6', 'djg', 'djgls 6', 'djgls', 'de jong gierveld 6', 'de jong gierveld'] }),
      fact,
    }),
    gierveld(`djg-6-emotional${after}`, 'djg-6-emotional', { ...six, uses: emotional, fact }),
    gierveld(`djg-6-social${after}`, 'djg-6-social', { ...six, uses: social, fact }),
  ];
}

function single(id: string, name: string, range: readonly [number, number], words: AnswerScale['words']) {
  return instrument({ id, name, names: [], items: 1, range, words, licence: ogl });
}

/** Every instrument that may be scored from its items. Those of which totals alone may be read are left out on purpose. */
export const instruments: readonly Instrument[] = [
  single('ons-life-satisfaction', 'Life satisfaction (ONS4)', [0, 10], answerScales.ends),
  single('ons-worthwhile', 'Feeling life is worthwhile (ONS4)', [0, 10], answerScales.ends),
  single('ons-happiness', 'Happiness (ONS4)', [0, 10], answerScales.ends),
  single('ons-anxiety', 'Anxiety (ONS4)', [0, 10], answerScales.ends),
  single('ons-loneliness', 'How often lonely (ONS direct question)', [1, 5], answerScales.lonely),
  instrument({
    id: 'swemwbs',
    name: 'SWEMWBS, seven items',
    names: ['swemwbs 7', 'swemwbs', 'swemwebs', 'short wemwbs', 'wemwbs short'],
    items: 7,
    range: [1, 5],
    words: answerScales.wellbeing,
    metric: true,
    licence: warwick,
  }),
  instrument({
    id: 'wemwbs',
    name: 'WEMWBS, fourteen items',
    names: ['wemwbs 14', 'wemwbs', 'wemwebs'],
    items: 14,
    range: [1, 5],
    words: answerScales.wellbeing,
    licence: warwick,
  }),
  instrument({
    id: 'swemwbs-within-wemwbs',
    name: 'SWEMWBS from the fourteen items of WEMWBS',
    measure: 'swemwbs',
    names: [],
    items: 14,
    uses: [1, 2, 3, 6, 7, 9, 11],
    range: [1, 5],
    words: answerScales.wellbeing,
    metric: true,
    licence: warwick,
  }),
  instrument({
    id: 'ucla-3',
    name: 'UCLA loneliness, three items',
    names: ['ucla 3', 'ucla', 'ucla loneliness', 'ucla 3 item', 'uclals 3', 'uls 3'],
    items: 3,
    range: [1, 3],
    words: answerScales.seldom,
  }),
  ...gierveldSix(false),
  ...gierveldSix(true),
  gierveld('djg-11', 'djg-11', {
    name: 'Loneliness (De Jong Gierveld, eleven items)',
    names: ['djg 11', 'djgls 11', 'de jong gierveld 11'],
    items: 11,
    social: [1, 4, 7, 8, 11],
    asks: 'Yes is numbered 3 or 1: say which numbers the file has.',
    fact: unverified,
    custom: own('djg-11', 'Loneliness (De Jong Gierveld, eleven items)', [0, 11], 'lower'),
  }),
  instrument({
    id: 'phq-9',
    name: 'PHQ-9',
    names: ['phq 9', 'phq'],
    items: 9,
    range: [0, 3],
    words: answerScales.days,
    missing: prorated,
  }),
  instrument({
    id: 'gad-7',
    name: 'GAD-7',
    names: ['gad 7', 'gad'],
    items: 7,
    range: [0, 3],
    words: answerScales.days,
    missing: prorated,
  }),
  instrument({
    id: 'core-10',
    name: 'CORE-10',
    names: ['core 10', 'core'],
    items: 10,
    range: [0, 4],
    words: answerScales.distress,
    wordsTurned: [2, 3],
    missing: {
      most: 1,
      rule: 'mean of the rest',
      ...verified('CORE System Trust, What is in a name: scoring CORE measures'),
    },
    licence: 'Free to copy unchanged.',
    custom: own('core-10', 'Psychological distress (CORE-10)', [0, 40], 'lower'),
  }),
  instrument({
    id: 'wsas',
    name: 'WSAS',
    names: ['wsas', 'work and social adjustment scale'],
    items: 5,
    range: [0, 8],
    words: answerScales.impairment,
    licence: 'Licence not known here: totals are added, questions are not reproduced.',
    custom: own('wsas', 'Work and social adjustment (WSAS)', [0, 40], 'lower'),
  }),
  instrument({
    id: 'who-5',
    name: 'WHO-5',
    names: ['who 5', 'who5wbi', 'who'],
    items: 5,
    range: [0, 5],
    words: answerScales.share,
    times: 4,
    licence: 'Creative Commons BY-NC-SA: not for commercial use.',
    custom: own('who-5', 'Wellbeing (WHO-5)', [0, 100], 'higher'),
  }),
  instrument({
    id: 'lsns-6',
    name: 'LSNS-6',
    names: ['lsns 6', 'lsns'],
    items: 6,
    range: [0, 5],
    words: answerScales.people,
    licence: 'Licence not known here: totals are added, questions are not reproduced.',
    custom: own('lsns-6', 'Social network (LSNS-6)', [0, 30], 'higher'),
  }),
  instrument({
    id: 'gse',
    name: 'General Self-Efficacy, ten items',
    names: ['gse 10', 'gse', 'gses', 'general self efficacy'],
    items: 10,
    range: [1, 4],
    words: answerScales.truth,
    missing: {
      most: 3,
      rule: 'mean of the rest',
      ...verified('Schwarzer, questions and answers on the General Self-Efficacy scale, 2005'),
    },
    custom: own('gse', 'Self-efficacy (GSE)', [10, 40], 'higher'),
  }),
  {
    ...instrument({
      id: 'rosenberg',
      name: 'Rosenberg Self-Esteem, ten items',
      names: ['rosenberg', 'rses', 'rosenberg self esteem', 'rse'],
      items: 10,
      range: [0, 3],
      words: answerScales.agree,
      reversed: [2, 5, 6, 8, 9],
      asks: 'Strongly agree is numbered 3, 4, 0 or 1: say which numbers the file has.',
      custom: own('rosenberg', 'Self-esteem (Rosenberg, 0 to 30)', [0, 30], 'higher'),
    }),
    codings: [
      { id: 'published', says: 'strongly disagree is 0, strongly agree is 3' },
      { id: 'from 1', says: 'strongly disagree is 1, strongly agree is 4' },
      { id: 'turned', says: 'strongly agree is 0, strongly disagree is 3' },
      { id: 'turned from 1', says: 'strongly agree is 1, strongly disagree is 4' },
    ],
  },
];

export const instrumentById: ReadonlyMap<string, Instrument> = new Map(
  instruments.map((one) => [one.id, one]),
);
