/**
 * Finds out what a run's files still hold: the newest checkpoint that can be believed, the facts behind it, and where
 * the log goes on. Reads only; `mend-run.ts` does what has to be done to the files.
 */

import { basename, join } from 'node:path';
import type { LogEnd } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import { type Checkpoint, decodeCheckpoint } from './checkpoint.ts';
import type { Disk } from './disk.ts';
import { headerIn, type LogHeader, splitLines } from './log-line.ts';
import { LOG_START, recoverSegment, type SegmentReading } from './recover-segment.ts';
import { checkpointsIn, openedAt, type SegmentFile, segmentsIn } from './run-files.ts';

/** Where the next fact goes. */
export type Tail =
  /** Behind the first `goodBytes` of a segment that is there. */
  | { readonly kind: 'segment'; readonly name: string; readonly goodBytes: number }
  /** Into a segment that is still to be written, with the facts that are in it already. */
  | { readonly kind: 'unwritten'; readonly after: LogEnd; readonly facts: readonly Fact[] };

/** A file that is not, or not wholly, part of the log any more; `why` is no whole sentence. */
export interface SpoiltFile {
  readonly name: string;
  readonly why: string;
  /** `copied`: the log goes on in it. `moved`: it would be in the way. `left`: it is no longer read. */
  readonly becomes: 'copied' | 'moved' | 'left';
}

export interface RecoveredRun {
  readonly header: LogHeader;
  readonly base: Checkpoint | null;
  /** The facts behind `base`, or all. */
  readonly facts: readonly Fact[];
  readonly end: LogEnd;
  readonly tail: Tail;
  readonly spoilt: readonly SpoiltFile[];
}

interface Segment extends SegmentFile {
  readonly bytes: Buffer;
  readonly header: LogHeader | null;
}

/** What can be had of the run in `folder`; null where nothing says which run it is. Throws what the file system throws. */
export async function recoverRun(disk: Disk, folder: string): Promise<RecoveredRun | null> {
  const names = await disk.list(folder);
  const segments = segmentsIn(names);
  const read = segmentReader(disk, folder);
  const header = await firstHeader(folder, segments, read);
  if (!header) return null;
  const spoilt: SpoiltFile[] = [];
  for (const { name } of checkpointsIn(names)) {
    const bytes = await disk.read(join(folder, name));
    const base = bytes && decodeCheckpoint(header.run, bytes);
    const found = base && (await follow(segments, read, base));
    if (found) return { ...found, header, spoilt: [...spoilt, ...found.spoilt] };
    const why = base ? 'does not fit the log' : 'cannot be read';
    spoilt.push({ name, why: `the checkpoint ${why}, so an earlier state was taken`, becomes: 'moved' });
  }
  const found = await follow(segments, read, null);
  return found && { ...found, header, spoilt: [...spoilt, ...found.spoilt] };
}

type ReadSegment = (file: SegmentFile) => Promise<Segment>;

/** Reads each segment once. */
function segmentReader(disk: Disk, folder: string): ReadSegment {
  const known = new Map<string, Segment>();
  return async (file) => {
    const before = known.get(file.name);
    if (before) return before;
    const bytes = (await disk.read(join(folder, file.name))) ?? Buffer.alloc(0);
    const segment = { ...file, bytes, header: headerIn(splitLines(bytes, 1)[0]) };
    known.set(file.name, segment);
    return segment;
  };
}

/** Which run this is, by the word of the newest segment that says it, or by the name of its folder. */
async function firstHeader(
  folder: string,
  files: readonly SegmentFile[],
  read: ReadSegment,
): Promise<LogHeader | null> {
  for (const file of files.toReversed()) {
    const { header } = await read(file);
    if (header) return header;
  }
  const zeroWallMs = openedAt(basename(folder));
  return zeroWallMs === null ? null : { format: 'reclaim-log-1', run: basename(folder), zeroWallMs };
}

/** What `segments` hold behind `base`; null where `base` is of another history. */
async function follow(
  segments: readonly SegmentFile[],
  read: ReadSegment,
  base: Checkpoint | null,
): Promise<Omit<RecoveredRun, 'header'> | null> {
  let end = base?.end ?? LOG_START;
  let tail: Tail = { kind: 'unwritten', after: end, facts: [] };
  let last: { readonly segment: Segment; readonly reading: SegmentReading } | null = null;
  const facts: Fact[] = [];
  const unreachable: SpoiltFile[] = [];
  const from = await whereToBegin(segments, read, end);
  for (const file of segments.slice(from)) {
    const segment = await read(file);
    const reading = recoverSegment(segment.bytes, end);
    if (!reading && file === segments[from] && base) return null;
    if (!reading || (!reading.header && reading.facts.length === 0)) {
      unreachable.push({ name: file.name, why: whyUnreachable(segment), becomes: 'moved' });
      continue;
    }
    // An empty segment that the log never went on in: its beginning failed.
    if (last && reading.goodBytes === null && reading.facts.length === 0) continue;
    const { goodBytes } = reading;
    if (goodBytes !== null) tail = { kind: 'segment', name: file.name, goodBytes };
    else tail = { kind: 'unwritten', after: end, facts: reading.facts };
    facts.push(...reading.facts);
    end = reading.end;
    last = { segment, reading };
  }
  const spoilt = [...(last ? spoiltBy(last.segment, last.reading) : []), ...unreachable];
  return { base, facts, end, tail, spoilt };
}

/**
 * The segment in which the fact behind `end` is to be looked for: the last that begins no later, and is not empty. An
 * empty one may be what is left of a checkpoint that failed, while the log went on in the one before.
 */
async function whereToBegin(segments: readonly SegmentFile[], read: ReadSegment, end: LogEnd): Promise<number> {
  let at = Math.max(
    0,
    segments.findLastIndex(({ firstSeq }) => firstSeq - 1 <= end.seq),
  );
  for (; at > 0; at--) {
    const file = segments[at];
    if (file && splitLines((await read(file)).bytes, 2).length > 1) break;
  }
  return at;
}

const unread = (lines: number, reason: string): string =>
  `${lines} ${lines === 1 ? 'line' : 'lines'} of the log could not be read (${reason})`;

const whyUnreachable = ({ bytes, header }: Segment): string =>
  header
    ? unread(splitLines(bytes).length - 1, 'what comes before is lost')
    : unread(splitLines(bytes).length, 'the first says nothing');

/** What is wrong with the segment the log goes on in, or with the last one that was read. */
function spoiltBy(segment: Segment, { damage, goodBytes, header, facts }: SegmentReading): SpoiltFile[] {
  const isRewritten = !header && facts.length > 0;
  if (!damage && !isRewritten) return [];
  const why = damage
    ? unread(damage.lines, damage.reason)
    : 'the first line of the log could not be read, and was written anew';
  return [{ name: segment.name, why, becomes: goodBytes !== null || isRewritten ? 'copied' : 'left' }];
}
