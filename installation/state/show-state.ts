/** The show at one moment, as everyone may see it: the panel, the walls, the rules. */

import type { CueKey, Plan, PlannedQuorum } from '../score/plan.ts';
import { NEVER, type ServerMs, type ShowMs, serverMs, showMs } from '../time/axes.ts';
import { clamp01 } from '../time/easing.ts';
import { tweenAt, tweenEndMs } from '../time/tween.ts';
import { awaitsDecision, isOpen, nextPendingMs } from './advance.ts';
import type { Core, CueRun } from './core.ts';
import { serverAt, showAt } from './show-clock.ts';

export type CuePhase = 'pre-wait' | 'action' | 'post-wait' | 'done';

/** One firing of a cue, and how far it is. */
export interface RunningCue {
  readonly key: CueKey;
  readonly phase: CuePhase;
  readonly firedAtMs: ShowMs;
  /** Show time left in this phase, ms. Infinite while a quorum is open, zero when done. */
  readonly leftMs: number;
}

/** A quorum the crowd is being asked for. */
export interface OpenQuorum {
  readonly key: CueKey;
  readonly quorum: PlannedQuorum;
  readonly armedAtMs: ShowMs;
  /** Show time left until the default branch is taken, ms. */
  readonly leftMs: number;
  readonly suspended: boolean;
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
  /** `idle`: no cue has anything left to do, and the show waits for a GO. */
  readonly mode: 'idle' | 'running' | 'paused' | 'panicked';
  readonly standby: CueKey | null;
  readonly sequence: string | null;
  /** How long the sequence has been playing, ms of show time. */
  readonly positionMs: number;
  /** The cues in progress and the last one fired, in the order they were fired. */
  readonly cues: readonly RunningCue[];
  readonly quorum: OpenQuorum | null;
  readonly master: number;
  readonly values: Readonly<Record<string, number>>;
  readonly motions: Readonly<Record<string, MemberMotion>>;
  readonly lastGoAtMs: ServerMs | null;
  /** Until when, with no further fact, this stays as it is but for what a tween moves. */
  readonly nextChangeMs: ServerMs;
}

/** Reads a core that was advanced to its `upToMs`. */
export function readCore(core: Core): ShowState {
  const at = showAt(core.clock, core.upToMs);
  const cues = core.runs.map((run) => runningCue(run, at));
  return {
    atMs: core.upToMs,
    showMs: at,
    seed: core.seed,
    plan: core.plan,
    mode: modeOf(core, at),
    standby: core.standby,
    sequence: core.sequence?.id ?? null,
    positionMs: core.sequence ? at - core.sequence.startedAtMs : 0,
    cues,
    quorum: openQuorum(core, at),
    master: tweenAt(core.master, core.upToMs),
    values: Object.fromEntries([...core.values].map(([name, tween]) => [name, tweenAt(tween, at)])),
    motions: Object.fromEntries(
      [...core.motions].map(([member, run]) => [
        member,
        {
          motion: run.motion,
          previous: run.previous,
          share: run.overMs > 0 ? clamp01((at - run.sinceMs) / run.overMs) : 1,
        },
      ]),
    ),
    lastGoAtMs: core.lastGoAtMs,
    nextChangeMs: nextChange(core, at),
  };
}

function modeOf(core: Core, at: ShowMs): ShowState['mode'] {
  if (core.panicked) return 'panicked';
  if (core.clock.paused) return 'paused';
  return core.runs.some((run) => isOpen(run, at)) ? 'running' : 'idle';
}

function runningCue(run: CueRun, at: ShowMs): RunningCue {
  const base = { key: run.key, firedAtMs: run.firedAtMs };
  if (at < run.actionAtMs) return { ...base, phase: 'pre-wait', leftMs: run.actionAtMs - at };
  if (at < run.endsAtMs) return { ...base, phase: 'action', leftMs: run.endsAtMs - at };
  if (run.nextAtMs !== null && at < run.nextAtMs) return { ...base, phase: 'post-wait', leftMs: run.nextAtMs - at };
  return { ...base, phase: 'done', leftMs: 0 };
}

function openQuorum(core: Core, at: ShowMs): OpenQuorum | null {
  const run = core.runs.find((candidate) => awaitsDecision(candidate) && at >= candidate.actionAtMs);
  const quorum = run ? core.plan?.cues.get(run.key)?.quorum : undefined;
  if (!run?.quorum || !quorum) return null;
  const leftMs = Math.max(0, quorumEndMs(run, quorum, at) - at);
  return { key: run.key, quorum, armedAtMs: run.actionAtMs, leftMs, suspended: run.quorum.suspendedSinceMs !== null };
}

/** When the quorum's time is up, were it not held back any longer than it has been at `at`. */
function quorumEndMs(run: CueRun, quorum: PlannedQuorum, at: ShowMs): ShowMs {
  const since = run.quorum?.suspendedSinceMs ?? null;
  const suspendedMs = (run.quorum?.suspendedMs ?? 0) + (since === null ? 0 : at - since);
  return showMs(run.actionAtMs + quorum.timeoutMs + suspendedMs);
}

/** What is still to come lies at least so far ahead: rounding between the two axes could put it on this very moment, ms. */
const GRAIN_MS = 0.001;

function nextChange(core: Core, at: ShowMs): ServerMs {
  const inShow = core.runs.flatMap((run) => {
    const quorum = core.plan?.cues.get(run.key)?.quorum;
    const waits = quorum && awaitsDecision(run) && run.quorum?.suspendedSinceMs === null;
    return [run.actionAtMs, run.endsAtMs, run.nextAtMs ?? at, waits ? quorumEndMs(run, quorum, at) : at];
  });
  const tweens = [...core.values.values()].map((tween) => showMs(tweenEndMs(tween)));
  const show = [...inShow, ...tweens].filter((ms) => ms > at && Number.isFinite(ms));
  const pending = nextPendingMs(core);
  const master = serverMs(tweenEndMs(core.master));
  const next = Math.min(
    NEVER,
    ...show.map((ms) => serverAt(core.clock, ms)),
    ...(pending === null ? [] : [pending]),
    ...(master > core.upToMs ? [master] : []),
  );
  return serverMs(Math.max(next, core.upToMs + GRAIN_MS));
}
