// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { eventChart } from '../../src/charts/eventtime';
import { besideChart, methodsChart, visitGroupsChart } from '../../src/charts/ratios';
import type { Table } from '../../src/charts/table';
import { useSpreadTable } from '../../src/charts/usespread';
import { besideTable, eventTable, methodsTable, visitGroupsTable } from '../../src/charts/visittables';
import { plain } from '../../src/evidence/numbers';
import { usable } from '../../src/evidence/select';
import type { VisitFinding } from '../../src/evidence/visits';
import { ratioEstimate } from '../../src/stats/pairedrate';
import { withhold } from '../../src/stats/result';
import { alone, compared, withGaps as gaps } from './visitfixture';

const hiddenMonths = [-11, 4, 5, 10, 11, 12];
const withGaps: VisitFinding = {
  ...gaps,
  methods: gaps.methods.map((one, place) =>
    place === 1
      ? { ...one, ratio: withhold('not_settled') }
      : place === 2
        ? { ...one, n: withhold('small_number'), ratio: withhold('small_number') }
        : one,
  ),
};
const findings = { compared, alone, withGaps };

const figures: Readonly<
  Record<
    string,
    {
      readonly draw: (finding: VisitFinding, width: number) => SVGSVGElement;
      readonly table: (finding: VisitFinding) => Table;
    }
  >
> = {
  'event-time': { draw: eventChart, table: (finding) => eventTable(finding, 'nhs') },
  'visit-methods': { draw: methodsChart, table: (finding) => methodsTable(finding, 'nhs') },
  'visit-groups': {
    draw: (finding, width) => visitGroupsChart(finding, 'nhs', width),
    table: (finding) => visitGroupsTable(finding, 'nhs'),
  },
  beside: { draw: besideChart, table: besideTable },
};

const cases = Object.entries(figures).flatMap(([name, figure]) =>
  Object.entries(findings).map(([of, finding]) => ({ name, of, finding, ...figure })),
);

function said(svg: SVGSVGElement): readonly string[] {
  return [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
}

const words = (svg: SVGSVGElement): string => said(svg).join(' ');

/** Every number of a text, without its thousands separators. */
function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/−?\d[\d,]*(?:\.\d+)?/g)].map(([number]) => number);
}

function numbersOf({ caption, columns, rows }: Table): ReadonlySet<string> {
  return new Set(
    [
      caption,
      ...columns.map(({ name }) => name),
      ...rows.flatMap((row) =>
        row.map((value, at) =>
          typeof value === 'number' ? `${plain(value, columns[at]?.digits ?? 0)} ${plain(value, 0)}` : value,
        ),
      ),
    ].flatMap(numbersIn),
  );
}

describe.each(cases)('the $name chart of the finding $of', ({ name, of, finding, draw, table }) => {
  it.each([720, 340])('is the stored picture at %i pixels', async (width) => {
    await expect(`${draw(finding, width).outerHTML}\n`).toMatchFileSnapshot(
      `svg/${name}-${of}-${String(width)}.svg`,
    );
  });

  it.each([320, 560, 1000])('is %i pixels wide when asked, and nothing in it is not a number', (width) => {
    const svg = draw(finding, width);
    expect(Number(svg.getAttribute('width'))).toBe(width);
    expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg.querySelectorAll('[style], style')).toHaveLength(0);
  });

  it('has as many cells as columns in every row of its table, and no empty one', () => {
    const { caption, columns, rows } = table(finding);
    expect(caption).not.toBe('');
    expect(new Set(columns.map(({ name: column }) => column)).size).toBe(columns.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      for (const value of row) expect(value === '' || Number.isNaN(value)).toBe(false);
    }
  });
});

describe.each(Object.entries(findings))('numbers of the finding %s', (_, finding) => {
  it.each(['visit-methods', 'visit-groups', 'beside'] as const)(
    'stand in the table of %s, every one that is drawn beside a row',
    (name) => {
      const figure = figures[name];
      if (figure === undefined) throw new Error(name);
      const known = numbersOf(figure.table(finding));
      const beside = said(figure.draw(finding, 720)).filter(
        (text) => /\d \(|\d to \d/.test(text) && !text.includes('p '),
      );
      expect(beside.length).toBeGreaterThan(0);
      for (const number of beside.flatMap(numbersIn)) expect(known).toContain(number);
    },
  );

  it('of people under the axis stand in the table of months', () => {
    const known = numbersOf(eventTable(finding, 'nhs'));
    const texts = said(eventChart(finding, 720));
    const under = texts.slice(texts.indexOf('people observed in the month') + 1);
    const people = under.filter((text) => /^[\d,]+$/.test(text));
    expect(people.length).toBeGreaterThan(2);
    for (const number of people) expect(known).toContain(number);
  });

  it('are a mark at its height in the chart of months, as many as there are rates in the table', () => {
    const svg = eventChart(finding, 720);
    const ticks = [...svg.querySelectorAll('text[text-anchor="end"]')].map((one) => ({
      value: Number(one.textContent),
      y: Number(one.getAttribute('y')) - 5,
    }));
    const [zero, next] = ticks;
    if (zero === undefined || next === undefined) throw new Error('no axis');
    expect(zero.value).toBe(0);
    const perUnit = (zero.y - next.y) / next.value;
    const drawn = [...svg.querySelectorAll('circle')]
      .map((one) => Number(one.getAttribute('cy')))
      .filter((y) => y <= zero.y)
      .map((y) => (zero.y - y) / perUnit);
    const rates = eventTable(finding, 'nhs').rows.flatMap((row) =>
      typeof row[2] === 'number' ? [row[2]] : [],
    );
    expect(drawn).toHaveLength(rates.length);
    for (const [place, rate] of rates.entries()) expect(drawn[place]).toBeCloseTo(rate, 1);
  });
});

describe('months from referral', () => {
  it('start their axis at 0, shade the run-up and say what it is', () => {
    const svg = eventChart(compared, 720);
    expect(said(svg)).toContain('0');
    expect(words(svg)).toContain('run-up: months before and of referral');
    expect(words(svg)).toContain('referral');
    expect(svg.querySelectorAll('rect')).toHaveLength(1);
  });

  it('name both groups where there are two, and one where nobody stands for comparison', () => {
    expect(words(eventChart(compared, 340))).toMatch(/Referred people Comparison group/);
    expect(words(eventChart(alone, 340))).not.toContain('Comparison');
    expect(eventChart(alone, 720).querySelectorAll('polygon')).toHaveLength(0);
  });

  it('join no two months across one that is not shown, and say which and why', () => {
    const line = (finding: VisitFinding): string =>
      eventChart(finding, 720).querySelector('path[data-group="comparison"]')?.getAttribute('d') ?? '';
    expect(line(compared).match(/M/g)).toHaveLength(1);
    expect(line(withGaps).match(/M/g)).toHaveLength(3);
    expect(words(eventChart(withGaps, 720))).toContain(
      '× Comparison group, months −11, 4 to 5 and 10 to 12: hidden, few people.',
    );
    expect(words(eventChart(withGaps, 720))).toContain(
      '× Referred people, month −7: nobody was observed in this month.',
    );
    expect(words(eventChart(compared, 720))).not.toContain('×');
  });

  it('draw no mark for a month that is hidden', () => {
    const triangles = (finding: VisitFinding): number =>
      eventChart(finding, 720).querySelectorAll('polygon').length;
    expect(triangles(compared) - triangles(withGaps)).toBe(hiddenMonths.length);
  });

  it('may all be hidden', () => {
    const none = {
      ...alone,
      months: alone.months.map((one) => ({ ...one, referred: withhold('small_number') })),
    };
    const svg = eventChart(none, 720);
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity/);
    expect(words(svg)).toContain('× Referred people, months −12 to 12: hidden, few people.');
  });

  it('keep every word within the picture', () => {
    for (const width of [320, 720])
      for (const finding of Object.values(findings)) {
        const svg = eventChart(finding, width);
        const ys = [...svg.querySelectorAll('text')].map((one) => Number(one.getAttribute('y')));
        expect(Math.max(...ys) + 4).toBeLessThan(Number(svg.getAttribute('height')));
      }
  });
});

describe('ratios', () => {
  it('fill the headline alone', () => {
    const [first] = compared.methods;
    if (first === undefined) throw new Error('the fixture has no methods');
    const solid = (finding: VisitFinding): number =>
      methodsChart(finding, 720).querySelectorAll('rect[fill="#12436D"], circle[r="4"][fill="#12436D"]')
        .length;
    expect(solid(compared)).toBe(1);
    expect(solid({ ...compared, methods: [{ ...first, ratio: withhold('too_few') }] })).toBe(0);
  });

  it('set apart, last and under their own words, what is not an effect', () => {
    const texts = said(methodsChart(compared, 1000));
    const heading = texts.indexOf('Checks, not effects');
    expect(heading).toBeGreaterThan(texts.indexOf('Every month before referral counted'));
    expect(texts.indexOf('Referred people alone')).toBeGreaterThan(heading);
    expect(texts.indexOf('As if referred 6 months earlier')).toBeGreaterThan(heading);
  });

  it('say in words why a row has none', () => {
    const texts = words(methodsChart(withGaps, 1000));
    expect(texts).toContain('not shown: the model did not settle on an answer');
    expect(texts).toContain('hidden, few people');
  });

  it('end in an arrow where an interval leaves the axis', () => {
    const [first] = compared.methods;
    if (first === undefined) throw new Error('the fixture has no methods');
    const wide = { ...compared, methods: [{ ...first, ratio: ratioEstimate(0, 3) }] };
    expect(methodsChart(wide, 720).querySelectorAll('path')).toHaveLength(2);
    expect(methodsChart(compared, 720).querySelectorAll('path')).toHaveLength(0);
  });

  it('have only an upper limit where there was no visit after', () => {
    const { referred } = alone;
    if (!usable(referred.ratio)) throw new Error('the fixture has no ratio');
    const { n, before, after } = referred.ratio;
    const none: VisitFinding = {
      ...alone,
      referred: {
        ...referred,
        ratio: { kind: 'none_after', n, before, after, ratio: 0, upper: 0.31, level: 0.95 },
      },
    };
    expect(words(besideChart(none, 720))).toContain('0 (up to 0.31)');
    expect(besideTable(none).rows[0]).toEqual(['Referred people', 0, 0, 0.31]);
  });

  it('stand beside what is expected: a range without a comparison group, its ratio with one', () => {
    expect(words(besideChart(compared, 720))).toMatch(/Comparison group.*Beyond the comparison group/);
    expect(words(besideChart(alone, 720))).toContain('Expected anyway');
    expect(words(besideChart({ ...alone, expected: null }, 720))).not.toContain('Expected anyway');
    const row = {
      label: 'as in their own months',
      ratio: 0.9,
      interval: { lower: 0.85, upper: 0.96, level: 0.95 },
    };
    const earlier = { ...alone, expected: { kind: 'earlier', rows: [row] } } as const;
    expect(words(besideChart(earlier, 720))).toContain('0.90 (0.85 to 0.96)');
  });

  it('of groups end with everyone and whether the groups differ', () => {
    const texts = words(visitGroupsChart(compared, 'nhs', 720));
    expect(texts).toContain('Everyone');
    expect(texts).toMatch(/Do the groups differ\? p/);
  });
});

describe('the spread of use', () => {
  it('has a row for each window of each group, with its months', () => {
    const rows = useSpreadTable(compared, 'nhs').rows.map(([label]) => label);
    expect(rows).toEqual([
      'Referred people, 9 months before',
      'Referred people, 12 months after',
      'Comparison group, 9 months before',
      'Comparison group, 12 months after',
    ]);
    expect(useSpreadTable(alone, 'nhs').rows).toHaveLength(2);
  });

  it('says in words what is hidden', () => {
    const hidden = { ...alone, referred: { ...alone.referred, spread: withhold('small_number') } };
    for (const row of useSpreadTable(hidden, 'nhs').rows)
      expect(row.slice(1).every((value) => value === 'hidden, few people')).toBe(true);
  });
});
