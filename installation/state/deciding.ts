/** The course of a question to the crowd: held back, put again, decided. */

import type { FactEvent } from '../log/fact.ts';
import type { CueKey } from '../score/plan.ts';
import type { ServerMs, ShowMs } from '../time/axes.ts';
import type { Core, QuorumRun } from './core.ts';
import { awaitsDecision, runOf, runsInside, withRun } from './cue-runs.ts';
import { askAgain, fire } from './firing.ts';

/** A decision that was held back may come again; the time it was held back does not count. */
export function released(run: QuorumRun, at: ShowMs): QuorumRun {
  if (run.suspendedSinceMs === null) return run;
  // A question that waited for the director's hand from its first moment is only put now.
  if (run.suspendedSinceMs <= run.askedAtMs) return { ...run, askedAtMs: at, suspendedSinceMs: null };
  return { ...run, suspendedSinceMs: null, suspendedMs: run.suspendedMs + (at - run.suspendedSinceMs) };
}

/** Puts a question again: the open one from its beginning, one that was decided as if nothing had followed. */
export function rearmed(core: Core, key: CueKey, at: ShowMs): Core {
  const cue = core.plan?.cues.get(key);
  const run = runOf(core, key);
  if (!cue?.quorum) return core;
  const fresh: Core = { ...core, counted: null };
  if (!run || !awaitsDecision(run)) return askAgain(fresh, cue, at);
  const quorum: QuorumRun = { isDecided: false, askedAtMs: at, suspendedSinceMs: null, suspendedMs: 0 };
  return withRun(fresh, key, (asked) => ({ ...asked, quorum }));
}

type Decided = Extract<FactEvent, { readonly type: 'quorum-decided' }>;

/** Takes the way that was decided; what the question played meanwhile goes on no longer. */
export function decided(core: Core, event: Decided, atMs: ServerMs, at: ShowMs): Core {
  const quorum = core.plan?.cues.get(event.cue)?.quorum;
  const run = runOf(core, event.cue);
  if (!quorum || !run || !awaitsDecision(run)) return core;
  const way = event.outcome === 'met' ? (quorum.options[event.option] ?? quorum.unmet) : quorum.unmet;
  const inside = runsInside(core, event.cue);
  const { cue, outcome, option, how, evidence } = event;
  const over: Core = {
    ...core,
    runs: core.runs
      .filter((other) => other.key === cue || !inside.has(other.key))
      .map((other) =>
        other.key === cue && other.quorum
          ? {
              ...other,
              endsAtMs: at,
              round: null,
              heldSinceMs: null,
              held: [],
              quorum: { ...other.quorum, isDecided: true },
            }
          : other,
      ),
    pending: core.pending.filter((item) => !inside.has(item.by) || item.kind === 'change' || item.kind === 'motion'),
    variables: quorum.remember === null ? core.variables : new Map(core.variables).set(quorum.remember, way.label),
    decided: { cue, outcome, option, how, evidence, atMs },
    counted: null,
  };
  return fire(over, way.key, at, 'branch');
}
