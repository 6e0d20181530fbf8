/** The takes that lie in their folder: what there is of each, without reading all of it. */

import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { takeEndSchema } from '#installation/crowd/take.ts';
import { readHeader } from '#installation/crowd/take-read.ts';
import type { TakeEntry } from '#installation/protocol/takes-report.ts';
import { hasCode } from '../files/has-code.ts';
import { isTakeFile } from './take-file-name.ts';

const HEAD_BYTES = 16 * 1024;
const TAIL_BYTES = 256;

/** All takes in `folder`, the newest first; none where there is no such folder. */
export async function listTakes(folder: string): Promise<readonly TakeEntry[]> {
  const names = await readdir(folder).catch((error: unknown) => noneIfAbsent(error));
  const takes = await Promise.all(names.filter(isTakeFile).map((file) => lookInto(folder, file)));
  return takes.filter((take) => take !== null).sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1));
}

function noneIfAbsent(error: unknown): string[] {
  if (hasCode(error, 'ENOENT')) return [];
  throw error;
}

/** Null: it went meanwhile. */
async function lookInto(folder: string, file: string): Promise<TakeEntry | null> {
  try {
    const path = join(folder, file);
    const { size } = await stat(path);
    const [head, tail] = await endsOf(path, size);
    const header = readHeader(head.split('\n', 1)[0] ?? '');
    if (!header.ok)
      return { file, bytes: size, name: file, on: null, durationMs: null, wrong: size === 0 ? null : header.says };
    const { name, made } = header.header;
    return { file, bytes: size, name, on: made.on, durationMs: durationOf(tail), wrong: null };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

async function endsOf(path: string, size: number): Promise<readonly [string, string]> {
  const file = await open(path, 'r');
  try {
    const part = async (from: number, length: number): Promise<string> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.toString('utf8', 0, bytesRead);
    };
    return [await part(0, HEAD_BYTES), await part(Math.max(0, size - TAIL_BYTES), TAIL_BYTES)];
  } finally {
    await file.close();
  }
}

function durationOf(tail: string): number | null {
  const last = tail.trimEnd().split('\n').at(-1) ?? '';
  if (!last.startsWith('{"ended"')) return null;
  const end = takeEndSchema.safeParse(JSON.parse(last));
  return end.success ? end.data.ended.durationMs : null;
}

/** Takes a take away, for good; one that is not there is no error. */
export const deleteTake = (folder: string, file: string): Promise<void> => rm(join(folder, file), { force: true });
