/** The command as it is typed: what it prints, what it writes, and what it says when it cannot. */

import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRun, keepScore, type OpenRun } from '#control-server/journal/run-store.ts';
import { grant, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SCORE } from '#tests/support/sample-score.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../../control-server/runs/main.ts', import.meta.url));
const LIMIT_MS = 60_000;

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command with `args` and the data folder of this test. */
async function runs(...args: string[]): Promise<Said> {
  const call = promisify(execFile)(process.execPath, [MAIN, ...args, '--data', data], {
    env: { ...process.env, TZ: 'UTC' },
  });
  try {
    const { stdout, stderr } = await call;
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

let data = '';
let run: OpenRun;

beforeEach(async () => {
  data = await temporaryFolder();
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  grant(show, 9000, { type: 'pause' });
  run = await createRun(join(data, 'runs'), Date.UTC(2026, 10, 22, 20, 15));
  await keepScore(run, SAMPLE_SCORE);
  await run.journal.append(show.facts);
  // The journal stays open: the server is running.
  return () => run.journal.close();
});

describe('npm run runs', () => {
  it(
    'lists the runs and shows one, while it is played, and changes nothing',
    async () => {
      const log = join(run.folder, 'log.ndjson');
      const before = await readFile(log, 'utf8');
      const list = await runs();
      expect(list).toMatchObject({ code: 0, err: '' });
      expect(list.out).toMatch(
        /2026-11-22T20-15-00\.000Z {2}small {2}2026-11-22 20:15 {5}9 s {6}4 {2}paused, after one\/1/,
      );
      const shown = await runs('show', 'last');
      expect(shown).toMatchObject({ code: 0, err: '' });
      expect(shown.out).toMatch(/20:15:01\.0 {2}0:00:01\.0 +3 {2}GO 1 Opens \[one\] +the server/);
      expect(await readFile(log, 'utf8')).toBe(before);
    },
    LIMIT_MS,
  );

  it(
    'writes an export, and never over a file unless it is told to',
    async () => {
      const file = join(data, 'evening.html');
      expect(await runs('export', '2026-11', '--to', file)).toMatchObject({ code: 0, err: '' });
      const page = await readFile(file, 'utf8');
      expect(page).toContain('<title>As run: A small show</title>');
      await writeFile(file, 'mine');
      expect(await runs('export', 'last', '--to', file)).toEqual({
        code: 1,
        out: '',
        err: `${file} is there already, and was left as it is. Choose another name, or write over it with --force.\n`,
      });
      expect(await readFile(file, 'utf8')).toBe('mine');
      expect(await runs('export', 'last', '--to', file, '--force')).toMatchObject({ code: 0 });
      expect(await readFile(file, 'utf8')).toBe(page);
    },
    LIMIT_MS,
  );

  it(
    'prints an export that has no file',
    async () => {
      const { out, err } = await runs('export', 'last', '--as', 'ndjson');
      expect(err).toBe('');
      expect(
        out
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line).seq),
      ).toEqual([1, 2, 3, 4]);
    },
    LIMIT_MS,
  );

  it(
    'says in a sentence why it cannot',
    async () => {
      await mkdir(join(data, 'folder'));
      const answers = await Promise.all([
        runs('export', 'last', '--as', 'csv', '--to', join(data, 'folder'), '--force'),
        runs('export', 'last', '--as', 'csv', '--to', join(data, 'no', 'run.csv')),
        runs('show', 'lost'),
        runs('sho', 'last'),
      ]);
      expect(answers.map(({ code, out }) => [code, out])).toEqual(answers.map(() => [1, '']));
      expect(answers.map(({ err }) => err.split('\n')[0])).toEqual([
        `${join(data, 'folder')} is a folder. Give the file in it a name: --to ${join(data, 'folder', 'run.html')}`,
        `${join(data, 'no', 'run.csv')} cannot be written: there is no such folder.`,
        'No run is called “lost”. Did you mean last? npm run runs lists them all.',
        '“sho” is nothing that can be done with runs; did you mean show?',
      ]);
    },
    LIMIT_MS,
  );

  it(
    'says so where there are no runs',
    async () => {
      const elsewhere = join(data, 'elsewhere');
      expect(await runs('--data', elsewhere)).toMatchObject({ code: 0 });
      data = elsewhere;
      expect((await runs()).out).toBe(`There are no runs in ${join(elsewhere, 'runs')} yet. npm start begins one.\n`);
      expect(await runs('show', 'last')).toMatchObject({
        code: 1,
        err: 'There are no runs yet. npm start begins one.\n',
      });
    },
    LIMIT_MS,
  );
});
