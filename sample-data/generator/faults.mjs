import { british, day, iso, serial } from './calendar.mjs';
import { onsColumn, scoreRow } from './tables.mjs';
import { onsMeasures, reviewedMeasures } from './wellbeing.mjs';

const peopleFile = 'people.csv';
const scoresFile = 'scores.csv';

/**
 * Plants the faults in the rows and says what each is. No referral carries two of them. Where a fault costs a score,
 * the score is taken out of the truth too; a row that a correct reader sets aside has scores in neither file.
 */
export function plant(random, people, scores) {
  const faults = [];
  const touched = new Set();
  const counts = new Map();
  for (const { one } of people) counts.set(one.client, (counts.get(one.client) ?? 0) + 1);

  function choose(rows, wanted) {
    for (;;) {
      const row = rows[random.between(0, rows.length - 1)];
      if (!row.one || touched.has(row.one.client) || counts.get(row.one.client) > 1 || !wanted(row.one, row))
        continue;
      touched.add(row.one.client);
      return row;
    }
  }
  const report = (code, file, row, expected, column, found) =>
    faults.push({ code, file, row, column, found, expected });
  const insertAfter = (rows, row, gap, added) =>
    rows.splice(Math.min(rows.length, rows.indexOf(row) + gap), 0, added);

  const unasked = (one) => !one.asked && one.status !== 'Open';
  const complete = (one) =>
    onsMeasures.every((id) => one.scores[id].first !== null && one.scores[id].last !== null);
  const hasAll = (one) =>
    reviewedMeasures.every((id) => ['first', 'three', 'last'].every((wave) => one.scores[id][wave] !== null));
  const firstReviewOnly = (one) =>
    reviewedMeasures.every(
      (id) => one.scores[id].three !== null && one.scores[id].first !== null && one.scores[id].last === null,
    );

  function spoil(row, column, found, code, file, expected) {
    row.cells[column] = found;
    report(code, file, row, expected, column, found);
  }
  function spoilOns(id, wave, found, code, expected) {
    const row = choose(people, complete);
    row.one.scores[id][wave] = null;
    spoil(row, onsColumn(id, wave), found, code, peopleFile, expected);
  }
  function spoilReview(id, wave, column, found, code, expected, wanted = hasAll) {
    const row = choose(
      scores,
      (one, candidate) => wanted(one) && candidate.id === id && candidate.wave === wave,
    );
    if (expected === 'drop' || column === 'score') row.one.scores[id][wave] = null;
    spoil(row, column, found(row.one), code, scoresFile, expected);
  }

  /** The score is good and stays in use; the pair that it would make is set aside, and is in no count of the truth. */
  function spoilPair(id, found, code) {
    spoilReview(id, 'three', 'date_completed', found, code, 'note', firstReviewOnly);
    const fault = faults[faults.length - 1];
    fault.pair = 'set aside';
    fault.row.one.scores[id].three = null;
  }

  spoilOns('life_satisfaction', 'last', '11', 'out_of_range', 'drop');
  spoilOns('anxiety', 'first', '11', 'out_of_range', 'drop');
  spoilOns('happiness', 'last', '<5', 'suppressed', 'drop');
  spoilOns('worthwhile', 'first', '*', 'suppressed', 'drop');
  spoilOns('life_satisfaction', 'last', 'N/A', 'not_answered', 'note');
  spoilOns('anxiety', 'last', 'N/A', 'not_answered', 'note');
  spoilOns('worthwhile', 'last', 'Prefer not to say', 'not_answered', 'note');

  const placeholder = '01/01/1900';
  spoil(
    choose(people, (one) => one.contacted === null),
    'LW First Contact',
    placeholder,
    'placeholder_date',
    peopleFile,
    'note',
  );
  spoil(
    choose(people, (one) => one.contacted === null),
    'LW First Contact',
    placeholder,
    'placeholder_date',
    peopleFile,
    'note',
  );
  const impossible = '31/02/2021';
  const inSpring2021 = (one) =>
    unasked(one) && one.closed >= day('2021-02-01') && one.closed <= day('2021-03-31');
  spoil(choose(people, inSpring2021), 'Closure Date', impossible, 'bad_date', peopleFile, 'note');
  spoil(
    choose(people, (one) => unasked(one) && iso(one.referred).startsWith('2021-02')),
    'Referral Date',
    impossible,
    'bad_date',
    peopleFile,
    'note',
  );

  const nameless = choose(people, unasked);
  nameless.one.setAside = true;
  spoil(nameless, 'Client ID', '', 'no_id', peopleFile, 'drop');

  const ragged = choose(people, unasked);
  ragged.one.setAside = true;
  ragged.raw = true;
  ragged.cells['Referral Reason'] = 'Loneliness, housing';
  report('ragged_row', peopleFile, ragged, 'drop');

  const owner = choose(people, unasked);
  const usurper = choose(people, (one) => unasked(one) && one.referred > owner.one.referred + 30);
  usurper.one.setAside = true;
  spoil(usurper, 'Case ID', owner.one.case, 'duplicate_id', peopleFile, 'drop');

  const twice = choose(people, complete);
  const copy = { cells: { ...twice.cells } };
  insertAfter(people, twice, 4, copy);
  report('duplicate_row', peopleFile, copy, 'drop');

  const total = { cells: Object.fromEntries(Object.keys(people[0].cells).map((column) => [column, ''])) };
  total.cells['Client ID'] = 'Total';
  total.cells['Referral Date'] = people.length.toLocaleString('en-GB');
  people.push(total);
  report('total_row', peopleFile, total, 'drop');

  spoilReview('swemwbs', 'three', 'score', () => '38.00', 'out_of_range', 'drop');
  spoilReview('ucla3', 'three', 'score', () => '2', 'out_of_range', 'drop');
  spoilReview('ucla3', 'three', 'score', () => '<5', 'suppressed', 'drop');
  spoilReview('swemwbs', 'last', 'score', () => '*', 'suppressed', 'drop');
  spoilReview('swemwbs', 'last', 'score', () => 'N/A', 'not_answered', 'note');
  spoilReview('ucla3', 'first', 'score', () => 'Prefer not to say', 'not_answered', 'note');
  spoilReview(
    'swemwbs',
    'three',
    'score',
    (one) => String(one.would.swemwbs.three.toFixed(2)).replace('.', ','),
    'not_a_number',
    'drop',
  );

  const before = (one) => iso(one.dates.first - 30);
  spoilPair('swemwbs', before, 'before_baseline');
  spoilPair('ucla3', before, 'before_baseline');
  const sameDay = (one) => iso(one.dates.first);
  spoilPair('swemwbs', sameDay, 'same_day');
  spoilPair('ucla3', sameDay, 'same_day');

  const lateReview = (one) => hasAll(one) && one.dates.last >= day('2022-08-01');
  const newYear = day('2023-01-01');
  spoilReview('swemwbs', 'last', 'date_completed', () => serial(newYear), 'serial_date', 'note', lateReview);
  const late = faults[faults.length - 1].row.one;
  people.find(({ one }) => one === late).cells['Closure Date'] = british(newYear + 5);
  spoilReview('ucla3', 'three', 'date_completed', (one) => serial(one.dates.three), 'serial_date', 'note');

  for (const [id, word] of [
    ['swemwbs', 'Check-in call'],
    ['ucla3', '?'],
  ]) {
    const next = choose(scores, (one, row) => hasAll(one) && row.id === id && row.wave === 'first');
    const extra = { cells: { ...next.cells, stage: word, date_completed: iso(next.one.dates.first + 45) } };
    insertAfter(scores, next, 2, extra);
    report('unknown_stage', scoresFile, extra, 'drop', 'stage', word);
  }

  const repeated = choose(scores, (one, row) => hasAll(one) && row.wave === 'three');
  const again = { cells: { ...repeated.cells } };
  insertAfter(scores, repeated, 3, again);
  report('duplicate_row', scoresFile, again, 'drop');

  for (const [id, stranger] of [
    ['swemwbs', 'SP-09001'],
    ['ucla3', 'SP-09002'],
  ]) {
    const model = choose(scores, (one, row) => hasAll(one) && row.id === id && row.wave === 'first');
    const { cells } = scoreRow(model.one, id, 'first');
    const orphan = { cells: { ...cells, client_ref: stranger, case_id: stranger.replace('SP-0', 'C9') } };
    insertAfter(scores, model, 6, orphan);
    report('unknown_person', scoresFile, orphan, 'drop', 'client_ref', stranger);
  }

  return faults
    .map(({ row, ...fault }) => {
      const line = (fault.file === peopleFile ? people : scores).indexOf(row) + 2;
      return {
        code: fault.code,
        file: fault.file,
        line,
        column: fault.column,
        found: fault.found,
        expected: fault.expected,
        pair: fault.pair,
      };
    })
    .sort((one, other) => one.file.localeCompare(other.file, 'en') || one.line - other.line);
}
