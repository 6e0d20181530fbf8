/** Starting the real server with things that are wrong: each ends in a sentence that says what, where, and what to do. */

import { spawn } from 'node:child_process';
import { mkdir, open, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashText } from '#installation/log/chain.ts';
import { openDirector } from '../support/director-client.ts';
import {
  factsOnDisk,
  freshData,
  removeData,
  ServerEnded,
  type ServerProcess,
  startServer,
} from '../support/server-process.ts';

const SHOW = fileURLToPath(new URL('../../config/shows/neo-tokyo-2147.yaml', import.meta.url));
// Each of these starts a server or two, whatever else the machine is busy with.
vi.setConfig({ testTimeout: 60_000 });

let data: string;
const running: ServerProcess[] = [];

beforeEach(async () => {
  data = await freshData();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.end('SIGTERM')));
  await removeData(data);
});

async function start(args: readonly string[] = [], folder = data): Promise<ServerProcess> {
  const server = await startServer(folder, ['--port', '0', ...args]);
  running.push(server);
  return server;
}

/** What a server that does not open says before it ends, and that it ends as a failure. */
async function refusal(args: readonly string[], folder = data): Promise<string> {
  const ended = await start(args, folder).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(ended instanceof ServerEnded)) throw new Error('the server opened, or failed otherwise', { cause: ended });
  expect(ended.code).toBe(1);
  return ended.output;
}

const healthOf = async (server: ServerProcess): Promise<Record<string, unknown>> =>
  (await fetch(`${server.url}/healthz`)).json() as Promise<Record<string, unknown>>;

/** The shipped show with one word of it replaced, written where the test may. */
async function brokenShow(name: string, from: string, to: string): Promise<string> {
  const text = await readFile(SHOW, 'utf8');
  if (!text.includes(from)) throw new Error(`the show no longer says "${from}"`);
  const file = join(data, name);
  await writeFile(file, text.replace(from, to));
  return file;
}

describe('a broken score', () => {
  it('is refused with file, line and column, and a guess at what was meant', async () => {
    const file = await brokenShow('broken.yaml', 'goGuard:', 'goGaurd:');
    const line = (await readFile(file, 'utf8')).split('\n').findIndex((text) => text.includes('goGaurd')) + 1;
    const says = await refusal(['--show', file]);
    expect(says).toContain(`broken.yaml:${line}:1: `);
    expect(says).toContain('"goGaurd" (did you mean "goGuard"?)');
  });

  it('does not end a run that has a good one: that is played on, and the fault told', async () => {
    const file = await brokenShow('show.yaml', 'Ayla opens her work', 'Ayla opens her work');
    const first = await start(['--show', file]);
    await first.end('SIGKILL');
    await brokenShow('show.yaml', 'goGuard:', 'goGaurd:');
    const second = await start(['--show', file]);
    expect(second.output()).toContain('the last good one is played');
    expect(second.output()).toContain('did you mean "goGuard"?');
    expect(await healthOf(second)).toMatchObject({ ok: true, standby: expect.any(String) });
  });

  it('that is mended while the show plays is offered, and taken up when the director says so', async () => {
    const file = await brokenShow('show.yaml', 'title: Neo-Tokyo 2147', 'title: First night');
    const server = await start(['--show', file]);
    const director = await openDirector(server.url, server.directorLink);
    const later = await brokenShow('show.yaml', 'title: Neo-Tokyo 2147', 'title: Second night');
    const scoreHash = hashText(await readFile(later, 'utf8'));
    const adopt = { type: 'adopt-score', scoreHash } as const;
    await expect.poll(async () => (await director.ask(adopt)).ok, { timeout: 20_000, interval: 500 }).toBe(true);
    expect((await factsOnDisk(data)).at(-1)?.event).toEqual({ type: 'score-adopted', scoreHash });
    const versions = await readdir(join(data, 'scores', 'show'));
    expect(versions).toHaveLength(2);
    director.close();
    await server.end('SIGTERM');
    const again = await start(['--show', file]);
    expect(again.output()).toContain('Second night');
    expect((await factsOnDisk(data)).filter(({ event }) => event.type === 'score-adopted')).toHaveLength(2);
  });

  it('that is mended is taken up by the same run', async () => {
    const file = await brokenShow('show.yaml', 'title: Neo-Tokyo 2147', 'title: First night');
    await (await start(['--show', file])).end('SIGTERM');
    await brokenShow('show.yaml', 'title: Neo-Tokyo 2147', 'title: Second night');
    const second = await start(['--show', file]);
    expect(second.output()).toContain('Second night');
    const adopted = (await factsOnDisk(data)).filter((fact) => fact.event.type === 'score-adopted');
    expect(adopted).toHaveLength(2);
  });
});

describe('a start that cannot be', () => {
  it('names a show that is not there', async () => {
    expect(await refusal(['--show', 'no-such-show'])).toMatch(/no-such-show\.yaml: there is no such file/);
  });

  it('names a fault of the site with its place', async () => {
    const file = join(data, 'site.yaml');
    await writeFile(
      file,
      'site: here\ntitle: Here\nwalls: { main: { widthM: 8, heightM: 2 } }\nsurfaces: { left: { wall: mian } }\n',
    );
    const says = await refusal(['--site', file]);
    expect(says).toContain('site.yaml:4:21: ');
    expect(says).toContain('unknown wall "mian" (did you mean "main"?)');
  });

  it('says which port is in use, and how to take another', async () => {
    const first = await start();
    const other = await freshData();
    const says = await refusal(['--port', String(first.port)], other);
    expect(says).toContain(`Port ${first.port} is in use`);
    expect(says).toContain(`--port ${first.port + 1}`);
    await removeData(other);
  });

  it('lets one server alone write a data folder', async () => {
    await start();
    expect(await refusal([])).toMatch(/A server \(process \d+\) already works with/);
  });

  it('says where it may not write', async () => {
    await writeFile(join(data, 'file'), 'in the way');
    expect(await refusal([], join(data, 'file', 'data'))).toContain('--data FOLDER');
  });

  it('does not know an option it was not taught', async () => {
    expect(await refusal(['--prot', '8080'])).toMatch(/Unknown option '--prot'[\s\S]*--port N/);
  });
});

describe('a run', () => {
  it('that cannot be read is left as it is, and a new one begins', async () => {
    const folder = join(data, 'runs', '2026-01-01T00-00-00.000Z');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'log.ndjson'), 'no log at all\n');
    const server = await start();
    expect(server.output()).toContain('cannot be read and was left as it is');
    expect(await readFile(join(folder, 'log.ndjson'), 'utf8')).toBe('no log at all\n');
  });

  it('whose end is torn goes on with what is whole, keeps a copy and says so', async () => {
    await (await start()).end('SIGTERM');
    const before = await factsOnDisk(data);
    const { readdir, appendFile } = await import('node:fs/promises');
    const [run = ''] = await readdir(join(data, 'runs'));
    await appendFile(join(data, 'runs', run, 'log.ndjson'), '{"seq":3,"atMs":');
    const server = await start();
    expect(server.output()).toContain('the last line was not written to its end');
    expect(await factsOnDisk(data)).toEqual(before);
    expect((await readdir(join(data, 'runs', run))).some((name) => name.includes('damaged'))).toBe(true);
  });
});

describe('a server whose own log cannot be written', () => {
  it('says so once, answers, takes commands and ends as if nothing were', async () => {
    await symlink('/dev/full', join(data, 'server.ndjson'));
    const server = await start();
    const director = await openDirector(server.url, server.directorLink);
    for (let i = 0; i < 5; i++)
      expect(await director.ask({ type: 'jump', cue: 'installation/1' })).toMatchObject({ ok: true });
    director.close();
    expect(await healthOf(server)).toMatchObject({ ok: true, facts: 7 });
    expect(server.output().split('server.ndjson cannot be written (ENOSPC')).toHaveLength(2);
    expect(await server.end('SIGTERM')).toBe(0);
  });
});

describe('a server whose terminal cannot be written', () => {
  it('opens, answers and ends as if nothing were', async () => {
    const { port } = await start();
    await running.pop()?.end('SIGTERM');
    const full = await open('/dev/full', 'w');
    const child = spawn(process.execPath, ['control-server/main.ts', '--data', data, '--port', String(port)], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: ['ignore', full.fd, full.fd],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const answers = async (): Promise<boolean> =>
      fetch(`http://localhost:${port}/healthz`).then(
        () => true,
        () => false,
      );
    await expect.poll(answers, { timeout: 20_000, interval: 50 }).toBe(true);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await full.close();
  });
});
