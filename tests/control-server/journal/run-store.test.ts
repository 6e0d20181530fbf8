import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRun, keepScore, type OpenRun, openNewestRun } from '#control-server/journal/run-store.ts';
import { endOf, hashText } from '#installation/log/chain.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { chainedFacts, SCORE } from './chained-facts.ts';

const WALL_MS = Date.UTC(2026, 10, 22, 20, 15);
const facts = chainedFacts(3);

/** A folder with one run of the show, closed again. */
async function playedRun(): Promise<{ readonly runs: string; readonly run: OpenRun; readonly log: string }> {
  const runs = join(await temporaryFolder(), 'runs');
  const run = await createRun(runs, WALL_MS);
  await keepScore(run, SCORE);
  await run.journal.append(facts);
  await run.journal.close();
  return { runs, run, log: join(run.folder, 'log.ndjson') };
}

async function reopened(runs: string): Promise<OpenRun> {
  const newest = await openNewestRun(runs, WALL_MS + 5000, null);
  if (newest.kind !== 'open') throw new Error('no run was found');
  await newest.run.journal.close();
  return newest.run;
}

describe('a run on disk', () => {
  it('is not there at first', async () => {
    const runs = join(await temporaryFolder(), 'runs');
    expect(await openNewestRun(runs, WALL_MS, null)).toEqual({ kind: 'none' });
  });

  it('comes back with its facts, its scores and its time zero', async () => {
    const { runs, run } = await playedRun();
    expect(await reopened(runs)).toMatchObject({
      id: run.id,
      zeroWallMs: WALL_MS,
      facts,
      scores: [SCORE],
      loss: null,
    });
  });

  it('goes on behind its last fact', async () => {
    const { runs } = await playedRun();
    const newest = await openNewestRun(runs, WALL_MS, null);
    if (newest.kind !== 'open') throw new Error('no run was found');
    const going = chainedFacts(5);
    await newest.run.journal.append(going.slice(3));
    await newest.run.journal.close();
    expect((await reopened(runs)).facts).toEqual(going);
  });

  it('is named by the wall clock, so that the newest is the last by name', async () => {
    const { runs, run } = await playedRun();
    expect(run.id).toBe('2026-11-22T20-15-00.000Z');
    const later = await createRun(runs, WALL_MS + 1000);
    await keepScore(later, SCORE);
    await later.journal.append(facts);
    await later.journal.close();
    expect((await reopened(runs)).id).toBe(later.id);
  });
});

describe('a run with a checkpoint', () => {
  const longer = chainedFacts(7);
  const core = { seen: 5 };

  /** A run that went on for two facts behind a checkpoint, closed again. */
  async function checkpointedRun(): Promise<{ readonly runs: string; readonly run: OpenRun }> {
    const { runs, run: made } = await playedRun();
    const newest = await openNewestRun(runs, WALL_MS, null);
    if (newest.kind !== 'open') throw new Error('no run was found');
    const { journal } = newest.run;
    await journal.append(longer.slice(3, 5));
    await journal.checkpoint(endOf(longer.slice(0, 5)), core, [SCORE.hash]);
    await journal.append(longer.slice(5));
    await journal.close();
    return { runs, run: made };
  }

  it('comes back with it, the facts behind it, and the scores it names', async () => {
    const { runs } = await checkpointedRun();
    expect(await reopened(runs)).toMatchObject({
      base: { end: endOf(longer.slice(0, 5)), core, scoreHashes: [SCORE.hash] },
      facts: longer.slice(5),
      scores: [SCORE],
      zeroWallMs: WALL_MS,
      loss: null,
    });
  });

  it('is still found by its show, and where that cannot be read any more, too', async () => {
    const { runs, run } = await checkpointedRun();
    expect(await openNewestRun(runs, WALL_MS, 'other')).toEqual({ kind: 'none' });
    await writeFile(join(run.folder, 'log.ndjson'), 'rubbish');
    const opened = await openNewestRun(runs, WALL_MS, 'other');
    expect(opened).toMatchObject({ kind: 'open', run: { base: { core }, facts: longer.slice(5), loss: null } });
    if (opened.kind === 'open') await opened.run.journal.close();
  });

  it('comes back from its first fact where the checkpoint is damaged, and says so once', async () => {
    const { runs, run } = await checkpointedRun();
    const path = join(run.folder, 'checkpoint-000000005.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"seen":5', '"seen":6'));
    const back = await reopened(runs);
    expect(back).toMatchObject({ base: null, facts: longer });
    expect(back.loss).toContain('the checkpoint cannot be read, so an earlier state was taken; the file is kept as ');
    expect((await reopened(runs)).loss).toBeNull();
    expect(await readdir(run.folder)).toContain(`checkpoint-000000005.json.damaged-${WALL_MS + 5000}`);
  });
});

it('is found by its show, whatever was played since', async () => {
  const { runs, run } = await playedRun();
  expect(await openNewestRun(runs, WALL_MS, 'other')).toEqual({ kind: 'none' });
  const small = await openNewestRun(runs, WALL_MS, 'chained');
  expect(small.kind === 'open' && small.run.id).toBe(run.id);
  if (small.kind === 'open') await small.run.journal.close();
});

describe('a damaged run', () => {
  it('comes back with what is whole; the damaged file is kept aside', async () => {
    const { runs, run, log } = await playedRun();
    await appendFile(log, '{"seq":4,"torn');
    const damaged = await readFile(log, 'utf8');
    const back = await reopened(runs);
    expect(back.facts).toEqual(facts);
    expect(back.loss).toContain('1 line of the log could not be read (the last line was not written to its end)');
    const copy = (await readdir(run.folder)).find((name) => name.includes('damaged'));
    expect(await readFile(join(run.folder, copy ?? ''), 'utf8')).toBe(damaged);
    expect((await reopened(runs)).loss).toBeNull();
  });

  it('whose log cannot even be begun to read is named and left as it is', async () => {
    const { runs, run, log } = await playedRun();
    await truncate(log, 10);
    expect(await openNewestRun(runs, WALL_MS, null)).toEqual({ kind: 'unreadable', folder: run.folder });
    expect((await stat(log)).size).toBe(10);
  });

  it('without any log is named, too', async () => {
    const runs = join(await temporaryFolder(), 'runs');
    await mkdir(join(runs, 'empty'), { recursive: true });
    expect(await openNewestRun(runs, WALL_MS, null)).toEqual({ kind: 'unreadable', folder: join(runs, 'empty') });
  });

  it('that was never begun does not hide the one before it', async () => {
    const { runs, run } = await playedRun();
    await mkdir(join(runs, `${run.id}-later`), { recursive: true });
    const opened = await openNewestRun(runs, WALL_MS, null);
    expect(opened.kind === 'open' && opened.run.id).toBe(run.id);
    if (opened.kind === 'open') await opened.run.journal.close();
  });

  it('is not played with another score than its own', async () => {
    const { runs, run } = await playedRun();
    const [score = ''] = (await readdir(run.folder)).filter((name) => name.endsWith('.yaml'));
    const path = join(run.folder, score);
    await writeFile(path, `${SCORE.text}# a word more\n`);
    const altered = await openNewestRun(runs, WALL_MS, null);
    expect(altered).toMatchObject({ kind: 'spoilt', folder: run.folder, why: expect.stringContaining(path) });
    await rm(path);
    const gone = await openNewestRun(runs, WALL_MS, null);
    expect(gone).toMatchObject({ kind: 'spoilt', why: expect.stringContaining(`is gone (${path})`) });
  });

  it('in which nothing happened yet does not hide the one before it', async () => {
    const { runs, run } = await playedRun();
    await (await createRun(runs, WALL_MS + 1000)).journal.close();
    expect((await reopened(runs)).id).toBe(run.id);
  });

  it('that has lost its every fact is left as it is', async () => {
    const { runs, run, log } = await playedRun();
    const [header = ''] = (await readFile(log, 'utf8')).split('\n');
    await writeFile(log, `${header}\nrubbish\n`);
    expect(await openNewestRun(runs, WALL_MS, 'chained')).toEqual({ kind: 'unreadable', folder: run.folder });
    expect(await readFile(log, 'utf8')).toBe(`${header}\nrubbish\n`);
  });
});

describe('keeping a score', () => {
  it('writes it under its own hash, beside those before it', async () => {
    const { run } = await playedRun();
    const other = { hash: hashText('show: other'), text: 'show: other' };
    await keepScore(run, other);
    const files = (await readdir(run.folder)).filter((name) => name.endsWith('.yaml'));
    expect(files.sort()).toEqual([SCORE, other].map(({ hash }) => `score-${hash.slice(0, 16)}.yaml`).sort());
  });

  it('never writes over one the log already depends on', async () => {
    const { runs } = await playedRun();
    const run = await reopened(runs);
    const path = join(run.folder, `score-${SCORE.hash.slice(0, 16)}.yaml`);
    const before = await stat(path);
    await keepScore(run, SCORE);
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  });
});
