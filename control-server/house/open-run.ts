/** Finds the run to go on with, or begins one, and sees that it plays the score that is asked for. */

import { join } from 'node:path';
import { endOf } from '#installation/log/chain.ts';
import type { FactEvent } from '#installation/log/fact.ts';
import type { ScoreText } from '#installation/protocol/replica.ts';
import type { Plan } from '#installation/score/plan.ts';
import { openServerClock, type ServerClock, wallMs } from '../clock/server-clock.ts';
import { createRun, keepScore, type OpenRun, openNewestRun } from '../journal/run-store.ts';
import { type Loaded, type LoadedScore, planOf } from './load-house.ts';

/** A run ready to be conducted. */
export interface ReadyRun {
  readonly run: OpenRun;
  readonly resumed: boolean;
  readonly clock: ServerClock;
  readonly plans: ReadonlyMap<string, Plan>;
  readonly scores: readonly ScoreText[];
  /** The score that will be playing. */
  readonly plan: Plan;
  /** Facts to write before anything else. */
  readonly opening: readonly FactEvent[];
  /** What was lost or could not be had, in sentences. */
  readonly trouble: readonly string[];
}

/** Why there is nothing to play, a line each. */
export type NoRun = readonly string[];

/**
 * Opens the newest run of `dataFolder` if it is of the wanted show, else a new one. A broken score does not end a run
 * that has a good one: it goes on with that, and says so.
 */
export async function openRunOf(
  dataFolder: string,
  wanted: Loaded<LoadedScore>,
  forceNew: boolean,
  seed: number,
): Promise<ReadyRun | NoRun> {
  const runs = join(dataFolder, 'runs');
  const newest = await openNewestRun(runs, wallMs());
  const unreadable = !newest.found && newest.unreadable !== null;
  const trouble = unreadable
    ? [`The last run cannot be read and was left as it is: ${newest.unreadable}. A new one begins.`]
    : [];
  if (newest.found && !forceNew) {
    const resumed = await resume(newest.run, wanted);
    if (resumed) return resumed;
  }
  if (newest.found) await newest.run.journal.close();
  if (!wanted.ok) return wanted.problems;
  return begin(await createRun(runs, wallMs()), wanted.value, seed, trouble);
}

async function begin(
  run: OpenRun,
  { score, plan }: LoadedScore,
  seed: number,
  trouble: readonly string[],
): Promise<ReadyRun> {
  await keepScore(run, score);
  const opening: FactEvent[] = [
    { type: 'run-opened', show: plan.score.show, seed },
    { type: 'score-adopted', scoreHash: score.hash },
  ];
  const clock = openServerClock(run.zeroWallMs, endOf([]).atMs);
  return { run, resumed: false, clock, plans: new Map([[score.hash, plan]]), scores: [score], plan, opening, trouble };
}

/** Goes on with `run`, or answers null where it is of another show or never got a score. */
async function resume(run: OpenRun, wanted: Loaded<LoadedScore>): Promise<ReadyRun | null> {
  const plans = new Map(run.scores.map((score) => [score.hash, planOf(score)]));
  const playing = run.facts.findLast(({ event }) => event.type === 'score-adopted')?.event;
  const last = playing?.type === 'score-adopted' ? plans.get(playing.scoreHash) : undefined;
  if (!last || (wanted.ok && wanted.value.plan.score.show !== last.score.show)) return null;
  const fresh = wanted.ok && wanted.value.score.hash !== last.scoreHash ? wanted.value : null;
  if (fresh) {
    await keepScore(run, fresh.score);
    plans.set(fresh.score.hash, fresh.plan);
  }
  return {
    run,
    resumed: true,
    clock: openServerClock(run.zeroWallMs, endOf(run.facts).atMs),
    plans,
    scores:
      fresh && !run.scores.some(({ hash }) => hash === fresh.score.hash) ? [...run.scores, fresh.score] : run.scores,
    plan: fresh?.plan ?? last,
    opening: fresh ? [{ type: 'score-adopted', scoreHash: fresh.score.hash }] : [],
    trouble: [
      ...(run.loss === null ? [] : [`${run.loss}.`]),
      ...(wanted.ok
        ? []
        : ['The score is broken, so the last good one is played. Mend it and start again:', ...wanted.problems]),
    ],
  };
}
