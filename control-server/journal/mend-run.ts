/** Makes a run's files fit to go on with: what is damaged is kept aside first, and nothing is thrown away. */

import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { copyWhole } from './durable-file.ts';
import type { RecoveredRun, SpoiltFile } from './recover-run.ts';
import { damagedName } from './run-files.ts';
import { type WritingPlace, writeSegment } from './write-segment.ts';

/**
 * Mends the files of the run in `folder` and answers where the log goes on and what was lost, a sentence without its
 * full stop each. `wallMs` names what is kept aside. A power cut halfway leaves a run that can be mended again.
 */
export async function mendRun(
  disk: Disk,
  folder: string,
  run: RecoveredRun,
  wallMs: number,
): Promise<{ readonly place: WritingPlace; readonly losses: readonly string[] }> {
  const losses: string[] = [];
  for (const file of run.spoilt) losses.push(await keepAside(disk, folder, file, wallMs));
  return { place: await writingPlace(disk, folder, run), losses };
}

async function keepAside(disk: Disk, folder: string, { name, why, becomes }: SpoiltFile, wallMs: number) {
  const kept = damagedName(name, wallMs);
  switch (becomes) {
    case 'copied':
      await copyWhole(disk, folder, name, kept);
      return `${why}; a copy is at ${join(folder, kept)}`;
    case 'moved':
      await disk.rename(join(folder, name), join(folder, kept));
      await disk.syncFolder(folder);
      return `${why}; the file is kept as ${join(folder, kept)}`;
    case 'left':
      return `${why}; ${join(folder, name)} was left as it is`;
  }
}

async function writingPlace(disk: Disk, folder: string, { tail, header, spoilt }: RecoveredRun): Promise<WritingPlace> {
  if (tail.kind === 'unwritten') return writeSegment(disk, folder, header, tail.after, tail.facts);
  const { name, goodBytes: length } = tail;
  if (spoilt.some((file) => file.name === name)) await shorten(disk, join(folder, name), length);
  return { name, length };
}

/** Takes out what is not believed, so that a power cut does not leave it behind new facts. */
async function shorten(disk: Disk, path: string, length: number): Promise<void> {
  const file = await disk.open(path);
  try {
    await file.truncate(length);
    await file.sync();
  } finally {
    await file.close();
  }
}
