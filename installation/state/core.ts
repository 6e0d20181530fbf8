/**
 * What the fold carries from fact to fact: values on their way, cues in progress, and what is due. It is read through
 * `ShowState`; nothing outside this room looks inside.
 */

import type { FactEvent } from '../log/fact.ts';
import type { CueKey, Plan, PlannedChange, PlannedMotion } from '../score/plan.ts';
import type { ScoreCue, Worth } from '../score/score-schema.ts';
import { type ServerMs, type ShowMs, serverMs, showMs } from '../time/axes.ts';
import { mix } from '../time/easing.ts';
import { still, type Tween, tweenAt } from '../time/tween.ts';
import { emptyWorld, type World } from '../world/world.ts';
import type { RecordingRun } from './recording.ts';
import type { ShowClock } from './show-clock.ts';

/** One firing of one cue. A cue runs once at a time: fired again, it begins anew. */
export interface CueRun {
  readonly key: CueKey;
  /** The run of the group that plays it, or null. */
  readonly parent: CueKey | null;
  readonly firedAtMs: ShowMs;
  readonly actionAtMs: ShowMs;
  /** When the action is over. Infinite while nobody can know: an open quorum, a group or a loop under way. */
  readonly endsAtMs: ShowMs;
  /**
   * When what lies behind it goes on by itself: the next cue, its group, the end of its sequence. Infinite while that is
   * not known yet, null where nothing does.
   */
  readonly nextAtMs: ShowMs | null;
  /** Why it keeps its time and does nothing, or null. What is disarmed disarms all it plays. */
  readonly mute: 'disarmed' | 'broken' | null;
  readonly quorum: QuorumRun | null;
  readonly round: RoundRun | null;
  /** Since when this cue alone is paused, or null. */
  readonly heldSinceMs: ShowMs | null;
  /** What was due of it when it was paused. */
  readonly held: readonly Pending[];
}

/** The course of a cue's quorum. */
export interface QuorumRun {
  readonly isDecided: boolean;
  /** When the question was last put. */
  readonly askedAtMs: ShowMs;
  /** Since when the director holds the decision back, or null. */
  readonly suspendedSinceMs: ShowMs | null;
  /** How long it was held back before, ms of show time. */
  readonly suspendedMs: number;
}

/** One round of a group or a loop. */
export interface RoundRun {
  /** From 0. */
  readonly count: number;
  readonly startedAtMs: ShowMs;
  /** Children still to come in this round, where they come one after the other. */
  readonly queue: readonly CueKey[];
  /** How many things must still end before the round does. */
  readonly waiting: number;
  /** The director wants out when the round is over. */
  readonly isLast: boolean;
}

/**
 * Something that will happen by time alone, on behalf of the run of the cue `by`. At `next`, what lies behind it goes on;
 * after `round-part` and `child-over` the round of a group or a loop waits for one thing less.
 */
export type Pending = { readonly dueMs: ShowMs; readonly by: CueKey } & (
  | { readonly kind: 'action' | 'round-part' | 'child-over' | 'round' | 'next' }
  | { readonly kind: 'child'; readonly child: CueKey }
  | { readonly kind: 'change'; readonly change: PlannedChange }
  | { readonly kind: 'motion'; readonly motion: PlannedMotion }
);

/** A value on its way, and the cue that moves it. */
export interface ValueRun {
  readonly tween: Tween;
  readonly by: CueKey | null;
  /** Where its time was stopped with its cue, or null. */
  readonly heldAtMs: ShowMs | null;
}

/** A member's motion, and the one it melts out of. */
export interface MotionRun {
  readonly motion: string;
  readonly previous: string;
  readonly sinceMs: ShowMs;
  readonly overMs: number;
}

/** The text on the walls by its name, the one before it, and since when. */
export interface TextRun {
  readonly name: string | null;
  readonly previous: string | null;
  readonly sinceMs: ShowMs;
}

/** The picture a jump came from, melting into the one it went to. */
export interface Blend {
  readonly from: ReadonlyMap<string, number>;
  readonly sinceMs: ShowMs;
  readonly overMs: number;
}

/** The last question that was decided. */
export interface DecidedQuorum extends Omit<Extract<FactEvent, { readonly type: 'quorum-decided' }>, 'type'> {
  readonly atMs: ServerMs;
}

/** "I see 12 of 20 do it": what the director counts of one option of a question. */
export interface OperatorCount {
  /** Counted from 0. */
  readonly option: number;
  readonly present: number;
  readonly active: number;
  readonly atMs: ServerMs;
}

export interface Core {
  /** The moment this describes; pending things due before it have happened. */
  readonly upToMs: ServerMs;
  readonly seed: number;
  readonly plan: Plan | null;
  readonly clock: ShowClock;
  readonly standby: CueKey | null;
  /** Where into itself the cue that stands by will begin, ms. */
  readonly standbyOffsetMs: number;
  readonly sequence: { readonly id: string; readonly startedAtMs: ShowMs } | null;
  readonly runs: readonly CueRun[];
  /** Ordered by due time; equals stay in the order they were planned. */
  readonly pending: readonly Pending[];
  readonly values: ReadonlyMap<string, ValueRun>;
  readonly motions: ReadonlyMap<string, MotionRun>;
  readonly blend: Blend | null;
  readonly variables: ReadonlyMap<string, Worth>;
  readonly text: TextRun;
  /** Cues the director armed otherwise than they are written. */
  readonly arming: ReadonlyMap<CueKey, ScoreCue['arming']>;
  /** What was last said about the doors, or null: the score's hours have not spoken yet. */
  readonly doors: { readonly isOpen: boolean; readonly sinceMs: ServerMs } | null;
  /** When each trigger last fired. */
  readonly triggered: ReadonlyMap<string, ServerMs>;
  readonly decided: DecidedQuorum | null;
  /** What the director counted for the question of a cue, the latest for each option. */
  readonly counted: { readonly cue: CueKey; readonly counts: readonly OperatorCount[] } | null;
  /** The take that is being recorded, or null. */
  readonly recording: RecordingRun | null;
  readonly world: World;
  /** Light of everything, on the server's axis, so that a panic fades even a paused show. */
  readonly master: Tween;
  readonly dark: 'panic' | 'fade' | null;
  /** When the last GO or jump was asked for, which is a little before it took effect. */
  readonly lastGoAtMs: ServerMs | null;
  /** When each cue last fired, as far as that has only just been: a ring that takes no time ends where it began. */
  readonly chained: ReadonlyMap<CueKey, ShowMs>;
}

/** Before the first fact. */
export const emptyCore: Core = {
  upToMs: serverMs(0),
  seed: 0,
  plan: null,
  clock: { paused: false, anchorServerMs: serverMs(0), anchorShowMs: showMs(0) },
  standby: null,
  standbyOffsetMs: 0,
  sequence: null,
  runs: [],
  pending: [],
  values: new Map(),
  motions: new Map(),
  blend: null,
  variables: new Map(),
  text: { name: null, previous: null, sinceMs: showMs(0) },
  arming: new Map(),
  doors: null,
  triggered: new Map(),
  decided: null,
  counted: null,
  recording: null,
  world: emptyWorld,
  master: still(1),
  dark: null,
  lastGoAtMs: null,
  chained: new Map(),
};

/** A value that nobody moves. */
export const stillValue = (value: number): ValueRun => ({ tween: still(value), by: null, heldAtMs: null });

/** Where a value stands at `at`, a jump's melting left out. */
export const valueAt = (run: ValueRun, at: ShowMs): number => tweenAt(run.tween, run.heldAtMs ?? at);

/** How much of the picture a jump came from is still there: 1 at the jump, 0 once it is over. */
export function blendLeft(blend: Blend | null, at: ShowMs): number {
  if (!blend || blend.overMs <= 0) return 0;
  return tweenAt({ from: 1, to: 0, startMs: blend.sinceMs, overMs: blend.overMs, ease: 'inOut' }, at);
}

/** What the walls show of every value at `at`. */
export function shownValues(core: Core, at: ShowMs): Record<string, number> {
  const left = blendLeft(core.blend, at);
  const shown: Record<string, number> = {};
  for (const [name, run] of core.values) {
    const value = valueAt(run, at);
    shown[name] = left > 0 ? mix(value, core.blend?.from.get(name) ?? value, left) : value;
  }
  return shown;
}
