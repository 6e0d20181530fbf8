/**
 * The show at any moment. `stateAt` is the definition; a `Timeline` answers the same for a growing log and remembers
 * what it worked out, so that asking for the next moment costs the step and seeking costs a few facts.
 */

import { endOf, type LogEnd } from '../log/chain.ts';
import type { Fact } from '../log/fact.ts';
import { type ServerMs, serverMs } from '../time/axes.ts';
import { advance } from './advance.ts';
import { type Core, emptyCore } from './core.ts';
import { fold, type Plans } from './fold.ts';
import { readCore, type ShowState } from './show-state.ts';

/** The show at `atMs`: facts dated later have not happened yet. `facts` are in the order of the log. */
export function stateAt(plans: Plans, facts: readonly Fact[], atMs: ServerMs): ShowState {
  let core = emptyCore;
  for (const fact of facts) {
    if (fact.atMs > atMs) break;
    core = fold(core, fact, plans);
  }
  return readCore(advance(core, atMs));
}

/** How many facts lie between two remembered moments. */
const STRIDE = 32;

/** The show as the first facts of a log left it, to go on from without them. */
export interface Base {
  readonly end: LogEnd;
  readonly core: Core;
}

/** Where a log that has not begun goes on from. */
export const BEGINNING: Base = { end: endOf([]), core: emptyCore };

export interface Timeline {
  readonly base: Base;
  /** The facts behind the base. */
  readonly facts: readonly Fact[];
  end(): LogEnd;
  /** Takes in the next fact of the log. Its plan must be known when a `score-adopted` arrives. */
  append(fact: Fact): void;
  /** The show at `atMs`; at the base, where that is later. */
  stateAt(atMs: ServerMs): ShowState;
  /** The show as the last fact left it: what a later timeline may go on from. */
  basis(): Base;
}

/** A timeline over `plans`, which may gain entries while it lives, that goes on from `base`. */
export function createTimeline(plans: Plans, base: Base = BEGINNING): Timeline {
  const facts: Fact[] = [];
  /** `remembered[i]`: the core after the first i * STRIDE facts. */
  const remembered: Core[] = [base.core];
  let latest: { count: number; core: Core } = { count: 0, core: base.core };

  const countBy = (atMs: ServerMs): number => {
    let low = 0;
    let high = facts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const fact = facts[middle];
      if (fact && fact.atMs <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const nearest = (count: number, atMs: ServerMs): { count: number; core: Core } => {
    const index = Math.min(Math.floor(count / STRIDE), remembered.length - 1);
    const isLatestNearer = latest.count >= index * STRIDE && latest.count <= count && latest.core.upToMs <= atMs;
    return isLatestNearer ? latest : { count: index * STRIDE, core: remembered[index] ?? base.core };
  };

  const coreAfter = (count: number, atMs: ServerMs): Core => {
    const start = nearest(count, atMs);
    let { core } = start;
    for (let i = start.count; i < count; i++) {
      const fact = facts[i];
      if (fact) core = fold(core, fact, plans);
      if ((i + 1) % STRIDE === 0 && remembered.length === (i + 1) / STRIDE) remembered.push(core);
    }
    return core;
  };

  const end = (): LogEnd => (facts.length > 0 ? endOf(facts) : base.end);

  return {
    base,
    facts,
    end,
    append: (fact) => {
      facts.push(fact);
      // A fact that arrives after its moment was already shown changes what was worked out beyond it.
      if (fact.atMs < latest.core.upToMs) latest = { count: 0, core: base.core };
    },
    stateAt: (asked) => {
      const atMs = serverMs(Math.max(asked, base.core.upToMs));
      const count = countBy(atMs);
      latest = { count, core: advance(coreAfter(count, atMs), atMs) };
      return readCore(latest.core);
    },
    basis: () => ({ end: end(), core: coreAfter(facts.length, end().atMs) }),
  };
}
