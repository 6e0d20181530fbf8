/**
 * What a log amounts to over time: the show's clock at each fact, the cues that time alone fired between the facts, and
 * how late what was due was decided. Worked out by the engine itself, from the same facts.
 */

import type { Fact } from '#installation/log/fact.ts';
import { wayTaken } from '#installation/score/plan.ts';
import type { Plans } from '#installation/state/fold.ts';
import type { RunningCue, ShowState } from '#installation/state/show-state.ts';
import { createTimeline } from '#installation/state/timeline.ts';
import { type ServerMs, type ShowMs, serverMs, showMs } from '#installation/time/axes.ts';

/** A cue that was fired without anyone's doing: behind another one, in a group, or by a loop's next round. */
export interface FollowedCue {
  readonly key: string;
  readonly atMs: ServerMs;
  readonly showMs: ShowMs;
  /** The group that plays it, or null. */
  readonly parent: string | null;
}

/** A fact in its place. */
export interface CoursePoint {
  readonly fact: Fact;
  readonly showMs: ShowMs;
  /** What time alone fired since the fact before, in order. */
  readonly followed: readonly FollowedCue[];
  /** What began with the fact, without being what it fired: the cues of a group, for instance. */
  readonly begun: readonly FollowedCue[];
  /** How long after the moment it was due a time ran out was decided, ms; null where nothing was due. */
  readonly lateMs: number | null;
}

export interface Course {
  readonly points: readonly CoursePoint[];
  /** What time alone fired behind the last fact. */
  readonly followed: readonly FollowedCue[];
  /** The show at the last moment that was looked at; null without facts. */
  readonly last: ShowState | null;
  /** There was more going on by itself than is listed: cues that followed are missing from there on. */
  readonly isCutShort: boolean;
}

/** A piece that plays itself for days has no end of cues. So many changes are followed, and then no more. */
const MOST_STEPS = 200_000;

/**
 * Follows the show through `facts`, which begin with the first of their log and have no gap, and on to `untilMs`. Scores
 * missing from `plans` fire nothing by themselves; the show's clock does not need them. After `mostSteps` changes by
 * themselves only the facts are followed.
 */
export function courseOf(
  plans: Plans,
  facts: readonly Fact[],
  untilMs: ServerMs,
  mostSteps: number = MOST_STEPS,
): Course {
  const timeline = createTimeline(plans);
  const seen = createSeen();
  const points: CoursePoint[] = [];
  let state: ShowState | null = null;
  let stepsLeft = mostSteps;
  let due: Due | null = null;

  /** Goes from change to change up to `toMs`; answers what fired on the way. */
  const advance = (toMs: ServerMs): FollowedCue[] => {
    const followed: FollowedCue[] = [];
    while (state && state.nextChangeMs < toMs && stepsLeft > 0) {
      stepsLeft -= 1;
      state = timeline.stateAt(state.nextChangeMs);
      followed.push(...seen.newIn(state).map((run) => followedCue(run, state?.atMs)));
      due = dueIn(state) ?? due;
    }
    return followed;
  };

  for (const fact of facts) {
    const followed = advance(fact.atMs);
    timeline.append(fact);
    state = timeline.stateAt(fact.atMs);
    const fresh = seen.newIn(state);
    const begun = fresh.filter((run) => !isOf(fact, run, state)).map((run) => followedCue(run, fact.atMs));
    points.push({ fact, showMs: state.showMs, followed, begun, lateMs: lateness(fact, due) });
    due = dueIn(state);
  }
  const followed = advance(untilMs);
  return { points, followed, last: state, isCutShort: stepsLeft === 0 };
}

interface Seen {
  /** The cues that were fired since the last look, in the order they were. */
  newIn(state: ShowState): RunningCue[];
}

function createSeen(): Seen {
  let known = new Set<string>();
  const nameOf = ({ key, firedAtMs }: RunningCue): string => `${key}@${firedAtMs}`;
  return {
    newIn: ({ cues }) => {
      const fresh = cues.filter((run) => !known.has(nameOf(run)));
      known = new Set(cues.map(nameOf));
      return fresh;
    },
  };
}

const followedCue = ({ key, firedAtMs, parent }: RunningCue, atMs: ServerMs | undefined): FollowedCue => ({
  key,
  parent,
  showMs: showMs(firedAtMs),
  atMs: atMs ?? serverMs(0),
});

/** Whether `fact` fired the cue itself. A decision fires the way it takes; a trigger, its cue. */
function isOf({ event }: Fact, { key }: RunningCue, state: ShowState | null): boolean {
  switch (event.type) {
    case 'cue-fired':
    case 'jumped':
      return key === event.cue;
    case 'trigger-fired':
      return state?.plan?.triggers.some((trigger) => trigger.name === event.trigger && trigger.key === key) ?? false;
    case 'quorum-decided': {
      const quorum = state?.plan?.cues.get(event.cue)?.quorum;
      return quorum ? key === wayTaken(quorum, event).key : false;
    }
    default:
      return false;
  }
}

/** When the time of an open question is up, if nothing comes between. */
interface Due {
  readonly cue: string;
  readonly atMs: number;
}

function dueIn({ quorum, mode, atMs }: ShowState): Due | null {
  if (!quorum || quorum.suspended || mode === 'paused') return null;
  return { cue: quorum.key, atMs: atMs + quorum.leftMs };
}

function lateness({ event, recordedAtMs }: Fact, due: Due | null): number | null {
  if (event.type !== 'quorum-decided' || event.how !== 'timeout' || due?.cue !== event.cue) return null;
  return recordedAtMs - due.atMs;
}
