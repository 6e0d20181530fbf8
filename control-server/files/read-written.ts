/** Reading a file that a person wrote: the text, or in words why there is none. */

import { isUtf8 } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** The text of a file, or a sentence without its full stop. */
export type Written = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** The text of the file at `path`. Throws only what no file system does. */
export async function readWritten(path: string): Promise<Written> {
  try {
    const bytes = await readFile(path);
    if (isUtf8(bytes)) return { ok: true, text: bytes.toString('utf8') };
    return { ok: false, why: 'this is no text in UTF-8: save it with that encoding' };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    switch (error.code) {
      case 'ENOENT':
      case 'ENOTDIR':
        return { ok: false, why: `there is no such file${await instead(path)}` };
      case 'EISDIR':
        return { ok: false, why: 'this is a folder: name the file in it' };
      case 'EACCES':
      case 'EPERM':
        return { ok: false, why: 'it may not be read: change its rights' };
      default:
        return { ok: false, why: error.message };
    }
  }
}

/** What there is beside a file that is not there: whoever mistyped a name finds it here. */
async function instead(path: string): Promise<string> {
  const beside = await readdir(dirname(path)).catch(() => []);
  const names = beside.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (names.length === 0 || names.length > MOST_NAMES) return '';
  return `; ${basename(dirname(path))}/ has ${names.join(', ')}`;
}

const MOST_NAMES = 12;
