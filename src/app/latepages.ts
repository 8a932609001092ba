import { lazy } from 'react';

/** Pages that a reader of findings need not wait for. */
export const Import = lazy(async () => ({ default: (await import('./ImportPage')).ImportPage }));
export const Visits = lazy(async () => ({ default: (await import('../pages/Visits')).Visits }));
export const Compare = lazy(async () => ({ default: (await import('../pages/Compare')).Compare }));
export const Methods = lazy(async () => ({ default: (await import('../pages/Methods')).Methods }));

/** Nor for the builder of cohorts, until they open it. */
export const CohortBuilder = lazy(async () => ({
  default: (await import('./CohortBuilder')).CohortBuilder,
}));

/** Fetches them once the first page stands, so that they are at hand when somebody wants them. */
export function fetchLatePages(): void {
  for (const fetched of [
    import('./ImportPage'),
    import('../pages/Visits'),
    import('../pages/Compare'),
    import('../pages/Methods'),
    import('./CohortBuilder'),
  ]) {
    // A page that cannot be fetched now is asked for again, and says so, when it is wanted.
    fetched.catch(() => undefined);
  }
}
