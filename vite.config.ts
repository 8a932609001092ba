import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { headers, metaPolicy } from './src/app/policy.ts';

const root = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Gzip at its strongest takes seconds for 34 MB, so the bytes are kept beside the packages they came from. */
function packed(bytes: Uint8Array): Uint8Array {
  const folder = join(root, 'node_modules', '.cache', 'plainsight');
  const path = join(folder, `${sha256(bytes)}.gz`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, gzipSync(bytes, { level: 9 }));
  }
  return readFileSync(path);
}

/**
 * The engine and the Parquet decoder as neutral files of gzip bytes with their SHA-256: under a host's 25 MiB limit, and out of reach of a wrong
 * MIME type, because the page inflates them itself.
 */
function engine(): Plugin {
  const id = 'virtual:engine';
  const parts = {
    wasm: '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm',
    worker: '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js',
    parquet: 'parquet-wasm/esm/parquet_wasm_bg.wasm',
  } as const;
  let building = false;
  return {
    name: 'plainsight-engine',
    configResolved: (config) => {
      building = config.command === 'build' && config.build.ssr === false;
    },
    resolveId: (asked) => (asked === id ? `\0${id}` : undefined),
    load(asked) {
      if (asked !== `\0${id}`) return undefined;
      const described = Object.entries(parts).map(([part, file]) => {
        const bytes = readFileSync(require.resolve(file));
        const hash = sha256(bytes);
        const fileName = `assets/engine-${part}-${hash.slice(0, 12)}.bin`;
        if (building) this.emitFile({ type: 'asset', fileName, source: packed(bytes) });
        const url = building ? `./${fileName}` : `/node_modules/${file}`;
        return [part, { url, sha256: hash }] as const;
      });
      return `export default ${JSON.stringify(Object.fromEntries(described))}`;
    },
  };
}

/** The package names its decoder as a file beside its script, which would put a second copy into the folder. */
function oneDecoder(): Plugin {
  return {
    name: 'plainsight-one-decoder',
    enforce: 'pre',
    transform: (code, file) =>
      file.includes('parquet-wasm/esm/parquet_wasm.js')
        ? code.replace("new URL('parquet_wasm_bg.wasm', import.meta.url)", 'undefined')
        : undefined,
    generateBundle(_, bundle) {
      for (const name of Object.keys(bundle)) if (name.includes('parquet_wasm_bg')) delete bundle[name];
    },
  };
}

/** What the licences of the packages in the built folder ask to be passed on, each package with those it brings. */
function licences(): string {
  const seen = new Map<string, string>();
  const visit = (name: string): void => {
    const home = join(root, 'node_modules', name);
    if (seen.has(name) || !existsSync(join(home, 'package.json'))) return;
    const about = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Package;
    const file = readdirSync(home).find((one) => /^licen[cs]e/i.test(one));
    const text = file === undefined ? '' : `\n${readFileSync(join(home, file), 'utf8').trim()}\n`;
    seen.set(name, `${name} ${about.version}, ${about.license ?? 'licence not stated'}\n${text}`);
    for (const needed of Object.keys(about.dependencies ?? {})) visit(needed);
  };
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package;
  const shipped = Object.keys(own.dependencies ?? {}).filter((name) => name !== '@duckdb/node-api');
  for (const name of shipped) visit(name);
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return ['Plainsight is MIT licensed. The built page carries these packages.\n', ...seen.values()].join(
    rule,
  );
}

interface Package {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The made-up service and its pack beside the page, the policy in the page, and the same policy as a host file. */
function folder(): Plugin {
  return {
    name: 'plainsight-folder',
    apply: (_, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
    transformIndexHtml: {
      order: 'pre',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
          injectTo: 'head-prepend',
        },
        {
          tag: 'link',
          attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: './pack.json' },
          injectTo: 'head',
        },
      ],
    },
    generateBundle() {
      const copy = (from: string, fileName: string): void => {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(root, from)) });
      };
      copy('sample-data/people.csv', 'sample/people.csv');
      copy('sample-data/scores.csv', 'sample/scores.csv');
      copy('sample-data/gp-contacts.csv', 'sample/gp-contacts.csv');
      copy('sample-data/waiting.csv', 'sample/waiting.csv');
      copy('sample-data/pack.json', 'pack.json');
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licences() });
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('\n')}\n` });
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), engine(), oneDecoder(), folder()],
  worker: { plugins: () => [oneDecoder()] },
  define: {
    __VERSION__: JSON.stringify(
      (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
    ),
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    modulePreload: { polyfill: false },
  },
  preview: { headers: { ...headers }, port: 4173 },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['test/setup.ts'],
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
