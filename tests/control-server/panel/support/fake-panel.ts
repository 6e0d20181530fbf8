/** Time that passes only when the test says so, with the frames of a browser. */

import type { Timers } from '#control-server/panel/clock/timers.ts';
import { type LocalMs, localMs } from '#installation/time/axes.ts';
import { settled } from '#tests/support/fake-time.ts';

export interface PanelTime {
  readonly timers: Timers;
  now(): LocalMs;
  /** Lets `ms` pass, frames of 16 ms included. */
  pass(ms: number): Promise<void>;
}

const FRAME_MS = 16;

export function panelTime(): PanelTime {
  let nowMs = 0;
  const alarms = new Set<{ readonly atMs: number; readonly run: () => void }>();
  const after = (ms: number, run: () => void) => {
    const alarm = { atMs: nowMs + ms, run };
    alarms.add(alarm);
    return () => alarms.delete(alarm);
  };
  return {
    timers: { after, nextFrame: (run) => after(FRAME_MS, run) },
    now: () => localMs(nowMs),
    pass: async (ms) => {
      const untilMs = nowMs + ms;
      await settled();
      for (;;) {
        const next = [...alarms].filter((alarm) => alarm.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!next) break;
        alarms.delete(next);
        nowMs = next.atMs;
        next.run();
        await settled();
      }
      nowMs = untilMs;
    },
  };
}
