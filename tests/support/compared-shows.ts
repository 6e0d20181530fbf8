/** What of a show can be compared, as text: whole, or only what does not move by itself. */

import { canonicalJson } from '#installation/log/chain.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { encodeWorld } from '#installation/world/world-codec.ts';

/** A state as text, its plan by name only, so that two are compared quickly and whole. */
export const showText = (state: ShowState): string =>
  canonicalJson({
    ...state,
    plan: state.plan?.scoreHash ?? null,
    quorum: state.quorum && { ...state.quorum, quorum: null },
    nextChangeMs: String(state.nextChangeMs),
    cues: state.cues.map((cue) => ({ ...cue, leftMs: String(cue.leftMs) })),
    variables: [...state.variables],
    arming: [...state.arming],
    triggered: [...state.triggered],
    world: encodeWorld(state.world),
  });

/** What may not change by itself before `nextChangeMs`: all but the time and what a tween or countdown moves. */
export const steadyText = (state: ShowState): string =>
  canonicalJson({
    plan: state.plan?.scoreHash ?? null,
    mode: state.mode,
    standby: [state.standby, state.standbyOffsetMs],
    sequence: state.sequence,
    lastGoAtMs: state.lastGoAtMs,
    cues: state.cues.map(({ leftMs: _left, ...cue }) => cue),
    quorum: state.quorum && [
      state.quorum.key,
      state.quorum.armedAtMs,
      state.quorum.suspended,
      state.quorum.isHeldBack,
      state.quorum.leftMs > 0,
      state.quorum.counts,
    ],
    decided: state.decided,
    motions: Object.entries(state.motions).map(([member, { motion, previous }]) => [member, motion, previous]),
    values: Object.keys(state.values),
    variables: [...state.variables],
    text: state.text,
    arming: [...state.arming],
    doors: [state.doorsOpen, state.doorsSinceMs],
    triggered: [...state.triggered],
    // And on which side of its beginning and end it stands.
    recording: state.recording && [
      state.recording,
      state.atMs >= state.recording.fromMs,
      state.atMs >= state.recording.untilMs,
    ],
    world: encodeWorld(state.world),
  });
