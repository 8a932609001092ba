import { useEffect } from 'react';

/** Tells which page has come to stand; beside a page that is still being fetched it waits with it. */
export function Arrival({
  page,
  onStand,
}: {
  readonly page: string;
  readonly onStand: (page: string) => void;
}) {
  useEffect(() => onStand(page), [page, onStand]);
  return null;
}
