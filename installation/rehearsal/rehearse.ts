/**
 * A whole evening in simulated time: the show is jumped from change to change, and looked at ten times a second where
 * somebody listens to the crowd. The same score and options give the same facts and the same hash on every machine.
 */

import type { SyntheticQuestion } from '../crowd/synthetic-answer.ts';
import { USUAL_CROWD } from '../crowd/synthetic-crowd.ts';
import { canonicalJson, hashText } from '../log/chain.ts';
import type { Fact } from '../log/fact.ts';
import type { Plan } from '../score/plan.ts';
import { advance } from '../state/advance.ts';
import { encodeCore } from '../state/core-codec.ts';
import type { ShowState } from '../state/show-state.ts';
import type { Timeline } from '../state/timeline.ts';
import { type ServerMs, type ShowMs, serverMs, showMs } from '../time/axes.ts';
import type { AsRunDecision, AsRunRow } from './as-run.ts';
import { type ExpectationResult, evaluate } from './expect.ts';
import { createRehearsedShow, type Played, type RehearsedShow, type ShowOptions } from './rehearsed-show.ts';

export interface RehearsalOptions extends ShowOptions {
  /** After so much show time it is broken off, ms. */
  readonly limitMs: number;
}

/** What a rehearsal is like that does not say otherwise. */
export const USUAL_REHEARSAL: RehearsalOptions = {
  seed: 1,
  crowd: USUAL_CROWD.people,
  compliance: USUAL_CROWD.compliance,
  reactionMs: USUAL_CROWD.reactionMs,
  from: null,
  attended: true,
  pauseMs: [1000, 3000],
  startsAt: null,
  limitMs: 3 * 3_600_000,
};

/** What a rehearsal has come to, told while it goes on. */
export interface RehearsalMoment {
  readonly atMs: ShowMs;
  readonly state: ShowState;
  /** The cues that began since the moment before. */
  readonly rows: readonly AsRunRow[];
  /** What the crowd is asked from here on, as it sees it; null: nothing. */
  readonly question: SyntheticQuestion | null;
}

/**
 * Why a rehearsal ended. `over`: nothing runs and nothing stands by. `loop`: an unattended show came back to a sequence it had
 * played. `stuck`: something runs, and nobody will ever end it. `limit`: its time was up.
 */
export type RehearsalEnd = 'over' | 'loop' | 'stuck' | 'limit';

export interface Rehearsal {
  readonly options: RehearsalOptions;
  readonly facts: readonly Fact[];
  readonly asRun: readonly AsRunRow[];
  readonly decisions: readonly AsRunDecision[];
  readonly expectations: readonly ExpectationResult[];
  readonly end: RehearsalEnd;
  /** When the first cue was fired, or, where none was, when the run was opened. */
  readonly beganAtMs: ShowMs;
  readonly endedAtMs: ShowMs;
  /** From the one to the other, ms. */
  readonly lastsMs: number;
  /** SHA-256 over the hash of the last fact and the show as it stood at the end: equal hashes, equal rehearsals. */
  readonly hash: string;
}

/** Rehearses `plan`, told moment by moment. Every moment at which anything begins is told; the result is returned. */
export function* rehearsing(plan: Plan, options: RehearsalOptions): Generator<RehearsalMoment, Rehearsal> {
  const show = createRehearsedShow(plan, options);
  const comesBack = comingBack();
  for (let nowMs = serverMs(0); ; ) {
    const played = show.play(nowMs);
    yield { atMs: played.state.showMs, state: played.state, rows: played.rows, question: played.question };
    const end = endOf(played, comesBack(played), options);
    if (end) return resultOf(show, plan, options, end, nowMs);
    nowMs = serverMs(Math.min(played.nextMs, options.limitMs));
  }
}

/** Rehearses `plan` from beginning to end. */
export function rehearse(plan: Plan, options: RehearsalOptions): Rehearsal {
  const moments = rehearsing(plan, options);
  for (;;) {
    const moment = moments.next();
    if (moment.done) return moment.value;
  }
}

function endOf(played: Played, isBack: boolean, { attended, limitMs }: RehearsalOptions): RehearsalEnd | null {
  const { state, isPending, nextMs } = played;
  const isStill = state.mode === 'idle' && !isPending && !Number.isFinite(state.nextChangeMs);
  if (isBack) return 'loop';
  // An operator waits for no crowd and no clock to begin again when the score is at its end.
  if (attended && isStill && state.standby === null) return 'over';
  if (!Number.isFinite(nextMs)) return isStill ? 'over' : 'stuck';
  return state.atMs >= limitMs ? 'limit' : null;
}

/** Tells, moment by moment, whether a trigger began a sequence anew that was played before and is over. */
function comingBack(): (played: Played) => boolean {
  const played = new Set<string>();
  let before: Pick<ShowState, 'mode' | 'sequence'> = { mode: 'idle', sequence: null };
  return ({ state, rows }) => {
    const isBack = rows.some(({ cause, sequence }) => {
      const isOver = cause.by === 'sequence-end' || before.mode === 'idle' || before.sequence !== sequence;
      return (cause.by === 'sequence-end' || cause.by === 'trigger') && isOver && played.has(sequence);
    });
    for (const { sequence } of rows) played.add(sequence);
    before = state;
    return isBack;
  };
}

function resultOf(
  show: RehearsedShow,
  plan: Plan,
  options: RehearsalOptions,
  end: RehearsalEnd,
  endedMs: ServerMs,
): Rehearsal {
  const { desk, asRun, acting } = show;
  const timeline = desk.timeline();
  const [rows, decisions] = [asRun.rows(), asRun.decisions()];
  const beganAtMs = rows[0]?.atMs ?? showMs(0);
  const endedAtMs = showMs(endedMs);
  const expectations = evaluate({
    plan,
    crowd: options.crowd,
    compliance: options.compliance,
    from: options.from,
    rows,
    decisions,
    spans: acting.spans(),
    beganAtMs,
    endedAtMs,
    isOver: end === 'over' || end === 'loop',
    stateAt: (atMs) => timeline.stateAt(serverMs(atMs)),
  });
  return {
    options,
    facts: timeline.facts,
    asRun: rows,
    decisions,
    expectations,
    end,
    beganAtMs,
    endedAtMs,
    lastsMs: endedAtMs - beganAtMs,
    hash: hashOf(timeline, endedMs),
  };
}

function hashOf(timeline: Timeline, endedMs: ServerMs): string {
  const { end, core } = timeline.basis();
  const last = advance(core, serverMs(Math.max(endedMs, end.atMs)));
  return hashText(end.hash + canonicalJson(encodeCore(last)));
}
