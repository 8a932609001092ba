import { monthWords, percent, plain, pValue, range, reasonWords, unitOf, withheldWords } from './numbers';
import { capital } from './phrase';
import { ratioDirection } from './ratiowords';
import { usable } from './select';
import { usesOf } from './servicewords';
import type { SeriesModel, SeriesStep, UseSeries } from './useseries';
import type { VisitFinding } from './visits';
import { covid } from './windowwords';

/** What a series is held against. */
function trend({ controlled }: SeriesModel): string {
  return controlled
    ? 'its own trend, changed as the comparison group changed, would have had it'
    : 'its own trend would have had it';
}

/** More of the time before than this after a referral, and the months before are not those of no service. */
const fewReferred = 0.01;

/** The series as a headline: which way it went, or that this is too uncertain, or why there is none. */
export function seriesTitle(
  { counted, service }: VisitFinding,
  { model, began, afterReferral }: UseSeries,
): string {
  const uses = capital(usesOf(service));
  if (!usable(model)) return `${uses} by calendar month: ${reasonWords(model.withheld, counted)}`;
  if ((afterReferral.before ?? 0) > fewReferred)
    return `The service had begun before ${monthWords(began)}, so this series cannot say what began then`;
  const { value, interval, calendar } = model.end;
  if (ratioDirection(interval) === 'unsure')
    return `Too uncertain to say whether ${usesOf(service)} left their own trend after ${monthWords(began)}`;
  return `In ${monthWords(calendar)} the rate of ${usesOf(service)} was ${plain(value, 2)} times as high as ${trend(model)}`;
}

function stepWords({ ratio, interval, p }: SeriesStep, digits = 2): string {
  return `${plain(ratio, digits)} (95% interval ${range(interval, digits)}; ${pValue(p)})`;
}

/** The whole of it in sentences: the last month, the step, the bend, and what the model is. */
export function seriesSentence({ counted, service }: VisitFinding, { model, began }: UseSeries): string {
  if (!usable(model)) return withheldWords(model, counted);
  const { value, interval, calendar } = model.end;
  const when = monthWords(began);
  const provisional = model.provisional ? ' Provisional: there are fewer than 12 months on one side.' : '';
  const seasons =
    model.seasons === 1
      ? 'Seasons are taken as one wave a year.'
      : 'Seasons are not taken out: that needs 24 months.';
  return [
    `In ${monthWords(calendar)}, the last month, the rate of ${usesOf(service)} was ${plain(value, 2)} times as high as ${trend(model)} (95% interval ${range(interval, 2)}).`,
    `The step in ${when} was a factor of ${stepWords(model.level)}, and each later month multiplied it by ${stepWords(model.slope, 3)}.`,
    `The model has ${plain(model.before, 0)} months before and ${plain(model.after, 0)} after; ${when} itself is left out, for in it some had been referred and some not.${provisional} ${seasons}`,
    model.controlled
      ? 'Both are beyond the step and the bend of the comparison group in the same months.'
      : 'It is held against nothing but itself: no comparison group is counted in enough of the same months.',
  ].join(' ');
}

function reachesCovid({ months }: UseSeries): boolean {
  return months.some(
    ({ calendar }) => calendar >= covid.from.slice(0, 7) && calendar <= covid.to.slice(0, 7),
  );
}

/** What can make such a series mislead; the worst first. */
export function seriesDoubts({ counted, service }: VisitFinding, series: UseSeries): readonly string[] {
  const { began, runUp, afterReferral, model } = series;
  const { before, since } = afterReferral;
  const when = monthWords(began);
  const unit = unitOf(counted);
  return [
    ...(before !== null && before > 0
      ? [
          `Of the time counted before ${when}, ${percent(before)} lies after a referral. So the service had begun by then: name an earlier month.`,
        ]
      : []),
    `${counted === 'people' ? 'People were referred' : 'Referrals were made'} in different months, so what a service can change comes in little by little${since === null ? '' : `: of the time counted from ${when} on, ${percent(since)} lies after a referral`}. A step is the wrong shape for that, and the last month says more.`,
    `Each ${unit} is counted only around ${counted === 'people' ? 'their own referral' : 'its own month'}, so those counted in one month are not those counted in another. A change in who is counted looks like a change in ${usesOf(service)}.`,
    runUp === 'left out'
      ? 'The three months before referral and the month of referral are left out of the series, use and time alike: people come when they are at their worst. What is left of that peak beyond them would still look like a fall.'
      : 'The months just before referral are in the series, as was asked: people come when they are at their worst, so that a rise towards referral and a fall after it are in the line whatever is done.',
    `Whatever else began, ended or was counted otherwise at about ${when} is in it as well.`,
    ...(counted === 'referrals'
      ? [
          'A person with several referrals is counted around each of them, and a visit near two of them counts twice. The intervals do not allow for that.',
        ]
      : []),
    ...(reachesCovid(series)
      ? [
          'Between March 2020 and July 2021 services were used less and more by telephone. A straight trend does not hold over those months, and part of what the model says can be that.',
        ]
      : []),
    ...(usable(model) && !model.controlled
      ? ['The trend before is taken to have run on as it was. Nothing in the data can show that.']
      : []),
  ];
}
