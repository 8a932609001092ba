import type { PlotOptions } from '@observablehq/plot';
import { plot } from '@observablehq/plot';

/**
 * A Plot drawing as an SVG alone, its type taken from the page around it. Plot's own style element is taken out before
 * the drawing is in a page, so that the page's policy needs no exception for it; `figure.css` says what is needed.
 */
export function plotted(options: PlotOptions): SVGSVGElement {
  const drawn = plot({ ...options, className: 'plot' });
  if (!(drawn instanceof SVGSVGElement))
    throw new Error('charts: a plot with a legend or title is not an SVG');
  for (const style of drawn.querySelectorAll('style')) style.remove();
  // Plot labels its groups, which no group without a role may carry; the figure has its own words.
  for (const group of drawn.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  drawn.removeAttribute('font-family');
  drawn.setAttribute('font-size', '14');
  drawn.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return drawn;
}
