import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Options } from '#control-server/options.ts';
import { explain } from '#control-server/terminal/explain.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const OPTIONS: Options = {
  port: 8080,
  host: '0.0.0.0',
  showFile: 'show.yaml',
  siteFile: 'site.yaml',
  dataFolder: '/data',
  gesturesFolder: '/gestures',
  newRun: false,
  run: null,
  dev: false,
};

const systemError = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`${code}: something`), { code, ...more });

describe('a failed start', () => {
  it.each<[string, Error, string]>([
    ['a port in use', systemError('EADDRINUSE', { syscall: 'listen' }), 'Port 8080 is in use'],
    ['an address of another machine', systemError('EADDRNOTAVAIL'), 'no address 0.0.0.0'],
    [
      'a file that may not be written',
      systemError('EACCES', { path: '/data/access.key', syscall: 'open' }),
      '/data/access.key may not be written',
    ],
    ['a read-only disk', systemError('EROFS', { path: '/data/runs' }), '/data/runs lies on a read-only disk'],
    ['a full disk', systemError('ENOSPC', { path: '/data/runs' }), 'The disk is full: /data/runs'],
    ['a file where a folder should be', systemError('EEXIST', { path: '/data' }), 'a file of that name is in the way'],
  ])('because of %s is explained in a sentence', (_what, error, sentence) => {
    expect(explain(error, OPTIONS)).toContain(sentence);
    expect(explain(error, OPTIONS)).not.toContain('\n');
  });

  it('on a low port tells the port from the data folder', () => {
    const low = { ...OPTIONS, port: 80 };
    expect(explain(systemError('EACCES', { syscall: 'listen' }), low)).toContain('Ports below 1024');
    expect(explain(systemError('EACCES', { syscall: 'mkdir', path: '/data' }), low)).toContain(
      '/data may not be written',
    );
  });

  it('for a reason nobody has foreseen tells the whole error', () => {
    const error = new Error('what is this');
    expect(explain(error, OPTIONS)).toBe(error.stack);
    expect(explain('just a text', OPTIONS)).toBe('just a text');
  });

  it('is explained where the system really throws', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'taken'), '');
    const inTheWay = await mkdir(join(folder, 'taken', 'runs'), { recursive: true }).catch((error: unknown) => error);
    expect(explain(inTheWay, OPTIONS)).toContain('in the way');
    const missing = await readFile(join(folder, 'nothing')).catch((error: unknown) => error);
    expect(explain(missing, OPTIONS)).toContain('ENOENT');

    const first = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => first.once('listening', resolve));
    const address = first.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const second = createServer().listen(port, '127.0.0.1');
    const error = await new Promise((resolve) => second.once('error', resolve));
    expect(explain(error, { ...OPTIONS, port })).toContain(`Port ${port} is in use`);
    await new Promise((resolve) => first.close(resolve));
  });
});
