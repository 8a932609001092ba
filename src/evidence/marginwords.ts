import { direction } from './direction';
import type { OutcomeFinding } from './evidence';
import { asDefined, digitsFor, peopleOf, plain, signed, withheldWords } from './numbers';
import { capital } from './phrase';
import { isHidden, usable } from './select';

/** What the people who were lost could do to the estimate. */
export function missingSentences(finding: OutcomeFinding): readonly string[] {
  const { counted } = finding;
  const { missing, change } = finding.overall;
  const digits = digitsFor(finding.measure);
  if (!usable(missing)) {
    return [
      missing.withheld === 'all_kept'
        ? `${counted === 'people' ? 'No one' : 'No referral'} was lost, so nothing needs to be assumed about them.`
        : withheldWords(missing, counted),
    ];
  }
  const sentences = [
    `If the ${peopleOf(counted, missing.lost)} without a usable last score had not changed at all, the average change would be ${signed(missing.carriedForward, digits)}.`,
  ];
  if (usable(change) && direction(finding.overall) !== 'unsure') {
    const estimate = missing.tippingEstimate.delta;
    const limit = usable(missing.tippingLimit) ? missing.tippingLimit.delta : null;
    const worse = (delta: number): string =>
      `${plain(Math.abs(delta), digits)} points ${delta < 0 ? 'lower' : 'higher'}`;
    sentences.push(
      `The average change would vanish if theirs was on average ${worse(estimate)} than that of the ${counted === 'people' ? 'people who answered' : 'referrals with both scores'}${limit === null ? '' : `, and be too uncertain to call at ${worse(limit)}`}.`,
    );
  }
  if (usable(missing.bounds)) {
    sentences.push(
      `Whatever happened to them, the average change over ${counted === 'people' ? 'everyone' : 'all referrals'} lies between ${signed(missing.bounds.lower, digits)} and ${signed(missing.bounds.upper, digits)}.`,
    );
  }
  return sentences;
}

export function expectedSentence(finding: OutcomeFinding): string {
  const { expected } = finding.overall;
  const { measure, counted } = finding;
  if (!usable(expected)) return withheldWords(expected, counted);
  const digits = digitsFor(measure);
  const sizes = expected.rows.map((row) => row.expected);
  const low = Math.min(...sizes);
  const high = Math.max(...sizes);
  const source = expected.verified
    ? ''
    : ` (population figure: ${asDefined(expected.populationMean)}, ${expected.population}; convention, source not verified)`;
  const towards = measure.better === 'higher' ? low > 0 : high < 0;
  if (!towards)
    return `${capital(counted)} did not start worse than the population figure, so chance alone would not be expected to bring an improvement${source}.`;
  return `${counted === 'people' ? 'People are referred' : 'Referrals are made'} at a low point. A change of ${signed(low, digits)} to ${signed(high, digits)} would be expected from that alone${source}.`;
}

export function unpairedSentence(finding: OutcomeFinding): string {
  const { counted } = finding;
  const { unpaired, followedUp } = finding.overall;
  if (!usable(unpaired)) return withheldWords(unpaired, counted);
  const digits = digitsFor(finding.measure);
  const { x, n, share } = followedUp;
  const lost =
    isHidden(n) || isHidden(x) || typeof share !== 'number' || n === x
      ? ''
      : `: ${plain(n - x, 0)} of those with a first score ${n - x === 1 ? 'has' : 'have'} no usable last one`;
  return `The average of all ${plain(unpaired.nLast, 0)} last scores less that of all ${plain(unpaired.nFirst, 0)} first scores is ${signed(unpaired.difference, digits)} points. It compares different ${counted}${lost}.`;
}
