import { expect, test } from 'vitest';
import { draw } from '../queries/drawn';
import { onBoth } from '../queries/onboth';
import { applyScope } from '../../src/analysis/scope';
import { type MarkedChoice, markSides } from '../../src/analysis/sides';
import type { Database } from '../../src/engine/database';
import { everyone } from '../../src/evidence/scope';

const referrals = `
    episode | referral_date | site    | activity
    1       | 2023-01-10    | Harbour | Gardening
    2       | 2023-06-01    | Harbour | Singing
    3       | 2023-06-02    | Vale    | Gardening
    4       | -             | Vale    | Singing`;

onBoth((database) => {
  /** The side of each referral, after people of the scope were marked. */
  async function sides(choice: MarkedChoice, contacts = ''): Promise<Readonly<Record<string, unknown>>> {
    const open: Database = database();
    await draw(open, 'episode', referrals);
    if (contacts !== '') await draw(open, 'contact', contacts);
    await applyScope(open, everyone, false);
    await markSides(open, choice);
    const { columns } = await open.run('SELECT episode, stratum FROM member ORDER BY episode');
    return Object.fromEntries((columns[0] ?? []).map((episode, at) => [episode, columns[1]?.[at]]));
  }

  test('a day is the first of those after it, and who has no date is on neither side', async () => {
    expect(await sides({ kind: 'date', day: '2023-06-01' })).toEqual({
      1: 'against',
      2: 'asked',
      3: 'asked',
      4: 'neither',
    });
  });

  test('who meets the conditions of two cohorts is in both, and who meets none in neither', async () => {
    const asked = { name: 'A', filters: [{ dimension: 'site' as const, levels: ['Harbour'] }] };
    const against = { name: 'B', filters: [{ dimension: 'activity' as const, levels: ['Gardening'] }] };
    expect(await sides({ kind: 'cohorts', asked, against, both: 'left out' })).toEqual({
      1: 'both',
      2: 'asked',
      3: 'against',
      4: 'neither',
    });
  });

  test('hostile conditions are values and nothing else', async () => {
    const hostile = "x'; DELETE FROM member; --";
    const asked = { name: hostile, filters: [{ dimension: 'site' as const, levels: [hostile] }] };
    expect(await sides({ kind: 'cohorts', asked, against: null, both: 'left out' })).toEqual({
      1: 'neither',
      2: 'neither',
      3: 'neither',
      4: 'neither',
    });
  });

  test('people are told apart by the contacts that they came to', async () => {
    const contacts = `
    episode | activity  | attended
    1       | Gardening | true
    1       | Gardening | true
    1       | Gardening | true
    2       | Gardening | true
    3       | Gardening | false`;
    expect(await sides({ kind: 'dose', asked: '3+', against: '0' }, contacts)).toEqual({
      1: 'asked',
      2: 'neither',
      3: 'against',
      4: 'against',
    });
  });
});
