import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Reading } from '../../src/pages/reading';
import { evidence } from '../evidence/fixture';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

let standing: Root | null = null;

/** A page as it stands in the document, alone. */
export async function render(page: ReactNode): Promise<HTMLElement> {
  const place = document.createElement('div');
  await act(async () => {
    standing?.unmount();
    document.body.replaceChildren(place);
    standing = createRoot(place);
    standing.render(page);
    await Promise.resolve();
  });
  return place;
}

export async function press(button: Element | null | undefined): Promise<void> {
  await act(async () => {
    (button as HTMLElement).click();
    await Promise.resolve();
  });
}

export function words(of: Element | null | undefined): string {
  return (of?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

export const reading: Reading = {
  evidence,
  links: {
    page: (page) => `#/${page}`,
    measure: (id, page = 'outcomes') => `#/${page}?measure=${id}`,
    service: (id) => `#/visits?service=${id}`,
    windows: ({ months, runUp }) => `#/visits?window=${String(months)}&run-up=${runUp}`,
    began: (month) => `#/visits?began=${month ?? 'none'}`,
    price: (choice) =>
      `#/visits?cost=${choice === undefined ? 'none' : choice.kind === 'listed' ? choice.id : choice.source}`,
    compare: (choice) => `#/compare?compare=${choice?.kind ?? 'none'}`,
    control: (measure) => `#/compare?control=${measure ?? 'none'}`,
    split: (by, page = 'outcomes') => `#/${page}?by=${by}`,
    about: (part) => `#/methods?about=${part}`,
  },
  take: () => Promise.resolve('Saved.'),
};
