// Serves a folder on this machine, gzip where the browser takes it, as a static host would.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const kinds = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const packed = new Map();

export async function serve(folder) {
  const server = createServer((request, response) => {
    const asked = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
    const path = join(folder, asked.endsWith('/') ? `${asked}index.html` : asked);
    const kind = extname(path);
    readFile(path)
      .then((bytes) => {
        response.setHeader('Content-Type', kinds[kind] ?? 'application/octet-stream');
        if (!['.html', '.js', '.css', '.json'].includes(kind)) return response.end(bytes);
        if (!packed.has(path)) packed.set(path, gzipSync(bytes));
        response.setHeader('Content-Encoding', 'gzip');
        return response.end(packed.get(path));
      })
      .catch(() => {
        response.statusCode = 404;
        response.end();
      });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
