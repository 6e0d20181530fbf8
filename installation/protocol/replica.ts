/** A page's own copy of plan and log: grows by what the server sends, and notices when something is missing. */

import { continues, endOf, type LogEnd } from '../log/chain.ts';
import type { Fact } from '../log/fact.ts';
import { parseScore } from '../score/parse-score.ts';
import { compile } from '../score/compile.ts';
import type { Plan } from '../score/plan.ts';
import { createTimeline, type Timeline } from '../state/timeline.ts';

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
  /** Starts over with everything there is. What cannot be taken in leaves the copy as it was. */
  replace(scores: readonly ScoreText[], facts: readonly Fact[]): Taken;
  /** Takes in facts behind its end; ones it has already change nothing. */
  grow(scores: readonly ScoreText[], facts: readonly Fact[]): Taken;
}

export function createReplica(): Replica {
  let plans = new Map<string, Plan>();
  let timeline = createTimeline(plans);

  const learn = (scores: readonly ScoreText[]): string | null => {
    for (const { hash, text } of scores) {
      const parsed = parseScore(text, 'score', null);
      if (!parsed.ok) return `this page cannot read the score: ${parsed.problems[0]?.message ?? 'unknown problem'}`;
      plans.set(hash, compile(parsed.value, hash));
    }
    return null;
  };

  const grow: Replica['grow'] = (scores, facts) => {
    const problem = learn(scores);
    if (problem !== null) return { outcome: 'unreadable', problem };
    let grown = false;
    for (const fact of facts) {
      const end = endOf(timeline.facts);
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
    end: () => endOf(timeline.facts),
    replace: (scores, facts) => {
      const before = { plans, timeline };
      plans = new Map();
      timeline = createTimeline(plans);
      const taken = grow(scores, facts);
      if (taken.outcome === 'gap' || taken.outcome === 'unreadable') ({ plans, timeline } = before);
      return taken;
    },
    grow,
  };
}
