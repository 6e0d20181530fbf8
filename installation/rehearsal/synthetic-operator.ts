/**
 * Somebody at the panel who is not there. They press GO when the show waits for it, after a human pause, and leave every
 * question to the crowd and the clock; only one that waits for a hand is put by them.
 */

import { seededStream } from '../random/seeded.ts';
import type { Request } from '../rules/command.ts';
import type { RunningCue, ShowState } from '../state/show-state.ts';
import { NEVER, type ServerMs, serverMs } from '../time/axes.ts';

export interface SyntheticOperator {
  /** What they ask for at `nowMs`, the show standing like this; null: nothing, or not yet. */
  asks(state: ShowState, nowMs: ServerMs): Request | null;
  /** When they will next press something; never, where the show does not wait for them. */
  nextMs(): ServerMs;
}

/** One who takes from `least` to `most` ms to press. The same seed takes the same pauses. */
export function createSyntheticOperator(seed: number, [least, most]: readonly [number, number]): SyntheticOperator {
  let waitsFor: Request | null = null;
  let pressesMs = NEVER;
  let pressed = 0;

  const after = (nowMs: ServerMs): ServerMs => {
    const pauseMs = least + (most - least) * seededStream(seed, `hand ${pressed}`)();
    return serverMs(Math.ceil(nowMs + Math.max(1, pauseMs)));
  };

  return {
    asks: (state, nowMs) => {
      const hand = handFor(state);
      if (!isSame(hand, waitsFor)) {
        waitsFor = hand;
        pressesMs = hand === null ? NEVER : after(nowMs);
      }
      if (hand === null || nowMs < pressesMs) return null;
      // Where they are refused, they press again after another pause.
      pressed += 1;
      pressesMs = after(nowMs);
      return hand;
    },
    nextMs: () => pressesMs,
  };
}

/** What the show waits for a hand to do, or null. */
export function handFor(state: ShowState): Request | null {
  if (state.mode === 'idle') return state.standby === null ? null : { type: 'go' };
  if (state.mode !== 'running') return null;
  const { quorum } = state;
  if (quorum)
    return quorum.isHeldBack && quorum.quorum.arms === 'by-hand' ? { type: 'quorum-release', cue: quorum.key } : null;
  const loop = state.cues.find((run) => isSeen(state, run));
  if (!loop) return null;
  return loop.parent === null && state.standby !== null ? { type: 'go' } : { type: 'leave-loop', cue: loop.key };
}

/** A loop that only a hand ends, and that was played through once. */
const isSeen = ({ plan }: ShowState, run: RunningCue): boolean =>
  run.phase !== 'done' && run.round > 1 && !run.isLastRound && plan?.cues.get(run.key)?.repeat?.until === 'director';

const isSame = (a: Request | null, b: Request | null): boolean => JSON.stringify(a) === JSON.stringify(b);
