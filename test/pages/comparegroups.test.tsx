// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { reading, render, words } from './render';
import { alike, findingOf, findingsOf, forWomen, subgroupsOf } from '../analysis/subgroupworld';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { CompareGroups } from '../../src/pages/CompareGroups';
import { subgroupFigure } from '../../src/pages/subgroupfigures';

async function shown(finding: ComparisonFinding): Promise<HTMLElement> {
  const evidence = { ...reading.evidence, comparisons: [finding] };
  return render(<CompareGroups {...reading} evidence={evidence} finding={finding} />);
}

describe('groups on the page of a comparison', () => {
  test('begin with what may be said, how many looks were taken and every one of them', async () => {
    const [finding] = findingsOf({ ...forWomen, measures: ['ons-life-satisfaction', 'ons-happiness'] });
    if (finding === undefined) throw new Error('nothing was compared');
    const page = await shown(finding);
    expect(words(page.querySelector('h2'))).toBe('Does the difference differ by group?');
    expect(words(page)).toContain('8 tests of whether a difference differs were made');
    const looks = [...page.querySelectorAll('.scroll tbody th')].map(words);
    expect(looks).toEqual(['Age band', 'Sex or gender', 'Reason for referral', 'Site']);
    const table = page.querySelector('.scroll table');
    expect(words(table?.querySelector('caption'))).toContain('Every characteristic looked at');
  });

  test('have a forest with its table for each characteristic, headed by its finding', async () => {
    const finding = findingOf(forWomen);
    const page = await shown(finding);
    const headings = [...page.querySelectorAll('figure h3')].map(words);
    expect(headings).toHaveLength(subgroupsOf(finding).dimensions.length);
    expect(headings.filter((one) => !one.endsWith('is too uncertain to say'))).toEqual([
      'The difference in life satisfaction between the two differs by sex or gender',
    ]);
    expect(page.querySelectorAll('figure table')).toHaveLength(headings.length);
    expect(page.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('are, while the gate is closed, a sentence that says why there are none', async () => {
    const page = await shown(findingOf({ ...alike, people: 50 }));
    expect(page.querySelectorAll('figure')).toHaveLength(0);
    expect(words(page)).toContain('the two cohorts fail a check of whether they can be compared');
  });

  test('have no forest of a characteristic with one level', () => {
    const finding = findingOf({ ...alike, sites: ['Harbour'] });
    const evidence = { ...reading.evidence, comparisons: [finding] };
    expect(subgroupFigure(finding.id, 'site')(evidence)).toBeNull();
    expect(subgroupFigure(finding.id, 'sex')(evidence)?.stem).toBe('compare-by-sex');
    expect(subgroupFigure('compare.unknown', 'sex')(evidence)).toBeNull();
  });
});
