/**
 * What the fold carries from fact to fact: values on their way, cues in progress, and what is due. It is read through
 * `ShowState`; nothing outside this room looks inside.
 */

import type { Outcome } from '../log/fact.ts';
import type { CueKey, Plan, PlannedChange, PlannedMotion } from '../score/plan.ts';
import { type ServerMs, type ShowMs, serverMs, showMs } from '../time/axes.ts';
import { still, type Tween } from '../time/tween.ts';
import type { ShowClock } from './show-clock.ts';

/** One firing of one cue. */
export interface CueRun {
  readonly key: CueKey;
  readonly firedAtMs: ShowMs;
  readonly actionAtMs: ShowMs;
  /** When the action is over. Infinite while a quorum is open. */
  readonly endsAtMs: ShowMs;
  /** When the next cue follows by itself, or null. */
  readonly nextAtMs: ShowMs | null;
  readonly quorum: QuorumRun | null;
}

/** The course of a cue's quorum. */
export interface QuorumRun {
  readonly outcome: Outcome | null;
  /** Since when the director holds the decision back, or null. */
  readonly suspendedSinceMs: ShowMs | null;
  /** How long it was held back before, ms of show time. */
  readonly suspendedMs: number;
}

/** Something that will happen by time alone. */
export type Pending = { readonly dueMs: ShowMs } & (
  | { readonly kind: 'action'; readonly cue: CueKey }
  | { readonly kind: 'change'; readonly change: PlannedChange }
  | { readonly kind: 'motion'; readonly motion: PlannedMotion }
  | { readonly kind: 'next'; readonly cue: CueKey }
);

/** A member's motion, and the one it melts out of. */
export interface MotionRun {
  readonly motion: string;
  readonly previous: string;
  readonly sinceMs: ShowMs;
  readonly overMs: number;
}

export interface Core {
  /** The moment this describes; pending things due before it have happened. */
  readonly upToMs: ServerMs;
  readonly seed: number;
  readonly plan: Plan | null;
  readonly clock: ShowClock;
  readonly standby: CueKey | null;
  readonly sequence: { readonly id: string; readonly startedAtMs: ShowMs } | null;
  readonly runs: readonly CueRun[];
  /** Ordered by due time; equals stay in the order they were planned. */
  readonly pending: readonly Pending[];
  readonly values: ReadonlyMap<string, Tween>;
  readonly motions: ReadonlyMap<string, MotionRun>;
  /** Light of everything, on the server's axis, so that a panic fades even a paused show. */
  readonly master: Tween;
  readonly panicked: boolean;
  /** When the last GO or jump was asked for, which is a little before it took effect. */
  readonly lastGoAtMs: ServerMs | null;
}

/** Before the first fact. */
export const emptyCore: Core = {
  upToMs: serverMs(0),
  seed: 0,
  plan: null,
  clock: { paused: false, anchorServerMs: serverMs(0), anchorShowMs: showMs(0) },
  standby: null,
  sequence: null,
  runs: [],
  pending: [],
  values: new Map(),
  motions: new Map(),
  master: still(1),
  panicked: false,
  lastGoAtMs: null,
};
