/**
 * What was really shown: a mark for every frame drawn, kept for the last minute. Skew between walls is measured from
 * these marks, not believed. Read on the page's console, or by a benchmark, as `reclaimFrames()`.
 */

/** One drawn frame. */
export interface FrameMark {
  /** The server time and the show time the frame shows, ms. */
  readonly serverMs: number;
  readonly showMs: number;
  /** The display's time of the picture, ms since 1970 on this machine's clock: comparable between its pages. */
  readonly displayAtMs: number;
  /** The same, and what the projector takes to show it: when it is seen, as far as the site's file knows. */
  readonly seenAtMs: number;
  /** When drawing it was done, on the same clock: late where the page was busy. */
  readonly drawnAtMs: number;
  /** The cues in progress, newest last. */
  readonly cues: readonly string[];
}

export interface FrameLog {
  add(mark: FrameMark): void;
  marks(): readonly FrameMark[];
  /** Frames in the second before the newest mark. */
  fps(): number;
}

const KEPT = 3600;

declare global {
  interface Window {
    reclaimFrames?: () => readonly FrameMark[];
  }
}

export function openFrameLog(page: Window): FrameLog {
  let marks: FrameMark[] = [];
  const log: FrameLog = {
    add: (mark) => {
      marks.push(mark);
      if (marks.length > 2 * KEPT) marks = marks.slice(-KEPT);
    },
    marks: () => marks,
    fps: () => {
      const newest = marks.at(-1)?.displayAtMs ?? 0;
      return marks.length - 1 - marks.findLastIndex((mark) => newest - mark.displayAtMs > 1000);
    },
  };
  page.reclaimFrames = log.marks;
  return log;
}
