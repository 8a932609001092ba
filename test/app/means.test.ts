import { afterEach, describe, expect, test, vi } from 'vitest';
import { browserMeans } from '../../src/app/means';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const ways = [
  ['its figures', () => browserMeans.readPack()],
  ['its files', () => browserMeans.readSample()],
] as const;

async function failure(work: () => Promise<unknown>): Promise<string> {
  return work().then(
    () => 'it did not fail',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );
}

describe.each(ways)('the made-up service, when %s do not come', (_, read) => {
  test('says so in our own words where there is no connection', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await failure(read)).toBe(
      'The made-up service could not be fetched from this site. Check the connection and that the whole folder was copied.',
    );
  });

  test('says so in the same words where the connection breaks off half way', async () => {
    const broken = new ReadableStream({ start: (way) => way.error(new TypeError('network error')) });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(broken)));
    expect(await failure(read)).toMatch(/^The made-up service could not be fetched from this site\. Check/);
  });

  test('says what the host answered', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
    expect(await failure(read)).toMatch(
      /^The made-up service could not be fetched from this site\. \S+ answered 404\.$/,
    );
  });

  test('is given up after 30 seconds', async () => {
    const soon = AbortSignal.timeout(5);
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(soon);
    vi.stubGlobal(
      'fetch',
      (_address: string, { signal }: { readonly signal: AbortSignal }) =>
        new Promise((_done, fail) => signal.addEventListener('abort', () => fail(signal.reason as Error))),
    );
    expect(await failure(read)).toContain('did not arrive within 30 seconds');
    expect(timeout).toHaveBeenCalledWith(30_000);
  });
});
