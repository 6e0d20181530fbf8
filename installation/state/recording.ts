/** A take being recorded live: the audience is told first, and it ends by itself. Pure, on the server's axis. */

import { type ServerMs, serverMs } from '../time/axes.ts';

/** The sign stands on the walls for so long before anything is kept: time to read it, and to step aside; ms. */
export const NOTICE_MS = 3000;
/** How long a take is kept unless the director says otherwise, and at most, ms. */
export const USUAL_TAKE_MS = 10 * 60_000;
export const MAX_TAKE_MS = 60 * 60_000;

/** What the fold keeps of it. */
export interface RecordingRun {
  readonly name: string;
  readonly sinceMs: ServerMs;
  readonly lastsMs: number;
}

/** A take being recorded, or about to be. */
export interface Recording {
  readonly name: string;
  /** Since when the audience is told. */
  readonly sinceMs: ServerMs;
  /** What is captured from here on up to `untilMs` is kept. */
  readonly fromMs: ServerMs;
  readonly untilMs: ServerMs;
}

/** The recording as everyone may see it. */
export const recordingOf = ({ name, sinceMs, lastsMs }: RecordingRun): Recording => ({
  name,
  sinceMs,
  fromMs: serverMs(sinceMs + NOTICE_MS),
  untilMs: serverMs(sinceMs + NOTICE_MS + lastsMs),
});

/** The next moment at which a recording begins to keep or ends by itself; infinite, where it is over or there is none. */
export function recordingChangesMs(run: RecordingRun | null, atMs: ServerMs): number {
  if (!run) return Number.POSITIVE_INFINITY;
  const { fromMs, untilMs } = recordingOf(run);
  return [fromMs, untilMs].find((ms) => ms > atMs) ?? Number.POSITIVE_INFINITY;
}
