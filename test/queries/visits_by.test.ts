import { expect, test } from 'vitest';
import { draw, drawn } from './drawn';
import { onBoth } from './onboth';

onBoth((database) => {
  test('people alike in age, sex, deprivation and months watched are summed with squares and products, and nobody else is', async () => {
    await draw(
      database(),
      'episode',
      `
      episode | age_band | sex    | deprivation
      1       | 25-34    | Female | least
      2       | 25-34    | Female | least
      3       | 25-34    | Male   | least
      4       | 25-34    | Female | least
      5       | 25-34    | Female | least
      6       | 25-34    | Female | least`,
    );
    await draw(
      database(),
      'member',
      `
      episode | arm
      1       | referred
      2       | referred
      3       | comparison
      4       | referred
      5       | referred`,
    );
    await draw(
      database(),
      'used',
      `
      setting | episode | service | before | after | before_high | after_high | months_before | months_after
      main    | 1       | GP      | 2      | 3     | 2           | 3          | 9             | 12
      main    | 2       | GP      | 4      | 1     | 4           | 1          | 9             | 12
      main    | 3       | GP      | 100000 | 1     | 100000      | 1          | 9             | 12
      main    | 4       | GP      | 7      | 0     | 7           | 0          | 9             | 0
      main    | 5       | GP      | 7      | 1     | 7           | 4          | 9             | 12
      main    | 6       | GP      | 7      | 7     | 7           | 7          | 9             | 12
      run-up  | 1       | GP      | 9      | 9     | 9           | 9          | 12            | 12`,
    );
    expect(await database().query('visits_by', {})).toEqual(
      drawn(`
      service | arm        | stratum  | age_band | sex    | deprivation | months_before | months_after | n | before | after | before_squares | after_squares | products
      GP      | comparison | everyone | 25-34    | Male   | least       | 9             | 12           | 1 | 100000 | 1     | 10000000000    | 1             | 100000
      GP      | referred   | everyone | 25-34    | Female | least       | 9             | 12           | 2 | 6      | 4     | 20             | 10            | 10`),
    );
  });
});
