const space = 'http://www.w3.org/2000/svg';

/** One SVG element. Attributes are set by name, never as markup, so that no text of a file can become an element. */
export function element<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Element | string)[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, typeof value === 'number' ? pixel(value) : value);
  }
  made.append(...children);
  return made;
}

/** The root of a chart drawn without a plotting library; it takes its type from the page around it. */
export function canvas(width: number, height: number, ...children: readonly Element[]): SVGSVGElement {
  return element('svg', { ...frame(width, height) }, ...children);
}

export function frame(width: number, height: number): Readonly<Record<string, string | number>> {
  return { xmlns: space, width, height, viewBox: `0 0 ${pixel(width)} ${pixel(height)}`, 'font-size': 14 };
}

/** At most two decimals, so that a drawing is the same text on every machine. */
export function pixel(value: number): string {
  return String(Math.round(value * 100) / 100);
}
