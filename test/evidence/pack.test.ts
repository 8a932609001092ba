import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { evidence } from './fixture';
import { services } from './service';
import { serviceUse, usersDrawn } from './use';
import type { Evidence } from '../../src/evidence/evidence';
import { longestPack, read, write } from '../../src/evidence/pack';
import type { SchemaIsEvidence } from '../../src/evidence/packschema';
import { release, type Released } from '../../src/evidence/release';

type Json = Record<string, unknown>;

const strict = release(evidence, 'strict');
const real: Evidence = { ...evidence, dataset: { ...evidence.dataset, madeUp: false } };

/** The pack with one place changed; `path` leads to it. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const json = JSON.parse(write(strict)) as Json;
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<Json>((at, key) => at[key] as Json, json);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true });
  return JSON.stringify(json);
}

describe('round trip', () => {
  test('what was written is read as it was, and written again byte for byte', () => {
    for (const profile of ['strict', 'nhs', 'internal'] as const) {
      const released = release(evidence, profile);
      const text = write(released);
      expect(read(text)).toEqual(released);
      expect(write(read(text))).toBe(text);
    }
  });

  test('random findings come through whole', () => {
    fc.assert(
      fc.property(services, fc.constantFrom('internal', 'nhs', 'strict'), ({ evidence: found }, profile) => {
        fc.pre(found.people !== 0 && Number(found.people) >= 20);
        const released = release(found, profile);
        expect(read(write(released))).toEqual(released);
      }),
      { numRuns: 40 },
    );
  });

  test('random findings on service use come through whole', async () => {
    await fc.assert(
      fc.asyncProperty(usersDrawn, fc.constantFrom('internal', 'nhs', 'strict'), async (users, profile) => {
        const found = { ...evidence, visits: [serviceUse('GP contacts', users)] };
        const released = release(found, profile);
        expect(read(write(released))).toEqual(released);
      }),
      { numRuns: 40 },
    );
  });

  test('windows that were asked for come through, and so does their absence', () => {
    const windows = { months: 6, runUp: 'counted' } as const;
    const asked = release({ ...evidence, scope: { ...evidence.scope, windows } }, 'strict');
    expect(read(write(asked)).scope.windows).toEqual(windows);
    expect(read(write(strict)).scope).not.toHaveProperty('windows');
  });

  test('the order in which evidence was put together does not change a byte', () => {
    const backwards = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(backwards)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .toReversed()
                .map(([key, one]) => [key, backwards(one)]),
            )
          : value;
    expect(write(backwards(strict) as Released)).toBe(write(strict));
  });
});

describe('writing', () => {
  test('exact figures of real people are not written, those of made-up people are', () => {
    expect(() => write(release(real, 'internal'))).toThrow(
      /^pack: the profile "internal" holds exact figures/,
    );
    expect(write(release(real, 'strict'))).toContain('"profile": "strict"');
    expect(write(release(evidence, 'internal'))).toContain('"profile": "internal"');
  });

  test('no pack is made of a cohort under the minimum of its profile', () => {
    expect(() => write(release({ ...real, people: 17 }, 'strict'))).toThrow(
      /^pack: no pack is made of fewer than 20/,
    );
    expect(() => write(release({ ...real, people: 4 }, 'strict'))).toThrow(
      /^pack: no pack is made of fewer than 20/,
    );
    expect(write(release({ ...real, people: 20 }, 'strict'))).toContain('"people": 20');
  });

  test('a number that JSON cannot hold is refused, not written as null', () => {
    const broken = release({ ...evidence, referrals: NaN }, 'internal');
    expect(() => write(broken)).toThrow('pack: referrals is not a number');
  });

  test('evidence that no profile has passed does not compile', () => {
    // @ts-expect-error: only released evidence may be written
    expect(typeof write(evidence)).toBe('string');
    expectTypeOf<Evidence>().not.toExtend<Released>();
    expectTypeOf(write).parameter(0).toEqualTypeOf<Released>();
  });
});

describe('reading', () => {
  test.each([
    [
      ['outcomes', 2, 'overall', 'change', 'mean'],
      'high',
      'pack: outcomes[2].overall.change.mean is not a number',
    ],
    [
      ['outcomes', 2, 'overall', 'change', 'mean'],
      null,
      'pack: outcomes[2].overall.change.mean is not a number',
    ],
    [
      ['outcomes', 2, 'overall', 'change', 'mean'],
      undefined,
      'pack: outcomes[2].overall.change.mean is missing',
    ],
    [
      ['outcomes', 0, 'overall', 'followedUp', 'x'],
      -5,
      'pack: outcomes[0].overall.followedUp.x is out of range',
    ],
    [
      ['outcomes', 0, 'overall', 'followedUp', 'x'],
      2.5,
      'pack: outcomes[0].overall.followedUp.x is not a whole number',
    ],
    [
      ['outcomes', 0, 'overall', 'followedUp', 'share'],
      1.01,
      'pack: outcomes[0].overall.followedUp.share is out of range',
    ],
    [
      ['outcomes', 0, 'overall', 'signedRank', 'withheld'],
      'shy',
      'pack: outcomes[0].overall.signedRank.withheld is not a known code',
    ],
    [
      ['outcomes', 0, 'overall', 'people'],
      [{ first: 1 }],
      'pack: outcomes[0].overall.people is not known here',
    ],
    [['outcomes', 0, 'by', 'dimension'], 'height', 'pack: outcomes[0].by.dimension is not a known code'],
    [['outcomes', 0, 'measure', 'name'], 'x'.repeat(301), 'pack: outcomes[0].measure.name is too long'],
    [['outcomes', 0, 'measure', 'range'], [1, 2, 3], 'pack: outcomes[0].measure.range[2] is one too many'],
    [['outcomes'], {}, 'pack: outcomes is not a list'],
    [['outcomes'], Array.from({ length: 201 }, () => evidence.outcomes[0]), 'pack: outcomes is too long'],
    [
      ['visits', 0, 'referred', 'before', 'rate'],
      '6.5',
      'pack: visits[0].referred.before.rate is not a number',
    ],
    [
      ['visits', 0, 'referred', 'ratio', 'kind'],
      'odd',
      'pack: visits[0].referred.ratio.kind is not what a pack holds',
    ],
    [['visits', 0, 'referred', 'people'], [3, 1], 'pack: visits[0].referred.people is not known here'],
    [
      ['visits', 0, 'methods', 0, 'ratio', 'events'],
      12,
      'pack: visits[0].methods[0].ratio.events is not known here',
    ],
    [['visits', 0, 'months', 0, 'month'], 1.5, 'pack: visits[0].months[0].month is not a whole number'],
    [['scope', 'windows'], { months: 9, runUp: 'counted' }, 'pack: scope.windows.months is not a known code'],
    [['quality', 'issues', 0, 'code'], 'odd', 'pack: quality.issues[0].code is not a known code'],
    [['quality', 'issues', 0, 'line'], 14, 'pack: quality.issues[0].line is not known here'],
    [['scope', 'from'], '01/04/2024', 'pack: scope.from is not a date'],
    [['profile'], 'open', 'pack: profile is not a known code'],
    [['dataset', 'madeUp'], 'yes', 'pack: dataset.madeUp is not true or false'],
    [['dataset', 'files', 0, 'sha256'], 'abc', 'pack: dataset.files[0].sha256 is not what a pack holds'],
    [['version'], 2, 'pack: made by another version of Plainsight'],
    [['format'], 'other', 'pack: not a pack of evidence'],
  ] as const)('%j as %j is refused by name', (path, value, message) => {
    expect(() => read(changed(path, value))).toThrow(new Error(message));
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'the key %s is refused wherever it stands, and changes nothing',
    (key) => {
      for (const place of [
        [],
        ['dataset'],
        ['outcomes', 0, 'overall'],
        ['outcomes', 0, 'overall', 'change'],
      ]) {
        expect(() => read(changed([...place, key], { polluted: true }))).toThrow(`${key} is not known here`);
      }
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    },
  );

  test('a key with line breaks in it still ends in one line', () => {
    expect(() => read(changed(['scope', 'a\nb'], 1))).toThrow('pack: scope.a?b is not known here');
  });

  test('a number too large to hold is not a number', () => {
    const text = write(strict).replace(/"mean": [\d.-]+/, '"mean": 1e999');
    expect(() => read(text)).toThrow(/^pack: .*mean is not a number$/);
  });

  test('text that is no pack ends in one line that names it', () => {
    for (const text of ['', '{', 'PNG', '[]', 'null', '7', '"pack"', '{}', '[[[[', `${'['.repeat(50_000)}`]) {
      expect(() => read(text)).toThrow(/^pack: not a pack/);
    }
    expect(() => read(' '.repeat(longestPack + 1))).toThrow('pack: too large to be a pack');
  });

  test('a message never repeats a value from the pack', () => {
    expect(() => read(changed(['outcomes', 0, 'sure', 'step'], 'Mrs Example'))).toThrow(
      new Error('pack: outcomes[0].sure.step is not a known code'),
    );
  });

  test('exact figures of real people are not opened as a pack either', () => {
    const text = write(release(evidence, 'internal')).replace('"madeUp": true', '"madeUp": false');
    expect(() => read(text)).toThrow(/^pack: the profile "internal"/);
  });

  test('whatever is cut from a pack, or put in the place of anything, it is read whole or refused in words', () => {
    const text = write(strict);
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.nat(40),
        fc.constantFrom('', '0', '"', '}', '{}', 'null'),
        (at, length, put) => {
          const broken = text.slice(0, at) + put + text.slice(at + length);
          try {
            expect(read(broken)).toBeTypeOf('object');
          } catch (error) {
            expect(String(error)).toMatch(/^Error: pack: /);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

test('the schema and the document are one type', () => {
  expectTypeOf<SchemaIsEvidence>().toEqualTypeOf<true>();
});

test('a pack that lacks a question is refused', () => {
  const whole = JSON.parse(write(release(evidence, 'strict'))) as Record<string, unknown>;
  expect(() => read(JSON.stringify({ ...whole, answered: ['outcomes', 'flow', 'quality'] }))).toThrow(
    'pack: answered lacks a question',
  );
});
