import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openJournal } from '#control-server/journal/journal.ts';
import type { Fact } from '#installation/log/fact.ts';
import { force, grant, rehearse } from '#tests/support/rehearsal.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const show = rehearse();
grant(show, 1000, { type: 'go' });
grant(show, 6000, force('met'));
const { facts } = show;

const HEADER = 'the first line\n';
const lines = (of: readonly Fact[]): string => of.map((fact) => `${JSON.stringify(fact)}\n`).join('');

async function newFile(): Promise<string> {
  const path = join(await temporaryFolder(), 'log.ndjson');
  await writeFile(path, HEADER);
  return path;
}

/** What every open file can do, so that a test can make one of it fail. */
async function fileOperations(path: string): Promise<Awaited<ReturnType<typeof open>>> {
  const file = await open(path, 'r');
  await file.close();
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  return Object.getPrototypeOf(file);
}

describe('a journal', () => {
  it('adds a line a fact behind what is there', async () => {
    const path = await newFile();
    const journal = await openJournal(path, HEADER.length);
    await journal.append(facts.slice(0, 2));
    await journal.append(facts.slice(2));
    await journal.close();
    expect(await readFile(path, 'utf8')).toBe(HEADER + lines(facts));
  });

  it('goes on behind the length it is told, over what was not believed', async () => {
    const path = await newFile();
    await writeFile(path, `${HEADER}{"torn`);
    const journal = await openJournal(path, HEADER.length);
    await journal.append(facts.slice(0, 1));
    await journal.close();
    expect(await readFile(path, 'utf8')).toBe(HEADER + lines(facts.slice(0, 1)));
  });

  it('waits for the disk', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const datasync = vi.spyOn(operations, 'datasync');
    const journal = await openJournal(path, HEADER.length);
    await journal.append(facts);
    expect(datasync).toHaveBeenCalledTimes(1);
    await journal.close();
  });

  it('writes on where the system took only a part', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const whole = operations.write;
    const partly = vi.spyOn(operations, 'write').mockImplementation(function (
      this: unknown,
      bytes: NodeJS.ArrayBufferView,
      from?: number | null,
      length?: number | null,
      position?: number | null,
    ) {
      return Reflect.apply(whole, this, [bytes, from, Math.min(100, length ?? 0), position]);
    } as typeof whole);
    const journal = await openJournal(path, HEADER.length);
    await journal.append(facts);
    await journal.close();
    expect(partly.mock.calls.length).toBeGreaterThan(5);
    expect(await readFile(path, 'utf8')).toBe(HEADER + lines(facts));
  });

  it('leaves nothing behind of an append that failed, and goes on afterwards', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const journal = await openJournal(path, HEADER.length);
    await journal.append(facts.slice(0, 1));
    vi.spyOn(operations, 'datasync').mockRejectedValueOnce(new Error('EIO: the disk is ill'));
    await expect(journal.append(facts.slice(1, 3))).rejects.toThrow('EIO');
    expect(await readFile(path, 'utf8')).toBe(HEADER + lines(facts.slice(0, 1)));
    await journal.append(facts.slice(1, 2));
    expect(await readFile(path, 'utf8')).toBe(HEADER + lines(facts.slice(0, 2)));
    await journal.close();
  });

  it('leaves nothing behind of an append that failed halfway through', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const journal = await openJournal(path, HEADER.length);
    const whole = operations.write;
    vi.spyOn(operations, 'write')
      .mockImplementationOnce(function (this: unknown, bytes: NodeJS.ArrayBufferView) {
        return Reflect.apply(whole, this, [bytes, 0, 50, HEADER.length]);
      } as typeof whole)
      .mockRejectedValueOnce(new Error('ENOSPC: no space left on device'));
    await expect(journal.append(facts)).rejects.toThrow('ENOSPC');
    expect(await readFile(path, 'utf8')).toBe(HEADER);
    await journal.close();
  });

  it('tells both reasons when a failed append cannot even be taken back', async () => {
    // The kernel's own full disk: every write fails, and it cannot be cut either.
    const journal = await openJournal('/dev/full', 0);
    const error: unknown = await journal.append(facts).catch((reason: unknown) => reason);
    if (!(error instanceof AggregateError)) throw new Error(`expected both reasons, got ${String(error)}`);
    expect(error.errors.map((reason: NodeJS.ErrnoException) => reason.code)).toEqual(['ENOSPC', 'EINVAL']);
    await expect(journal.close()).rejects.toThrow('EINVAL');
  });

  it('that could not be taken back refuses all that follows until it can', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const journal = await openJournal(path, HEADER.length);
    const ill = new Error('EIO: the disk is ill');
    const datasync = vi.spyOn(operations, 'datasync').mockRejectedValueOnce(ill);
    const truncate = vi.spyOn(operations, 'truncate').mockRejectedValueOnce(ill).mockRejectedValueOnce(ill);
    await expect(journal.append(facts.slice(0, 2))).rejects.toThrow('could not be taken back');
    // Refused, yet whole on the disk: what follows may not leave them there.
    expect(await readFile(path, 'utf8')).toBe(HEADER + lines(facts.slice(0, 2)));
    datasync.mockClear();
    await expect(journal.append(facts.slice(0, 1))).rejects.toThrow('EIO');
    expect(datasync).not.toHaveBeenCalled();
    await journal.append(facts.slice(0, 1));
    expect(truncate).toHaveBeenCalledTimes(3);
    expect(await readFile(path, 'utf8')).toBe(HEADER + lines(facts.slice(0, 1)));
    await journal.close();
  });

  it('takes out at its end, at the latest, what an append left behind', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const journal = await openJournal(path, HEADER.length);
    vi.spyOn(operations, 'datasync').mockRejectedValueOnce(new Error('EIO: the disk is ill'));
    vi.spyOn(operations, 'truncate').mockRejectedValueOnce(new Error('EIO: the disk is ill'));
    await expect(journal.append(facts)).rejects.toThrow('could not be taken back');
    await journal.close();
    expect(await readFile(path, 'utf8')).toBe(HEADER);
  });

  it('of a file that is not there cannot be opened', async () => {
    await expect(openJournal(join(await temporaryFolder(), 'nothing'), 0)).rejects.toThrow('ENOENT');
  });
});
