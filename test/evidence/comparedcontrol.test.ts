import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingOf, harbour, peopleDrawn, tablesOf } from './comparedpeople';
import { evidence as fixture } from './fixture';
import { comparisonsOf } from '../../src/analysis/comparison';
import { controlAnswer, controlRules, isControl } from '../../src/evidence/comparedcontrol';
import { controlDoubt } from '../../src/evidence/comparisoncontrolwords';
import { comparisonSentence, comparisonTitle } from '../../src/evidence/comparisonwords';
import type { ComparisonFinding } from '../../src/evidence/comparison';
import { read, write } from '../../src/evidence/pack';
import { release } from '../../src/evidence/release';
import { everyone } from '../../src/evidence/scope';
import { usable } from '../../src/evidence/select';
import { type Checks, sureness } from '../../src/evidence/sureness';
import { differenceOf } from '../../src/stats/difference';
import { withhold } from '../../src/stats/result';
import { measures } from '../../src/vocabulary/measures';

const outcome = 'ons-life-satisfaction';
const check = 'ons-happiness';

/** Two measures of people drawn alike: Harbour adds `effect` to the outcome and `sham` to the one that it cannot change. */
function compared(n: number, effect: number, sham: number, control?: string): readonly ComparisonFinding[] {
  const [one, two] = [tablesOf(peopleDrawn(n, effect), outcome), tablesOf(peopleDrawn(n, sham, 11), check)];
  return comparisonsOf(
    {
      members: one.members,
      lost: [...one.lost, ...two.lost],
      patterns: new Map([...one.patterns, ...two.patterns]),
    },
    { ...everyone, compare: harbour, ...(control === undefined ? {} : { control }) },
    {
      measures: measures.filter(({ id }) => id === outcome || id === check),
      custom: new Set(),
      recorded: ['site', 'age_band', 'sex'],
    },
  );
}

function of(findings: readonly ComparisonFinding[], id: string): ComparisonFinding {
  const found = findings.find(({ measure }) => measure.id === id);
  if (found === undefined) throw new Error('nothing was compared');
  return found;
}

const text = (finding: ComparisonFinding): string =>
  comparisonSentence(finding)
    .map((part) => part.text)
    .join('');

describe('what is found where the service can change nothing', () => {
  test.each([
    ['failed', 0.5, 0.2],
    ['failed', -0.5, 0.2],
    ['clean', 0.05, 0.05],
    ['clean', -0.05, 0.05],
    ['wide', 0.05, 0.3],
    ['wide', 0.24, 0.13],
  ] as const)(
    'is %s with a difference of %s and an error of %s, in standard deviations',
    (found, difference, se) => {
      expect(controlAnswer(differenceOf(difference * 4, se * 4, 1e6), 4)).toBe(found);
    },
  );

  test('is no check where there is no estimate, or nothing to hold its width against', () => {
    expect(controlAnswer(withhold('not_comparable'), 4)).toBe('withheld');
    expect(controlAnswer(differenceOf(0.01, 0.01, 100), null)).toBe('wide');
  });

  test('clean has an interval that includes 0 and stays within the printed width', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (difference, se) => {
          const one = differenceOf(difference, se, 200);
          const { lower, upper } = one.interval;
          const clean = lower <= 0 && upper >= 0 && Math.max(-lower, upper) < controlRules.within;
          expect(controlAnswer(one, 1) === 'clean').toBe(clean);
          expect(controlAnswer(one, 1) === 'failed').toBe(lower > 0 || upper < 0);
        },
      ),
    );
  });
});

describe('how sure one can be', () => {
  const checks: fc.Arbitrary<Checks> = fc.record({
    failed: fc.constant([]),
    negativeControl: fc.constantFrom(
      'clean' as const,
      'failed' as const,
      'none' as const,
      'unknown' as const,
    ),
    eValueOfLimit: fc.option(fc.double({ min: 1, max: 9, noNaN: true })),
    missingKeepsSign: fc.boolean(),
    planFrozen: fc.boolean(),
    excludesTrivial: fc.boolean(),
    balanced: fc.boolean(),
  });

  test('is never above Limited where the control fails, nor where none can be read and the E-value of the limit is under 2', () => {
    const arm = { pairs: 900, started: 1000 };
    const seen = new Set<string>();
    fc.assert(
      fc.property(checks, (one) => {
        const { step } = sureness({ design: 'comparison', counted: 'people', arms: [arm, arm], checks: one });
        seen.add(step);
        const open = one.negativeControl === 'none' || one.negativeControl === 'unknown';
        if (one.negativeControl === 'failed' || (open && (one.eValueOfLimit ?? 0) < 2))
          expect(['Descriptive', 'Limited']).toContain(step);
      }),
      { numRuns: 500 },
    );
    expect([...seen].toSorted()).toEqual(['Limited', 'Moderate', 'Stronger']);
  });
});

describe('a comparison that is checked on a measure which the service could not have changed', () => {
  test('where that shows nothing, narrowly, is raised above one without a check', () => {
    const bare = of(compared(1500, 0.35, 0), outcome);
    const held = of(compared(1500, 0.35, 0, check), outcome);
    expect([held.control?.found, bare.control]).toEqual(['clean', undefined]);
    expect(usable(bare.eValue) && bare.eValue.limit < 2).toBe(true);
    expect([bare.sure.step, held.sure.step]).toEqual(['Limited', 'Moderate']);
    expect(held.estimates).toEqual(bare.estimates);
    expect(controlDoubt(held)).toContain('passed');
    expect(controlDoubt(bare)).toContain('No measure is named');
  });

  test('where that differs too stays at Limited, whatever the estimate', () => {
    const found = of(compared(1200, 3, 1.5, check), outcome);
    expect(usable(found.eValue) && found.eValue.limit > 2).toBe(true);
    expect(of(compared(1200, 3, 1.5), outcome).sure.step).toBe('Moderate');
    expect(found.control?.found).toBe('failed');
    expect(found.sure).toMatchObject({
      step: 'Limited',
      because: expect.stringContaining('should not change') as string,
    });
    expect(found.surePlanned).toBeUndefined();
  });

  test('where too few people can tell counts as not checked, and says so', () => {
    const found = of(compared(300, 0.4, 0, check), outcome);
    expect(found.control?.found).toBe('wide');
    expect(found.sure).toMatchObject({
      step: 'Limited',
      because: expect.stringContaining('too uncertain') as string,
    });
  });

  test('never reads that measure as an outcome', () => {
    for (const sham of [0, 1.5])
      for (const n of [300, 1200]) {
        const found = of(compared(n, 0.5, sham, check), check);
        expect(isControl(found)).toBe(true);
        expect(found.sure.step).toBe('Descriptive');
        expect(comparisonTitle(found)).toMatch(/^The check /);
        expect(text(found)).toMatch(/It is no outcome\.$/);
        expect(`${comparisonTitle(found)} ${text(found)}`).not.toMatch(/better|worse|led to/);
      }
  });

  test('is as without a control where none of the measures is it', () => {
    expect(compared(400, 0.5, 0, 'swemwbs')).toEqual(compared(400, 0.5, 0));
    expect(findingOf(peopleDrawn(400, 0.5)).control).toBeUndefined();
  });

  test('comes through a pack whole, and sharing it neither raises nor lowers a step', () => {
    for (const profile of ['internal', 'nhs', 'strict'] as const) {
      const comparisons = compared(1200, 0.5, 0, check);
      const found = release(
        {
          ...fixture,
          scope: { ...fixture.scope, compare: harbour, control: check },
          comparisons,
        },
        profile,
      );
      expect(read(write(found))).toEqual(found);
      expect(found.comparisons?.map(({ sure: { step } }) => step)).toEqual(
        comparisons.map(({ sure: { step } }) => step),
      );
      expect(found.comparisons?.map(({ control }) => control)).toEqual(
        comparisons.map(({ control }) => control),
      );
    }
  });
});
