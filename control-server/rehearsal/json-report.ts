/** A rehearsal as one JSON object, for machines. Times are in ms since the first cue was fired. */

import type { AsRunDecision, AsRunRow } from '#installation/rehearsal/as-run.ts';
import type { Rehearsal } from '#installation/rehearsal/rehearse.ts';
import type { Plan } from '#installation/score/plan.ts';

/** The object to be written. Equal rehearsals give equal texts. */
export function jsonReport(plan: Plan, rehearsal: Rehearsal): Readonly<Record<string, unknown>> {
  const { options, beganAtMs, lastsMs, end, asRun, decisions, expectations, facts, hash } = rehearsal;
  const { seed, crowd, take, compliance, reactionMs, from, attended } = options;
  const since = (atMs: number): number => Math.round(atMs - beganAtMs);
  const decided = ({ atMs, ...decision }: AsRunDecision) => ({ atMs: since(atMs), ...decision });
  return {
    show: plan.score.show,
    title: plan.score.title,
    scoreHash: plan.scoreHash,
    seed,
    crowd,
    take: take?.header.name ?? null,
    compliance,
    reactionMs,
    from,
    attended,
    end,
    lastsMs: Math.round(lastsMs),
    asRun: asRun.map(({ atMs, sequence, number, name, depth, cause }: AsRunRow) => ({
      atMs: since(atMs),
      sequence,
      cue: number,
      name,
      depth,
      cause: 'decision' in cause ? { by: cause.by, cue: cause.decision.cue, taken: cause.decision.taken } : cause,
    })),
    decisions: decisions.map(decided),
    expectations,
    facts: facts.length,
    hash,
  };
}
