/**
 * Keeps what cameras send while, and only while, the log says that a take is recorded: from the moment the audience has
 * been told up to its end. What is kept are points; there is nothing else in what cameras send.
 */

import type { CrowdSample } from '#installation/crowd/body.ts';
import type { Fact } from '#installation/log/fact.ts';
import { type Recording, recordingOf } from '#installation/state/recording.ts';
import type { ServerClock, Timers } from '../clock/server-clock.ts';
import type { Disk } from '../journal/disk.ts';
import { takeFileName } from './take-file-name.ts';
import { createTakeWriter, type TakeWriter } from './take-writer.ts';

export interface TakeRecorderOptions {
  /** Where takes lie. */
  readonly folder: string;
  readonly disk: Disk;
  readonly clock: ServerClock;
  /** ms since 1970, for names and dates. */
  readonly wallMs: () => number;
  readonly timers: Timers;
  /** Whether the log, as it stands, still says that a take is recorded. */
  readonly isTold: () => boolean;
  /** Asks that the log says the take has ended, because it could not be written. Rejects where the log cannot. */
  readonly tellEnd: () => Promise<void>;
  /** Something is amiss, for the server's log. */
  readonly warn: (says: string) => void;
}

export interface TakeRecorder {
  /** Hears every fact that has become durable, in order. */
  facts(facts: readonly Fact[]): void;
  /** Hears what a camera sent, as it comes in. */
  sample(source: string, sample: CrowdSample): void;
  /** The file that is written now; null: none. */
  file(): string | null;
  /** Why the last take could not be recorded, in a sentence, or null. */
  trouble(): string | null;
  /** Ends what is being recorded, and resolves when it is on the disk. */
  close(): Promise<void>;
}

/** Lines go to the disk this often, ms. */
const FLUSH_MS = 500;
/** What was captured before the end may come in so much after it, ms. */
const LATE_MS = 1000;
/** At most fifteen pictures a second of each camera are kept, ms. */
const SPACING_MS = 1000 / 15 - 1;
/** An end the log could not take is told again after so long, ms. */
const TELL_AGAIN_MS = 2000;

interface Current {
  readonly writer: TakeWriter;
  readonly fromMs: number;
  /** Brought forward when the take is ended before its time. */
  untilMs: number;
  /** When each camera's last kept sample was captured. */
  readonly last: Map<string, number>;
}

/** A recorder that has heard of no take yet. A take of before the server began is not its own. */
export function createTakeRecorder(options: TakeRecorderOptions): TakeRecorder {
  const { clock, timers } = options;
  let current: Current | null = null;
  let closing: Promise<void> = Promise.resolve();
  let trouble: string | null = null;
  let owesEnd = false;
  let askedMs = Number.NEGATIVE_INFINITY;

  const finish = (): void => {
    if (!current) return;
    const { writer, fromMs, untilMs } = current;
    current = null;
    closing = writer.end(Math.max(0, untilMs - fromMs));
  };

  const failed = (says: string): void => {
    trouble = `The take is not recorded any more: ${says}. Make room, or mend its folder, and record again.`;
    options.warn(trouble);
    current = null;
    owesEnd = true;
    tellEnd();
  };

  const tellEnd = (): void => {
    if (!owesEnd || clock.now() - askedMs < TELL_AGAIN_MS) return;
    if (!options.isTold()) {
      owesEnd = false;
      return;
    }
    askedMs = clock.now();
    options.tellEnd().then(
      () => {
        owesEnd = false;
      },
      (error: unknown) => options.warn(`the end of a take could not be written to the log: ${String(error)}`),
    );
  };

  const begin = (recording: Recording): void => {
    finish();
    trouble = null;
    owesEnd = false;
    const wallMs = options.wallMs();
    const { fromMs, untilMs, name } = recording;
    const writer = createTakeWriter({
      disk: options.disk,
      folder: options.folder,
      file: takeFileName(name, wallMs),
      header: { name, made: { how: 'recorded', on: new Date(wallMs).toISOString(), from: [] } },
      failed,
    });
    current = { writer, fromMs, untilMs, last: new Map() };
  };

  const cancel = timers.every(FLUSH_MS, () => {
    tellEnd();
    if (!current) return;
    if (clock.now() >= current.untilMs + LATE_MS) finish();
    else void current.writer.flush();
  });

  return {
    facts: (facts) => {
      for (const { event, atMs } of facts) {
        if (event.type === 'take-started')
          begin(recordingOf({ name: event.name, sinceMs: atMs, lastsMs: event.lastsMs }));
        if (event.type === 'take-ended' && current)
          current.untilMs = Math.max(current.fromMs, Math.min(current.untilMs, atMs));
      }
    },
    sample: (source, { capturedAtMs, aspect, people }) => {
      if (!current || clock.now() < current.fromMs) return;
      const { fromMs, untilMs, last, writer } = current;
      if (capturedAtMs < fromMs || capturedAtMs >= untilMs) return;
      if (capturedAtMs - (last.get(source) ?? Number.NEGATIVE_INFINITY) < SPACING_MS) return;
      last.set(source, capturedAtMs);
      writer.add({ atMs: capturedAtMs - fromMs, source, aspect, people });
    },
    file: () => current?.writer.file ?? null,
    trouble: () => trouble,
    close: async () => {
      cancel();
      if (current) current.untilMs = Math.max(current.fromMs, Math.min(current.untilMs, clock.now()));
      finish();
      await closing;
    },
  };
}
