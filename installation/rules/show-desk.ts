/**
 * A show being run: its timeline, the crowd it asks, and the rules, told the time by whoever owns a clock. The server's
 * conductor, a rehearsal and the simulator all run a show by this.
 */

import { createCrowdDesk } from '../crowd/crowd-desk.ts';
import { type CrowdMeter, createQuorumWatch } from '../crowd/quorum-watch.ts';
import type { CountedSource } from '../crowd/source-tally.ts';
import type { Tally } from '../crowd/tally.ts';
import type { Listening } from '../crowd/trigger-meter.ts';
import { chain } from '../log/chain.ts';
import type { Cause, Fact, FactEvent } from '../log/fact.ts';
import type { Plans } from '../state/fold.ts';
import type { ShowState } from '../state/show-state.ts';
import { type Base, createTimeline, type Timeline } from '../state/timeline.ts';
import { type ServerMs, serverMs } from '../time/axes.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { decideAlone, type OwnDecision } from './decide-alone.ts';
import type { Decision, Situation, WallTime } from './situation.ts';

/** How far ahead a fact takes effect where nothing is known of the walls, ms; see `lead.ts`. */
export const LEAD_MS = 120;
/** How often the crowd is looked at, ms. */
export const LOOK_EVERY_MS = 100;

export interface ShowDesk {
  timeline(): Timeline;
  /** What the rules see at `nowMs`, every fact written so far having taken effect. */
  situation(nowMs: ServerMs, wall: WallTime | null): Situation;
  decide(command: Command, nowMs: ServerMs, wall: WallTime | null): Decision;
  /** What is due by itself, or null. Look at the crowd first. */
  alone(nowMs: ServerMs, wall: WallTime | null): OwnDecision | null;
  /** Looks at the crowd as it has been counted, for the open question and the triggers that listen. */
  look(nowMs: ServerMs): CrowdMeter;
  /** Writes events behind the log, to take effect `leadMs` from now. Answers the facts they became. */
  write(events: readonly FactEvent[], cause: Cause, nowMs: ServerMs, leadMs: number): readonly Fact[];
  /** `seenMs`: when the source saw what it counted, where that is known. */
  count(kind: CountedSource['kind'], source: string, tally: Tally, nowMs: ServerMs, seenMs?: number): void;
  forget(kind: CountedSource['kind'], source: string): void;
  /** Goes back to these facts behind that base, as if nothing else had ever been written. */
  restart(base: Base, facts: readonly Fact[]): void;
}

/** A show that goes on from `base` and the `facts` behind it. */
export function createShowDesk(plans: Plans, base: Base, facts: readonly Fact[]): ShowDesk {
  const crowd = createCrowdDesk();
  const watch = createQuorumWatch(crowd);
  let timeline = timelineOf(plans, base, facts);

  const stateNow = (nowMs: ServerMs): ShowState => timeline.stateAt(serverMs(Math.max(nowMs, timeline.end().atMs)));

  const situation = (nowMs: ServerMs, wall: WallTime | null): Situation => ({
    state: stateNow(nowMs),
    nowMs,
    scores: plans,
    wall,
    meter: watch.meter(),
    triggers: watch.triggers(),
    // Only a decision needs to know who counted what, one by one.
    get sources() {
      return watch.sources(nowMs);
    },
  });

  const look = (nowMs: ServerMs): CrowdMeter => {
    const state = stateNow(nowMs);
    return watch.look({ question: state.quorum, listening: listeningOf(state) }, nowMs);
  };

  return {
    timeline: () => timeline,
    situation,
    decide: (command, nowMs, wall) => {
      // What is decided now is decided on the crowd as it stands now.
      look(nowMs);
      return decide(situation(nowMs, wall), command);
    },
    alone: (nowMs, wall) => decideAlone(situation(nowMs, wall)),
    look,
    write: (events, cause, nowMs, leadMs) =>
      events.map((event) => {
        const atMs = serverMs(nowMs + leadMs);
        const fact = chain(timeline.end(), { atMs, recordedAtMs: nowMs, cause, event });
        timeline.append(fact);
        return fact;
      }),
    count: crowd.count,
    forget: crowd.forget,
    restart: (from, behind) => {
      timeline = timelineOf(plans, from, behind);
    },
  };
}

function timelineOf(plans: Plans, base: Base, facts: readonly Fact[]): Timeline {
  const timeline = createTimeline(plans, base);
  for (const fact of facts) timeline.append(fact);
  return timeline;
}

/** The triggers of the score that listen to the crowd. */
const listeningOf = ({ plan, triggered }: ShowState): Listening[] =>
  (plan?.triggers ?? []).flatMap(({ name, on }): Listening[] =>
    on.kind === 'crowd'
      ? [{ name, ask: on.ask, weights: on.weights, restMs: on.restMs, firedAtMs: triggered.get(name) ?? null }]
      : [],
  );
