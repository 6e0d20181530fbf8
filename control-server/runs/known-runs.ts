/** What is known of a run stays true for as long as its files do: an evening that is over is read once. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunSummary, summarise } from './list-runs.ts';

export interface KnownRun {
  readonly id: string;
  /** The files the summary was made of: names, sizes and times of change. */
  readonly stamp: string;
  readonly summary: RunSummary;
}

/** How the run `id` under `runsFolder` went: `before`, where its files have not changed since, else read afresh. */
export async function knownRun(runsFolder: string, id: string, before: KnownRun | undefined): Promise<KnownRun> {
  const folder = join(runsFolder, id);
  // Taken before the reading: facts that are written meanwhile make the next stamp another one.
  const stamp = await stampOf(folder);
  if (stamp !== null && before?.stamp === stamp) return before;
  return { id, stamp: stamp ?? '', summary: await summarise(folder, id) };
}

/** Null where the files cannot be looked at; the summary tells why. */
async function stampOf(folder: string): Promise<string | null> {
  try {
    const names = (await readdir(folder)).sort();
    const parts = await Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs, ctimeMs } = await stat(join(folder, name));
        return `${name} ${size} ${mtimeMs} ${ctimeMs}`;
      }),
    );
    return parts.join('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
