// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { distributionChart } from '../../src/charts/distribution';
import { flowChart } from '../../src/charts/flow';
import { forestChart } from '../../src/charts/forest';
import { measureAxis, measureDot, measuresChart, measuresDomain } from '../../src/charts/measures';
import { movementChart } from '../../src/charts/movement';
import { rangeChart } from '../../src/charts/range';
import { withhold } from '../../src/stats/result';
import { evidence, flow, outcome } from '../evidence/fixture';

const wellbeing = outcome('swemwbs');
const anxiety = outcome('ons-anxiety');
const few = outcome('ucla-3');
const ordinal = outcome('ons-loneliness');
const domain = measuresDomain(evidence.outcomes);

const drawings: Readonly<Record<string, (width: number) => SVGSVGElement>> = {
  flow: (width) => flowChart(flow('swemwbs'), 'internal', width),
  distribution: (width) => distributionChart(wellbeing, width),
  'distribution-lower-is-better': (width) => distributionChart(anxiety, width),
  'distribution-few': (width) => distributionChart(few, width),
  measures: (width) => measuresChart(evidence.outcomes, width),
  forest: (width) => forestChart(wellbeing, width),
  movement: (width) => movementChart(wellbeing, width),
  'movement-five-bands': (width) => movementChart(ordinal, width),
  range: (width) => rangeChart(wellbeing, width),
};

function words(svg: SVGSVGElement): string {
  return [...svg.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');
}

function fills(svg: SVGSVGElement, fill: string): number {
  return svg.querySelectorAll(`rect[fill="${fill}"]`).length;
}

describe.each(Object.entries(drawings))('the %s chart', (name, draw) => {
  it.each([720, 340])('is the stored picture at %i pixels', async (width) => {
    await expect(`${draw(width).outerHTML}\n`).toMatchFileSnapshot(`svg/${name}-${String(width)}.svg`);
  });

  it.each([320, 900])('is %i pixels wide when asked, without a number that is not one', (width) => {
    const svg = draw(width);
    expect(Number(svg.getAttribute('width'))).toBe(width);
    expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('brings no style of its own, which the page forbids', () => {
    expect(draw(600).querySelectorAll('[style], style')).toHaveLength(0);
  });
});

describe('flow', () => {
  it('names every loss with its reasons, and says when a reason is hidden', () => {
    const said = words(flowChart(flow('swemwbs'), 'internal', 900)).replaceAll('\u00a0', ' ');
    expect(said).toContain('350 lost');
    expect(said).toContain('could not contact 171');
    expect(said).toContain('moved away (hidden, few people)');
    expect(said).toContain('2,486, 52% of those referred');
  });

  it('says what is hidden in the words of the profile that hid it', () => {
    const said = words(flowChart(flow('swemwbs'), 'nhs', 900)).replaceAll('\u00a0', ' ');
    expect(said).toContain('moved away (1 to 7 people)');
  });
});

describe('distribution', () => {
  it('shows improved, unchanged and worsened together', () => {
    const said = words(distributionChart(wellbeing, 720));
    expect(said).toMatch(/\d+% improved/);
    expect(said).toMatch(/\d+% worsened/);
    expect(said).toMatch(/\d+% no reliable change/);
  });

  it('calls the left side better when lower is better', () => {
    expect(words(distributionChart(anxiety, 720))).toContain('← better');
    expect(words(distributionChart(wellbeing, 720))).toContain('← worse');
  });

  it('draws no class of people under 20 pairs, only the mean and its interval', () => {
    const svg = distributionChart(few, 720);
    expect(svg.querySelectorAll('rect')).toHaveLength(0);
    expect(words(svg)).toContain('mean −0.60 (−1.28 to 0.08)');
  });

  it('greys an average of fewer than five people, and says that it is of them alone', () => {
    const { change } = few.overall;
    if ('withheld' in change) throw new Error('the fixture has no change');
    const three = {
      ...few,
      overall: {
        ...few.overall,
        followedUp: { ...few.overall.followedUp, x: 3 },
        change: { ...change, n: 3 },
      },
    };
    expect(words(distributionChart(three, 720))).toContain('too few to generalise');
    expect(distributionChart(three, 720).outerHTML).not.toContain('#12436D');
    expect(words(distributionChart(few, 720))).not.toContain('too few');
  });

  it('gives no bar to a class whose count is hidden', () => {
    const shown = distributionChart(wellbeing, 720);
    const [first, ...rest] = wellbeing.overall.distribution;
    if (first === undefined) throw new Error('the fixture has no classes');
    const hidden = {
      ...wellbeing,
      overall: { ...wellbeing.overall, distribution: [{ ...first, n: withhold('small_number') }, ...rest] },
    };
    const dashed = distributionChart(hidden, 720).querySelectorAll(
      '[stroke-dasharray] rect, rect[stroke-dasharray]',
    );
    expect(dashed).toHaveLength(1);
    expect(shown.querySelectorAll('[stroke-dasharray] rect, rect[stroke-dasharray]')).toHaveLength(0);
  });
});

describe('measures', () => {
  it('turns a fall to the right where lower is better', () => {
    const dot = measureDot(anxiety, domain, 216).querySelector('circle');
    const zero = measureDot(anxiety, domain, 216).querySelector('line[stroke="#767F8A"]');
    expect(Number(dot?.getAttribute('cx'))).toBeGreaterThan(Number(zero?.getAttribute('x1')));
  });

  it('draws no dot where no change may be shown', () => {
    expect(measureDot(ordinal, domain, 216).querySelector('circle')).toBeNull();
  });

  it('has an axis with zero on it', () => {
    expect(words(measureAxis(domain, 216))).toMatch(/(^| )0( |$)/);
  });

  it.each([[0, 0.2] as const, [0, 0.6] as const, [-0.4, 1.2] as const, [0, 3] as const])(
    'has an axis from %d to %d on which no two marks read alike',
    (...ends) => {
      const said = [...measureAxis(ends, 216).querySelectorAll('text')].map(({ textContent }) => textContent);
      expect(new Set(said).size).toBe(said.length);
    },
  );
});

describe('forest', () => {
  it('says which way is better', () => {
    expect(words(forestChart(wellbeing, 720))).toContain('better →');
    expect(words(forestChart(anxiety, 720))).toContain('← better');
  });

  it('keeps the row of a hidden group, without its estimate', () => {
    const svg = forestChart(wellbeing, 720);
    expect(words(svg)).toContain('5 (least deprived fifth)');
    expect(words(svg)).toContain('1 group is not shown');
    expect(svg.querySelectorAll('circle')).toHaveLength(4);
  });

  it('says in words whether the groups differ', () => {
    expect(words(forestChart(wellbeing, 720))).toContain('Do the groups differ? p < 0.001');
  });
});

describe('movement', () => {
  it('has a stream of people with no second score', () => {
    expect(words(movementChart(wellbeing, 720))).toContain('no second score 1,726');
  });

  it('prints no two numbers on top of each other, and none on a stream too thin for it', () => {
    for (const svg of [movementChart(wellbeing, 720), movementChart(ordinal, 340)]) {
      const numbers = [...svg.querySelectorAll('text[font-size="13"]:not([text-anchor])')];
      const inside = numbers.filter(({ textContent }) => /^[\d,]+$/.test(textContent ?? ''));
      const tops = inside
        .filter((one) => one.getAttribute('fill') === '#1B1F24')
        .map((one) => Number(one.getAttribute('y')))
        .toSorted((a, b) => a - b);
      expect(tops.length).toBeGreaterThan(1);
      for (const [place, y] of tops.entries())
        if (place > 0) expect(y - (tops[place - 1] ?? 0)).toBeGreaterThanOrEqual(13);
    }
  });

  it('keeps every label within the picture, also of a band nobody is in', () => {
    const { movement } = wellbeing.overall;
    if (movement === null) throw new Error('the fixture has no bands');
    const table = movement.table.map((row, from) => row.map((_, to) => (from === 0 && to === 2 ? 3 : 0)));
    const svg = movementChart(
      { ...wellbeing, overall: { ...wellbeing.overall, movement: { ...movement, table } } },
      720,
    );
    const lowest = Math.max(...[...svg.querySelectorAll('text')].map((one) => Number(one.getAttribute('y'))));
    expect(lowest + 4).toBeLessThan(Number(svg.getAttribute('height')));
  });

  it('draws a hidden stream hollow and counts it in no total', () => {
    const svg = movementChart(wellbeing, 720);
    expect(svg.querySelectorAll('path[stroke-dasharray]')).toHaveLength(1);
    expect(words(svg)).toContain('156 or more');
  });
});

describe('missing-data range', () => {
  it('calls referrals referrals where they are counted', () => {
    const said = words(rangeChart({ ...wellbeing, counted: 'referrals' }, 720));
    expect(said).toContain('Referrals with two scores');
    expect(said).not.toMatch(/asked twice|no one/);
    expect(words(rangeChart(wellbeing, 720))).toContain('Those asked twice');
  });

  it('draws one hollow bar, and none where there are no bounds', () => {
    expect(
      fills(rangeChart(wellbeing, 720), '#FFFFFF') +
        rangeChart(wellbeing, 720).querySelectorAll('g[fill="#FFFFFF"] rect').length,
    ).toBe(1);
    const { missing } = wellbeing.overall;
    if ('withheld' in missing) throw new Error('the fixture has no range');
    const without = {
      ...wellbeing,
      overall: { ...wellbeing.overall, missing: { ...missing, bounds: withhold('no_range') } },
    };
    expect(rangeChart(without, 720).querySelectorAll('rect')).toHaveLength(0);
    expect(words(rangeChart(without, 720))).toContain('no range known');
  });
});
