import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database';
import { inspect } from '../../src/import/inspect';
import { engines } from '../engine/both';
import { brief, file, loadAsSeen, rows } from './files';
import { entry, numbersOf, sourceOf } from './usecorpus';

const header = 'Member No,Activity,Provider,Session Date,Attended (Y/N),Duration (hrs),Free/Paid';
const contacts = 'SELECT episode, day, activity::VARCHAR, attended, hours FROM contact ORDER BY ALL';

describe.each(engines)('an attendance register, on the engine $engine', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  }, 60_000);
  afterAll(() => database.close());

  test.each(['layouts/e', 'layouts/e-twice'])('%s is understood without a question', async (id) => {
    const made = entry(id);
    const { rowsUsed, rowsAside, persons, ids } = numbersOf(made);
    expect(await inspect(sourceOf(made))).toMatchObject({
      certain: true,
      mapping: { layout: 'attendance', columns: { attended: 'Attended (Y/N)', hours: 'Duration (hrs)' } },
    });
    const loaded = await loadAsSeen(database, [sourceOf(made)]);
    expect(loaded.ledgers[0]).toMatchObject({ rows_used: rowsUsed, rows_set_aside: rowsAside });
    expect(await rows(database, 'SELECT count(*), sum(hours) FROM contact')).toEqual([[rowsUsed, 72]]);
    const found = await rows(database, 'SELECT source_id FROM person ORDER BY person');
    expect(found).toHaveLength(persons ?? 0);
    if (ids !== undefined) expect(found.flat()).toEqual(ids);
  });

  test('its days count from the referral of the person, and nobody unknown is counted', async () => {
    const loaded = await loadAsSeen(database, [
      file('people.csv', 'Client ID,Referral Date,Activity', '00412,02/09/2023,Choir', '00413,,Choir'),
      file(
        'sessions.csv',
        header,
        '00412,Allotment group,Growing Well,12/09/2023 10:00,Y,2,Free',
        '00412,Allotment group,Growing Well,19/09/2023 10:00,N,,Free',
        '00413,Allotment group,Growing Well,19/09/2023,Yes,lots,Free',
        '00413,,Growing Well,26/09/2023,1,1.5,Free',
        '00413,Allotment group,Growing Well,,Y,1,Free',
        '00412,Allotment group,Growing Well,26/09/2023,,2,Free',
        '00999,Allotment group,Growing Well,26/09/2023,Y,2,Free',
      ),
    ]);
    expect(await rows(database, contacts)).toEqual([
      [1, 10, 'Allotment group', true, 2],
      [1, 17, 'Allotment group', false, null],
      [2, 0, 'Allotment group', true, null],
      [2, 7, 'not recorded', true, 1.5],
      [2, null, 'Allotment group', true, 1],
    ]);
    expect(await rows(database, 'SELECT activity::VARCHAR FROM episode')).toEqual([['Choir'], ['Choir']]);
    expect(loaded.ledgers[1]).toMatchObject({ rows_in: 7, rows_used: 5, rows_set_aside: 2 });
    expect(brief(loaded.issues)).toEqual(
      expect.arrayContaining([
        'not_a_length | 4 | Duration (hrs) | lots',
        'unknown_attendance | 7 | Attended (Y/N) | ',
        'unknown_person | 8 | Member No | 00999',
      ]),
    );
  });

  test('a register without a word for being there lists those who came', async () => {
    await loadAsSeen(database, [
      file('sessions.csv', 'Member No,Activity,Session Date', 'a,Choir,12/09/2023', 'a,Choir,19/09/2023'),
    ]);
    expect(await rows(database, contacts)).toEqual([
      [1, 0, 'Choir', true, null],
      [1, 7, 'Choir', true, null],
    ]);
  });
});
