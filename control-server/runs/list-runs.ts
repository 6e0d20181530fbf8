/** The runs there are, newest first, and how each of them went. Reads only. */

import { join } from 'node:path';
import type { Fact, FactEvent } from '#installation/log/fact.ts';
import { nodeDisk } from '../journal/disk.ts';
import { readWholeRun, type WholeRun } from '../journal/read-whole-run.ts';
import { newestFirst } from '../journal/run-store.ts';

export interface RunSummary {
  readonly id: string;
  /** The name of its show; null where the log does not say it. */
  readonly show: string | null;
  /** ms since 1970; null where nothing says when. */
  readonly openedWallMs: number | null;
  /** From the opening to the last fact, ms. */
  readonly lengthMs: number;
  readonly facts: number;
  /** How it stood after its last fact, in a few words. */
  readonly ended: string;
  /** What of its log is damaged, in a few words; null: nothing. */
  readonly damage: string | null;
}

/** The names of the runs under `runsFolder`, newest first; none where there is no such folder. */
export async function runIds(runsFolder: string): Promise<string[]> {
  try {
    return await newestFirst(nodeDisk, runsFolder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Every run under `runsFolder`, newest first. Throws what the file system throws. */
export async function listRuns(runsFolder: string): Promise<RunSummary[]> {
  const summaries: RunSummary[] = [];
  // One after the other: a long season of runs does not have to fit into memory.
  for (const id of await runIds(runsFolder)) summaries.push(summaryOf(await readWholeRun(join(runsFolder, id))));
  return summaries;
}

export function summaryOf(run: WholeRun): RunSummary {
  const opening = run.facts.find(({ event }) => event.type === 'run-opened')?.event;
  return {
    id: run.id,
    show: opening?.type === 'run-opened' ? opening.show : null,
    openedWallMs: run.zeroWallMs,
    lengthMs: run.facts.at(-1)?.atMs ?? 0,
    facts: run.facts.length,
    ended: endedWords(run.facts),
    damage: damageWords(run),
  };
}

/** What can be the last word about a run. Where it is played on, another one follows. */
const LAST_WORDS: { readonly [T in FactEvent['type']]?: string } = {
  panicked: 'in panic',
  stopped: 'stopped',
  'faded-out': 'faded out',
  paused: 'paused',
};

/** Facts after which the show plays, whatever was before. */
const PLAYING: ReadonlySet<FactEvent['type']> = new Set([
  'cue-fired',
  'jumped',
  'trigger-fired',
  'quorum-decided',
  'resumed',
  'relit',
]);

function endedWords(facts: readonly Fact[]): string {
  const last = facts.findLast(({ event }) => LAST_WORDS[event.type] !== undefined || PLAYING.has(event.type))?.event;
  const cue = facts.findLast(({ event }) => PLAYING.has(event.type) && 'cue' in event)?.event;
  const place = cue && 'cue' in cue ? cue.cue : null;
  if (!last) return facts.length === 0 ? 'never begun' : 'opened, nothing played';
  const word = LAST_WORDS[last.type];
  if (word === undefined) return place === null ? 'playing' : `playing, after ${place}`;
  return place === null ? word : `${word}, after ${place}`;
}

function damageWords({ holes, unreadAtEnd, keptAside }: WholeRun): string | null {
  const lost = holes.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const words = [
    ...(lost > 0 ? [`${lost} fact(s) unreadable`] : []),
    ...(unreadAtEnd > 0 ? [`${unreadAtEnd} line(s) at its end unreadable`] : []),
    ...(keptAside.length > 0 ? [`${keptAside.length} damaged file(s) kept aside`] : []),
  ];
  return words.length === 0 ? null : words.join(', ');
}
