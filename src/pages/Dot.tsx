import { useLayoutEffect, useRef } from 'react';
import { measureAxis, measureDot, towardsBetter } from '../charts/measures';
import type { OutcomeFinding } from '../evidence/evidence';
import { range, signed } from '../evidence/numbers';

type Domain = readonly [number, number];

const width = 240;

function Placed({ draw, label }: { readonly draw: () => SVGSVGElement; readonly label: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const svg = draw();
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
    place.current?.replaceChildren(svg);
  }, [draw, label]);
  return <div className="dot" ref={place} />;
}

/** The change on one measure as a dot with its intervals. */
export function Dot({ finding, domain }: { readonly finding: OutcomeFinding; readonly domain: Domain }) {
  const found = towardsBetter(finding);
  const label =
    found === null
      ? 'No standardised change is shown'
      : `${signed(found.mean, 2)} standard deviations towards better, ${range({ ...found, level: 0.95 }, 2)}`;
  return <Placed draw={() => measureDot(finding, domain, width)} label={label} />;
}

/** The axis under a column of dots. */
export function DotAxis({ domain }: { readonly domain: Domain }) {
  const [low, high] = domain;
  return (
    <Placed
      draw={() => measureAxis(domain, width)}
      label={`Standard deviations towards better, from ${signed(low, 1)} to ${signed(high, 1)}`}
    />
  );
}
