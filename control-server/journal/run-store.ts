/**
 * The runs of a show on disk, one folder each: the log, and every score it ever adopted. Opening the newest run is how
 * a show comes back after a crash.
 */

import { copyFile, mkdir, open, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashText } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import type { ScoreText } from '#installation/protocol/replica.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { type Journal, openJournal } from './journal.ts';
import { type LogHeader, recoverLog } from './recover-log.ts';

/** A run opened for going on. */
export interface OpenRun {
  readonly id: string;
  readonly folder: string;
  readonly zeroWallMs: number;
  readonly facts: readonly Fact[];
  /** The texts of the scores its facts adopt. */
  readonly scores: readonly ScoreText[];
  readonly journal: Journal;
  /** What was lost and where the damaged file was put; null when nothing was. */
  readonly loss: string | null;
}

const LOG = 'log.ndjson';

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
export async function openNewestRun(runsFolder: string, wallMs: number, show: string | null): Promise<NewestRun> {
  await mkdir(runsFolder, { recursive: true });
  const names = (await readdir(runsFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const newestFirst = names
    .map((entry) => entry.name)
    .sort()
    .reverse();
  let halfMade: string | null = null;
  for (const id of newestFirst) {
    const folder = join(runsFolder, id);
    const bytes = await readIfThere(join(folder, LOG));
    const begun = bytes && beginningOf(bytes);
    // A power cut while a run was being made leaves a folder in which nothing ever happened: the one before counts.
    if (!begun) halfMade ??= folder;
    else if (!begun.isEmpty && (show === null || begun.show === null || begun.show === show))
      return openRun(folder, id, bytes, wallMs);
  }
  return halfMade === null ? { kind: 'none' } : { kind: 'unreadable', folder: halfMade };
}

/** How a log begins: for which show, where that can be told, and whether with anything at all. Null: not even begun. */
function beginningOf(bytes: Buffer): { readonly show: string | null; readonly isEmpty: boolean } | null {
  const first = bytes.indexOf('\n');
  if (first < 0) return null;
  const second = bytes.indexOf('\n', first + 1);
  const log = recoverLog(bytes.subarray(0, second < 0 ? first + 1 : second + 1));
  const event = log?.facts[0]?.event;
  return { show: event?.type === 'run-opened' ? event.show : null, isEmpty: log !== null && second < 0 };
}

async function openRun(folder: string, id: string, bytes: Buffer, wallMs: number): Promise<NewestRun> {
  const path = join(folder, LOG);
  const log = recoverLog(bytes);
  if (!log?.facts.some(({ event }) => event.type === 'score-adopted')) return { kind: 'unreadable', folder };
  const scores = await readScores(folder, log.facts);
  if (typeof scores === 'string') return { kind: 'spoilt', folder, why: scores };
  let loss: string | null = null;
  if (log.damage) {
    const aside = `${path}.damaged-${wallMs}`;
    await copyFile(path, aside);
    await truncate(path, log.goodBytes);
    loss = `${log.damage.lines} line(s) of the log could not be read (${log.damage.reason}); a copy is at ${aside}`;
  }
  const journal = await openJournal(path, log.goodBytes);
  const { zeroWallMs } = log.header;
  return { kind: 'open', run: { id, folder, zeroWallMs, facts: log.facts, scores, journal, loss } };
}

/** The scores the log was played with, or what is wrong with one of them. */
async function readScores(folder: string, facts: readonly Fact[]): Promise<ScoreText[] | string> {
  const hashes = new Set(facts.flatMap(({ event }) => (event.type === 'score-adopted' ? [event.scoreHash] : [])));
  const scores: ScoreText[] = [];
  for (const hash of hashes) {
    const path = scorePath(folder, hash);
    const text = (await readIfThere(path))?.toString('utf8');
    if (text === undefined) return `the score it was played with is gone (${path})`;
    if (hashText(text) !== hash) return `${path} is not the score it was played with any more`;
    scores.push({ hash, text });
  }
  return scores;
}

const scorePath = (folder: string, hash: string): string => join(folder, `score-${hash.slice(0, 16)}.yaml`);

/** Keeps a score with the run, durably, before a fact may name it. One the run has is never written over. */
export async function keepScore(run: OpenRun, score: ScoreText): Promise<void> {
  if (run.scores.some(({ hash }) => hash === score.hash)) return;
  await writeDurably(scorePath(run.folder, score.hash), score.text);
  await syncFolder(run.folder);
}

/** A new, empty run, named by the wall clock so that names sort by age. */
export async function createRun(runsFolder: string, wallMs: number): Promise<OpenRun> {
  const id = new Date(wallMs).toISOString().replaceAll(':', '-');
  const folder = join(runsFolder, id);
  await mkdir(folder, { recursive: true });
  const header: LogHeader = { format: 'reclaim-log-1', run: id, zeroWallMs: wallMs };
  const line = `${JSON.stringify(header)}\n`;
  const path = join(folder, LOG);
  await writeDurably(path, line);
  await syncFolder(folder);
  await syncFolder(runsFolder);
  const journal = await openJournal(path, Buffer.byteLength(line));
  return { id, folder, zeroWallMs: wallMs, facts: [], scores: [], journal, loss: null };
}

async function writeDurably(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flush: true });
}

/** A new file's name is durable only once its folder is. Windows opens no folders, and keeps names durable itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
