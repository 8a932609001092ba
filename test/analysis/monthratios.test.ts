import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthRatios, referenceRows } from '../../src/analysis/monthratios';
import { monthRows } from '../../src/analysis/monthsums';
import type { Database } from '../../src/engine/database';
import { openNative } from '../../src/engine/native';
import { shapeOfMonthly } from '../../src/import/visitshape';
import type { ArmMonths } from '../../src/stats/eventarm';
import { eventStudy } from '../../src/stats/eventstudy';
import { isWithheld } from '../../src/stats/result';

const months = [-3, -2, -1, 1, 2];
const reference = { from: -3, to: -2 };
const column = (month: number): string => (month < 0 ? `before_${String(-month)}` : `after_${String(month)}`);

/** A referral: whose it is, in which arm, and its visits, null where nobody watched. */
interface Referral {
  readonly person: number;
  readonly arm: 'referred' | 'comparison';
  readonly visits: readonly (number | null)[];
}

let database: Database;
beforeAll(async () => {
  database = await openNative();
});
afterAll(() => database.close());

async function filled(referrals: readonly Referral[]): Promise<void> {
  const integer = { kind: 'integer', values: new Int32Array(0) } as const;
  const words = { kind: 'word', codes: new Uint8Array(0), words: [] } as const;
  await database.run(
    shapeOfMonthly({
      episode: integer,
      service: words,
      ...Object.fromEntries(months.map((month) => [column(month), integer])),
    }),
  );
  await database.run('DELETE FROM member; DELETE FROM episode');
  const rest = Array.from({ length: 11 }, () => `'not recorded'`).join(', ');
  for (const [at, { person, arm, visits }] of referrals.entries()) {
    const id = String(at + 1);
    await database.run(
      `INSERT INTO episode VALUES (${id}, ${String(person)}, 1, false, NULL, NULL, NULL, 'open', ${rest}, '${arm}', 'no');
      INSERT INTO member VALUES (${id}, '${arm}', 'everyone');
      INSERT INTO monthly VALUES (${id}, 'GP', ${visits.map((n) => n ?? 'NULL').join(', ')})`,
    );
  }
}

/** Every product of every two months, person by person: what the sums stand in for. */
function whole(referrals: readonly Referral[], arm: Referral['arm']): ArmMonths {
  const own = referrals.filter((one) => one.arm === arm);
  const people = [...new Set(own.map(({ person }) => person))].map((person) => {
    const rows = own.filter((one) => one.person === person);
    return months.map((_, at) => ({
      x: rows.reduce((sum, { visits }) => sum + (visits[at] ?? 0), 0),
      y: rows.filter(({ visits }) => visits[at] !== null).length / 12,
    }));
  });
  const sums = (of: (row: { x: number; y: number }, column: { x: number; y: number }) => number) =>
    months.map((_, i) =>
      months.map((__, j) =>
        people.reduce((sum, person) => {
          const [a, b] = [person[i], person[j]];
          return a === undefined || b === undefined ? sum : sum + of(a, b);
        }, 0),
      ),
    );
  return {
    people: people.length,
    months: months.map((month, at) => ({
      month,
      events: people.reduce((sum, person) => sum + (person[at]?.x ?? 0), 0),
      years: people.reduce((sum, person) => sum + (person[at]?.y ?? 0), 0),
    })),
    visits: sums((a, b) => a.x * b.x),
    crossed: sums((a, b) => a.x * b.y),
    years: sums((a, b) => a.y * b.y),
  };
}

const referral = (most: number): fc.Arbitrary<Referral> =>
  fc.record({
    person: fc.integer({ min: 1, max: most }),
    arm: fc.constantFrom('referred', 'comparison'),
    visits: fc.tuple(...months.map(() => fc.option(fc.integer({ min: 0, max: 9 }), { nil: null, freq: 6 }))),
  });

test.each([
  { counted: 'people', every: false },
  { counted: 'every referral, by person,', every: true },
])('sums of $counted give the event study that all products of months give', async ({ every }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(referral(every ? 6 : 1000), { minLength: 6, maxLength: 24 }), async (drawn) => {
      const referrals = every ? drawn : drawn.map((one, person) => ({ ...one, person }));
      // Somebody is in one group only.
      const kept = referrals.filter(
        ({ person, arm }) => arm === referrals.find((one) => one.person === person)?.arm,
      );
      await filled(kept);
      const found = monthRatios(
        await monthRows(database, every, months),
        await referenceRows(database, every, months, reference),
      );
      const expected = eventStudy(whole(kept, 'referred'), whole(kept, 'comparison'), {
        reference,
        pre: reference,
      });
      if (isWithheld(expected)) {
        expect(found).toEqual([]);
        return;
      }
      expect(found.map(({ month }) => month)).toEqual(expected.months.map(({ month }) => month));
      for (const [at, { ratio }] of found.entries()) {
        const other = expected.months[at]?.estimate;
        if (other === undefined) throw new Error('no such month');
        if (isWithheld(other) || isWithheld(ratio)) expect(ratio).toEqual(other);
        else {
          expect(ratio.ratio / other.ratio).toBeCloseTo(1, 9);
          expect(ratio.logSe / other.logSe).toBeCloseTo(1, 9);
        }
      }
    }),
    { numRuns: 25 },
  );
});
