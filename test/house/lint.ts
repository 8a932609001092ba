import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');

/** What the linter says of one place. */
export interface Finding {
  readonly file: string;
  /** As the linter writes it: `eslint(no-restricted-imports)`. */
  readonly rule: string;
  readonly line: number;
}

interface Answer {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

/** Runs the linter, with the configuration in `folder`, over all of it. */
export async function lint(folder: string): Promise<readonly Finding[]> {
  const text = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [oxlint, '--format', 'json', '.'],
      { cwd: folder, maxBuffer: 1e8 },
      (error, out) => {
        // The linter ends with 1 when it has found something.
        if (error !== null && error.code !== 1) reject(error);
        else resolve(out);
      },
    );
  });
  return (JSON.parse(text) as Answer).diagnostics.map(({ code, filename, labels }) => ({
    file: filename.replaceAll('\\', '/'),
    rule: code,
    line: labels[0]?.span.line ?? 0,
  }));
}

/** Lints files that exist for the moment only, under this project's configuration. */
export async function lintPlanted(
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plainsight-house-'));
  try {
    await copyFile(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return await lint(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
