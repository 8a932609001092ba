import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSpss } from '../../src/import/survey/spss';
import { readStata } from '../../src/import/survey/stata';
import { bytesOf, readAll, refusal, sourceOf } from './survey/fixture';

const files = [
  ...['byte.sav', 'none.sav', 'pspp.sav', 'zlib.zsav', 'pspp.zsav'].map((name) => [name, readSpss] as const),
  ...['stata8.dta', 'stata12.dta', 'stata13.dta', 'stata14.dta', 'stata15.dta', 'big119.dta'].map(
    (name) => [name, readStata] as const,
  ),
];

/** A place in a file, more often near its beginning, where its description stands. */
const placeIn = (length: number) =>
  fc.oneof(fc.nat({ max: Math.min(length, 3000) - 1 }), fc.nat({ max: length - 1 }));

describe.each(files)('%s', (name, read) => {
  const whole = bytesOf(name);

  test(
    'with bytes changed it is read or refused by name, and never takes long',
    { timeout: 60_000 },
    async () => {
      const flips = fc.array(
        fc.tuple(placeIn(whole.length), fc.constantFrom(0, 1, 2, 7, 0x7f, 0x80, 0xfd, 0xff)),
        {
          minLength: 1,
          maxLength: 8,
        },
      );
      await fc.assert(
        fc.asyncProperty(flips, async (changes) => {
          const bytes = whole.slice();
          for (const [place, byte] of changes) bytes[place] = byte;
          const start = performance.now();
          const outcome = await refusal(read, sourceOf(name, bytes));
          expect(outcome).toMatch(/^(read|spss_|stata_|too_|unknown_encoding|cell_too_long)/);
          expect(performance.now() - start).toBeLessThan(3000);
        }),
        { numRuns: 150 },
      );
    },
  );

  test('cut anywhere it is refused, or says the same as whole', { timeout: 60_000 }, async () => {
    const cells = await readAll(read, sourceOf(name));
    // Before Stata 13 nothing says where the labels at the end of a file stop.
    const labelsMayGo = name === 'stata8.dta' || name === 'stata12.dta';
    await fc.assert(
      fc.asyncProperty(placeIn(whole.length), async (length) => {
        const source = sourceOf(name, whole.slice(0, length));
        const outcome = await refusal(read, source);
        if (outcome !== 'read') {
          expect(outcome).toMatch(/^(spss|stata)_/);
        } else if (labelsMayGo) {
          expect((await read(source)).issues.map(({ code }) => code)).toContain('labels_absent');
        } else {
          expect(await readAll(read, source)).toEqual(cells);
        }
      }),
      { numRuns: 100 },
    );
  });
});
