/** Builds the browser pages when what they are made of has changed since. */

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Plugin } from 'vite';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';

/** Where the built pages lie, below the project. */
export const PAGES_FOLDER = join(PROJECT_ROOT, '.reclaim', 'pages');

/** What the pages are made of. Shows, sites and gestures are none of it: they are read when the server starts. */
export const SOURCES = [
  'installation',
  'projection',
  'gestures',
  'control-server/panel',
  'control-server/start-page',
  'config/theme',
  'config/tooling',
];
export const FILES = ['package-lock.json', 'tsconfig.json'];
const STAMP = '.built-from';

/** What building came to. A problem is a sentence with what to do. */
export type Built =
  | { readonly ok: true }
  /** `older`: whether pages of an earlier build are there to be served. */
  | { readonly ok: false; readonly older: boolean; readonly problem: string };

export interface BuildPagesOptions {
  /** Hears what is going on. */
  readonly say: (text: string) => void;
  /** The top folder of the project; this one when left out. */
  readonly root?: string;
  /** Receives the pages; `PAGES_FOLDER` when left out. */
  readonly folder?: string;
  /** Builds the pages into a folder; the page builder when left out. Throws what is wrong with the sources. */
  readonly build?: (folder: string, say: (text: string) => void) => Promise<void>;
}

/** Builds if anything is newer than what was built. Pages of an earlier build stay until the new ones are whole. */
export async function buildPagesIfStale(options: BuildPagesOptions): Promise<Built> {
  const { say, root = PROJECT_ROOT, folder = PAGES_FOLDER, build = buildPages } = options;
  const fingerprint = await fingerprintOf(root);
  const before = await builtFrom(folder);
  if (before === fingerprint) return { ok: true };
  say('Building the pages (only after a change) ...');
  const fresh = `${folder}-${process.pid}`;
  try {
    await mkdir(fresh, { recursive: true });
    await build(fresh, say);
    await writeFile(join(fresh, STAMP), fingerprint);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => {}); // Where nothing could be made, nothing is left.
    return { ok: false, older: (await builtFrom(folder)) !== null, problem: problemOf(error, folder) };
  }
  say('The pages are built.');
  return { ok: true };
}

async function buildPages(folder: string, say: (text: string) => void): Promise<void> {
  // Asked for only now: a server that comes back after a crash has no time to load a builder it does not need.
  const [{ build }, { viteConfig }] = await Promise.all([
    import('vite'),
    import('../../config/tooling/vite.config.ts'),
  ]);
  await build({
    ...viteConfig,
    plugins: [viteConfig.plugins, progress(say)],
    logLevel: 'warn',
    build: { ...viteConfig.build, outDir: folder },
  });
}

/** What went wrong, in a line. Builders draw pictures of the place below theirs. */
function problemOf(error: unknown, folder: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const line =
    stripVTControlCharacters(message)
      .split('\n')
      .find((text) => text.trim() !== '')
      ?.trim() ?? 'no reason told';
  return error instanceof Error && 'syscall' in error
    ? `The pages cannot be written to ${folder}: ${line}. Make that folder writable and free at least 30 MB; --data does not move it.`
    : `The pages cannot be built: ${line}`;
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

async function builtFrom(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, STAMP), 'utf8');
  } catch (error) {
    // Not there, or not to be read: then there is nothing to serve either.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** A hash over the names, sizes and times of every file the pages are built from. */
async function fingerprintOf(root: string): Promise<string> {
  const hash = createHash('sha256');
  const folders = await Promise.all(SOURCES.map((folder) => filesBelow(root, folder)));
  for (const file of [...folders.flat(), ...FILES].sort()) {
    const { size, mtimeMs } = await stat(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
