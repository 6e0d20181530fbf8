/** Reads a take from its file, or says why there is none to be had of it. */

import type { Take } from '#installation/crowd/take.ts';
import { readTake } from '#installation/crowd/take-read.ts';
import { readWritten } from '../files/read-written.ts';

export type LoadedTake =
  /** `cut`: what is missing of it, in a sentence, or null. */
  | { readonly ok: true; readonly take: Take; readonly cut: string | null }
  | { readonly ok: false; readonly says: string };

/** The take in `file`; one without any picture is none. */
export async function loadTake(file: string): Promise<LoadedTake> {
  const written = await readWritten(file);
  if (!written.ok) return { ok: false, says: `The take ${file} cannot be read: ${written.why}.` };
  const read = readTake(written.text);
  if (!read.ok) return { ok: false, says: `${file}:${read.line}: ${read.says}.` };
  if (read.take.samples.length === 0) return { ok: false, says: `The take ${file} holds no pictures.` };
  return { ok: true, take: read.take, cut: read.cut };
}
