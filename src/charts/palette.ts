/** Every colour of a chart. Marks stand at 3:1 or more on white, letters at 4.5:1 or more; a test counts. */
export const ink = '#1B1F24';
export const muted = '#565E68';
export const control = '#767F8A';
export const grid = '#E3E8EA';
export const wash = '#F1F4F5';
export const paper = '#FFFFFF';

export const accent = '#0B5563';
/** The estimate: dot, thick 50% bar, thin 95% bar. */
export const estimate = '#12436D';

export const kinds = {
  improved: '#0B5563',
  unchanged: '#87959C',
  worsened: '#B8500F',
  mixed: '#68757C',
} as const;

/** The same kinds as letters. */
export const kindLetters = { improved: '#0B5563', unchanged: '#565E68', worsened: '#8F3D08' } as const;

const ramp = ['#589AA5', '#3F8894', '#266F7C', '#0B5563', '#063B45'] as const;
/** The stream of people with no second score. */
export const lost = '#87959C';

/** Two groups, and the same as letters or as the edge of a mark. */
export const groupColours = { referred: '#12436D', comparison: '#F46A25' } as const;
export const groupLetters = { referred: '#12436D', comparison: '#A63F07' } as const;

/** One hue from the first band to the last. */
export function bandColour(place: number, bands: number): string {
  const step = bands <= 1 ? 0 : Math.round((place * (ramp.length - 1)) / (bands - 1));
  return ramp[Math.min(step, ramp.length - 1)] ?? ramp[0];
}
