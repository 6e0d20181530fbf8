/** A server clock and timers that stand still until the test moves them. */

import type { ServerClock, Timers } from '#control-server/clock/server-clock.ts';
import { type ServerMs, serverMs } from '#installation/time/axes.ts';

export interface FakeTime {
  readonly clock: ServerClock;
  readonly timers: Timers;
  now(): ServerMs;
  /** Lets `ms` pass: runs what comes due, each at its moment, and what it set going, before time goes on. */
  pass(ms: number): Promise<void>;
  /** How many timers wait. */
  waiting(): number;
}

interface Alarm {
  atMs: number;
  readonly everyMs: number | null;
  readonly run: () => void;
}

export function fakeTime(startMs = 0): FakeTime {
  let nowMs = startMs;
  const alarms = new Set<Alarm>();
  const set = (alarm: Alarm): (() => void) => {
    alarms.add(alarm);
    return () => alarms.delete(alarm);
  };
  const nextBy = (untilMs: number): Alarm | undefined =>
    [...alarms].filter((alarm) => alarm.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];

  return {
    clock: { now: () => serverMs(nowMs) },
    timers: {
      after: (ms, run) => set({ atMs: nowMs + ms, everyMs: null, run }),
      every: (ms, run) => set({ atMs: nowMs + ms, everyMs: ms, run }),
    },
    now: () => serverMs(nowMs),
    pass: async (ms) => {
      const untilMs = nowMs + ms;
      await settled();
      for (let alarm = nextBy(untilMs); alarm; alarm = nextBy(untilMs)) {
        nowMs = Math.max(nowMs, alarm.atMs);
        if (alarm.everyMs === null) alarms.delete(alarm);
        else alarm.atMs += alarm.everyMs;
        alarm.run();
        await settled();
      }
      nowMs = untilMs;
    },
    waiting: () => alarms.size,
  };
}

/** Resolves when every promise that could be kept without time passing has been. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
