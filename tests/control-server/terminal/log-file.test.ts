import { readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLogFile } from '#control-server/terminal/log-file.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

describe('the file of the server’s log', () => {
  it('has every line, in order, behind what was there', async () => {
    const path = join(await temporaryFolder(), 'server.ndjson');
    for (const session of ['first', 'second']) {
      const file = openLogFile(path, () => {});
      for (let i = 0; i < 100; i++) file.write(`${session} ${i}\n`);
      await file.close();
    }
    const lines = (await readFile(path, 'utf8')).split('\n');
    expect(lines).toHaveLength(201);
    expect([lines[0], lines[99], lines[100], lines[199]]).toEqual(['first 0', 'first 99', 'second 0', 'second 99']);
  });

  it('that cannot be written loses lines and says so once; written again, it goes on and says so', async () => {
    const path = join(await temporaryFolder(), 'server.ndjson');
    await symlink('/dev/full', path);
    const said: string[] = [];
    const file = openLogFile(path, (sentence) => said.push(sentence));
    for (let i = 0; i < 3; i++) {
      file.write(`lost ${i}\n`);
      await settled();
    }
    expect(said).toEqual([expect.stringMatching(/server\.ndjson cannot be written \(ENOSPC.*The show goes on/)]);
    await rm(path);
    file.write('kept\n');
    await settled();
    expect(said).toEqual([expect.anything(), expect.stringContaining('is written again')]);
    file.write('kept too\n');
    await file.close();
    expect(await readFile(path, 'utf8')).toBe('\nkept\nkept too\n');
  });

  it('that cannot be written is closed all the same, and leaves nothing to be done at the end', async () => {
    const before = process.listenerCount('exit');
    const file = openLogFile('/dev/full', () => {});
    file.write('lost\n');
    expect(process.listenerCount('exit')).toBe(before + 1);
    await file.close();
    expect(process.listenerCount('exit')).toBe(before);
  });

  it('keeps only so much in memory for a disk that does not keep up', async () => {
    const path = join(await temporaryFolder(), 'server.ndjson');
    const file = openLogFile(path, () => {});
    for (let i = 0; i < 50; i++) file.write(`${'x'.repeat(100_000)}\n`);
    await file.close();
    expect((await readFile(path)).byteLength).toBeLessThan(1_300_000);
  });
});
