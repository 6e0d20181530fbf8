/**
 * The runs of a show on disk, one folder each: the log, and every score it ever adopted. Opening the newest run is how
 * a show comes back after a crash.
 */

import { copyFile, mkdir, open, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashText } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import type { ScoreText } from '#installation/protocol/replica.ts';
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

/** The newest run, or why there is none to go on with. */
export type NewestRun =
  | { readonly found: true; readonly run: OpenRun }
  /** `unreadable` names the folder of a run whose log cannot even be begun to read; it is left as it is. */
  | { readonly found: false; readonly unreadable: string | null };

/** The newest run under `runsFolder`. `wallMs` names copies of damage. Throws what the file system throws. */
export async function openNewestRun(runsFolder: string, wallMs: number): Promise<NewestRun> {
  await mkdir(runsFolder, { recursive: true });
  const names = (await readdir(runsFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const newestFirst = names
    .map((entry) => entry.name)
    .sort()
    .reverse();
  let halfMade: string | null = null;
  for (const id of newestFirst) {
    const folder = join(runsFolder, id);
    // A power cut while a run was being made leaves a folder in which nothing ever happened: the one before counts.
    if (await isHalfMade(folder)) halfMade ??= folder;
    else {
      const run = await openRun(folder, id, wallMs);
      return run ? { found: true, run } : { found: false, unreadable: folder };
    }
  }
  return { found: false, unreadable: halfMade };
}

async function isHalfMade(folder: string): Promise<boolean> {
  const bytes = await readIfThere(join(folder, LOG));
  return bytes === null || !bytes.includes('\n');
}

async function openRun(folder: string, id: string, wallMs: number): Promise<OpenRun | null> {
  const path = join(folder, LOG);
  const bytes = await readIfThere(path);
  const log = bytes && recoverLog(bytes);
  if (!log) return null;
  let loss: string | null = null;
  if (log.damage) {
    const aside = `${path}.damaged-${wallMs}`;
    await copyFile(path, aside);
    await truncate(path, log.goodBytes);
    loss = `${log.damage.lines} line(s) of the log could not be read (${log.damage.reason}); a copy is at ${aside}`;
  }
  const scores = await readScores(folder, log.facts);
  const journal = await openJournal(path, log.goodBytes);
  return { id, folder, zeroWallMs: log.header.zeroWallMs, facts: log.facts, scores, journal, loss };
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function readScores(folder: string, facts: readonly Fact[]): Promise<ScoreText[]> {
  const hashes = new Set(facts.flatMap(({ event }) => (event.type === 'score-adopted' ? [event.scoreHash] : [])));
  return Promise.all(
    [...hashes].map(async (hash) => {
      const text = await readFile(scorePath(folder, hash), 'utf8');
      if (hashText(text) !== hash)
        throw new Error(`${scorePath(folder, hash)} is not the score the log was played with`);
      return { hash, text };
    }),
  );
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

/** A new file's name is durable only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
