/** A show told moment by moment, as a rehearsal tells it, with requests a rehearsal never makes. */

import type { Fact } from '#installation/log/fact.ts';
import type { Request } from '#installation/rules/command.ts';
import type { Plan } from '#installation/score/plan.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { grant, rehearse as openRun } from '#tests/support/rehearsal.ts';

/** Every moment of these requests, and the end, with the facts since the one before. */
export function nextChangesOf(
  plan: Plan,
  requests: readonly (readonly [atMs: number, request: Request])[],
): { readonly state: ShowState; readonly facts: readonly Fact[] }[] {
  const run = openRun(new Map([[plan.scoreHash, plan]]), plan.scoreHash);
  const moments = requests.map(([atMs, request]) => {
    const known = run.facts.length;
    grant(run, atMs, request);
    return { state: run.stateAt(atMs), facts: run.facts.slice(known) };
  });
  return [...moments, { state: run.stateAt(60_000), facts: [] }];
}
