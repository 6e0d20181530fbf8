/** Begins a segment of a log: the line that says what it is, and the facts it begins with, there whole or not at all. */

import type { LogEnd } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import type { Disk } from './disk.ts';
import { writeWhole } from './durable-file.ts';
import { type LogHeader, lineOf } from './log-line.ts';
import { segmentName } from './run-files.ts';

/** Where the log goes on. */
export interface WritingPlace {
  readonly name: string;
  /** Bytes of the file that are good. */
  readonly length: number;
}

/** Writes a segment of the run that `header` is of, durably, with the facts behind `after` that it begins with. */
export async function writeSegment(
  disk: Disk,
  folder: string,
  { format, run, zeroWallMs }: LogHeader,
  after: LogEnd,
  facts: readonly Fact[],
): Promise<WritingPlace> {
  const name = segmentName(after.seq + 1);
  const header: LogHeader = { format, run, zeroWallMs, ...(after.seq > 0 ? { after } : {}) };
  const bytes = Buffer.from([header, ...facts].map(lineOf).join(''));
  await writeWhole(disk, folder, name, bytes);
  return { name, length: bytes.byteLength };
}
