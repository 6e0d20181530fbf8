/** Finds the run to go on with, or begins one, and sees that it plays the score that is asked for. */

import { join } from 'node:path';
import { endOf } from '#installation/log/chain.ts';
import type { Fact, FactEvent } from '#installation/log/fact.ts';
import type { ScoreText } from '#installation/protocol/replica.ts';
import type { Plan } from '#installation/score/plan.ts';
import type { Plans } from '#installation/state/fold.ts';
import { type Base, BEGINNING } from '#installation/state/timeline.ts';
import { openServerClock, type ServerClock, wallMs } from '../clock/server-clock.ts';
import { type Answered, decodeSummary } from '../conductor/summary.ts';
import { readWholeRun } from '../journal/read-whole-run.ts';
import { createRun, keepScore, type OpenRun, openNewestRun, openRunCalled } from '../journal/run-store.ts';
import { findRun } from '../runs/find-run.ts';
import { runIds } from '../runs/list-runs.ts';
import { type LoadedScore, planOf, type ShowFile } from './load-house.ts';

/** A run ready to be conducted. */
export interface ReadyRun {
  readonly run: OpenRun;
  /** What the run goes on from, and the facts behind it. */
  readonly base: Base;
  readonly facts: readonly Fact[];
  /** The commands that were answered before those facts. */
  readonly answered: readonly Answered[];
  readonly resumed: boolean;
  readonly clock: ServerClock;
  /** Every score the run may play, by its hash; one that is made ready meanwhile joins them. */
  readonly plans: Map<string, Plan>;
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

/** The newest run of the wanted show, a new one whatever there is, or one by its name or a beginning of it. */
export type WhichRun = 'newest' | 'new' | { readonly id: string };

/**
 * Opens the newest run of the wanted show, else a new one; or the run that is named, which goes on with its own show. A
 * score with mistakes does not end a run that has a good one: it goes on with that, and says so.
 */
export async function openRunOf(
  dataFolder: string,
  wanted: ShowFile,
  which: WhichRun,
  seed: number,
): Promise<ReadyRun | NoRun> {
  const runs = join(dataFolder, 'runs');
  const startNew = async (trouble: readonly string[]): Promise<ReadyRun | NoRun> =>
    wanted.ok ? begin(await createRun(runs, wallMs()), wanted.value, seed, trouble) : beginBroken(wanted, runs, seed);
  if (typeof which === 'object') return goOnWith(runs, which.id, wanted);
  if (which === 'new' || (!wanted.ok && wanted.broken === null)) return startNew([]);
  const show = wanted.ok ? wanted.value.plan.score.show : (wanted.broken?.show ?? null);
  const newest = await openNewestRun(runs, wallMs(), show);
  switch (newest.kind) {
    case 'open':
      return (await resume(newest.run, wanted, true)) ?? startNew([]);
    case 'none':
      return startNew([]);
    case 'unreadable':
      return startNew([`The last run cannot be read and was left as it is: ${newest.folder}. A new one begins.`]);
    case 'spoilt':
      return spoilt(newest.folder, newest.why);
  }
}

/** Goes on with the run that `asked` names, of whatever show it is; with the wanted score where that is of its show. */
async function goOnWith(runs: string, asked: string, wanted: ShowFile): Promise<ReadyRun | NoRun> {
  const found = findRun(await runIds(runs), asked);
  if (!found.ok) return [found.says];
  const opened = await openRunCalled(runs, found.id, wallMs());
  if (opened.kind === 'spoilt') return spoilt(opened.folder, opened.why);
  const ready = opened.kind === 'open' ? await resume(opened.run, wanted, false) : null;
  return ready ?? [`The run ${found.id} cannot be read and was left as it is.`];
}

/** A new run of a score with mistakes, where these lie in single cues; they keep their time and do nothing. */
async function beginBroken(
  { broken, problems }: Extract<ShowFile, { readonly ok: false }>,
  runs: string,
  seed: number,
): Promise<ReadyRun | NoRun> {
  if (!broken?.playable) return problems;
  return begin(await createRun(runs, wallMs()), broken.playable, seed, [PLAYED_BROKEN, ...problems]);
}

const PLAYED_BROKEN =
  'The score has mistakes. Cues with a mistake keep their time and do nothing; mend them and start again:';

const spoilt = (folder: string, why: string): NoRun => [
  `The run ${folder} cannot go on: ${why}. Begin a new one, which leaves it as it is: npm start -- --new-run`,
];

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
  return {
    run,
    base: BEGINNING,
    facts: [],
    answered: [],
    resumed: false,
    clock,
    plans: new Map([[score.hash, plan]]),
    scores: [score],
    plan,
    opening,
    trouble,
  };
}

/**
 * Goes on with `run`. Null where it has no score to play, or (with `mustBeOfShow`) turns out to be of another show than
 * the wanted one; it is closed again then.
 */
async function resume(run: OpenRun, wanted: ShowFile, mustBeOfShow: boolean): Promise<ReadyRun | NoRun | null> {
  const plans = new Map<string, Plan>();
  for (const score of run.scores) {
    const plan = planOf(score);
    if (plan.ok) plans.set(score.hash, plan.value);
    else
      return leave(run, spoilt(run.folder, `its score is not one for this version of Reclaim (${plan.problems[0]})`));
  }
  const { base, facts, answered } = await standingOf(run, plans);
  const playing = facts.findLast(({ event }) => event.type === 'score-adopted')?.event;
  const last = playing?.type === 'score-adopted' ? plans.get(playing.scoreHash) : base.core.plan;
  const isOther = last && wanted.ok && wanted.value.plan.score.show !== last.score.show;
  if (!last || (mustBeOfShow && isOther)) return leave(run, null);
  const fresh = wanted.ok && !isOther && wanted.value.score.hash !== last.scoreHash ? wanted.value : null;
  if (fresh) {
    await keepScore(run, fresh.score);
    plans.set(fresh.score.hash, fresh.plan);
  }
  return {
    run,
    base,
    facts,
    answered,
    resumed: true,
    clock: openServerClock(run.zeroWallMs, (facts.at(-1) ?? base.end).atMs),
    plans,
    scores:
      fresh && !run.scores.some(({ hash }) => hash === fresh.score.hash) ? [...run.scores, fresh.score] : run.scores,
    plan: fresh?.plan ?? last,
    opening: fresh ? [{ type: 'score-adopted', scoreHash: fresh.score.hash }] : [],
    trouble: [
      ...(run.loss === null ? [] : [`${run.loss}.`]),
      ...(wanted.ok || !mustBeOfShow ? [] : [mistakesIn(wanted, last), ...wanted.problems]),
    ],
  };
}

const mistakesIn = ({ broken }: Extract<ShowFile, { readonly ok: false }>, playing: Plan): string =>
  broken?.playable?.score.hash === playing.scoreHash
    ? PLAYED_BROKEN
    : 'The score is broken, so the last good one is played. Mend it and start again:';

/**
 * What a run goes on from. A checkpoint of another version of Reclaim says nothing to this one: then every fact is read
 * again, as if there were none.
 */
async function standingOf(run: OpenRun, plans: Plans): Promise<Pick<ReadyRun, 'base' | 'facts' | 'answered'>> {
  if (!run.base) return { base: BEGINNING, facts: run.facts, answered: [] };
  const summary = decodeSummary(run.base.core, plans);
  if (!summary) return { base: BEGINNING, facts: (await readWholeRun(run.folder)).facts, answered: [] };
  const { core, answered } = summary;
  return { base: { end: run.base.end, core }, facts: run.facts, answered };
}

async function leave<T>(run: OpenRun, answer: T): Promise<T> {
  await run.journal.close();
  return answer;
}
