// What a citizen checks a proof with, in the older JavaScript that its page is made of.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const path_of = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const esbuild = path_of('node_modules/.bin/esbuild');

export const has_esbuild = existsSync(esbuild);

/** The function `check` of verifier/check.mjs. */
export async function checker() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-verifier-'));
  try {
    const made = join(folder, 'check.mjs');
    const words = ['--bundle', '--format=esm', '--target=es2017', '--log-level=error'];
    execFileSync(esbuild, [path_of('verifier/check.mjs'), ...words, `--outfile=${made}`]);
    return (await import(pathToFileURL(made))).check;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
