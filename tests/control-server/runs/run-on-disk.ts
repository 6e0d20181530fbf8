/** Runs that were played before, on disk. */

import { createRun, keepScore } from '#control-server/journal/run-store.ts';
import type { Fact, FactEvent } from '#installation/log/fact.ts';
import { SAMPLE_SCORE } from '#tests/support/sample-score.ts';
import { factsOf, SAMPLES } from './sample-facts.ts';

export const WALL_MS = Date.UTC(2026, 10, 22, 20, 15);

/** How every run begins. */
export const OPENING: readonly FactEvent[] = [SAMPLES['run-opened'], SAMPLES['score-adopted']];

/** A run with these facts, opened at `wallMs`; answers its folder. */
export async function runOnDisk(runs: string, facts: readonly Fact[], wallMs = WALL_MS): Promise<string> {
  const run = await createRun(runs, wallMs);
  await keepScore(run, SAMPLE_SCORE);
  await run.journal.append(facts);
  await run.journal.close();
  return run.folder;
}

/** The same of these events, one a second. */
export const playedRun = (runs: string, events: readonly FactEvent[], wallMs = WALL_MS): Promise<string> =>
  runOnDisk(runs, factsOf(events), wallMs);
