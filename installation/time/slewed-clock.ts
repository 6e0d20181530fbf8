/**
 * The server's time as a page lives by it: it slides to a better estimate, never runs backwards and never jumps. Only
 * where it is proven wrong by more than a slide soon mends (a sleep, another server) it steps, and then to either side.
 */

import { type LocalMs, type ServerMs, serverMs } from './axes.ts';
import type { ClockReading } from './clock-estimator.ts';

export interface SlewedClock {
  /**
   * Server time at a local time; null until a reading was good enough to live by. Asking changes nothing: a moment a
   * little ago is answered as it was then.
   */
  at(nowMs: LocalMs): ServerMs | null;
  follow(reading: ClockReading, nowMs: LocalMs): void;
}

/** The clock gains or loses at most this share of the time that passes: 10 ms a second, too slow to see. */
const SLEW = 0.01;
/** Wrong by more than this beyond doubt, it goes straight to now, ms. */
const STEP_MS = 100;

/** From a moment on: where the clock stands, where it slides to, and how the two clocks drift meanwhile. */
interface Course {
  readonly fromMs: number;
  readonly offsetMs: number;
  readonly targetMs: number;
  readonly slope: number;
}

/** A clock that has no time yet. */
export function createSlewedClock(): SlewedClock {
  let course: Course | null = null;
  let before: Course | null = null;

  const offsetAt = (nowMs: number): number | null => {
    const then = course && before && nowMs < course.fromMs ? before : course;
    return then && offsetOn(then, nowMs);
  };

  return {
    at: (nowMs) => {
      const offsetMs = offsetAt(nowMs);
      return offsetMs === null ? null : serverMs(nowMs + offsetMs);
    },
    follow: ({ offsetMs: targetMs, slope, leastMs, mostMs, isSettled }, nowMs) => {
      const fromMs = Math.max(nowMs, course?.fromMs ?? nowMs);
      const offsetMs = offsetAt(fromMs);
      const wrongByMs = offsetMs === null ? 0 : Math.max(leastMs - offsetMs, offsetMs - mostMs);
      // Right after a connection the first readings are poor: what may be true is not given up for them.
      if (!isSettled && wrongByMs <= 0) return;
      const startMs = offsetMs === null || wrongByMs > STEP_MS ? targetMs : offsetMs;
      before = course;
      course = { fromMs, offsetMs: startMs, targetMs, slope };
    },
  };
}

function offsetOn({ fromMs, offsetMs, targetMs, slope }: Course, nowMs: number): number {
  const passedMs = Math.max(0, nowMs - fromMs);
  const apartMs = offsetMs - targetMs;
  const leftMs = Math.sign(apartMs) * Math.max(0, Math.abs(apartMs) - passedMs * SLEW);
  return targetMs + slope * passedMs + leftMs;
}
