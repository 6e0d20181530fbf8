/**
 * Writes one take to the disk while it is recorded: gathers lines and puts them down now and then, so that no sample
 * waits for a disk. What fails, fails once, is told in a sentence, and ends the take; what was written stays readable.
 */

import type { TakeHeader, TakeSample } from '#installation/crowd/take.ts';
import { takeEndLine, takeHeaderLine, takeSampleLine } from '#installation/crowd/take-write.ts';
import type { Disk, DiskFile } from '../journal/disk.ts';
import { oneAfterAnother } from '../journal/in-turn.ts';

export interface TakeWriter {
  readonly file: string;
  add(sample: TakeSample): void;
  /** Puts down what was gathered. Never rejects: a failure is told. */
  flush(): Promise<void>;
  /** Puts down the rest and the end. */
  end(durationMs: number): Promise<void>;
  /** Bytes gathered and written so far. */
  bytes(): number;
}

export interface TakeWriterOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly file: string;
  readonly header: Omit<TakeHeader, 'format' | 'note' | 'gestures' | 'fps'>;
  /** Hears, once, that and why the take cannot be written. */
  readonly failed: (says: string) => void;
}

/** A disk that lets so much gather is too slow to record on. */
const MOST_WAITING = 16 * 2 ** 20;
/** No take grows larger. */
const MOST_BYTES = 2 ** 30;

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk of the server is full',
  EDQUOT: 'the disk of the server is full',
  EACCES: 'its folder may not be written',
  EPERM: 'its folder may not be written',
  EROFS: 'the disk of the server is read-only',
};

/** Begins the file at once: a disk that cannot be written is told before the first sample. */
export function createTakeWriter(options: TakeWriterOptions): TakeWriter {
  const { disk, folder, file, header } = options;
  const inTurn = oneAfterAnother();
  let open: DiskFile | null = null;
  let hasFailed = false;
  let hasHeader = false;
  let waiting = '';
  let written = 0;
  let gathered = 0;
  let samples = 0;

  const fail = (error: unknown): void => {
    if (hasFailed) return;
    hasFailed = true;
    waiting = '';
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    options.failed(WHY[code] ?? (error instanceof Error ? error.message : String(error)));
  };

  const put = (work: () => Promise<void>): Promise<void> =>
    inTurn(async () => {
      if (hasFailed) return;
      try {
        await work();
      } catch (error) {
        fail(error);
      }
    });

  const flush = (): Promise<void> =>
    put(async () => {
      if (waiting === '' || open === null) return;
      const bytes = Buffer.from(waiting);
      waiting = '';
      await open.write(bytes, written);
      written += bytes.byteLength;
    });

  const gather = (text: string): void => {
    if (hasFailed) return;
    waiting += text;
    gathered += text.length;
    if (waiting.length > MOST_WAITING) fail(new Error('the disk of the server is too slow'));
    else if (gathered > MOST_BYTES) fail(new Error('it has grown too large'));
  };

  void put(async () => {
    await disk.makeFolder(folder);
    open = await disk.create(`${folder}/${file}`);
  });

  return {
    file,
    add: (sample) => {
      if (!hasHeader) {
        // Which gestures are read is known from what comes in.
        const gestures = new Set(sample.people.flatMap((person) => person.gestures.map(({ name }) => name)));
        gather(takeHeaderLine({ ...header, gestures: [...gestures].sort(), fps: null }));
        hasHeader = true;
      }
      samples += 1;
      gather(takeSampleLine(sample));
    },
    flush,
    end: async (durationMs) => {
      if (!hasHeader) gather(takeHeaderLine({ ...header, gestures: [], fps: null }));
      hasHeader = true;
      gather(takeEndLine({ durationMs, samples }));
      await flush();
      await put(async () => open?.sync());
      // A file that failed is let go all the same.
      await inTurn(async () => open?.close()).catch(fail);
    },
    bytes: () => gathered,
  };
}
