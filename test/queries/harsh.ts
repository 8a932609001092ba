import type { Database } from '../../src/engine/database';
import { draw } from './drawn';

/** Ids that no count and no score below equals, so that one that leaves a query is known by its value. */
export const harshIds: ReadonlySet<unknown> = new Set([
  700001,
  700002,
  700003,
  700004,
  700005,
  800001,
  800002,
  800003,
  800004,
  'the id of A',
  'the id of B',
  'the id of C',
  'the id of D',
]);

/** Canonical tables in which whatever may be missing is missing somewhere. */
export async function drawHarsh(database: Database): Promise<void> {
  await draw(
    database,
    'person',
    `
    person | source_id
    800001 | the id of A
    800002 | the id of B
    800003 | the id of C
    800004 | the id of D`,
  );
  await draw(
    database,
    'episode',
    `
    episode | person | ordinal | of_many | referral_date | first_contact | closed     | sex          | site
    700001  | 800001 | 1       | true    | 2024-04-01    | 2024-04-05    | 2024-09-01 | female       | North
    700002  | 800001 | 2       | true    | 2024-12-01    | -             | -          | female       | not recorded
    700003  | 800002 | 1       | false   | -             | -             | -          | not recorded | North
    700004  | 800003 | 1       | false   | 2024-05-01    | -             | -          | male         | South
    700005  | 800004 | 1       | false   | 2024-06-01    | 2024-06-03    | -          | male         | South`,
  );
  await draw(
    database,
    'further',
    `
    episode | measure | stage_order | day | value
    700001  | swemwbs | -           | 0   | 20
    700001  | swemwbs | -           | 90  | 25
    700002  | swemwbs | 0           | -   | 21
    700002  | swemwbs | 1000        | -   | 22
    700003  | swemwbs | -           | 0   | 18
    700004  | swemwbs | 1000        | 50  | 26
    700004  | ucla3   | -           | -   | 6
    700005  | swemwbs | 0           | 4   | 23
    700005  | swemwbs | 1000        | 4   | 24`,
  );
  await draw(
    database,
    'monthly',
    `
    episode | service | month_0
    700001  | gp      | 2`,
  );
  await draw(
    database,
    'span',
    `
    episode | service | from_month | to_month | months | n_low | n_high
    700001  | gp      | -          | -        | -      | 1     | -`,
  );
  await draw(
    database,
    'used',
    `
    setting | episode | service | before | after | before_high | after_high | months_before | months_after
    main    | 700001  | gp      | 5      | 3     | 5           | 7          | 9             | 12
    main    | 700003  | gp      | 2      | 1     | 2           | 1          | 9             | 12`,
  );
  await draw(
    database,
    'contact',
    `
    episode | day | activity     | attended
    700001  | -   | not recorded | true`,
  );
  await draw(
    database,
    'chosen_pair',
    `
    episode | measure | status          | first_score | last_score | any_last | days
    700001  | swemwbs | pair            | 20          | 25         | 25       | 90
    700002  | swemwbs | pair            | 21          | 22         | 22       | -
    700003  | swemwbs | no second score | 18          | -          | -        | -
    700004  | swemwbs | no first score  | -           | -          | 26       | -
    700004  | ucla3   | no first score  | -           | -          | -        | -
    700005  | swemwbs | same day        | 23          | -          | 24       | -`,
  );
  await database.run(`INSERT INTO member SELECT episode, 'referred', site FROM episode`);
}
