// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { alike, findingOf, forWomen, subgroupBy } from '../analysis/subgroupworld';
import { evidence } from '../evidence/fixture';
import { subgroupForest } from '../../src/charts/subgroupforest';
import { looksTable, subgroupTable } from '../../src/charts/subgrouptables';
import type { Table } from '../../src/charts/table';
import type { ComparedSubgroup } from '../../src/evidence/comparedsubgroups';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { plain } from '../../src/evidence/numbers';
import { release } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';
import { withhold } from '../../src/stats/result';
import type { DimensionId } from '../../src/vocabulary/dimensions';

const women = findingOf({ ...forWomen, seed: 13 });
const same = findingOf(alike);
const [shared] = release({ ...evidence, comparisons: [women] }, 'strict').comparisons ?? [];
if (shared === undefined) throw new Error('nothing was released');

interface Case {
  readonly finding: ComparisonFinding;
  readonly subgroup: ComparedSubgroup;
}

const of = (finding: ComparisonFinding, dimension: DimensionId): Case => ({
  finding,
  subgroup: subgroupBy(finding, dimension),
});
const bySex = of(women, 'sex');
const [first, ...others] = bySex.subgroup.levels;
if (first === undefined) throw new Error('no level');

const cases: Readonly<Record<string, Case>> = {
  sex: bySex,
  age: of(same, 'age_band'),
  'sex-shared': of(shared, 'sex'),
  'sex-withheld': {
    finding: women,
    subgroup: {
      ...bySex.subgroup,
      test: withhold('exact_scores'),
      levels: [{ ...first, estimate: withhold('alone'), shrunken: withhold('alone') }, ...others],
      between: withhold('alone'),
    },
  },
};

const draw = ({ finding, subgroup }: Case, width: number): SVGSVGElement =>
  subgroupForest(finding, subgroup, 'strict', width);
const table = ({ finding, subgroup }: Case): Table => subgroupTable(finding, subgroup, 'strict');

function said(svg: SVGSVGElement): readonly string[] {
  return [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
}

function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/−?\d[\d,]*(?:\.\d+)?/g)].map(([number]) => number);
}

describe.each(Object.entries(cases))('the forest by group of the case %s', (name, one) => {
  it.each([720, 340])('is the stored picture at %i pixels', async (width) => {
    await expect(`${draw(one, width).outerHTML}\n`).toMatchFileSnapshot(
      `svg/compare-by-${name}-${String(width)}.svg`,
    );
  });

  it.each([320, 560, 1000])('is %i pixels wide when asked, and nothing in it is not a number', (width) => {
    const svg = draw(one, width);
    expect(Number(svg.getAttribute('width'))).toBe(width);
    expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg.querySelectorAll('[style], style')).toHaveLength(0);
    const ys = [...svg.querySelectorAll('text')].map((text) => Number(text.getAttribute('y')));
    expect(Math.max(...ys) + 4).toBeLessThan(Number(svg.getAttribute('height')));
  });

  it('has every number that it draws beside a row in its table', () => {
    const { columns, rows, caption } = table(one);
    const known = new Set(
      [
        caption,
        ...rows.flatMap((row) =>
          row.map((value, at) =>
            typeof value === 'number'
              ? `${plain(value, columns[at]?.digits ?? 0)} ${plain(value, 0)}`
              : value,
          ),
        ),
      ].flatMap(numbersIn),
    );
    const beside = said(draw(one, 720)).filter((text) => /\d \(|\d to \d/.test(text));
    expect(beside.length).toBeGreaterThan(1);
    for (const number of beside.flatMap(numbersIn)) expect(known).toContain(number);
  });

  it('has as many cells as columns in every row of its table, and no empty one', () => {
    const { columns, rows } = table(one);
    expect(new Set(columns.map(({ name: column }) => column)).size).toBe(columns.length);
    expect(rows).toHaveLength(one.subgroup.levels.length + 2);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      for (const value of row) expect(value === '' || Number.isNaN(value)).toBe(false);
    }
  });
});

describe('the forest by group', () => {
  it('has a diamond for everybody and a triangle for every level that is drawn in', () => {
    const shapes = (one: Case): number => draw(one, 720).querySelectorAll('polygon').length;
    expect(shapes(bySex)).toBe(1 + 2);
    expect(shapes(of(same, 'age_band'))).toBe(1 + 4);
    const withheld = cases['sex-withheld'];
    if (withheld === undefined) throw new Error('no case');
    expect(shapes(withheld)).toBe(1 + 1);
  });

  it('has the interaction in a row of its own: a number for two levels, the test alone for more', () => {
    expect(said(draw(bySex, 1000))).toContain('“Male” less “Female”');
    const age = said(draw(of(same, 'age_band'), 1000));
    expect(age).toContain('All 4 groups together');
    expect(age.join(' ')).toMatch(/no one number: p = \d/);
  });
});

it('every look is a row, tested or not', () => {
  const { subgroups, counted } = same;
  if (subgroups === undefined || !usable(subgroups)) throw new Error('no subgroups');
  const [one, ...rest] = subgroups.dimensions;
  if (one === undefined) throw new Error('no dimension');
  const { columns, rows } = looksTable([{ ...one, test: withhold('one_group') }, ...rest], counted);
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(row).toHaveLength(columns.length);
  expect(rows[0]?.[4]).toBe('not shown: there is only one group with enough people');
});
