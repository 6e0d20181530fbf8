import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockData } from '#control-server/house/data-lock.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const lockFile = (folder: string): string => join(folder, 'server.lock');

describe('the lock of a data folder', () => {
  it('names this process while it is held and is gone when it is released', async () => {
    const folder = await temporaryFolder();
    const lock = await lockData(folder);
    if (!lock.ok) throw new Error(lock.says);
    expect(await readFile(lockFile(folder), 'utf8')).toBe(String(process.pid));
    await lock.release();
    expect(existsSync(lockFile(folder))).toBe(false);
    await lock.release();
  });

  it('is refused while another server has it, saying which', async () => {
    const folder = await temporaryFolder();
    // A process that looks like a server to whoever lists processes.
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20_000)', 'control-server/main.ts'], {
      stdio: 'ignore',
    });
    await new Promise((resolve) => other.once('spawn', resolve));
    try {
      await writeFile(lockFile(folder), String(other.pid));
      const lock = await lockData(folder);
      expect(lock).toMatchObject({ ok: false, says: expect.stringContaining(`process ${other.pid}`) });
      expect(await readFile(lockFile(folder), 'utf8')).toBe(String(other.pid));
    } finally {
      other.kill('SIGKILL');
      await new Promise((resolve) => other.once('exit', resolve));
    }
    expect((await lockData(folder)).ok).toBe(true);
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
    expect(await readFile(lockFile(folder), 'utf8')).toBe(String(process.pid));
  });
});
