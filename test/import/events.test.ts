import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { inspect } from '../../src/import/inspect';
import { brief, file, loadAsSeen, rows } from './files';
import { entry, numbersOf, sourceOf } from './usecorpus';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

const header = 'Patient ID,Appointment Date,Service,Status';
const people = file('people.csv', 'Client ID,Referral Date', 'a,12/10/2022', 'b,03/11/2022', 'c,20/10/2022');
/** Two appointments that mark a period from August to December 2022. */
const edges = ['a,01/08/2022,A&E,Attended', 'a,31/12/2022,A&E,Attended'];

describe('a list of appointments', () => {
  test('of the corpus is understood without a question; without referral dates nothing is before or after', async () => {
    const made = entry('layouts/e-appointments');
    const { rowsUsed, persons } = numbersOf(made);
    expect(await inspect(sourceOf(made))).toMatchObject({
      certain: true,
      mapping: {
        layout: 'events',
        columns: { date: 'Appointment Date', attended: 'Status', role: 'Clinician Role' },
      },
    });
    const loaded = await loadAsSeen(database, [sourceOf(made)]);
    expect(loaded.ledgers[0]).toMatchObject({ rows_used: rowsUsed, rows_set_aside: 0 });
    expect(
      await rows(database, 'SELECT count(DISTINCT episode), sum(n_low) FROM visit WHERE from_month IS NULL'),
    ).toEqual([[persons, rowsUsed]]);
    expect(await rows(database, 'SELECT DISTINCT service::VARCHAR, months FROM visit')).toEqual([
      ['GP face to face', null],
    ]);
    expect(brief(loaded.issues)).toContain(`no_referral_day | ×${String(rowsUsed)}`);
  });

  test('is counted by month from referral, with zeros for months watched, for people who are in it', async () => {
    const loaded = await loadAsSeen(database, [
      people,
      file(
        'gp.csv',
        header,
        ...edges,
        'b,05/11/2022,GP surgery appointment,Attended',
        'b,06/11/2022,GP surgery appointment,Seen',
      ),
    ]);
    expect(
      await rows(
        database,
        `SELECT episode, from_month, n_low, months FROM visit WHERE service = 'GP face to face' ORDER BY 1, 2`,
      ),
    ).toEqual([
      ...[-2, -1, 0, 1, 2].map((month) => [1, month, 0, 1]),
      [2, -3, 0, 1],
      [2, -2, 0, 1],
      [2, -1, 0, 1],
      [2, 0, 2, 1],
      [2, 1, 0, 1],
    ]);
    expect(brief(loaded.issues)).toContain('not_in_events | ×1');
  });

  test('a month that it covers in part keeps its contacts and gives no time watched', async () => {
    await loadAsSeen(database, [
      people,
      file('gp.csv', header, 'a,20/08/2022,A&E,', 'a,05/09/2022,A&E,', 'a,30/11/2022,A&E,'),
    ]);
    expect(await rows(database, 'SELECT from_month, n_low, months FROM visit ORDER BY 1')).toEqual([
      [-2, 1, null],
      [-1, 1, 1],
      [0, 0, 1],
      [1, 1, 1],
    ]);
  });

  test('what did not take place, has no day, or says nothing known is set aside and never counted', async () => {
    const loaded = await loadAsSeen(database, [
      people,
      file(
        'gp.csv',
        header,
        ...edges,
        'a,10/10/2022,A&E,DNA',
        'a,11/10/2022,A&E,Cancelled by patient',
        'a,31/02/2022,A&E,Attended',
        'a,12/10/2022,A&E,Perhaps',
        'z,12/10/2022,A&E,Attended',
        'a,13/10/2022,A&E,Attended',
        'a,14/10/2022,A&E,Attended',
        'a,15/10/2022,A&E,Attended',
        'a,16/10/2022,A&E,Attended',
        'a,17/10/2022,A&E,Attended',
      ),
    ]);
    expect(loaded.ledgers[1]).toMatchObject({ rows_in: 12, rows_used: 7, rows_set_aside: 5 });
    expect(brief(loaded.issues)).toEqual(
      expect.arrayContaining([
        'not_attended | 4 | Status | DNA',
        'not_attended | 5 | Status | Cancelled by patient',
        'no_event_day | 6 | Appointment Date | 31/02/2022',
        'unknown_attendance | 7 | Status | Perhaps',
        'unknown_person | 8 | Patient ID | z',
      ]),
    );
    expect(await rows(database, 'SELECT from_month, n_low FROM visit WHERE n_low > 0 ORDER BY 1')).toEqual([
      [-2, 1],
      [0, 5],
      [2, 1],
    ]);
  });

  test('an appointment counts in the months of each referral of its person', async () => {
    await loadAsSeen(database, [
      file('people.csv', 'Client ID,Referral Date', 'a,12/09/2022', 'a,30/11/2022'),
      file('gp.csv', header, ...edges),
    ]);
    expect(
      await rows(database, 'SELECT episode, from_month FROM visit WHERE n_low = 1 ORDER BY 1, 2'),
    ).toEqual([
      [1, -1],
      [1, 3],
      [2, -3],
      [2, 1],
    ]);
  });
});

test('the same made service as events, as months and as two counts gives the same contacts and the same time watched', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const n = (at: number, month: number): number => (at * 7 + month * month * 3 + at * month * 5 + 50) % 4;
  const months = Array.from({ length: 25 }, (_, at) => at - 12);
  const day = (month: number, date: number): string =>
    new Date(Date.UTC(2022, 9 + month, date)).toISOString().slice(0, 10);
  const referrals = file('people.csv', 'Client ID,Referral Date', ...ids.map((id) => `${id},2022-10-15`));
  const asEvents = file(
    'events.csv',
    'Patient ID,Appointment Date,Service',
    'z,2021-10-01,GP',
    'z,2023-10-31,GP',
    ...ids.flatMap((id, at) =>
      months.flatMap((month) =>
        Array.from({ length: n(at, month) }, (_, k) => `${id},${day(month, 3 + k)},GP`),
      ),
    ),
  );
  const asMonths = file(
    'months.csv',
    `pid,referral_month,${months.map((month) => `m${String(month)}`).join(',')}`,
    ...ids.map((id, at) => `${id},Oct-22,${months.map((month) => String(n(at, month))).join(',')}`),
  );
  const side = (at: number, from: number, to: number): string =>
    String(
      months.filter((month) => month >= from && month <= to).reduce((sum, month) => sum + n(at, month), 0),
    );
  const asTwo = file(
    'two.csv',
    'pid,Index date,GP 12m pre,GP 12m post',
    ...ids.map((id, at) => `${id},2022-10-15,${side(at, -12, -1)},${side(at, 1, 12)}`),
  );
  const found = [];
  for (const use of [asEvents, asMonths, asTwo]) {
    await loadAsSeen(database, [referrals, use]);
    found.push(
      await rows(
        database,
        `SELECT episode, service::VARCHAR, sum(n_low) FILTER (to_month < 0), sum(n_low) FILTER (from_month > 0), sum(months) FILTER (to_month < 0), sum(months) FILTER (from_month > 0)
         FROM visit GROUP BY ALL ORDER BY 1`,
      ),
    );
  }
  expect(found[0]).toHaveLength(7);
  expect(found[1]).toEqual(found[0]);
  expect(found[2]).toEqual(found[0]);
});
