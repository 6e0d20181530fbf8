/** A show being rehearsed: run by the same rules as the real one, with a synthetic crowd, operator and clock on the wall. */

import type { SyntheticQuestion } from '../crowd/synthetic-answer.ts';
import type { Cause, Fact, FactEvent } from '../log/fact.ts';
import type { Request } from '../rules/command.ts';
import { createShowDesk, LEAD_MS, LOOK_EVERY_MS, type ShowDesk } from '../rules/show-desk.ts';
import type { Situation, WallTime } from '../rules/situation.ts';
import type { CueKey, Plan } from '../score/plan.ts';
import type { ShowState } from '../state/show-state.ts';
import { BEGINNING } from '../state/timeline.ts';
import { NEVER, type ServerMs, serverMs } from '../time/axes.ts';
import { type Acting, createActing } from './acting.ts';
import { type AsRun, type AsRunRow, createAsRun } from './as-run.ts';
import { createHouseClock, usualStart } from './house-clock.ts';
import { type AudienceOptions, createSyntheticAudience } from './synthetic-audience.ts';
import { createSyntheticOperator } from './synthetic-operator.ts';

export interface ShowOptions extends AudienceOptions {
  /** The cue the operator jumps to at the beginning; null: the opening stands by. */
  readonly from: CueKey | null;
  /** Whether anybody is at the panel. */
  readonly attended: boolean;
  /** How long the operator takes to press, at least and at most, ms. */
  readonly pauseMs: readonly [number, number];
  /** The time of day when the run is opened; null: the usual. */
  readonly startsAt: WallTime | null;
}

/** The show at a moment. */
export interface Played {
  readonly state: ShowState;
  /** The cues that began since the moment before. */
  readonly rows: readonly AsRunRow[];
  /** What the crowd is asked, as it sees it; null: nothing. */
  readonly question: SyntheticQuestion | null;
  /** Something was decided that has not taken effect yet. */
  readonly isPending: boolean;
  /** When something may happen next by itself; never, where nothing can. */
  readonly nextMs: ServerMs;
}

export interface RehearsedShow {
  readonly desk: ShowDesk;
  readonly asRun: AsRun;
  readonly acting: Acting;
  /** Lets happen what is due at `nowMs`. Moments are played in order, none beyond the `nextMs` of the one before. */
  play(nowMs: ServerMs): Played;
}

/** A run of `plan`, opened at zero. */
export function createRehearsedShow(plan: Plan, options: ShowOptions): RehearsedShow {
  const desk = createShowDesk(new Map([[plan.scoreHash, plan]]), BEGINNING, []);
  const asRun = createAsRun(plan);
  const acting = createActing();
  const audience = createSyntheticAudience(plan, options);
  const operator = createSyntheticOperator(options.seed, options.pauseMs);
  const clock = createHouseClock(plan, options.startsAt ?? usualStart(plan.hours));
  let seen = 0;
  let commands = 0;

  const write = (events: readonly FactEvent[], cause: Cause, nowMs: ServerMs): void => {
    desk.write(events, cause, nowMs, LEAD_MS);
  };

  const ask = (request: Request, nowMs: ServerMs): void => {
    commands += 1;
    const id = `rehearsal-${commands}`;
    const decision = desk.decide({ id, expiresAtMs: nowMs, request }, nowMs, clock.wallAt(nowMs));
    if (decision.ok) write(decision.events, { by: 'director', command: id }, nowMs);
  };

  const effectiveBy = (nowMs: ServerMs): readonly Fact[] => {
    const { facts } = desk.timeline();
    const from = seen;
    while ((facts[seen]?.atMs ?? NEVER) <= nowMs) seen += 1;
    return facts.slice(from, seen);
  };

  /** What the crowd and the clock decide by themselves, and what the operator asks for. */
  const decide = (question: SyntheticQuestion | null, nowMs: ServerMs): void => {
    for (const { kind, source, tally } of audience.countsAt(question, nowMs)) desk.count(kind, source, tally, nowMs);
    desk.look(nowMs);
    const wall = clock.wallAt(nowMs);
    const own = desk.alone(nowMs, wall);
    if (own) write([own.event], { by: own.by }, nowMs);
    const request = options.attended ? operator.asks(desk.situation(nowMs, wall).state, nowMs) : null;
    if (request) ask(request, nowMs);
  };

  const nextMs = (situation: Situation, question: SyntheticQuestion | null): ServerMs => {
    const { nowMs, state } = situation;
    const writtenMs = desk.timeline().end().atMs;
    // Whatever the crowd does, a question that is held back is not decided.
    const isHeard = question !== null && !state.quorum?.suspended;
    const next = Math.min(
      state.nextChangeMs,
      writtenMs > nowMs ? writtenMs : NEVER,
      isHeard ? nowMs + LOOK_EVERY_MS : audience.nextMs(situation),
      options.attended ? operator.nextMs() : NEVER,
      clock.nextMs(nowMs),
    );
    return serverMs(next);
  };

  const opening: FactEvent[] = [
    { type: 'run-opened', show: plan.score.show, seed: options.seed },
    { type: 'score-adopted', scoreHash: plan.scoreHash },
  ];
  desk.write(opening, { by: 'server' }, serverMs(0), 0);
  if (options.from !== null) ask({ type: 'jump', cue: options.from }, serverMs(0));

  return {
    desk,
    asRun,
    acting,
    play: (nowMs) => {
      const state = desk.timeline().stateAt(nowMs);
      const rows = asRun.see(state, effectiveBy(nowMs));
      acting.see(state);
      // The crowd answers what the walls show: what was just decided is not seen yet.
      const situation = { ...desk.situation(nowMs, clock.wallAt(nowMs)), state };
      const question = audience.asked(situation);
      decide(question, nowMs);
      const isPending = desk.timeline().end().atMs > nowMs;
      return { state, rows, question, isPending, nextMs: nextMs(situation, question) };
    },
  };
}
