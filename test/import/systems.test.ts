import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, loadAsSeen } from './files';
import { delimited } from '../corpus/text';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { presets } from '../../src/vocabulary/presetlist';

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

test.each(presets.map((preset) => [preset.id, preset] as const))(
  'the made-up export of the system "%s" is the one that lies among the sample data, and every row of it is used',
  async (id, { header, sample }) => {
    const text = delimited([header, ...sample]);
    await expect(text).toMatchFileSnapshot(`../../sample-data/systems/${id}.csv`);
    const { ledgers } = await loadAsSeen(database, [file(`${id}.csv`, ...text.trimEnd().split('\n'))]);
    expect(ledgers[0]).toMatchObject({ rows_in: sample.length, rows_used: sample.length, rows_set_aside: 0 });
    expect(ledgers[0]?.scores_used).toBeGreaterThan(0);
  },
);
