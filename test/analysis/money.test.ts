import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file, loadAsSeen } from '../import/files';
import truth from '../../sample-data/truth.json';
import { type Analysis, startAnalysis } from '../../src/analysis/build';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import type { PriceChoice } from '../../src/evidence/price';
import { everyone } from '../../src/evidence/scope';
import { usable } from '../../src/evidence/select';
import type { VisitFinding } from '../../src/evidence/visits';

let database: Database;
beforeAll(async () => {
  database = await openNative();
}, 60_000);
afterAll(() => database.close());

const price: PriceChoice = { kind: 'listed', id: 'gp-surgery-2022-23' };

async function sample(keep: (line: string) => boolean): Promise<Analysis> {
  const sources = ['people.csv', 'gp-contacts.csv'].map((name) =>
    file(name, ...readFileSync(`sample-data/${name}`, 'utf8').trimEnd().split('\n').filter(keep)),
  );
  const loaded = await loadAsSeen(database, sources);
  return startAnalysis(database, { ...loaded, name: 'Made', madeUp: true }, { by: 'test', on: '2024-01-01' });
}

async function first(analysis: Analysis, asked?: PriceChoice): Promise<VisitFinding> {
  const scope = asked === undefined ? everyone : { ...everyone, price: asked };
  const evidence = await analysis.ask(scope, ['visits']);
  expect(evidence.scope).toEqual(scope);
  const [found] = evidence.visits;
  if (found === undefined) throw new Error('there is no finding');
  return found;
}

test('the worth of the made-up service spans that of the planted effect, and a price changes nothing else', async () => {
  const analysis = await sample(() => true);
  const [unpriced, priced] = [await first(analysis), await first(analysis, price)];
  expect(unpriced.money).toBeNull();
  expect({ ...priced, money: null }).toEqual(unpriced);
  const range = priced.money?.range;
  const before = priced.referred.before;
  if (range === undefined || !usable(range) || !usable(before)) throw new Error('there is no range');
  const planted = (1 - truth.gp_contacts.true_rate_ratio) * before.rate * 49_000;
  expect(range.direction).toBe('fewer');
  expect(range.worth.lower).toBeLessThan(planted);
  expect(range.worth.upper).toBeGreaterThan(planted);
  expect(await first(analysis)).toEqual(unpriced);
});

test('the made-up service without its comparison group has no worth, though its visits fell', async () => {
  const alone = await first(await sample((line) => !line.includes('Not yet referred')), price);
  const { ratio } = alone.referred;
  if (!usable(ratio) || ratio.kind !== 'estimated') throw new Error('there is no ratio');
  expect(ratio.interval95.upper).toBeLessThan(1);
  expect(alone.money?.range).toEqual({ withheld: 'no_comparison' });
});
