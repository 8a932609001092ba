import type { MeasureCard } from '../evidence/card';
import type { Outcome, OutcomeFinding } from '../evidence/evidence';
import { count, digitsFor, percent, plain, pValue, range, signed, withheldWords } from '../evidence/numbers';
import { usable } from '../evidence/select';
import { shareWords } from './Followed';

/** One line of "All the numbers". `about` names the part of Methods that defines it. */
export interface NumberRow {
  readonly name: string;
  readonly value: string;
  readonly interval: string;
  readonly n: string;
  readonly detail: string;
  readonly about: string;
}

type Row = Omit<NumberRow, 'interval' | 'detail' | 'n'> & Partial<NumberRow>;

function row(of: Row): NumberRow {
  return { interval: '', detail: '', n: '', ...of };
}

function people(n: number): string {
  return plain(n, 0);
}

function askedRows(overall: Outcome): readonly NumberRow[] {
  return [
    row({ name: 'Referred', value: count(overall.referred), about: 'counted' }),
    row({
      name: 'Followed up, of those with a first score',
      value: shareWords(overall.followedUp),
      about: 'followed-up',
    }),
    row({
      name: 'Two usable scores, of all referred',
      value: shareWords(overall.ofReferred),
      about: 'followed-up',
    }),
  ];
}

function changeRows(overall: Outcome, digits: number): readonly NumberRow[] {
  const { change } = overall;
  if (!usable(change))
    return [row({ name: 'Mean change', value: withheldWords(change), about: 'paired-change' })];
  const n = people(change.n);
  return [
    row({
      name: 'Mean first score',
      value: plain(change.meanFirst, digits + 1),
      n,
      detail: `SD ${plain(change.sdFirst, digits + 1)}`,
      about: 'paired-change',
    }),
    row({
      name: 'Mean last score, same people',
      value: plain(change.meanLast, digits + 1),
      n,
      detail: `SD ${plain(change.sdLast, digits + 1)}`,
      about: 'paired-change',
    }),
    row({
      name: 'Mean change, last less first',
      value: signed(change.mean, digits + 1),
      interval: range(change.interval95, digits + 1),
      n,
      detail: `SD ${plain(change.sd, digits + 1)}, SE ${plain(change.se, digits + 2)}, t = ${plain(change.t, 2)} on ${plain(change.df, 0)} df, ${pValue(change.p)}${change.n < 5 ? '; too few to generalise' : ''}`,
      about: 'paired-change',
    }),
    ...(change.correlation === null
      ? []
      : [
          row({
            name: 'Correlation of first with last score',
            value: plain(change.correlation, 2),
            n,
            about: 'paired-change',
          }),
        ]),
  ];
}

function effectRows(overall: Outcome): readonly NumberRow[] {
  const { effect } = overall;
  if (!usable(effect))
    return [row({ name: 'Standardised change', value: withheldWords(effect), about: 'effect-size' })];
  const n = people(effect.n);
  return [
    row({
      name: 'Standardised change, by the spread of scores (g_av)',
      value: signed(effect.gav, 2),
      interval: range(effect.gavInterval, 2),
      n,
      detail: `d_av ${signed(effect.dav, 3)}; Hedges’ correction ${plain(effect.correction, 4)}`,
      about: 'effect-size',
    }),
    row({
      name: 'Standardised change, by the spread of changes (g_z)',
      value: signed(effect.gz, 2),
      interval: range(effect.gzInterval, 2),
      n,
      detail: `d_z ${signed(effect.dz, 3)}`,
      about: 'effect-size',
    }),
  ];
}

function rankRows(overall: Outcome, digits: number): readonly NumberRow[] {
  const { signedRank } = overall;
  const name = 'Hodges–Lehmann centre of the changes';
  if (!usable(signedRank)) return [row({ name, value: withheldWords(signedRank), about: 'signed-rank' })];
  const { interval, caution } = signedRank;
  const warning =
    caution === 'all_equal'
      ? '; every change has the same size'
      : caution === 'few_and_tied'
        ? '; few people and no exact method, so read with care'
        : '';
  const level = usable(interval) && interval.level !== 0.95 ? ` (${percent(interval.level)} interval)` : '';
  return [
    row({
      name,
      value: signed(signedRank.hodgesLehmann, digits + 1),
      n: people(signedRank.n),
      about: 'signed-rank',
    }),
    row({
      name: 'The same, among those who changed',
      value: signed(signedRank.hodgesLehmannChanged, digits + 1),
      interval: usable(interval) ? range(interval, digits + 1) + level : withheldWords(interval),
      n: people(signedRank.nUsed),
      detail: `Wilcoxon signed rank V = ${plain(signedRank.v, 1)}, ${pValue(signedRank.p)} (${signedRank.method === 'exact' ? 'exact' : 'normal approximation'}); ${people(signedRank.zeros)} without change${warning}`,
      about: 'signed-rank',
    }),
    row({
      name: 'Rank-biserial correlation',
      value: signed(signedRank.rankBiserial, 2),
      n: people(signedRank.nUsed),
      about: 'signed-rank',
    }),
  ];
}

function quartileRows(overall: Outcome, digits: number): readonly NumberRow[] {
  const { quartiles } = overall;
  if (!usable(quartiles))
    return [row({ name: 'Medians and quartiles', value: withheldWords(quartiles), about: 'quartiles' })];
  const of = (name: string, { q1, median, q3, n }: (typeof quartiles)['first']): NumberRow =>
    row({
      name,
      value: name === 'Median change' ? signed(median, digits) : plain(median, digits),
      n: people(n),
      detail: `quartiles ${plain(q1, digits)} and ${plain(q3, digits)}`,
      about: 'quartiles',
    });
  return [
    of('Median first score', quartiles.first),
    of('Median last score', quartiles.last),
    of('Median change', quartiles.change),
  ];
}

function movedRows({ moved }: Outcome): readonly NumberRow[] {
  const basis = `${moved.points === null ? '' : `${moved.kind === 'reliable change' ? 'Threshold' : 'Moved by at least'} ${plain(moved.points, Number.isInteger(moved.points) ? 0 : 1)} points: `}${moved.basis.replace(/\.$/, '')}${moved.verified ? '' : ' (convention, source not verified)'}`;
  const about = 'reliable-change';
  if (!usable(moved.counts)) {
    return [
      row({ name: 'Improved, neither, worsened', value: withheldWords(moved.counts), detail: basis, about }),
    ];
  }
  const { improved, unchanged, worsened } = moved.counts;
  const neither = moved.kind === 'reliable change' ? 'No reliable change' : 'Did neither';
  return [
    row({ name: 'Improved', value: shareWords(improved), detail: basis, about }),
    row({ name: neither, value: shareWords(unchanged), about }),
    row({ name: 'Worsened', value: shareWords(worsened), about }),
  ];
}

function endRows(overall: Outcome, measure: MeasureCard): readonly NumberRow[] {
  return (['first', 'last'] as const).flatMap((which) => {
    const ends = overall.ends[which];
    const about = 'floor-ceiling';
    if (!usable(ends))
      return [row({ name: `At the ends of the scale, ${which} score`, value: withheldWords(ends), about })];
    return (
      [
        ['lowest', 0],
        ['highest', 1],
      ] as const
    ).map(([end, place]) =>
      row({
        name: `At the ${end} possible score (${plain(measure.range[place], Number.isInteger(measure.range[place]) ? 0 : 2)}), ${which} score`,
        value: shareWords(ends[end]),
        detail: ends[end].flagged ? 'Over 15%: the measure has little room to show a change here' : '',
        about,
      }),
    );
  });
}

/** Every number behind one finding, each with what it rests on, in the order it is read. */
export function numberRows({ measure, overall }: OutcomeFinding): readonly NumberRow[] {
  const digits = digitsFor(measure);
  const asked = askedRows(overall);
  if (measure.kind === 'ordinal') return asked;
  return [
    ...asked,
    ...changeRows(overall, digits),
    ...effectRows(overall),
    ...rankRows(overall, digits),
    ...quartileRows(overall, digits),
    ...movedRows(overall),
    ...endRows(overall, measure),
  ];
}
