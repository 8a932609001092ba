import { describe, expect, it } from 'vitest';
import {
  bandColour,
  control,
  estimate,
  groupColours,
  groupLetters,
  ink,
  kindLetters,
  kinds,
  lost,
  muted,
} from '../../src/charts/palette';

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const onWhite = (colour: string): number => 1.05 / (luminance(colour) + 0.05);

describe('colour on white', () => {
  it.each([
    ...Object.values(kinds),
    ...Object.values(groupColours),
    control,
    estimate,
    lost,
    ...[0, 1, 2, 3, 4].map((place) => bandColour(place, 5)),
  ])('mark %s stands out at 3 to 1', (colour) => {
    expect(onWhite(colour)).toBeGreaterThanOrEqual(3);
  });

  it.each([...Object.values(kindLetters), ...Object.values(groupLetters), ink, muted, estimate])(
    'letters in %s can be read at 4.5 to 1',
    (colour) => {
      expect(onWhite(colour)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('bands grow darker from first to last', () => {
    const shades = [0, 1, 2].map((place) => luminance(bandColour(place, 3)));
    expect(shades).toEqual(shades.toSorted((a, b) => b - a));
    expect(new Set(shades).size).toBe(3);
  });
});
