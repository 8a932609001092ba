import { expect, test } from 'vitest';
import { methodNote, otherStories } from '../../src/evidence/methodwords';
import type { VisitMethod } from '../../src/evidence/visits';
import { ratioEstimate } from '../../src/stats/pairedrate';
import { withhold } from '../../src/stats/result';

function method(id: string, ratio: number, more: Partial<VisitMethod> = {}): VisitMethod {
  return { id, name: id, note: 'A note.', n: 100, ratio: ratioEstimate(Math.log(ratio), 0.02), ...more };
}

const every = () => true;

test('a method whose interval does not hold the headline’s ratio is named with a reason, and no other is', () => {
  const methods = [
    method('headline', 0.88),
    method('quasi-poisson', 0.89),
    method('negative-binomial', 0.8),
    method('run-up', 0.7),
    method('poisson', 0.5, { ratio: withhold('not_settled') }),
    method('placebo-6', 1.1),
  ];
  const said = otherStories({ methods }, (id) => !id.startsWith('placebo'));
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(
    /“negative-binomial” \(0\.77 to 0\.83\).*0\.88: it gives the visits of those who come often less weight/,
  );
  expect(said[1]).toMatch(/“run-up”.*months just before referral/);
  expect(otherStories({ methods: methods.slice(0, 2) }, every)).toEqual([]);
  expect(
    otherStories(
      { methods: [method('headline', 1, { ratio: withhold('too_few') }), method('run-up', 2)] },
      every,
    ),
  ).toEqual([]);
});

test('a method that nobody gave a reason for is named all the same', () => {
  expect(
    otherStories({ methods: [method('headline', 0.88), method('some other', 0.5)] }, every)[0],
  ).toContain('“some other”');
});

test('how counts scatter stands in the note of a model, and nowhere where it gives no ratio', () => {
  const model = { kind: 'dispersion', value: 4.314 } as const;
  expect(methodNote(method('poisson', 0.9, { model }))).toBe(
    'A note. Dispersion 4.31: counts scatter 4.31 times as widely as by chance alone.',
  );
  expect(methodNote(method('poisson', 0.9, { model, ratio: withhold('not_settled') }))).toBe('A note.');
  expect(methodNote(method('headline', 0.9))).toBe('A note.');
  expect(methodNote(method('gee-adjusted', 0.9, { model: { kind: 'correlation', value: 0.7 } }))).toContain(
    'windows 0.70.',
  );
});
