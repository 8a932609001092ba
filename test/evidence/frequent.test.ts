import { describe, expect, test } from 'vitest';
import { evidence } from './fixture';
import { alone, compared } from './visitservice';
import { assumedOfFrequent, type FrequentUse } from '../../src/evidence/frequent';
import { chosenSays, frequentSentence, noFrequentSentence } from '../../src/evidence/frequentwords';
import { release } from '../../src/evidence/release';
import { usable } from '../../src/evidence/select';
import type { VisitFinding } from '../../src/evidence/visits';
import { ratioEstimate } from '../../src/stats/pairedrate';
import { withhold } from '../../src/stats/result';
import type { ProfileId } from '../../src/vocabulary/profiles';

function released(finding: VisitFinding, profile: ProfileId): VisitFinding {
  const [found] = release({ ...evidence, visits: [finding] }, profile).visits;
  if (found === undefined) throw new Error('the finding is gone');
  return found;
}

const beside: FrequentUse = {
  threshold: 11,
  n: 133,
  before: 13.553,
  ratio: ratioEstimate(Math.log(0.6116), 0.0363),
  expected: [
    {
      kind: 'comparison',
      label: 'people of the comparison group who came as often',
      n: 42,
      ratio: 0.6966,
      interval: ratioEstimate(Math.log(0.6966), 0.07).interval95,
    },
  ],
  beyond: ratioEstimate(Math.log(0.6116 / 0.6966), Math.hypot(0.0363, 0.07)),
};
const assumed: FrequentUse = {
  ...beside,
  expected: assumedOfFrequent('GP contacts', 13.553, 5.8),
  beyond: null,
};
const [withOthers, byRange] = [
  { ...compared, frequent: beside },
  { ...alone, frequent: assumed },
];

describe('the words on those who came most', () => {
  test.each([
    ['with a comparison group', withOthers, beside],
    ['of one group', byRange, assumed],
  ] as const)(
    'say, %s, that they were chosen and what is expected, beside what was seen',
    (_, finding, found) => {
      const said = frequentSentence(finding, found);
      expect(said).toContain(chosenSays);
      expect(said).toContain('0.61 (95% interval');
      const ratios = found.expected.map(({ ratio }) => ratio);
      for (const end of [Math.min(...ratios), Math.max(...ratios)]) expect(said).toContain(end.toFixed(2));
      expect(said).not.toMatch(/NaN|undefined|led to|because of|reduced/);
    },
  );

  test('say of a fall that fits what is expected that it does, and of one beyond it that it is lower, without a reason', () => {
    expect(frequentSentence(byRange, { ...assumed, ratio: ratioEstimate(Math.log(0.75), 0.03) })).toContain(
      'fits what would be expected',
    );
    expect(frequentSentence(byRange, { ...assumed, ratio: ratioEstimate(Math.log(0.3), 0.03) })).toContain(
      'lower than that. Whatever else changed',
    );
  });

  test('give a reason where nothing is said of them', () => {
    expect(noFrequentSentence({ ...alone, frequent: withhold('too_few', 6) })).toContain('fewer than 10');
    expect(noFrequentSentence({ ...alone, frequent: withhold('too_few', 6) })).not.toContain('6');
    expect(noFrequentSentence(withOthers)).toBeUndefined();
  });
});

describe('those who came most, released', () => {
  test.each(['nhs', 'strict'] as const)(
    'stand under %s on rounded people, and what is beyond follows from what is shown',
    (profile) => {
      const { frequent } = released(withOthers, profile);
      if (!usable(frequent)) throw new Error('withheld');
      expect(frequent.n).toBe(135);
      expect(frequent.expected.map(({ n }) => n)).toEqual([40]);
      expect(frequent.beyond?.ratio).toBeCloseTo(
        frequent.ratio.ratio / (frequent.expected[0]?.ratio ?? NaN),
        12,
      );
      expect(frequent.ratio.ratio).not.toBe(beside.ratio.ratio);
      expect(Math.abs(Math.log(frequent.ratio.ratio / beside.ratio.ratio))).toBeLessThan(0.01);
      expect(released(released(withOthers, profile), profile).frequent).toEqual(frequent);
    },
  );

  test('have what is assumed from the rates that are shown, and released twice are as once', () => {
    const shown = released(byRange, 'strict');
    const { frequent, referred } = shown;
    if (!usable(frequent) || !usable(referred.before)) throw new Error('withheld');
    expect(frequent.expected).toEqual(
      assumedOfFrequent('GP contacts', frequent.before, referred.before.rate),
    );
    expect(frequent.before).not.toBe(assumed.before);
    expect(released(shown, 'strict').frequent).toEqual(frequent);
  });

  test('are hidden where they are few, and where nothing is left of what is expected', () => {
    const few = { ...withOthers, frequent: { ...beside, n: 6 } };
    expect(released(few, 'strict').frequent).toEqual({ withheld: 'small_number' });
    const bare = {
      ...withOthers,
      frequent: { ...beside, expected: beside.expected.map((one) => ({ ...one, n: 6 })) },
    };
    expect(released(bare, 'nhs').frequent).toEqual({ withheld: 'small_number' });
    const silent = released({ ...withOthers, frequent: withhold('too_few', 6) }, 'strict').frequent;
    expect(silent).toEqual({ withheld: 'small_number' });
  });

  test('are the far end of a distribution, and hidden with fewer than 200 people', () => {
    const { spread } = compared.referred;
    if (!usable(spread)) throw new Error('withheld');
    const small = {
      ...withOthers,
      referred: { ...compared.referred, spread: { ...spread, before: { ...spread.before, n: 190 } } },
    };
    expect(usable(released(small, 'nhs').frequent)).toBe(false);
  });
});

describe('how counts scatter in a model, released', () => {
  test('is coarse, the same when released twice, and gone where the ratio is', () => {
    const [first, ...others] = compared.methods;
    if (first === undefined) throw new Error('no method');
    const model = { kind: 'dispersion', value: 4.314 } as const;
    const with4 = { ...compared, methods: [first, { ...first, id: 'poisson', model }, ...others] };
    const shown = released(with4, 'strict');
    const value = shown.methods[1]?.model?.value ?? NaN;
    expect(value).toBeCloseTo(Math.exp(1.5), 9);
    expect(released(shown, 'strict').methods[1]?.model?.value).toBeCloseTo(value, 12);
    const gone = {
      ...with4,
      methods: with4.methods.map((one) => ({ ...one, ratio: withhold('too_few', 3) })),
    };
    expect(released(gone, 'strict').methods.some((one) => 'model' in one)).toBe(false);
  });
});
