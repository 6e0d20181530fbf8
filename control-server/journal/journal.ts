/**
 * The durable log of one run: facts appended to its last segment, one JSON line each, and now and then a checkpoint,
 * behind which a new segment begins. `append` resolves when the facts would survive a power cut, and not before.
 */

import { join } from 'node:path';
import { endOf, type LogEnd } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import { type Checkpoint, encodeCheckpoint } from './checkpoint.ts';
import type { Disk } from './disk.ts';
import { afterwards, writeWhole } from './durable-file.ts';
import { oneAfterAnother } from './in-turn.ts';
import { type LogFile, openLogFile } from './log-file.ts';
import { faultAmong, type LogHeader, lineOf } from './log-line.ts';
import { checkpointName, segmentName } from './run-files.ts';
import { type WritingPlace, writeSegment } from './write-segment.ts';

export interface Journal {
  /**
   * Writes facts and waits until the disk has them. What is asked for while the disk is busy is written together, and
   * each call answers for its own facts. On failure it throws, and nothing of them stays in the file; where even that
   * fails, it goes on throwing until what stayed could be taken out. Facts that could not be read back behind those
   * before them (for instance because those failed) are refused.
   */
  append(facts: readonly Fact[]): Promise<void>;
  /**
   * Keeps what all facts up to `end` amount to, durably, and begins a new segment, when the appends under way are over.
   * `core` is JSON; `scoreHashes` are the scores adopted so far, in order, the playing one last. `end` is one of the
   * facts since the last checkpoint. On failure it throws, and the log goes on as if it had not been asked.
   */
  checkpoint(end: LogEnd, core: unknown, scoreHashes: readonly string[]): Promise<void>;
  /** When everything asked for is over. */
  close(): Promise<void>;
}

export interface JournalOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly header: LogHeader;
  readonly place: WritingPlace;
  /** The last fact of the log. */
  readonly end: LogEnd;
}

interface Writing {
  readonly facts: readonly Fact[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Opens the journal at its place. Throws what the file system throws. */
export async function openJournal({ disk, folder, header, place, end: opened }: JournalOptions): Promise<Journal> {
  let segment = { name: place.name, file: await openLogFile(disk, join(folder, place.name), place.length) };
  let end = opened;
  /** The ends a checkpoint may be of: hashes by number. */
  const recent = new Map([[opened.seq, opened.hash]]);
  const inTurn = oneAfterAnother();
  let waiting: Writing[] = [];
  let isClosed = false;

  /** Writes everything that waits, at once. */
  const writeGroup = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    const { accepted, text, groupEnd } = assemble(group, end);
    try {
      if (text !== '') await segment.file.append(Buffer.from(text));
    } catch (reason) {
      for (const { reject } of accepted) reject(reason);
      return;
    }
    end = groupEnd;
    for (const { facts, resolve } of accepted) {
      for (const { seq, hash } of facts) recent.set(seq, hash);
      resolve();
    }
  };

  /** Begins a segment behind the last fact, unless the present one begins there. */
  const beginSegment = async (): Promise<void> => {
    const name = segmentName(end.seq + 1);
    if (name === segment.name) return;
    let file: LogFile;
    try {
      const { length } = await writeSegment(disk, folder, header, end, []);
      file = await openLogFile(disk, join(folder, name), length);
    } catch (reason) {
      throw await afterwards(reason, () => disk.remove(join(folder, name)));
    }
    const before = segment.file;
    segment = { name, file };
    await before.close();
  };

  const keepCheckpoint = async (checkpoint: Checkpoint): Promise<void> => {
    const { seq, hash } = checkpoint.end;
    if (recent.get(seq) !== hash) throw new RangeError(`fact ${seq} is none that a checkpoint can be made of now`);
    // What is refused may not stay in a segment that nobody will look after any more.
    await segment.file.settle();
    await writeWhole(disk, folder, checkpointName(seq), encodeCheckpoint(header.run, checkpoint));
    await beginSegment();
    for (const known of recent.keys()) if (known < seq) recent.delete(known);
  };

  return {
    append: (facts) => {
      if (isClosed) return Promise.reject(new Error('the journal is closed'));
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      if (waiting.push({ facts, resolve, reject }) === 1) void inTurn(writeGroup);
      return promise;
    },
    checkpoint: (at, core, scoreHashes) =>
      isClosed
        ? Promise.reject(new Error('the journal is closed'))
        : inTurn(() => keepCheckpoint({ end: at, core, scoreHashes })),
    close: () => {
      isClosed = true;
      return inTurn(() => segment.file.close());
    },
  };
}

interface Group {
  readonly accepted: readonly Writing[];
  readonly text: string;
  readonly groupEnd: LogEnd;
}

/** The lines of what can be written behind `end`; what cannot is refused. */
function assemble(group: readonly Writing[], end: LogEnd): Group {
  const accepted: Writing[] = [];
  let text = '';
  let groupEnd = end;
  for (const writing of group) {
    const lines = writing.facts.map(lineOf);
    const fault = faultAmong(lines, groupEnd);
    if (fault !== null) {
      writing.reject(new Error(`facts that could not be read back are not written: ${fault}`));
      continue;
    }
    accepted.push(writing);
    text += lines.join('');
    groupEnd = writing.facts.length > 0 ? endOf(writing.facts) : groupEnd;
  }
  return { accepted, text, groupEnd };
}
