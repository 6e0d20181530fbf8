/** The show at one moment, as everyone may see it: the panel, the walls, the rules. */

import type { CueKey, Plan, PlannedQuorum } from '../score/plan.ts';
import type { ScoreCue, Worth } from '../score/score-schema.ts';
import { NEVER, type ServerMs, type ShowMs, serverMs, showMs } from '../time/axes.ts';
import { clamp01 } from '../time/easing.ts';
import { tweenAt, tweenEndMs } from '../time/tween.ts';
import type { World } from '../world/world.ts';
import { nextPendingMs } from './advance.ts';
import {
  blendLeft,
  type Core,
  type CueRun,
  type DecidedQuorum,
  type OperatorCount,
  shownValues,
  type TextRun,
} from './core.ts';
import { awaitsDecision, isOpen } from './cue-runs.ts';
import { areDoorsOpen } from './firing.ts';
import { type Recording, recordingChangesMs, recordingOf } from './recording.ts';
import { serverAt, showAt } from './show-clock.ts';

export type CuePhase = 'pre-wait' | 'action' | 'post-wait' | 'done';

/** One firing of a cue, and how far it is. */
export interface RunningCue {
  readonly key: CueKey;
  /** The group that plays it, or null. */
  readonly parent: CueKey | null;
  readonly phase: CuePhase;
  readonly firedAtMs: ShowMs;
  /** Show time left in this phase, ms. Infinite while nobody can tell: an open quorum, a group, a loop. Zero when done. */
  readonly leftMs: number;
  /** This cue alone is paused. */
  readonly isPaused: boolean;
  /** Disarmed or broken: it keeps its time and does nothing. */
  readonly isMute: boolean;
  /** Which round of a group or a loop it plays, from 1; 0 where it goes no rounds. */
  readonly round: number;
  /** The director asked for this round to be the last. */
  readonly isLastRound: boolean;
}

/** A quorum the crowd is being asked for. */
export interface OpenQuorum {
  readonly key: CueKey;
  readonly quorum: PlannedQuorum;
  /** When the question was put. */
  readonly armedAtMs: ShowMs;
  /** Show time left until the time is up, ms. */
  readonly leftMs: number;
  /** Its time stands still, and neither crowd nor clock decide it: it is held back, or its cue is paused. */
  readonly suspended: boolean;
  /** Held back by the director, or not armed yet. */
  readonly isHeldBack: boolean;
  /** What the director counted, the latest for each option. */
  readonly counts: readonly OperatorCount[];
}

/** What a member of the cast does: a motion, melting out of the one before. */
export interface MemberMotion {
  readonly motion: string;
  readonly previous: string;
  /** 0: still the previous motion; 1: the motion alone. */
  readonly share: number;
}

export interface ShowState {
  readonly atMs: ServerMs;
  readonly showMs: ShowMs;
  readonly seed: number;
  readonly plan: Plan | null;
  /** `idle`: no cue has anything left to do, and the show waits for a GO. `faded`: everything was faded out. */
  readonly mode: 'idle' | 'running' | 'paused' | 'panicked' | 'faded';
  readonly standby: CueKey | null;
  /** Where into itself the cue that stands by will begin, ms. */
  readonly standbyOffsetMs: number;
  readonly sequence: string | null;
  /** How long the sequence has been playing, ms of show time. */
  readonly positionMs: number;
  /** The cues in progress and the last one fired, in the order they were fired. */
  readonly cues: readonly RunningCue[];
  readonly quorum: OpenQuorum | null;
  /** The last question that was decided, with its evidence. */
  readonly decided: DecidedQuorum | null;
  readonly master: number;
  readonly values: Readonly<Record<string, number>>;
  /** How much of the picture a jump came from is still there: 1 at the jump, 0 once it has arrived. */
  readonly jump: number;
  readonly motions: Readonly<Record<string, MemberMotion>>;
  readonly variables: ReadonlyMap<string, Worth>;
  readonly text: TextRun;
  /** Cues the director armed otherwise than they are written. */
  readonly arming: ReadonlyMap<CueKey, ScoreCue['arming']>;
  readonly doorsOpen: boolean;
  /** When the doors were last spoken of, or null: never. */
  readonly doorsSinceMs: ServerMs | null;
  /** When each trigger last fired. */
  readonly triggered: ReadonlyMap<string, ServerMs>;
  /** The take that is being recorded, or about to be; null: nothing of anybody is kept. */
  readonly recording: Recording | null;
  readonly world: World;
  readonly lastGoAtMs: ServerMs | null;
  /** Until when, with no further fact, this stays as it is but for what a tween moves. */
  readonly nextChangeMs: ServerMs;
}

/** Reads a core that was advanced to its `upToMs`. */
export function readCore(core: Core): ShowState {
  const at = showAt(core.clock, core.upToMs);
  return {
    atMs: core.upToMs,
    showMs: at,
    seed: core.seed,
    plan: core.plan,
    mode: modeOf(core, at),
    standby: core.standby,
    standbyOffsetMs: core.standbyOffsetMs,
    sequence: core.sequence?.id ?? null,
    positionMs: core.sequence ? at - core.sequence.startedAtMs : 0,
    cues: core.runs.map((run) => runningCue(run, at)),
    quorum: openQuorum(core, at),
    decided: core.decided,
    master: tweenAt(core.master, core.upToMs),
    values: shownValues(core, at),
    jump: blendLeft(core.blend, at),
    motions: memberMotions(core, at),
    variables: core.variables,
    text: core.text,
    arming: core.arming,
    doorsOpen: areDoorsOpen(core),
    doorsSinceMs: core.doors?.sinceMs ?? null,
    triggered: core.triggered,
    recording: core.recording && recordingOf(core.recording),
    world: core.world,
    lastGoAtMs: core.lastGoAtMs,
    nextChangeMs: nextChange(core, at),
  };
}

function modeOf(core: Core, at: ShowMs): ShowState['mode'] {
  if (core.dark !== null) return core.dark === 'panic' ? 'panicked' : 'faded';
  if (core.clock.paused) return 'paused';
  return core.runs.some((run) => isOpen(run, at)) ? 'running' : 'idle';
}

function memberMotions(core: Core, at: ShowMs): Record<string, MemberMotion> {
  const motions: Record<string, MemberMotion> = {};
  for (const [member, { motion, previous, sinceMs, overMs }] of core.motions) {
    motions[member] = { motion, previous, share: overMs > 0 ? clamp01((at - sinceMs) / overMs) : 1 };
  }
  return motions;
}

function runningCue(run: CueRun, now: ShowMs): RunningCue {
  const at = run.heldSinceMs ?? now;
  const { phase, untilMs } = phaseOf(run, at);
  return {
    key: run.key,
    parent: run.parent,
    phase,
    firedAtMs: run.firedAtMs,
    leftMs: untilMs === null ? 0 : untilMs - at,
    isPaused: run.heldSinceMs !== null,
    isMute: run.mute !== null,
    round: run.round ? run.round.count + 1 : 0,
    isLastRound: run.round?.isLast ?? false,
  };
}

function phaseOf(run: CueRun, at: ShowMs): { readonly phase: CuePhase; readonly untilMs: ShowMs | null } {
  if (at < run.actionAtMs) return { phase: 'pre-wait', untilMs: run.actionAtMs };
  if (at < run.endsAtMs) return { phase: 'action', untilMs: run.endsAtMs };
  if (run.nextAtMs !== null && at < run.nextAtMs) return { phase: 'post-wait', untilMs: run.nextAtMs };
  return { phase: 'done', untilMs: null };
}

function openQuorum(core: Core, now: ShowMs): OpenQuorum | null {
  const isPut = (run: CueRun): boolean => awaitsDecision(run) && (run.heldSinceMs ?? now) >= run.actionAtMs;
  const run = core.runs.find(isPut);
  const quorum = run ? core.plan?.cues.get(run.key)?.quorum : undefined;
  if (!run?.quorum || !quorum) return null;
  const at = run.heldSinceMs ?? now;
  return {
    key: run.key,
    quorum,
    armedAtMs: run.quorum.askedAtMs,
    leftMs: Math.max(0, quorumEndMs(run, quorum, at) - at),
    suspended: run.quorum.suspendedSinceMs !== null || run.heldSinceMs !== null,
    isHeldBack: run.quorum.suspendedSinceMs !== null,
    counts: core.counted?.cue === run.key ? core.counted.counts : [],
  };
}

/** When the quorum's time is up, were it not held back any longer than it has been at `at`. */
function quorumEndMs(run: CueRun, quorum: PlannedQuorum, at: ShowMs): ShowMs {
  const since = run.quorum?.suspendedSinceMs ?? null;
  const suspendedMs = (run.quorum?.suspendedMs ?? 0) + (since === null ? 0 : at - since);
  return showMs((run.quorum?.askedAtMs ?? run.actionAtMs) + quorum.timeoutMs + suspendedMs);
}

/** What is still to come lies at least so far ahead: rounding between the two axes could put it on this very moment, ms. */
const GRAIN_MS = 0.001;

function nextChange(core: Core, at: ShowMs): ServerMs {
  let nearest: number = Number.POSITIVE_INFINITY;
  const consider = (ms: number): void => {
    if (ms > at && ms < nearest) nearest = ms;
  };
  for (const run of core.runs) {
    if (run.heldSinceMs !== null) continue;
    consider(run.actionAtMs);
    consider(run.endsAtMs);
    consider(run.nextAtMs ?? at);
    const quorum = awaitsDecision(run) && run.quorum?.suspendedSinceMs === null && core.plan?.cues.get(run.key)?.quorum;
    if (quorum) consider(quorumEndMs(run, quorum, at));
  }
  for (const { tween, heldAtMs } of core.values.values()) if (heldAtMs === null) consider(tweenEndMs(tween));
  if (core.blend) consider(core.blend.sinceMs + core.blend.overMs);
  const master = tweenEndMs(core.master);
  const next = Math.min(
    NEVER,
    Number.isFinite(nearest) ? serverAt(core.clock, showMs(nearest)) : NEVER,
    nextPendingMs(core) ?? NEVER,
    master > core.upToMs ? master : NEVER,
    recordingChangesMs(core.recording, core.upToMs),
  );
  return serverMs(Math.max(next, core.upToMs + GRAIN_MS));
}
