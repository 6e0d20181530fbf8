import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockData } from '#control-server/house/data-lock.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const holderOf = async (folder: string): Promise<{ process: number }> =>
  JSON.parse(await readFile(lockFile(folder), 'utf8'));

/** A process that looks like a server to whoever lists processes. */
async function otherServer(): Promise<ChildProcess> {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20_000)', 'control-server/main.ts'], {
    stdio: 'ignore',
  });
  onTestFinished(() => end(other));
  await new Promise((resolve) => other.once('spawn', resolve));
  return other;
}

async function end(other: ChildProcess): Promise<void> {
  if (other.exitCode !== null || other.signalCode !== null) return;
  other.kill('SIGKILL');
  await new Promise((resolve) => other.once('exit', resolve));
}

/** A server that locks every folder it is told on a line, and answers `true` where it got it. It keeps what it got. */
async function lockingServer(): Promise<(folder: string) => Promise<boolean>> {
  const script = `
    const { lockData } = await import('./control-server/house/data-lock.ts');
    const { createInterface } = await import('node:readline');
    console.log('ready');
    for await (const folder of createInterface(process.stdin)) console.log((await lockData(folder)).ok);
  `;
  const options = ['--input-type=module', '-e', script, '--', 'control-server/main.ts'];
  const server = spawn(process.execPath, options, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => end(server));
  const answers = createInterface(server.stdout);
  await once(answers, 'line');
  return async (folder) => {
    const answer = once(answers, 'line');
    server.stdin.write(`${folder}\n`);
    return (await answer)[0] === 'true';
  };
}

/** A folder whose lock another, living server holds. */
async function heldFolder(): Promise<{ readonly folder: string; readonly other: ChildProcess }> {
  const folder = await temporaryFolder();
  const other = await otherServer();
  await lockData(folder);
  await writeFile(lockFile(folder), JSON.stringify({ ...(await holderOf(folder)), process: other.pid }));
  return { folder, other };
}

const lockFile = (folder: string): string => join(folder, 'server.lock');

describe('the lock of a data folder', () => {
  it('names this process while it is held and is gone when it is released', async () => {
    const folder = await temporaryFolder();
    const lock = await lockData(folder);
    if (!lock.ok) throw new Error(lock.says);
    expect(await holderOf(folder)).toMatchObject({ process: process.pid, folder: await realpath(folder) });
    await lock.release();
    expect(existsSync(lockFile(folder))).toBe(false);
    await lock.release();
  });

  it('is refused while another server has it, saying which', async () => {
    const { folder, other } = await heldFolder();
    const lock = await lockData(folder);
    expect(lock).toMatchObject({ ok: false, says: expect.stringContaining(`process ${other.pid}`) });
    expect((await holderOf(folder)).process).toBe(other.pid);
    await end(other);
    expect((await lockData(folder)).ok).toBe(true);
  });

  it('goes to one of two in one process', async () => {
    const folder = await temporaryFolder();
    const locks = await Promise.all([lockData(folder), lockData(folder)]);
    expect(locks.filter((lock) => lock.ok)).toHaveLength(1);
    expect(await lockData(folder)).toMatchObject({ says: expect.stringContaining(`process ${process.pid}`) });
  });

  it.each([
    ['there is none', null],
    ['a dead server left one', '{"process":4194301,"life":"","folder":"/","inode":"1:1"}'],
    ['a torn one is there', ''],
  ])('goes to one of many servers that start in the same instant where %s', async (_what, left) => {
    const servers = await Promise.all([lockingServer(), lockingServer(), lockingServer()]);
    for (let round = 0; round < 50; round++) {
      const folder = await temporaryFolder();
      if (left !== null) await writeFile(lockFile(folder), left);
      const answers = await Promise.all(servers.map((lock) => lock(folder)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await readdir(folder)).toEqual(['server.lock']);
    }
  });

  it('says which file to delete where a server died in the middle of taking it over', async () => {
    const folder = await temporaryFolder();
    await writeFile(lockFile(folder), '');
    await writeFile(`${lockFile(folder)}.turn`, '');
    expect(await lockData(folder)).toMatchObject({ says: expect.stringContaining(`delete ${lockFile(folder)}.turn`) });
    await rm(`${lockFile(folder)}.turn`);
    expect((await lockData(folder)).ok).toBe(true);
  });

  it('is refused by a folder that was moved under its server', async () => {
    const { folder } = await heldFolder();
    const moved = join(await temporaryFolder(), 'moved');
    await rename(folder, moved);
    expect((await lockData(moved)).ok).toBe(false);
  });

  it('does not come along with a copy of the folder', async () => {
    const { folder } = await heldFolder();
    const copy = join(await temporaryFolder(), 'copy');
    await cp(folder, copy, { recursive: true });
    expect((await lockData(copy)).ok).toBe(true);
    expect((await lockData(folder)).ok).toBe(false);
  });

  it.each([
    ['a server that died', '4194301'],
    ['this very process, which was started again', String(process.pid)],
    ['a process that is no server', String(process.ppid)],
    ['nobody: the file is empty', ''],
    ['nobody: the file is torn', 'x\0y'],
    ['nobody: the number is none of a process', '-1'],
    ['nobody: the number is zero', '0'],
  ])('is taken over from %s', async (_who, holder) => {
    const folder = await temporaryFolder();
    await writeFile(lockFile(folder), holder);
    expect((await lockData(folder)).ok).toBe(true);
    expect((await holderOf(folder)).process).toBe(process.pid);
  });
});
