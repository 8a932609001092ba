import { describe, expect, test } from 'vitest';
import { services } from '../../src/vocabulary/servicenames';
import { unitCostById, unitCosts, unitCostsOf } from '../../src/vocabulary/unitcosts';

test('no two unit costs share an id', () => {
  expect(unitCostById.size).toBe(unitCosts.length);
});

describe.each([...unitCostById.values()])('$id', (cost) => {
  test('is a price above 0 with the year and the source that it is shown with', () => {
    expect(cost.price).toBeGreaterThan(0);
    expect(cost.year).toMatch(/^20\d{2}(\/\d{2})?$/);
    expect(cost.source.trim()).not.toBe('');
    expect(cost.name.trim()).not.toBe('');
  });

  test('is a price of kinds of use that are known', () => {
    const names = services.map(({ name }) => name);
    expect(cost.services.length).toBeGreaterThan(0);
    for (const service of cost.services) expect(names).toContain(service);
  });

  test('is not called verified, since it was read where it is cited', () => {
    expect(cost.verified).toBe(false);
    expect(cost.source).toMatch(/ as (?:cited|reported) /);
  });
});

test('a price is offered for its own kind of visit alone, and none for A&E, admissions or a service of another name', () => {
  expect(unitCostsOf('GP home visit').map(({ id }) => id)).toEqual(['gp-home-2013']);
  expect(unitCostsOf('GP face to face').map(({ price }) => price)).toEqual([49, 42]);
  for (const service of ['A&E', 'Emergency admissions', 'Wellbeing hub'])
    expect(unitCostsOf(service)).toEqual([]);
});
