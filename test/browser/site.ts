import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

export interface Site {
  readonly address: string;
  close(): Promise<void>;
}

/** The built page as `npm start` serves it: production headers, from the root. */
export async function startSite(): Promise<Site> {
  const server = await preview({
    logLevel: 'silent',
    build: { outDir: process.env['SITE'] ?? 'dist' },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the preview server gave no address');
  return { address, close: () => server.close() };
}

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.woff2': 'font/woff2',
};

/** The built page on a host that sets no header and knows few types, under a sub-path; `spoil` may change a file's bytes. */
export async function startPlainHost(
  path = '/some/where/',
  spoil: (name: string, bytes: Buffer) => Buffer | null = (_, bytes) => bytes,
): Promise<Site> {
  const server: Server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://host').pathname;
    const name = normalize(asked.startsWith(path) ? asked.slice(path.length) || 'index.html' : 'missing');
    readFile(join(dist, name))
      .then((bytes) => spoil(name, bytes))
      .then((bytes) => {
        if (bytes === null) throw new Error('spoilt');
        response.setHeader('Content-Type', kinds[extname(name)] ?? 'text/plain');
        response.end(bytes);
      })
      .catch(() => {
        response.statusCode = 404;
        response.end();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the host gave no address');
  return {
    address: `http://127.0.0.1:${String(at.port)}${path}`,
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
}
