import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { nodeDisk } from '#control-server/journal/disk.ts';
import { type LogFile, openLogFile } from '#control-server/journal/log-file.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const HEADER = 'the first line\n';
const LINES = ['one', 'two é', 'three', 'four'].map((word) => Buffer.from(`${word.repeat(40)}\n`));
const ALL = Buffer.concat(LINES);
const [ONE = ALL, TWO = ALL] = LINES;
const ONE_AND_TWO = Buffer.concat([ONE, TWO]);

const opened = (path: string, length: number): Promise<LogFile> => openLogFile(nodeDisk, path, length);

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

describe('a log file', () => {
  it('adds what it is given behind what is there', async () => {
    const path = await newFile();
    const file = await opened(path, HEADER.length);
    await file.append(ONE_AND_TWO);
    await file.append(Buffer.concat(LINES.slice(2)));
    await file.close();
    expect(await readFile(path, 'utf8')).toBe(`${HEADER}${ALL}`);
  });

  it('goes on behind the length it is told, over what was not believed', async () => {
    const path = await newFile();
    await writeFile(path, `${HEADER}{"torn`);
    const file = await opened(path, HEADER.length);
    await file.append(ONE);
    await file.close();
    expect(await readFile(path, 'utf8')).toBe(`${HEADER}${ONE}`);
  });

  it('waits for the disk', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const datasync = vi.spyOn(operations, 'datasync');
    const file = await opened(path, HEADER.length);
    await file.append(ALL);
    expect(datasync).toHaveBeenCalledTimes(1);
    await file.close();
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
    const file = await opened(path, HEADER.length);
    await file.append(ALL);
    await file.close();
    expect(partly.mock.calls.length).toBeGreaterThan(5);
    expect(await readFile(path, 'utf8')).toBe(`${HEADER}${ALL}`);
  });

  it('leaves nothing behind of an append that failed, and goes on afterwards', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const file = await opened(path, HEADER.length);
    await file.append(ONE);
    vi.spyOn(operations, 'datasync').mockRejectedValueOnce(new Error('EIO: the disk is ill'));
    await expect(file.append(Buffer.concat(LINES.slice(1, 3)))).rejects.toThrow('EIO');
    expect(await readFile(path, 'utf8')).toBe(`${HEADER}${ONE}`);
    await file.append(TWO);
    expect(await readFile(path, 'utf8')).toBe(`${HEADER}${ONE_AND_TWO}`);
    await file.close();
  });

  it('leaves nothing behind of an append that failed halfway through', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const file = await opened(path, HEADER.length);
    const whole = operations.write;
    vi.spyOn(operations, 'write')
      .mockImplementationOnce(function (this: unknown, bytes: NodeJS.ArrayBufferView) {
        return Reflect.apply(whole, this, [bytes, 0, 50, HEADER.length]);
      } as typeof whole)
      .mockRejectedValueOnce(new Error('ENOSPC: no space left on device'));
    await expect(file.append(ALL)).rejects.toThrow('ENOSPC');
    expect(await readFile(path, 'utf8')).toBe(HEADER);
    await file.close();
  });

  it('tells both reasons when a failed append cannot even be taken back', async () => {
    // The kernel's own full disk: every write fails, and it cannot be cut either.
    const file = await opened('/dev/full', 0);
    const error: unknown = await file.append(ALL).catch((reason: unknown) => reason);
    if (!(error instanceof AggregateError)) throw new Error(`expected both reasons, got ${String(error)}`);
    expect(error.errors.map((reason: NodeJS.ErrnoException) => reason.code)).toEqual(['ENOSPC', 'EINVAL']);
    await expect(file.close()).rejects.toThrow('EINVAL');
  });

  it('that could not be taken back refuses all that follows until it can', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const file = await opened(path, HEADER.length);
    const ill = new Error('EIO: the disk is ill');
    const datasync = vi.spyOn(operations, 'datasync').mockRejectedValueOnce(ill);
    const truncate = vi.spyOn(operations, 'truncate').mockRejectedValueOnce(ill).mockRejectedValueOnce(ill);
    await expect(file.append(ONE_AND_TWO)).rejects.toThrow('could not be taken back');
    // Refused, yet whole on the disk: what follows may not leave them there.
    expect(await readFile(path, 'utf8')).toBe(`${HEADER}${ONE_AND_TWO}`);
    datasync.mockClear();
    await expect(file.append(ONE)).rejects.toThrow('EIO');
    expect(datasync).not.toHaveBeenCalled();
    await file.append(ONE);
    expect(truncate).toHaveBeenCalledTimes(3);
    expect(await readFile(path, 'utf8')).toBe(`${HEADER}${ONE}`);
    await file.close();
  });

  it('takes out at its end, at the latest, what an append left behind', async () => {
    const path = await newFile();
    const operations = await fileOperations(path);
    const file = await opened(path, HEADER.length);
    vi.spyOn(operations, 'datasync').mockRejectedValueOnce(new Error('EIO: the disk is ill'));
    vi.spyOn(operations, 'truncate').mockRejectedValueOnce(new Error('EIO: the disk is ill'));
    await expect(file.append(ALL)).rejects.toThrow('could not be taken back');
    await file.close();
    expect(await readFile(path, 'utf8')).toBe(HEADER);
  });

  it('of a file that is not there cannot be opened', async () => {
    await expect(opened(join(await temporaryFolder(), 'nothing'), 0)).rejects.toThrow('ENOENT');
  });
});
