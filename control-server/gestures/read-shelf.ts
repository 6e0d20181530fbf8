/** Reads the files of a folder of gestures. One with a mistake is told, and takes none of the others down. */

import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { gestureHeaderSchema } from '#installation/gesture/gesture-header.ts';
import { parseTaught, TAUGHT_FORMAT } from '#installation/gesture/taught-gesture.ts';
import { hashText } from '#installation/log/chain.ts';
import type { GestureShelf, ShelvedGesture } from '#installation/protocol/gesture-shelf.ts';
import { hasCode } from '../files/has-code.ts';
import type { Disk } from '../journal/disk.ts';

/** Far more than a gesture of sixty takes needs; a file beyond it is something else. */
export const MOST_BYTES = 4_000_000;

type Read = { readonly gesture: ShelvedGesture } | { readonly problem: string };

/** Everything in `folder`, by name; none where there is no such folder. Throws what the file system throws. */
export async function readShelf(disk: Disk, folder: string): Promise<GestureShelf> {
  const names = await filesIn(disk, folder);
  const reads = await Promise.all(names.map((name) => readOne(disk, folder, name)));
  const gestures = reads.flatMap((read) => ('gesture' in read ? [read.gesture] : []));
  const problems = reads.flatMap((read) => ('problem' in read ? [read.problem] : []));
  const version = hashText(JSON.stringify([gestures.map((gesture) => [gesture.name, gesture.version]), problems]));
  return { version, gestures, problems };
}

/** The files of gestures in `folder`, in the order of their names. */
export async function filesIn(disk: Pick<Disk, 'list'>, folder: string): Promise<readonly string[]> {
  try {
    return (await disk.list(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

async function readOne(disk: Disk, folder: string, file: string): Promise<Read> {
  const bytes = await bytesOf(disk, join(folder, file));
  if (typeof bytes === 'string') return { problem: `${file}: ${bytes}.` };
  const text = bytes.toString('utf8');
  const json = jsonOf(text);
  if (!json.ok) return { problem: `${file}: this is no JSON (${json.why}). Mend it, or take it out of the folder.` };
  const head = gestureHeaderSchema.safeParse(json.value);
  if (!head.success) {
    const [issue] = head.error.issues;
    return { problem: `${file}: ${[issue?.path.join(' > '), issue?.message].filter(Boolean).join(': ')}.` };
  }
  const { name, format } = head.data;
  if (file !== `${name}.json`) {
    return {
      problem: `${file}: it calls itself "${name}". Name the file ${name}.json, or the gesture after the file.`,
    };
  }
  const taught = format === TAUGHT_FORMAT ? parseTaught(file, json.value) : null;
  if (taught && !taught.ok) return { problem: `${taught.problems.join('; ')}.` };
  return { gesture: { name, format, version: hashText(text), content: json.value } };
}

/** The bytes, or in words why there are none. A file may be gone since it was listed. */
async function bytesOf(disk: Disk, path: string): Promise<Buffer | string> {
  try {
    const bytes = await disk.read(path);
    if (bytes === null) return 'it was taken away just now';
    if (bytes.byteLength > MOST_BYTES) return `it has ${Math.ceil(bytes.byteLength / 1e6)} MB, too much for a gesture`;
    return isUtf8(bytes) ? bytes : 'this is no text in UTF-8: save it with that encoding';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return `it cannot be read (${error.message})`;
    throw error;
  }
}

function jsonOf(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; why: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, why: error.message };
    throw error;
  }
}
