/** The report of a run on disk. Reads only, so it may be asked for while the run is played. */

import type { Plan } from '#installation/score/plan.ts';
import type { ServerMs } from '#installation/time/axes.ts';
import { planOf } from '../house/load-house.ts';
import { readWholeRun, type WholeRun } from '../journal/read-whole-run.ts';
import { type AsRunReport, asRun } from './as-run.ts';

/**
 * The as-run report of the run in `folder`. `untilMs`: where a run that goes on stands now; null: it ends with its last
 * fact. Throws what the file system throws.
 */
export async function reportRun(folder: string, untilMs: ServerMs | null): Promise<AsRunReport> {
  return reportOf(await readWholeRun(folder), untilMs);
}

/** The same of a run that is read already. */
export const reportOf = (run: WholeRun, untilMs: ServerMs | null): AsRunReport => asRun(run, plansOf(run), untilMs);

/** The plans of the run's scores. One that this version of Reclaim cannot read any more is left out, and remarked on. */
function plansOf({ scores }: WholeRun): Map<string, Plan> {
  const plans = new Map<string, Plan>();
  for (const score of scores) {
    const plan = planOf(score);
    if (plan.ok) plans.set(score.hash, plan.value);
  }
  return plans;
}
