import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One person of a comparison, coded as comparison.R codes them. */
export interface Compared {
  readonly first: number;
  readonly last: number;
  readonly arm: 0 | 1;
  readonly covariates: readonly number[];
  readonly cluster?: number;
  readonly stratum: string;
  readonly level?: number;
  /** Months or days watched, and whether it happened at the end of them. */
  readonly watched?: { readonly time: number; readonly happened: boolean };
}

/** Two cohorts and what is asked of them. */
export interface Cohorts {
  readonly names: readonly string[];
  readonly people: readonly Compared[];
  /** Points that count as improved or worsened. */
  readonly threshold: number;
  readonly margin: number;
  /** Coefficients whose limits come from the profile: "arm", "first" or a name. */
  readonly profiled: readonly string[];
  /** Names that say the level, and are no covariates where the levels are compared. */
  readonly ofLevel: readonly string[];
  /** Times at which the curves are read. */
  readonly look: readonly number[];
}

type Cells = ReadonlyMap<string, string>;

function read(folder: string, name: string): readonly Cells[] {
  const [header = '', ...lines] = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/);
  const keys = header.split(',').map((key) => key.replaceAll('"', ''));
  return lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.replaceAll('"', ''));
    return new Map(keys.map((key, i) => [key, cells[i] ?? '']));
  });
}

function number(cells: Cells, key: string): number {
  const text = cells.get(key);
  if (text === undefined || text === '' || !Number.isFinite(Number(text)))
    throw new Error(`${key}: no number (${String(text)})`);
  return Number(text);
}

/** In which band a value lies: how many cuts are at or below it. */
function band(value: number, ...cuts: readonly number[]): number {
  return cuts.filter((cut) => cut <= value).length;
}

const is = (value: number, level: number): 0 | 1 => (value === level ? 1 : 0);

function nhefs(folder: string, squares: boolean): Cohorts {
  const plain = ['sex', 'race', 'age', 'education2', 'education3', 'education4', 'education5'];
  const smoked = ['smokeintensity', 'smokeyrs', 'exercise1', 'exercise2', 'active1', 'active2'];
  const squared = ['age', 'smokeintensity', 'smokeyrs', 'wt71'];
  const people = read(folder, 'nhefs.csv').map((cells): Compared => {
    const of = (key: string) => number(cells, key);
    const [education, exercise, active] = [of('education'), of('exercise'), of('active')];
    const died = of('death') === 1;
    return {
      first: of('wt71'),
      last: of('wt82'),
      arm: is(of('qsmk'), 1),
      covariates: [
        ...[of('sex'), of('race'), of('age')],
        ...[2, 3, 4, 5].map((level) => is(education, level)),
        ...[of('smokeintensity'), of('smokeyrs')],
        ...[is(exercise, 1), is(exercise, 2), is(active, 1), is(active, 2)],
        ...(squares ? squared.map((key) => of(key) ** 2) : []),
      ],
      cluster: cells.get('birthplace') === '' ? 0 : of('birthplace'),
      stratum: [
        of('sex'),
        band(of('age'), 34.5, 49.5),
        band(of('wt71'), 60.001, 70.001, 80.001),
        band(of('smokeintensity'), 10.5, 20.5),
      ].join('|'),
      level: exercise,
      watched: { time: died ? (of('yrdth') - 83) * 12 + of('modth') : 120, happened: died },
    };
  });
  return {
    names: [...plain, ...smoked, ...(squares ? squared.map((key) => `${key}_squared`) : [])],
    people,
    threshold: 5,
    margin: 2,
    profiled: ['arm'],
    ofLevel: ['exercise1', 'exercise2'],
    look: [6, 24, 60, 100, 119],
  };
}

function anorexia(folder: string, asked: string): Cohorts {
  const people = read(folder, 'anorexia.csv')
    .filter((cells) => ['Cont', asked].includes(cells.get('Treat') ?? ''))
    .map((cells): Compared => {
      const first = number(cells, 'Prewt');
      const stratum = String(band(first, 79.05, 82.05, 86.05));
      const arm = cells.get('Treat') === asked ? 1 : 0;
      return { first, last: number(cells, 'Postwt'), arm, covariates: [], stratum };
    });
  return { names: [], people, threshold: 5, margin: 3, profiled: ['arm', 'first'], ofLevel: [], look: [] };
}

function loss(folder: string, asked: string, of: string, other: string): Cohorts {
  const people = read(folder, 'weightloss.csv')
    .filter((cells) => ['Control', asked].includes(cells.get('group') ?? ''))
    .map((cells): Compared => {
      const first = number(cells, `${of}1`);
      return {
        first,
        last: number(cells, `${of}3`),
        arm: cells.get('group') === asked ? 1 : 0,
        covariates: [number(cells, `${other}1`)],
        stratum: String(band(first, of === 'wl' ? 4.5 : 14.5)),
      };
    });
  return {
    names: ['other'],
    people,
    threshold: 1,
    margin: 1,
    profiled: ['arm', 'first', 'other'],
    ofLevel: [],
    look: [],
  };
}

/** The public data sets under the names that comparison.R gives them. */
export function publicCohorts(folder: string): Readonly<Record<string, Cohorts>> {
  return {
    nhefs: nhefs(folder, false),
    nhefs_squares: nhefs(folder, true),
    anorexia_cbt: anorexia(folder, 'CBT'),
    anorexia_family: anorexia(folder, 'FT'),
    weightloss_diet: loss(folder, 'Diet', 'wl', 'se'),
    weightloss_diet_exercise: loss(folder, 'DietEx', 'wl', 'se'),
    selfesteem_diet: loss(folder, 'Diet', 'se', 'wl'),
    selfesteem_diet_exercise: loss(folder, 'DietEx', 'se', 'wl'),
  };
}

/** A drawn data set as comparison.R writes it. */
export interface Drawn {
  readonly names: readonly string[];
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly arm: readonly number[];
  readonly x: readonly (readonly number[])[];
  readonly cluster: readonly number[];
  readonly stratum: readonly string[];
  readonly level: readonly number[];
  readonly time: readonly number[];
  readonly happened: readonly number[];
  readonly of_level: readonly string[];
  readonly profiled: readonly string[];
  readonly look: readonly number[];
}

export function drawnCohorts(drawn: Drawn): Cohorts {
  const people = drawn.first.map((first, i): Compared => {
    const at = (list: readonly number[]) => list[i] ?? Number.NaN;
    return {
      first,
      last: at(drawn.last),
      arm: is(at(drawn.arm), 1),
      covariates: drawn.x[i] ?? [],
      cluster: at(drawn.cluster),
      stratum: drawn.stratum[i] ?? '',
      level: at(drawn.level),
      watched: { time: at(drawn.time), happened: at(drawn.happened) === 1 },
    };
  });
  const { names, profiled, look, of_level: ofLevel } = drawn;
  return { names, people, threshold: 3, margin: 1, profiled, ofLevel, look };
}
