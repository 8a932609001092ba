import { useLayoutEffect, useState, type RefObject } from 'react';

/** Charts are laid out for these widths and scale beyond them. */
const narrowest = 280;
const widest = 1000;

function fit(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}

/** How wide a box is, in whole pixels, kept up to date; null until it is in the page. */
export function useWidth(box: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const watched = box.current;
    if (watched === null) return undefined;
    setWidth(fit(watched.clientWidth));
    const observer = new ResizeObserver(() => setWidth(fit(watched.clientWidth)));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
