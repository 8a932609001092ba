import { expect, test } from 'vitest';
import { committed, readSample } from './sample';
import truth from '../../sample-data/truth.json';
import { write } from '../../src/evidence/pack';
import { release } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';

const { evidence, loaded } = await readSample();

const measureIds = {
  life_satisfaction: 'ons-life-satisfaction',
  worthwhile: 'ons-worthwhile',
  happiness: 'ons-happiness',
  anxiety: 'ons-anxiety',
  swemwbs: 'swemwbs',
  ucla3: 'ucla-3',
} as const;

const measures = Object.keys(measureIds) as (keyof typeof measureIds)[];

test.each(measures)('the true effect on %s lies inside the reported interval', (key) => {
  const found = evidence.outcomes.find(({ measure }) => measure.id === measureIds[key]);
  const change = found?.overall.change;
  if (change === undefined || !usable(change)) throw new Error('withheld');
  const { expected, realised } = truth.effects[key].latest;
  expect(change.interval95.lower).toBeLessThan(expected.mean_change);
  expect(change.interval95.upper).toBeGreaterThan(expected.mean_change);
  expect(change.n).toBe(realised.pairs);
  expect(change.mean).toBeCloseTo(realised.mean_change, 9);
  expect(found?.overall.followedUp.n).toBe(realised.with_first_score);
});

test('the unpaired figure is the one that the loss was planted to bend', () => {
  const swemwbs = evidence.outcomes.find(({ measure }) => measure.id === 'swemwbs')?.overall;
  if (swemwbs === undefined || !usable(swemwbs.unpaired) || !usable(swemwbs.change))
    throw new Error('withheld');
  expect(swemwbs.unpaired.difference).toBeGreaterThan(swemwbs.change.interval95.upper);
});

test('the true effect on GP contacts lies inside the interval beside the comparison group, and outside that of the referred alone', () => {
  const found = evidence.visits.find(({ id }) => id === 'visits.gp-contacts');
  const [beyond, alone] = [found?.beyond?.ratio, found?.referred.ratio];
  if (!beyond || !alone || !usable(beyond) || !usable(alone) || alone.kind !== 'estimated')
    throw new Error('withheld');
  const { true_rate_ratio: effect, ratio_of_ratios: realised } = truth.gp_contacts;
  expect(beyond.interval95.lower).toBeLessThan(effect);
  expect(beyond.interval95.upper).toBeGreaterThan(effect);
  expect(alone.interval95.upper).toBeLessThan(effect);
  const whole = found?.methods.find(({ id }) => id === 'run-up')?.ratio;
  expect(whole && usable(whole) ? whole.ratio : NaN).toBeCloseTo(realised, 2);
});

test.each(truth.faults.map((fault) => [fault.code, fault.file, fault.line, fault] as const))(
  'the planted fault %s in %s, line %i, is reported where it is',
  (code, file, line, fault) => {
    const found = loaded.issues.filter(
      (issue) => issue.code === code && issue.file === file && issue.line === line,
    );
    expect(found).not.toEqual([]);
    expect(found.map((issue) => issue.severity)).toContain(fault.expected);
    const { column } = fault as { readonly column?: string };
    if (column !== undefined) expect(found.map((issue) => issue.column)).toContain(column);
  },
);

test('each pair that the truth sets aside is a loss of the flow, with its reason', () => {
  const setAside = truth.faults.filter((fault) => 'pair' in fault && fault.pair === 'set aside');
  expect(setAside.map(({ expected }) => expected)).toEqual(['note', 'note', 'note', 'note']);
  const words = {
    same_day: 'both scores from one day',
    before_baseline: 'last score dated before the first',
  };
  const lost = evidence.flow
    .filter(({ measure }) => measure.id === 'swemwbs' || measure.id === 'ucla-3')
    .flatMap(({ steps }) => steps.at(-1)?.reasons ?? []);
  for (const [code, reason] of Object.entries(words)) {
    const n = lost.filter((one) => one.reason === reason).reduce((sum, one) => sum + Number(one.n), 0);
    expect(n).toBe(setAside.filter((fault) => fault.code === code).length);
  }
});

test('rows in are rows used and rows set aside, in every file', () => {
  expect(loaded.ledgers).toHaveLength(4);
  for (const ledger of loaded.ledgers) expect(ledger.rows_used + ledger.rows_set_aside).toBe(ledger.rows_in);
});

test('the made-up service read anew is its committed pack, byte for byte', () => {
  expect(write(release(evidence, 'internal'))).toBe(committed('pack.json'));
});
