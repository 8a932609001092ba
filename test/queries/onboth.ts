import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from '../../src/engine/database';
import { engines } from '../engine/both';
import { erase } from './drawn';

/** Runs the same claims on the native engine and on the browser's, on empty tables each time. */
export function onBoth(claims: (database: () => Database) => void): void {
  describe.each(engines)('$engine', ({ open }) => {
    let opened: Database | undefined;
    const database = (): Database => {
      if (opened === undefined) throw new Error('the engine is not open');
      return opened;
    };
    beforeAll(async () => {
      opened = await open();
    }, 60_000);
    beforeEach(() => erase(database()));
    afterAll(() => database().close());
    claims(database);
  });
}
