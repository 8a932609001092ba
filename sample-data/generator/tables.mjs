import { british, day, iso } from './calendar.mjs';
import { onsMeasures, reviewedMeasures } from './wellbeing.mjs';

const onsLetter = { life_satisfaction: 'LS', worthwhile: 'W', happiness: 'H', anxiety: 'A' };
export const onsColumn = (id, wave) => `ONS ${onsLetter[id]} (${wave === 'first' ? 'Start' : 'End'})`;
export const stages = { first: 'Baseline', three: 'Review 1', last: 'Review 2' };
const tools = { swemwbs: ['SWEMWBS', 'Total (metric)'], ucla3: ['UCLA', 'Total'] };

const bands = [24, 34, 44, 54, 64, 74, 84];
export function ageCell({ age, ageWritten }) {
  if (ageWritten === 'blank') return '';
  if (ageWritten === 'years') return String(age);
  const top = bands.find((last) => age <= last);
  return top === undefined ? '85+' : `${top === 24 ? 18 : top - 9}-${top}`;
}

export const scoreCell = (id, value) =>
  value === null ? '' : id === 'swemwbs' ? value.toFixed(2) : String(value);
const dateCell = (at) => (at === null ? '' : british(at));

/** The wide export: one row a referral, with the four ONS questions at the start and at the end. */
export function peopleRows(all) {
  return all.map((one) => ({
    one,
    cells: {
      'Client ID': one.client,
      'Case ID': one.case,
      'Referral Date': british(one.referred),
      Age: ageCell(one.who),
      Gender: one.who.gender,
      Ethnicity: one.who.ethnicity,
      'IMD Decile': one.who.decileWritten === null ? '' : String(one.who.decileWritten),
      Area: one.who.area,
      Site: one.who.site,
      'Referral Source': one.source,
      'Referral Reason': one.reason,
      Activity: one.contacted === null ? '' : one.activity,
      'Delivery Mode': one.contacted === null ? '' : one.mode,
      'Link Worker': one.who.linkWorker,
      'LW First Contact': dateCell(one.contacted),
      Status: one.status,
      'Closure Date': dateCell(one.closed),
      ...Object.fromEntries(
        ['first', 'last'].flatMap((wave) =>
          onsMeasures.map((id) => [onsColumn(id, wave), scoreCell(id, one.scores[id][wave])]),
        ),
      ),
    },
  }));
}

/** One link worker wrote the day first in the first half of 2021; everyone else's dates are ISO. */
export const dayFirst = { linkWorker: 'LW07', from: day('2021-01-01'), to: day('2021-06-30') };
function completedCell(one, at) {
  const odd = one.who.linkWorker === dayFirst.linkWorker && at >= dayFirst.from && at <= dayFirst.to;
  return odd ? british(at) : iso(at);
}

/** The long export: one row a score, with the two measures that are asked again at three and six months. */
export function scoreRows(all) {
  const rows = [];
  for (const one of all) {
    for (const wave of ['first', 'three', 'last']) {
      for (const id of reviewedMeasures) {
        if (one.scores[id][wave] !== null) rows.push(scoreRow(one, id, wave));
      }
    }
  }
  return rows;
}

export function scoreRow(one, id, wave) {
  return {
    one,
    id,
    wave,
    cells: {
      client_ref: one.client,
      case_id: one.case,
      tool: tools[id][0],
      question: tools[id][1],
      stage: stages[wave],
      date_completed: completedCell(one, one.dates[wave]),
      score: scoreCell(id, one.scores[id][wave]),
    },
  };
}

/** Rows as text. A row marked `raw` is written without the quotation marks it needed. */
export function write(rows, delimiter) {
  const cell = (text, raw) =>
    !raw && (text.includes(delimiter) || text.includes('"')) ? `"${text.replaceAll('"', '""')}"` : text;
  const line = (values, raw) => values.map((text) => cell(text, raw)).join(delimiter);
  const header = Object.keys(rows[0].cells);
  return [
    line(header, false),
    ...rows.map((row) => line(Object.values(row.cells), row.raw === true)),
    '',
  ].join('\n');
}
