// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { categories, lower, shared, shut, whole } from './comparefixture';
import { compareForest } from '../../src/charts/compareforest';
import { shareRowsChart } from '../../src/charts/compareshares';
import {
  balanceTable,
  cohortSharesTable,
  cohortTable,
  estimatesTable,
  overlapTable,
} from '../../src/charts/comparetables';
import { lovePlot } from '../../src/charts/loveplot';
import { overlapChart } from '../../src/charts/overlap';
import type { Table } from '../../src/charts/table';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { plain } from '../../src/evidence/numbers';
import { usable } from '../../src/evidence/select';
import { withhold } from '../../src/stats/result';

const findings = { whole, shared, shut, lower };

const figures: Readonly<
  Record<
    string,
    {
      readonly draw: (finding: ComparisonFinding, width: number) => SVGSVGElement;
      readonly table: (finding: ComparisonFinding) => Table;
    }
  >
> = {
  'compare-balance': { draw: lovePlot, table: balanceTable },
  'compare-overlap': { draw: overlapChart, table: (finding) => overlapTable(finding, 'nhs') },
  'compare-methods': {
    draw: (finding, width) => compareForest(finding, 'nhs', width),
    table: (finding) => estimatesTable(finding, 'nhs'),
  },
  'compare-shares': {
    draw: (finding, width) => shareRowsChart(finding, 'nhs', width),
    table: (finding) => cohortSharesTable(finding, 'nhs'),
  },
};

const cases = Object.entries(figures).flatMap(([name, figure]) =>
  Object.entries(findings).map(([of, finding]) => ({ name, of, finding, ...figure })),
);

function said(svg: SVGSVGElement): readonly string[] {
  return [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
}

const words = (svg: SVGSVGElement): string => said(svg).join(' ');

function numbersOf({ columns, rows }: Table): string {
  return rows
    .flatMap((row) =>
      row.map((value, at) =>
        typeof value === 'number' ? `${plain(value, columns[at]?.digits ?? 0)} ${plain(value, 0)}` : value,
      ),
    )
    .join(' ');
}

describe.each(cases)('the $name chart of the comparison $of', ({ name, of, finding, draw, table }) => {
  it.each([720, 340])('is the stored picture at %i pixels', async (width) => {
    await expect(`${draw(finding, width).outerHTML}\n`).toMatchFileSnapshot(
      `svg/${name}-${of}-${String(width)}.svg`,
    );
  });

  it.each([320, 390, 560, 1000])('keeps every letter and mark within %i pixels', (width) => {
    const svg = draw(finding, width);
    expect(Number(svg.getAttribute('width'))).toBe(width);
    expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg.querySelectorAll('[style], style')).toHaveLength(0);
    const tall = Number(svg.getAttribute('height'));
    for (const text of svg.querySelectorAll('text')) {
      const x = Number(text.getAttribute('x'));
      const size = Number(text.getAttribute('font-size') ?? 14);
      const wide = text.textContent.length * size * 0.5;
      const anchor = text.getAttribute('text-anchor') ?? 'start';
      const from = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x;
      expect(from, text.textContent).toBeGreaterThanOrEqual(-14);
      expect(from + wide, text.textContent).toBeLessThanOrEqual(width + 14);
      expect(Number(text.getAttribute('y')), text.textContent).toBeLessThanOrEqual(tall);
    }
  });

  it('has as many cells as columns in every row of its table, and no empty one', () => {
    const { caption, columns, rows } = table(finding);
    expect(caption).not.toBe('');
    expect(new Set(columns.map(({ name: column }) => column)).size).toBe(columns.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const one of rows) {
      expect(one).toHaveLength(columns.length);
      for (const value of one) expect(value === '' || Number.isNaN(value)).toBe(false);
    }
  });

  it('says beside its rows no number that its table does not have', () => {
    const known = numbersOf(table(finding));
    const beside = said(draw(finding, 720)).filter((text) => /\d \(|\d to \d|→ [+−]/.test(text));
    if (name !== 'compare-overlap') expect(beside.length).toBeGreaterThan(0);
    for (const number of beside.flatMap((text) => text.match(/\d+\.\d+/g) ?? []))
      expect(known).toContain(number);
  });
});

describe('the love plot', () => {
  it('draws before hollow and after filled, and names the lines at 0.1 and 0.25', () => {
    const svg = lovePlot(whole, 720);
    expect(words(svg)).toContain('dashed: ±0.1, within which they are taken as alike; faint: ±0.25');
    const fills = [...svg.querySelectorAll('circle')].map((one) => one.getAttribute('fill'));
    expect(new Set(fills).size).toBe(2);
    expect(fills.filter((fill) => fill === fills[0])).toHaveLength(fills.length / 2);
  });

  it('says how many rows are not shown because few people are behind them, and so does its table', () => {
    expect(words(lovePlot(shared, 720))).toContain(
      '1 characteristic is not shown: few people are behind it.',
    );
    expect(balanceTable(shared).caption).toContain('1 characteristic is not shown');
    expect(words(lovePlot(whole, 720))).not.toContain('not shown:');
  });

  it('says where two cohorts have no value in common, and draws no mark for it', () => {
    const svg = lovePlot(whole, 720);
    expect(said(svg)).toContain('wholly apart');
    expect(svg.querySelectorAll('circle')).toHaveLength(2 * 5 + 2);
  });
});

describe('the overlap', () => {
  it('has both cohorts on one scale: a class with the same share is as tall in both', () => {
    const finding: ComparisonFinding = {
      ...whole,
      balance: withhold('one_group'),
      overlap: {
        outside: [
          { people: 0, share: 0 },
          { people: 0, share: 0 },
        ],
        bins: [
          { from: 0, to: 0.5, n: [50, 10] },
          { from: 0.5, to: 1, n: [150, 10] },
        ],
      },
    };
    const bars = [...overlapChart(finding, 720).querySelectorAll('rect')].map((one) =>
      Number(one.getAttribute('height')),
    );
    const [askedLow = 0, againstLow = 0, askedHigh = 0, againstHigh = 0] = bars;
    expect(askedLow).toBe(askedHigh);
    expect(askedLow / againstHigh).toBeCloseTo(0.5 / 0.75, 2);
    expect(againstLow / againstHigh).toBeCloseTo(0.25 / 0.75, 2);
    expect(words(overlapChart(finding, 720))).toContain('share of the own cohort, on one scale for both');
  });

  it('marks what is hidden with a cross, and says so', () => {
    const texts = said(overlapChart(shared, 720));
    expect(texts.filter((text) => text === '×').length).toBeGreaterThan(0);
    expect(texts).toContain('× hidden, few people');
    expect(texts.join(' ')).toContain('Gardening: 145 people, tallest bar 7% of them');
  });
});

describe('the forest of estimates', () => {
  it('has the headline first and apart, then the other adjusted ones, then the raw', () => {
    const texts = said(compareForest(whole, 'internal', 720));
    const order = [
      'Headline',
      'Doubly robust',
      'Adjusted in other ways',
      'Matched one to one',
      'Nothing adjusted for: a description',
      'Raw difference in change',
    ];
    const places = order.map((one) => texts.indexOf(one));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('says why a method has no estimate, how many people each rests on, and where no difference is', () => {
    const text = words(compareForest(whole, 'internal', 720));
    expect(text).toMatch(/not shown: \w+/);
    expect(text).toContain('143 and 212');
    expect(text).toContain('no difference');
  });

  it('names the cohort that did better to either side, by what is better on the measure', () => {
    expect(words(compareForest(whole, 'internal', 1000))).toContain(
      '← better in “all others” better in “Gardening” →',
    );
    expect(words(compareForest(lower, 'internal', 1000))).toContain(
      '← better in “Gardening” better in “all others” →',
    );
  });

  it('shows with the gate shut only what describes', () => {
    const texts = said(compareForest(shut, 'internal', 720));
    expect(texts).not.toContain('Headline');
    expect(texts).toContain('Nothing adjusted for: a description');
    expect(estimatesTable(shut, 'internal').rows.every((row) => row[1] === 'no')).toBe(true);
  });

  it('draws no mark of answer categories, and says why', () => {
    const svg = compareForest(categories, 'internal', 720);
    expect(svg.querySelectorAll('circle, rect')).toHaveLength(0);
    expect(words(svg)).toContain('an average of answer categories misleads');
  });
});

it('the table of cohorts says who they are, whatever is withheld', () => {
  for (const finding of [whole, shared, shut, lower, categories]) {
    const { columns, rows } = cohortTable(finding, 'nhs');
    expect(rows.map(([name]) => name)).toEqual(['Gardening', 'all others']);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  }
  expect(usable(categories.balance)).toBe(false);
});
