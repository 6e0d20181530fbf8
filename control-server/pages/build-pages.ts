/** Builds the browser pages when what they are made of has changed since. */

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';

/** Where the built pages lie, below the project. */
export const PAGES_FOLDER = join(PROJECT_ROOT, '.reclaim', 'pages');

const SOURCES = [
  'installation',
  'projection',
  'gestures',
  'control-server/panel',
  'control-server/start-page',
  'config',
];
const FILES = ['package-lock.json', 'tsconfig.json'];
const STAMP = '.built-from';

/** Builds if anything is newer than what was built. `say` is told what is going on. Throws what the build throws. */
export async function buildPagesIfStale(say: (text: string) => void): Promise<void> {
  const fingerprint = await fingerprintOfSources();
  if ((await builtFrom()) === fingerprint) return;
  say('Building the pages (only after a change) ...');
  // Asked for only now: a server that comes back after a crash has no time to load a builder it does not need.
  const [{ build }, { viteConfig }] = await Promise.all([
    import('vite'),
    import('../../config/tooling/vite.config.ts'),
  ]);
  await build({
    ...viteConfig,
    plugins: [viteConfig.plugins, progress(say)],
    logLevel: 'warn',
    build: { ...viteConfig.build, outDir: PAGES_FOLDER },
  });
  await mkdir(PAGES_FOLDER, { recursive: true });
  await writeFile(join(PAGES_FOLDER, STAMP), fingerprint);
  say('The pages are built.');
}

/** How many parts have been read, said every few hundred. */
function progress(say: (text: string) => void): Plugin {
  let read = 0;
  return {
    name: 'progress',
    moduleParsed: () => {
      read += 1;
      if (read % 250 === 0) say(`  ${read} parts read`);
    },
    generateBundle: (_options, bundle) => say(`  ${read} parts read, ${Object.keys(bundle).length} files to write`),
  };
}

async function builtFrom(): Promise<string | null> {
  try {
    return await readFile(join(PAGES_FOLDER, STAMP), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** A hash over the names, sizes and times of every file the pages are built from. */
async function fingerprintOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const folders = await Promise.all(SOURCES.map((folder) => filesBelow(folder)));
  for (const file of [...folders.flat(), ...FILES].sort()) {
    const { size, mtimeMs } = await stat(join(PROJECT_ROOT, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT_ROOT.length));
}
