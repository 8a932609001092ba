/** Where a browser remembers texts for this page. */
export type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The one place where the page remembers. A browser may have none, or forbid it: then asking for it fails. */
// oxlint-disable-next-line no-restricted-globals
export const browserPlace = (): Place => localStorage;

/** Does something at the place; false where that cannot be done. */
export function atPlace(placeOf: () => Place | undefined, change: (place: Place) => void): boolean {
  try {
    const place = placeOf();
    if (place === undefined) return false;
    change(place);
    return true;
  } catch {
    return false;
  }
}
