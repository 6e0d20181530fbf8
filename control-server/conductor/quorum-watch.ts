/** Keeps the meter of the open quorum: a fresh one for every question, fed with the crowd as it is counted. */

import { measure, newMeter, type QuorumMeter } from '#installation/crowd/quorum-meter.ts';
import type { Meter } from '#installation/protocol/messages.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { type ServerMs, serverMs } from '#installation/time/axes.ts';
import { type CrowdDesk, totalOf } from './crowd-desk.ts';

export interface QuorumWatch {
  /** The open quorum's meter, or null. */
  meter(): QuorumMeter | null;
  /**
   * Looks at the crowd at `nowMs` and answers what the director is to be told. While the decision is held back or the
   * show is paused it goes on measuring: what is decided afterwards is decided on the crowd as it stands then.
   */
  look(state: ShowState, nowMs: ServerMs): Meter;
}

export function createQuorumWatch(desk: CrowdDesk): QuorumWatch {
  let meter: QuorumMeter | null = null;
  let asked: string | null = null;
  let askedMs = serverMs(0);

  return {
    meter: () => meter,
    look: (state, nowMs) => {
      const total = totalOf(desk.sources(nowMs));
      const open = state.quorum;
      const question = open && `${open.key}@${open.armedAtMs}`;
      if (question !== asked) {
        asked = question;
        askedMs = nowMs;
        meter = open && newMeter(open.quorum);
      }
      // What was done before the question was put is no answer to it.
      if (meter) {
        meter = measure(meter, total, serverMs(Math.max(askedMs, desk.seenUntilMs(meter.quorum.gesture, nowMs))));
      }
      const { present, active } = total;
      const quorum = open &&
        meter && { cue: open.key, active: meter.active, share: meter.share, dwellMs: meter.dwellMs };
      return { atMs: nowMs, present, active: { ...active }, quorum: quorum ?? null };
    },
  };
}
