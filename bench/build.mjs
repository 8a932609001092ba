// Builds what the bench runs: a page of its own under the project's plugins, the native side, and the site itself.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function buildAll(folder) {
  const { config } = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    join(root, 'vite.config.ts'),
  );
  // The page's policy is the site's own affair: a bare start of the engine would break it.
  const plugins = config.plugins.flat().filter((plugin) => plugin && plugin.name !== 'plainsight-folder');
  const common = { ...config, plugins, configFile: false, logLevel: 'error' };
  await build({
    ...common,
    root: join(root, 'bench', 'page'),
    build: { ...config.build, outDir: join(folder, 'page'), emptyOutDir: true },
  });
  await build({
    ...common,
    root,
    build: { ...config.build, ssr: 'bench/native.ts', outDir: join(folder, 'native'), emptyOutDir: true },
  });
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: join(folder, 'site'), emptyOutDir: true },
  });
}
