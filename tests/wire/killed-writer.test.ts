/**
 * The log's writer killed hundreds of times, at moments nobody chose: while it starts, while it mends what the last kill
 * left, in the middle of appends and of checkpoints. What it said was durable is there every time.
 */

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { readWholeRun } from '#control-server/journal/read-whole-run.ts';
import { type OpenRun, openNewestRun } from '#control-server/journal/run-store.ts';
import { endOf, type LogEnd } from '#installation/log/chain.ts';
import { seededStream } from '#installation/random/seeded.ts';
import { factBehind } from '../control-server/journal/chained-facts.ts';

const WRITER = fileURLToPath(new URL('./killed-writer-process.ts', import.meta.url));
const KILLS = 304;
const AT_ONCE = 2;
/** So many kills in a row meet the same run; then a new one is begun. */
const KILLS_PER_RUN = 16;
const WALL_MS = Date.UTC(2026, 10, 22, 20, 15);
const LIMIT_MS = 300_000;

/** What a killed writer had said. */
interface Words {
  /** How long after its start it had opened the run, ms; null where it never came to that. */
  readonly openedAfterMs: number | null;
  /** The end of each append that it said was durable. */
  readonly kept: readonly LogEnd[];
  readonly checkpoints: number;
  readonly complaints: string;
}

/** Starts a writer and kills it: `afterMs` after the start, or after it has said so many things. */
function killWriter(runs: string, wallMs: number, seed: number, when: { afterMs: number } | { afterWords: number }) {
  const args = [WRITER, runs, String(wallMs), String(seed)];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(runs, '..', 'cache') },
  });
  let said = '';
  let complaints = '';
  let openedAfterMs: number | null = null;
  const startedMs = performance.now();
  const kill = (): boolean => child.kill('SIGKILL');
  const timer = 'afterMs' in when ? setTimeout(kill, when.afterMs) : null;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    openedAfterMs ??= performance.now() - startedMs;
    if ('afterWords' in when && said.split('\n').length > when.afterWords) kill();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  return new Promise<Words>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      if (timer) clearTimeout(timer);
      resolve({ ...wordsOf(said), openedAfterMs, complaints });
    });
  });
}

function wordsOf(said: string): Pick<Words, 'kept' | 'checkpoints'> {
  const lines = said.split('\n').slice(0, -1);
  const of = (word: string): LogEnd[] =>
    lines
      .map((line) => line.split(' '))
      .filter(([first]) => first === word)
      .map(([, seq, hash = '']) => ({ seq: Number(seq), hash, atMs: endOf([]).atMs }));
  return { kept: of('kept'), checkpoints: of('checkpoint').length };
}

/** The run as a start would find it; null where nothing was ever acknowledged and it had not really begun. */
async function reopen(runs: string): Promise<OpenRun | null> {
  const newest = await openNewestRun(runs, WALL_MS, null);
  if (newest.kind === 'spoilt') throw new Error(newest.why);
  return newest.kind === 'open' ? newest.run : null;
}

const endOfRun = (run: OpenRun): LogEnd => (run.facts.length > 0 ? endOf(run.facts) : (run.base?.end ?? endOf([])));

interface Tally {
  kills: number;
  kept: number;
  checkpoints: number;
  /** Kills before the writer had opened the run. */
  early: number;
  /** How long writers take to open it here and now, ms. */
  openingMs: number;
}

/** Kills the writers of one run, time and again, and checks after each kill. */
async function playRun(runs: string, wallMs: number, seed: number, tally: Tally): Promise<void> {
  const chance = seededStream(seed, 'kill');
  const certain = new Map<number, string>();
  let folder = '';
  for (let i = 0; i < KILLS_PER_RUN; i++) {
    const isEarly = chance() < 0.25;
    const when = isEarly
      ? { afterMs: tally.openingMs * (0.5 + chance() * 0.7) }
      : { afterWords: 1 + Math.floor(chance() ** 2 * 60) };
    const words = await killWriter(runs, wallMs, seed * 100 + i, when);
    expect(words.complaints).toBe('');
    for (const { seq, hash } of words.kept) certain.set(seq, hash);
    tally.kills += 1;
    tally.kept += words.kept.length;
    tally.checkpoints += words.checkpoints;
    if (words.openedAfterMs === null) tally.early += 1;
    else tally.openingMs = 0.8 * tally.openingMs + 0.2 * words.openedAfterMs;
    const run = await reopen(runs);
    if (!run) {
      expect(certain.size).toBe(0);
      continue;
    }
    // All that can be torn off is a line that nobody relied on.
    expect(run.loss ?? 'the last line was not written to its end').toContain(
      'the last line was not written to its end',
    );
    const next = factBehind(endOfRun(run), { type: 'paused' });
    await run.journal.append([next]);
    await run.journal.close();
    certain.set(next.seq, next.hash);
    folder = run.folder;
    const found = new Map([...run.facts, next].map((fact) => [fact.seq, fact.hash]));
    expectAll(certain, (seq) => (seq <= (run.base?.end.seq ?? 0) ? certain.get(seq) : found.get(seq)));
  }
  // Every fact back to the first, in a chain without a gap, whatever happened in between.
  const whole = await readWholeRun(folder);
  expect(whole).toMatchObject({ holes: [], unreadAtEnd: 0, isTorn: false });
  expectAll(certain, (seq) => whole.facts[seq - 1]?.hash);
}

function expectAll(certain: ReadonlyMap<number, string>, hashOf: (seq: number) => string | undefined): void {
  expect([...certain].filter(([seq, hash]) => hashOf(seq) !== hash)).toEqual([]);
}

it(
  `a writer killed ${KILLS} times loses nothing that it had acknowledged`,
  async () => {
    const data = await mkdtemp(join(tmpdir(), 'reclaim-killed-'));
    onTestFinished(() => rm(data, { recursive: true, force: true }));
    const tally: Tally = { kills: 0, kept: 0, checkpoints: 0, early: 0, openingMs: 150 };
    const runs = Array.from({ length: KILLS / KILLS_PER_RUN }, (_, i) => i);
    const hand = async (): Promise<void> => {
      for (let i = runs.shift(); i !== undefined; i = runs.shift()) {
        await playRun(join(data, `runs-${i}`), WALL_MS + i, i + 1, tally);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, hand));
    expect(tally.kills).toBe(KILLS);
    // The kills fell where something was going on.
    expect(tally.kept).toBeGreaterThan(KILLS);
    expect(tally.checkpoints).toBeGreaterThan(20);
    expect(tally.early).toBeGreaterThan(5);
  },
  LIMIT_MS,
);
