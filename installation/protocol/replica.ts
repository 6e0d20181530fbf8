/** A page's own copy of plan and log: grows by what the server sends, and notices when something is missing. */

import { continues, type LogEnd } from '../log/chain.ts';
import type { Fact } from '../log/fact.ts';
import type { Plan } from '../score/plan.ts';
import { readShow } from '../score/read-show.ts';
import { decodeCore } from '../state/core-codec.ts';
import { BEGINNING, createTimeline, type Timeline } from '../state/timeline.ts';
import { serverMs } from '../time/axes.ts';
import type { BaseMessage } from './messages.ts';

export interface ScoreText {
  readonly hash: string;
  readonly text: string;
}

/** How a delivery was taken. */
export type Taken =
  | { readonly outcome: 'grown' | 'nothing-new' }
  /** Facts are missing in between: ask again with a hello. */
  | { readonly outcome: 'gap' }
  /** What was sent cannot be read by this page. */
  | { readonly outcome: 'unreadable'; readonly problem: string };

export interface Replica {
  readonly timeline: Timeline;
  end(): LogEnd;
  /** Starts over with everything there is behind `base`. What cannot be taken in leaves the copy as it was. */
  replace(scores: readonly ScoreText[], base: BaseMessage | null, facts: readonly Fact[]): Taken;
  /** Takes in facts behind its end; ones it has already change nothing. */
  grow(scores: readonly ScoreText[], facts: readonly Fact[]): Taken;
}

/** A copy that knows of nothing yet. */
export function createReplica(): Replica {
  let plans = new Map<string, Plan>();
  let timeline = createTimeline(plans);

  const learn = (scores: readonly ScoreText[]): string | null => {
    for (const { hash, text } of scores) {
      const show = readShow(text, 'score', hash);
      if (!show.ok) return `this page cannot read the score: ${show.problems[0]?.message ?? 'unknown problem'}`;
      plans.set(hash, show.plan);
    }
    return null;
  };

  /** Begins a timeline at `base`; answers why that cannot be. */
  const startFrom = (scores: readonly ScoreText[], base: BaseMessage | null): Taken | null => {
    const problem = learn(scores);
    if (problem !== null) return { outcome: 'unreadable', problem };
    const core = base ? decodeCore(base.core, plans) : BEGINNING.core;
    if (!core) return { outcome: 'unreadable', problem: 'this page cannot read the state of the show' };
    const end = base ? { ...base.end, atMs: serverMs(base.end.atMs) } : BEGINNING.end;
    timeline = createTimeline(plans, { end, core });
    return null;
  };

  const grow: Replica['grow'] = (scores, facts) => {
    const problem = learn(scores);
    if (problem !== null) return { outcome: 'unreadable', problem };
    let grown = false;
    for (const fact of facts) {
      const end = timeline.end();
      if (fact.seq <= end.seq) continue;
      if (!continues(end, fact)) return { outcome: 'gap' };
      timeline.append(fact);
      grown = true;
    }
    return { outcome: grown ? 'grown' : 'nothing-new' };
  };

  return {
    get timeline() {
      return timeline;
    },
    end: () => timeline.end(),
    replace: (scores, base, facts) => {
      const before = { plans, timeline };
      plans = new Map();
      const taken = startFrom(scores, base) ?? grow(scores, facts);
      if (taken.outcome === 'gap' || taken.outcome === 'unreadable') ({ plans, timeline } = before);
      return taken;
    },
    grow,
  };
}
