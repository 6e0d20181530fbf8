/**
 * The runs of a show on disk, one folder each: the log, and every score it ever adopted. Opening the newest run is how
 * a show comes back after a crash.
 */

import { basename, join } from 'node:path';
import { hashText } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import type { ScoreText } from '#installation/protocol/replica.ts';
import type { Checkpoint } from './checkpoint.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { writeWhole } from './durable-file.ts';
import { type Journal, openJournal } from './journal.ts';
import { factIn, headerIn, splitLines } from './log-line.ts';
import { mendRun } from './mend-run.ts';
import { type RecoveredRun, recoverRun } from './recover-run.ts';
import { LOG_START } from './recover-segment.ts';
import { checkpointsIn, FIRST_SEGMENT, runName, scoreName, segmentsIn } from './run-files.ts';
import { writeSegment } from './write-segment.ts';

/** A run opened for going on. */
export interface OpenRun {
  readonly id: string;
  readonly folder: string;
  readonly zeroWallMs: number;
  /** The checkpoint the run is taken up from; null where it is taken up from its first fact. */
  readonly base: Checkpoint | null;
  /** The facts behind `base`. */
  readonly facts: readonly Fact[];
  /** The texts of the scores that `base` and its facts name, in the order they were adopted. */
  readonly scores: readonly ScoreText[];
  readonly journal: Journal;
  /** What was lost and where the damaged file was put; null when nothing was. */
  readonly loss: string | null;
}

/** The newest run of a show, or why it cannot go on. What cannot go on is left as it is. */
export type NewestRun =
  | { readonly kind: 'open'; readonly run: OpenRun }
  | { readonly kind: 'none' }
  /** Not even the beginning of its log can be read. */
  | { readonly kind: 'unreadable'; readonly folder: string }
  /** Its log is well, but a score the log was played with is not; `why` is no whole sentence. */
  | { readonly kind: 'spoilt'; readonly folder: string; readonly why: string };

/**
 * The newest run of `show` under `runsFolder`; of any show where it is null. `wallMs` names copies of damage. Throws what
 * the file system throws.
 */
export async function openNewestRun(
  runsFolder: string,
  wallMs: number,
  show: string | null,
  disk: Disk = nodeDisk,
): Promise<NewestRun> {
  await disk.makeFolder(runsFolder);
  let halfMade: string | null = null;
  for (const id of await newestFirst(disk, runsFolder)) {
    const folder = join(runsFolder, id);
    const begun = await beginningOf(disk, folder);
    // A power cut while a run was being made leaves a folder in which nothing ever happened: the one before counts.
    if (!begun) halfMade ??= folder;
    else if (!begun.isEmpty && (show === null || begun.show === null || begun.show === show))
      return openRun(disk, folder, wallMs);
  }
  return halfMade === null ? { kind: 'none' } : { kind: 'unreadable', folder: halfMade };
}

/** The run called `id` under `runsFolder`, of whatever show. Throws what the file system throws. */
export const openRunCalled = (
  runsFolder: string,
  id: string,
  wallMs: number,
  disk: Disk = nodeDisk,
): Promise<NewestRun> => openRun(disk, join(runsFolder, id), wallMs);

/** The names of the runs: they begin with the moment the run was opened, so they sort by age. */
export const newestFirst = async (disk: Disk, runsFolder: string): Promise<string[]> =>
  (await disk.folders(runsFolder)).sort().reverse();

/** How a log begins: for which show, where that can be told, and whether with anything at all. Null: not even begun. */
async function beginningOf(
  disk: Disk,
  folder: string,
): Promise<{ readonly show: string | null; readonly isEmpty: boolean } | null> {
  const names = await disk.list(folder);
  const goesOn = checkpointsIn(names).length > 0 || segmentsIn(names).some(({ firstSeq }) => firstSeq > 1);
  const [first, second] = splitLines((await disk.read(join(folder, FIRST_SEGMENT))) ?? Buffer.alloc(0), 2);
  if (!first?.ended && !goesOn) return null;
  const event = second && factIn(second)?.event;
  const isEmpty = !goesOn && headerIn(first) !== null && !second?.ended;
  return { show: event?.type === 'run-opened' ? event.show : null, isEmpty };
}

async function openRun(disk: Disk, folder: string, wallMs: number): Promise<NewestRun> {
  const recovered = await recoverRun(disk, folder);
  const hashes = recovered ? adoptedScores(recovered) : [];
  if (!recovered || hashes.length === 0) return { kind: 'unreadable', folder };
  const scores = await readScores(disk, folder, hashes);
  if (typeof scores === 'string') return { kind: 'spoilt', folder, why: scores };
  const { place, losses } = await mendRun(disk, folder, recovered, wallMs);
  const { header, base, facts, end } = recovered;
  const journal = await openJournal({ disk, folder, header, place, end });
  const loss = losses.length === 0 ? null : losses.join('. ');
  const { zeroWallMs } = header;
  return { kind: 'open', run: { id: basename(folder), folder, zeroWallMs, base, facts, scores, journal, loss } };
}

/** The hashes of the scores a run depends on, in the order they were first adopted. */
function adoptedScores({ base, facts }: RecoveredRun): string[] {
  const adopted = facts.flatMap(({ event }) => (event.type === 'score-adopted' ? [event.scoreHash] : []));
  return [...new Set([...(base?.scoreHashes ?? []), ...adopted])];
}

/** The scores with these hashes, or what is wrong with one of them. */
async function readScores(disk: Disk, folder: string, hashes: readonly string[]): Promise<ScoreText[] | string> {
  const scores: ScoreText[] = [];
  for (const hash of hashes) {
    const path = join(folder, scoreName(hash));
    const text = (await disk.read(path))?.toString('utf8');
    if (text === undefined) return `the score it was played with is gone (${path})`;
    if (hashText(text) !== hash) return `${path} is not the score it was played with any more`;
    scores.push({ hash, text });
  }
  return scores;
}

/** Keeps a score with the run, durably, before a fact may name it. One the run has is never written over. */
export async function keepScore(
  run: Pick<OpenRun, 'folder' | 'scores'>,
  score: ScoreText,
  disk: Disk = nodeDisk,
): Promise<void> {
  if (run.scores.some(({ hash }) => hash === score.hash)) return;
  await writeWhole(disk, run.folder, scoreName(score.hash), Buffer.from(score.text));
}

/** A new, empty run, named by the wall clock so that names sort by age. */
export async function createRun(runsFolder: string, wallMs: number, disk: Disk = nodeDisk): Promise<OpenRun> {
  const id = runName(wallMs);
  const folder = join(runsFolder, id);
  await disk.makeFolder(folder);
  const header = { format: 'reclaim-log-1', run: id, zeroWallMs: wallMs } as const;
  const place = await writeSegment(disk, folder, header, LOG_START, []);
  await disk.syncFolder(runsFolder);
  const journal = await openJournal({ disk, folder, header, place, end: LOG_START });
  return { id, folder, zeroWallMs: wallMs, base: null, facts: [], scores: [], journal, loss: null };
}
