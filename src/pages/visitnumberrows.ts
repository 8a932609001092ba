import { shareWords } from './Followed';
import type { NumberRow } from './numberrows';
import { count, plain, pValue, range, withheldWords } from '../evidence/numbers';
import { priceWords } from '../evidence/scopewords';
import { sumWords } from '../evidence/moneywords';
import { usable } from '../evidence/select';
import { expectedRatios } from '../evidence/expectationwords';
import { frequentExpected, thresholdWords } from '../evidence/frequentwords';
import { ratioLimit } from '../evidence/ratiowords';
import { mayTellChange } from '../evidence/visitfigurewords';
import type { VisitArm, VisitFinding } from '../evidence/visits';

type Some = Pick<NumberRow, 'name' | 'value' | 'about'> & Partial<NumberRow>;

function row(of: Some): NumberRow {
  return { interval: '', detail: '', n: '', ...of };
}

function rateRow(name: string, rate: VisitArm['before'], { counted }: VisitFinding): NumberRow {
  return usable(rate)
    ? row({
        name,
        value: plain(rate.rate, 2),
        interval: range(rate.interval95, 2),
        detail: `${plain(rate.events, 0)} in ${plain(rate.years, 1)} years of watching`,
        about: 'use-rates',
      })
    : row({ name, value: withheldWords(rate, counted), about: 'use-rates' });
}

function changeRows(
  name: string,
  { ratio, difference }: VisitArm,
  { counted }: VisitFinding,
): readonly NumberRow[] {
  const of = `Ratio of after to before${name}`;
  const ratioRow = !usable(ratio)
    ? row({ name: of, value: withheldWords(ratio, counted), about: 'rate-ratio' })
    : ratio.kind === 'none_after'
      ? row({
          name: of,
          value: '0',
          interval: `up to ${ratioLimit(ratio.upper)}`,
          n: plain(ratio.n, 0),
          about: 'rate-ratio',
        })
      : row({
          name: of,
          value: plain(ratio.ratio, 3),
          interval: range(ratio.interval95, 3),
          n: plain(ratio.n, 0),
          detail: `${pValue(ratio.p)} of a ratio of 1`,
          about: 'rate-ratio',
        });
  if (!usable(difference))
    return [
      ratioRow,
      row({
        name: `Difference a year${name}`,
        value: withheldWords(difference, counted),
        about: 'rate-difference',
      }),
    ];
  const { ranks } = difference;
  return [
    ratioRow,
    row({
      name: `Difference a year${name}`,
      value: plain(difference.difference, 2),
      interval: range(difference.interval95, 2),
      n: plain(difference.n, 0),
      detail: `SD ${plain(difference.sd, 2)}`,
      about: 'rate-difference',
    }),
    usable(ranks)
      ? row({
          name: `Median difference a year (Hodges–Lehmann)${name}`,
          value: plain(ranks.hodgesLehmann, 2),
          ...(usable(ranks.interval) ? { interval: range(ranks.interval, 2) } : {}),
          n: plain(ranks.n, 0),
          detail: `Wilcoxon ${pValue(ranks.p)}${ranks.caution === null ? '' : `; ${ranks.caution}`}`,
          about: 'rate-difference',
        })
      : row({
          name: `Median difference a year (Hodges–Lehmann)${name}`,
          value: withheldWords(ranks, counted),
          about: 'rate-difference',
        }),
  ];
}

function armRows(arm: VisitArm, name: string, finding: VisitFinding): readonly NumberRow[] {
  return [
    row({ name: `In scope${name}`, value: count(arm.members, finding.counted), about: 'counted' }),
    row({ name: `Watched before and after${name}`, value: shareWords(arm.watched), about: 'use-rates' }),
    rateRow(`Rate before${name}`, arm.before, finding),
    rateRow(`Rate after${name}`, arm.after, finding),
    ...(mayTellChange(finding) ? changeRows(name, arm, finding) : []),
  ];
}

function beyondRows({ beyond, counted }: VisitFinding): readonly NumberRow[] {
  if (beyond === null) return [];
  const { ratio, difference, eValue, preTrend } = beyond;
  const without = (name: string, why: Parameters<typeof withheldWords>[0], about: string): NumberRow =>
    row({ name, value: withheldWords(why, counted), about });
  return [
    usable(ratio)
      ? row({
          name: 'Ratio beyond the comparison group',
          value: plain(ratio.ratio, 3),
          interval: range(ratio.interval95, 3),
          detail: `${pValue(ratio.p)} of a ratio of 1`,
          about: 'ratio-of-ratios',
        })
      : without('Ratio beyond the comparison group', ratio, 'ratio-of-ratios'),
    usable(difference)
      ? row({
          name: 'Difference a year beyond the comparison group',
          value: plain(difference.difference, 2),
          interval: range(difference.interval, 2),
          about: 'ratio-of-ratios',
        })
      : without('Difference a year beyond the comparison group', difference, 'ratio-of-ratios'),
    usable(eValue)
      ? row({
          name: 'E-value',
          value: plain(eValue.estimate, 2),
          detail: `of the limit nearest to 1: ${plain(eValue.limit, 2)}`,
          about: 'e-value',
        })
      : without('E-value', eValue, 'e-value'),
    usable(preTrend)
      ? row({
          name: 'Test of drift before',
          value: pValue(preTrend.p),
          detail: `χ² = ${plain(preTrend.statistic, 1)} on ${plain(preTrend.df, 0)} degrees of freedom`,
          about: 'pre-trend',
        })
      : without('Test of drift before', preTrend, 'pre-trend'),
  ];
}

function moneyRows({ money, counted }: VisitFinding): readonly NumberRow[] {
  if (money === null) return [];
  const name = `Worth per 1,000 ${counted} a year`;
  const { range: found, price } = money;
  if (!usable(found)) return [row({ name, value: withheldWords(found, counted), about: 'money' })];
  return [
    row({
      name,
      value: 'a range only',
      interval: `${sumWords(found.worth.lower)} to ${sumWords(found.worth.upper)}`,
      detail: `at ${priceWords(price)}`,
      about: 'money',
    }),
  ];
}

function expectedRows({ expected }: VisitFinding): readonly NumberRow[] {
  return expected === null
    ? []
    : [
        row({
          name: 'Ratio expected though nothing were done',
          value: expectedRatios(expected),
          detail: expected.kind === 'earlier' ? 'from their own months before' : 'over what is not known',
          about: 'expected-use',
        }),
      ];
}

function frequentRows(finding: VisitFinding): readonly NumberRow[] {
  const { frequent } = finding;
  if (!usable(frequent) || !mayTellChange(finding)) return [];
  const { beyond, n, ratio } = frequent;
  const of = (name: string, { ratio: value, interval95, p }: typeof ratio): NumberRow =>
    row({
      name,
      value: plain(value, 3),
      interval: range(interval95, 3),
      n: count(n),
      detail: `${pValue(p)} of a ratio of 1`,
      about: 'frequent-use',
    });
  return [
    of(`Ratio among those with ${thresholdWords(finding, frequent)} before`, ratio),
    row({
      name: 'Ratio expected among them though nothing were done',
      value: frequentExpected(frequent),
      about: 'frequent-use',
    }),
    ...(beyond === null ? [] : [of('Ratio among them beyond the comparison group’s', beyond)]),
  ];
}

/** Every number behind a finding on service use; no change where none may be told. */
export function visitNumberRows(finding: VisitFinding): readonly NumberRow[] {
  const { referred, comparison } = finding;
  return [
    ...expectedRows(finding),
    ...armRows(referred, '', finding),
    ...(comparison === null ? [] : armRows(comparison, ', comparison group', finding)),
    ...beyondRows(finding),
    ...moneyRows(finding),
    ...frequentRows(finding),
  ];
}
