import { expect, test } from 'vitest';
import { draw, drawn, lookAtAll } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('what is recorded is counted field by field at each site, and nothing recorded is counted as none', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | site         | referral_date | sex          | status
      1       | North        | 2024-04-01    | female       | completed
      2       | North        | -             | not recorded | not recorded
      3       | not recorded | 2024-04-02    | male         | not recorded`,
    );
    await lookAtAll(database());
    const rows = await database().query('completeness', {});
    expect(rows.filter(({ field }) => ['referral_date', 'sex', 'status', 'mode'].includes(field))).toEqual(
      drawn(`
      field         | site         | referrals | recorded
      mode          | North        | 2         | 0
      mode          | not recorded | 1         | 0
      referral_date | North        | 2         | 1
      referral_date | not recorded | 1         | 1
      sex           | North        | 2         | 1
      sex           | not recorded | 1         | 1
      status        | North        | 2         | 1
      status        | not recorded | 1         | 0`),
    );
  });

  test('only members are asked about', async () => {
    await draw(database(), 'episode', 'episode | sex\n 1 | female\n 2 | male');
    await draw(database(), 'member', 'episode\n 2');
    const rows = await database().query('completeness', {});
    expect(new Set(rows.map(({ referrals }) => referrals))).toEqual(new Set([1]));
    expect(rows.filter(({ recorded }) => recorded > 0).map(({ field }) => field)).toEqual(['sex']);
  });
});
