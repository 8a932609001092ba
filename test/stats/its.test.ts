import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interruptedSeries } from '../../src/stats/its';
import type { InterruptedSeries } from '../../src/stats/its';
import type { InterruptionChoice, SeriesMonth } from '../../src/stats/itsdesign';
import { usualLag } from '../../src/stats/neweywest';
import { normalQuantile } from '../../src/stats/normal';
import { poissonQuantile } from '../../src/stats/poisson';
import { isWithheld } from '../../src/stats/result';
import { studentQuantile } from '../../src/stats/student';
import { expectClose, expectFinite, expectRelative } from './close';
import { given } from './people';
import fixture from './r/its.json';

const series = new Map<string, readonly SeriesMonth[]>(Object.entries(fixture.series));
const named = (name: string) => series.get(name) ?? [];
const harmonicsOf = (n: number) => ([0, 1, 2] as const).find((one) => one === n) ?? 0;
const plain: InterruptionChoice = {
  interruption: 12,
  harmonics: 0,
  lag: 2,
  errors: 'newey-west',
  dropInterruption: false,
};

function expectEffects(
  found: InterruptedSeries,
  expected: { readonly level: { readonly p: number }; readonly slope: { readonly p: number } },
): void {
  expectClose(found.level, expected.level, 1e-9);
  expectClose(found.slope, expected.slope, 1e-9);
  expectRelative(found.level.p, expected.level.p, 1e-8);
  expectRelative(found.slope.p, expected.slope.p, 1e-8);
}

const touched = (found: InterruptedSeries) => found.series.filter(({ without }) => without !== null);

/** Months 0 to 23 with these counts. */
function made(events: readonly number[], years = 10): readonly SeriesMonth[] {
  return events.map((count, month) => ({ month, events: count, years }));
}

const counts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 24, maxLength: 24 });

describe('an interrupted series', () => {
  fixture.alone.forEach(({ of, choice, fitted, without, ratio, larger, ...expected }, which) => {
    it(`of ${of} (${which + 1}) has the step, the bend and the errors of R's glm with NeweyWest`, () => {
      const found = given(
        interruptedSeries(named(of), { ...plain, ...choice, harmonics: harmonicsOf(choice.harmonics) }),
      );
      const { level, slope, ...whole } = expected;
      expectEffects(found, { level, slope });
      expectClose(found, { ...whole, controlled: false, lag: choice.lag });
      expectClose(
        found.series.map((one) => one.fitted),
        fitted,
      );
      expectClose(
        touched(found).map((one) => one.without),
        without,
        1e-9,
      );
      expectClose(
        touched(found).map((one) => one.ratio),
        ratio,
        1e-9,
      );
      expect(found.provisional).toBe(Math.min(expected.before, expected.after) < 12);
      expect(found.dropped).toEqual(choice.dropInterruption ? [choice.interruption] : []);

      const asked = { ...choice, errors: 'larger' as const, harmonics: harmonicsOf(choice.harmonics) };
      const careful = given(interruptedSeries(named(of), asked));
      expectEffects(careful, larger);
      expectClose(
        touched(careful).map((one) => one.without),
        larger.without,
        1e-9,
      );
    });
  });

  fixture.controlled.forEach(({ of, beside, choice, without, ratio, level, slope, ...expected }) => {
    it(`of ${of} beside ${beside} has R's interactions, with errors summed by month`, () => {
      const asked = { ...plain, ...choice, harmonics: harmonicsOf(choice.harmonics) };
      const found = given(interruptedSeries(named(of), asked, named(beside)));
      expectEffects(found, { level, slope });
      expectClose(found, { ...expected, controlled: true });
      expectClose(
        touched(found).map((one) => one.without),
        without,
        1e-9,
      );
      expectClose(
        touched(found).map((one) => one.ratio),
        ratio,
        1e-9,
      );
    });
  });

  it('has the usual lag where none is given', () => {
    for (const { months, lag } of fixture.lags) expect(usualLag(months)).toBe(lag);
    expect(
      given(interruptedSeries(named('small'), { ...plain, interruption: 24292, lag: null })),
    ).toHaveProperty('lag', 2);
  });

  it('keeps the step, whatever the order of the months, their parts, the unit of time and the months counted from', () => {
    fc.assert(
      fc.property(counts, (events) => {
        const asked = { ...plain, harmonics: 1 as const };
        const found = interruptedSeries(made(events), asked);
        if (isWithheld(found)) return;
        const halves = made(events).flatMap((one) => [
          { ...one, events: 1, years: one.years / 2 },
          { ...one, events: one.events - 1, years: one.years / 2 },
        ]);
        expectClose(interruptedSeries(halves.toReversed(), asked), found, 1e-8);
        const { level, slope } = given(interruptedSeries(made(events, 3652.5), asked));
        expectClose(level, found.level, 1e-8);
        expectClose(slope, found.slope, 1e-8);
        const later = made(events).map((one) => ({ ...one, month: one.month + 12 * 2024 }));
        const moved = given(interruptedSeries(later, { ...asked, interruption: 12 + 12 * 2024 }));
        expectClose(moved.level, found.level, 1e-8);
      }),
      { numRuns: 40 },
    );
  });

  it('beside itself shows no effect', () => {
    const twin = interruptedSeries(
      named('killed'),
      { ...plain, interruption: 1983 * 12 + 1 },
      named('front'),
    );
    expect(given(twin).level.logRatio).not.toBe(0);
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const both = interruptedSeries(made(one), plain, made(one));
        expect(isWithheld(both) || Math.abs(both.level.logRatio) < 1e-9).toBe(true);
        const there = interruptedSeries(made(one), plain, made(other));
        const back = interruptedSeries(made(other), plain, made(one));
        if (!isWithheld(there) && !isWithheld(back))
          expectClose(back.level, { logRatio: -there.level.logRatio, se: there.level.se }, 1e-7);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the error of a short series', () => {
  /** Numbers between 0 and 1, the same on every run (Park and Miller's generator). */
  function* chance(): Generator<number, never> {
    for (let seed = 20240401; ; seed = (seed * 48271) % 2147483647) yield seed / 2147483647;
  }

  it('by Newey and West alone finds steps that are not there, by the larger it does not', () => {
    const draw = chance();
    const month = () =>
      poissonQuantile(draw.next().value, 150 * Math.exp(0.08 * normalQuantile(draw.next().value)));
    const steps = Array.from({ length: 150 }, () => {
      const asked = { ...plain, errors: 'larger' as const };
      return given(interruptedSeries(made(Array.from({ length: 24 }, month)), asked)).level;
    });
    const beyond = studentQuantile(0.975, 20);
    const alone = steps.filter((one) => Math.abs(one.logRatio) > beyond * one.seNeweyWest);
    const careful = steps.filter((one) => one.p < 0.05);
    expect(alone.length / 150).toBeGreaterThan(0.08);
    expect(careful.length / 150).toBeLessThan(0.07);
  });
});

describe('an interrupted series is withheld', () => {
  const lively = Array.from({ length: 24 }, (_, month) => 20 + ((month * 7) % 5));

  it('under 12 months, and under 8 months on either side', () => {
    expect(interruptedSeries(made(lively.slice(0, 11)), { ...plain, interruption: 6 })).toEqual({
      withheld: 'short_series',
      n: 11,
    });
    expect(interruptedSeries(made(lively), { ...plain, interruption: 7 })).toEqual({
      withheld: 'few_months',
      n: 7,
    });
    expect(interruptedSeries(made(lively), { ...plain, interruption: 17 })).toEqual({
      withheld: 'few_months',
      n: 7,
    });
    expect(interruptedSeries(made(lively), { ...plain, interruption: 8 })).toMatchObject({
      provisional: true,
      before: 8,
    });
    expect(interruptedSeries(made(lively), plain)).toMatchObject({ provisional: false });
    const dropped = { ...plain, interruption: 16, dropInterruption: true };
    expect(interruptedSeries(made(lively), dropped)).toEqual({ withheld: 'few_months', n: 7 });
  });

  it('when a side has no visits, or none has', () => {
    const none = lively.map(() => 0);
    expect(interruptedSeries(made(none), plain)).toEqual({ withheld: 'no_events' });
    expect(interruptedSeries(made([...lively.slice(0, 12), ...none.slice(12)]), plain)).toEqual({
      withheld: 'no_visits',
      n: 24,
    });
  });

  it('when every month is met exactly, as when a yearly total was spread', () => {
    expect(interruptedSeries(made(lively.map(() => 20)), plain)).toEqual({ withheld: 'exact_series', n: 24 });
  });

  it('when the seasons cannot be told from the rest', () => {
    const yearly = made(lively).map((one) => ({ ...one, month: one.month * 12 }));
    expect(interruptedSeries(yearly, { ...plain, interruption: 144, harmonics: 1 })).toEqual({
      withheld: 'not_identified',
      n: 24,
    });
  });

  it('for counts that are none and for visits while nobody was observed', () => {
    const broken = (part: Partial<SeriesMonth>) =>
      interruptedSeries(
        made(lively).map((one) => (one.month === 3 ? { ...one, ...part } : one)),
        plain,
      );
    for (const part of [{ events: -1 }, { events: 2.5 }, { years: Number.NaN }, { years: 0 }, { month: 0.5 }])
      expect(broken(part)).toEqual({ withheld: 'invalid' });
    expect(interruptedSeries(made(lively), { ...plain, lag: -1 })).toEqual({ withheld: 'invalid' });
    expect(broken({ events: 0, years: 0 })).toMatchObject({ before: 11, dropped: [3] });
  });

  it('in its months without a partner in the comparison', () => {
    const late = made(lively).slice(2);
    expect(interruptedSeries(made(lively), plain, late)).toMatchObject({
      before: 10,
      after: 12,
      dropped: [0, 1],
    });
  });

  it('and never gives a number that cannot be printed', () => {
    const odd = fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 5 }) },
      { weight: 1, arbitrary: fc.constantFrom(1e15, 1e-300, 1e90, 0) },
    );
    const rows = fc.array(fc.tuple(odd, odd), { minLength: 24, maxLength: 24 });
    const asMonths = (list: readonly (readonly [number, number])[]) =>
      list.map(([events, years], month) => ({
        month,
        events: Number.isInteger(events) && events < 1e16 ? events : 0,
        years: years + 1e-9,
      }));
    fc.assert(
      fc.property(rows, rows, fc.constantFrom(0, 1, 2), (a, b, harmonics) => {
        const asked = { ...plain, harmonics: harmonicsOf(harmonics) };
        expectFinite(interruptedSeries(asMonths(a), asked));
        expectFinite(interruptedSeries(asMonths(a), asked, asMonths(b)));
      }),
      { numRuns: 150 },
    );
  });
});
