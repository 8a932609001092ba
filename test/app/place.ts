/** What a store needs of the browser. */
export type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A place in the browser that holds one text, or fails as `change` says. */
export function placeWith(text: string | null = null, change: Partial<Place> = {}) {
  let held = text;
  const place: Place = {
    getItem: () => held,
    setItem: (_, next) => {
      held = next;
    },
    removeItem: () => {
      held = null;
    },
    ...change,
  };
  return { place, held: () => held };
}

export const refuse = (): never => {
  throw new DOMException('no', 'SecurityError');
};
