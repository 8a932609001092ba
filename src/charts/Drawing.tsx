import { useLayoutEffect, useRef } from 'react';
import { useWidth } from './width';

interface DrawingProps {
  readonly draw: (width: number) => SVGSVGElement;
  readonly label: string;
  readonly describedBy: string;
}

/** The place of a chart: drawn before the page is painted and again when its width changes. */
export function Drawing({ draw, label, describedBy }: DrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  useLayoutEffect(() => {
    if (place.current === null || width === null) return;
    const svg = draw(width);
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
    svg.setAttribute('aria-describedby', describedBy);
    place.current.replaceChildren(svg);
  }, [draw, label, describedBy, width]);
  return <div className="figure-drawing" ref={place} />;
}
