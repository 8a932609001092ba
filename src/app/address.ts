import { useMemo, useSyncExternalStore } from 'react';
import { formatView, parseView, type ParsedView, type View } from './view';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The view in the address, kept up to date. */
export function useAddress(): ParsedView {
  const fragment = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseView(fragment), [fragment]);
}

export function goTo(view: View): void {
  window.location.hash = formatView(view);
}

/** As `goTo`, without a step in the history: for an address that never should have been. */
export function mendTo(view: View): void {
  window.history.replaceState(null, '', formatView(view));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
