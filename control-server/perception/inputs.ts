/** What a command is given to look at: files and folders become a list of pictures and videos, or sentences. */

import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';

/** A file to be looked at. */
export interface InputFile {
  /** As it was written, or as it was found in a folder that was. */
  readonly path: string;
  readonly kind: 'picture' | 'video';
  /** The folder it lies in, for its label. */
  readonly folder: string;
}

/** The files, or what is wrong, a sentence each. */
export type Inputs =
  | { readonly ok: true; readonly files: readonly InputFile[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What is taken out of a folder. A file that is named itself is looked into, whatever it is called. */
const KNOWN = /^\.(jpe?g|png|webp|avif|gif|bmp|mp4|m4v|mov|webm|mkv|ogv|ogg|avi|mpg|mpeg|ts|3gp)$/i;

/** Why `out` cannot be written over: it is one of the inputs. Null: it can. */
export function overwrites(files: readonly InputFile[], out: string | null): string | null {
  if (out === null) return null;
  const same = files.find(({ path }) => resolve(path) === resolve(out));
  return same ? `--out ${out} is one of the inputs and would be written over: name another file.` : null;
}

/** Finds out what is there. Folders are gone through with all below them, in the order of their names. */
export async function inputsOf(paths: readonly string[]): Promise<Inputs> {
  const files: InputFile[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    try {
      const found = (await stat(path)).isDirectory() ? await filesIn(path) : [path];
      if (found.length === 0) problems.push(`${path} has no pictures and no videos in it.`);
      for (const file of found) files.push(await inputOf(file));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      problems.push(`${path} ${WHY[String(error.code)] ?? `cannot be read: ${error.message}.`}`);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, files };
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'is not there: write the way to a picture, a video or a folder of them.',
  ENOTDIR: 'is not there: a part of that way is no folder.',
  EACCES: 'may not be read: change its rights.',
  EPERM: 'may not be read: change its rights.',
};

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && KNOWN.test(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function inputOf(path: string): Promise<InputFile> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    const folder = basename(dirname(resolve(path)));
    return { path, kind: isPicture(buffer.subarray(0, bytesRead)) ? 'picture' : 'video', folder };
  } finally {
    await file.close();
  }
}

/** By how files of each kind begin: JPEG, PNG, GIF, WebP, BMP, AVIF. All else is left to the player. */
export function isPicture(start: Uint8Array): boolean {
  const text = Buffer.from(start).toString('latin1');
  return (
    text.startsWith('\xff\xd8\xff') ||
    text.startsWith('\x89PNG') ||
    text.startsWith('GIF8') ||
    text.startsWith('BM') ||
    (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') ||
    /^ftyp(avif|avis|mif1)/.test(text.slice(4, 12))
  );
}
