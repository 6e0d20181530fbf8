/** The runs there are, newest first, and how each of them went. Reads only. */

import { join } from 'node:path';
import type { Fact, FactEvent } from '#installation/log/fact.ts';
import { hasCode } from '../files/has-code.ts';
import { nodeDisk } from '../journal/disk.ts';
import { readWholeRun, type WholeRun } from '../journal/read-whole-run.ts';
import { openedAt } from '../journal/run-files.ts';
import { newestFirst } from '../journal/run-store.ts';
import { counted } from './count-words.ts';
import { scoreTitle } from './score-title.ts';

/** How a run stood after its last fact. `empty`: there is no fact; `unread`: its files cannot be read. */
export type Standing = 'playing' | 'paused' | 'stopped' | 'panicked' | 'faded-out' | 'opened' | 'empty' | 'unread';

export interface RunEnd {
  readonly standing: Standing;
  /** The cue that was fired last, `sequence/number`; null where none was. */
  readonly after: string | null;
}

export interface RunSummary {
  readonly id: string;
  /** What its last score calls itself; null where there is none that says it. */
  readonly title: string | null;
  /** The name of its show; null where the log does not say it. */
  readonly show: string | null;
  /** ms since 1970; null where nothing says when. */
  readonly openedWallMs: number | null;
  /** From the opening to the last fact, ms. */
  readonly lengthMs: number;
  readonly facts: number;
  readonly end: RunEnd;
  /** What of its log is damaged, in a few words; null: nothing. */
  readonly damage: string | null;
}

/** The names of the runs under `runsFolder`, newest first; none where there is no such folder. */
export async function runIds(runsFolder: string): Promise<string[]> {
  try {
    return await newestFirst(nodeDisk, runsFolder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Every run under `runsFolder`, newest first. Throws what the file system throws where that folder cannot be read. */
export async function listRuns(runsFolder: string): Promise<RunSummary[]> {
  const summaries: RunSummary[] = [];
  // One after the other: a long season of runs does not have to fit into memory.
  for (const id of await runIds(runsFolder)) summaries.push(await summarise(join(runsFolder, id), id));
  return summaries;
}

/** How the run in `folder` went. One that may not be read, or is taken away meanwhile, does not hide the others. */
export async function summarise(folder: string, id: string): Promise<RunSummary> {
  try {
    return summaryOf(await readWholeRun(folder));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return {
      id,
      title: null,
      show: null,
      openedWallMs: openedAt(id),
      lengthMs: 0,
      facts: 0,
      end: { standing: 'unread', after: null },
      damage: `it cannot be read (${String(error.code)})`,
    };
  }
}

export function summaryOf(run: WholeRun): RunSummary {
  const opening = run.facts.find(({ event }) => event.type === 'run-opened')?.event;
  return {
    id: run.id,
    title: scoreTitle(run.scores.at(-1)?.text ?? ''),
    show: opening?.type === 'run-opened' ? opening.show : null,
    openedWallMs: run.zeroWallMs,
    lengthMs: run.facts.at(-1)?.atMs ?? 0,
    facts: run.facts.length,
    end: endOfRun(run.facts),
    damage: damageWords(run),
  };
}

/** What can be the last word about a run. Where it is played on, another one follows. */
const LAST_WORDS: { readonly [T in FactEvent['type']]?: Standing } = {
  panicked: 'panicked',
  stopped: 'stopped',
  'faded-out': 'faded-out',
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

function endOfRun(facts: readonly Fact[]): RunEnd {
  const last = facts.findLast(({ event }) => LAST_WORDS[event.type] !== undefined || PLAYING.has(event.type))?.event;
  const cue = facts.findLast(({ event }) => PLAYING.has(event.type) && 'cue' in event)?.event;
  const after = cue && 'cue' in cue ? cue.cue : null;
  if (!last) return { standing: facts.length === 0 ? 'empty' : 'opened', after };
  return { standing: LAST_WORDS[last.type] ?? 'playing', after };
}

function damageWords({ holes, unreadAtEnd, keptAside }: WholeRun): string | null {
  const lost = holes.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const words = [
    ...(lost > 0 ? [`${counted(lost, 'fact', 'facts')} cannot be read`] : []),
    ...(unreadAtEnd > 0 ? [`${counted(unreadAtEnd, 'line', 'lines')} at its end cannot be read`] : []),
    ...(keptAside.length > 0
      ? [`${counted(keptAside.length, 'damaged file is', 'damaged files are')} kept aside`]
      : []),
  ];
  return words.length === 0 ? null : words.join(', ');
}
