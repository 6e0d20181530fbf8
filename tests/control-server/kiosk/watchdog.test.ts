/** The start script for Linux with a browser and a server that only pretend, and its seconds made short. */

import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startScript } from '#control-server/kiosk/start-script.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const SOON = { timeout: 20_000, interval: 50 };

/** A server that says of every wall what it is set to, or nothing at all. */
async function pretendedServer() {
  const state = { says: 'alive' as string | null, asked: [] as string[] };
  const server = createServer((request, response) => {
    state.asked.push(request.url ?? '');
    if (state.says === null) request.socket.destroy();
    else response.end(`${state.says}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens nowhere');
  return { state, origin: `http://127.0.0.1:${address.port}` };
}

async function watchdog(origin: string, surface = 'left') {
  const home = await temporaryFolder();
  const started = join(home, 'started');
  const browser = join(home, 'browser');
  await writeFile(browser, `#!/bin/sh\n{ echo "pid $$"; printf '%s\\n' "$@"; } >>'${started}'\nexec sleep 300\n`);
  await chmod(browser, 0o755);
  const script = (await startScript('linux', { origin, token: 'the-token', surface: null })) ?? '';
  const short = script.replace('beat=5 ', 'beat=1 ').replace('patience=30', 'patience=2');
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    RECLAIM_BROWSER: browser,
    RECLAIM_BROWSER_FLAGS: '--one --two=2',
  };
  const children: ChildProcess[] = [];
  const run = () => {
    const child = spawn('sh', ['-s', surface], { env });
    children.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
    child.stdin.end(short);
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { output: () => output, ended, interrupt: () => child.kill('SIGINT') };
  };
  const lines = async (): Promise<string[]> => (await readFile(started, 'utf8').catch(() => '')).split('\n');
  const pids = async (): Promise<number[]> =>
    (await lines()).flatMap((line) => (line.startsWith('pid ') ? [Number(line.slice(4))] : []));
  onTestFinished(async () => {
    for (const child of children) child.kill('SIGINT');
    for (const pid of (await pids()).filter(isRunning)) process.kill(pid, 'SIGKILL');
  });
  return { run, lines, pids };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the watchdog of a wall', { timeout: 60_000 }, () => {
  it('opens the wall through the crew’s link, in a profile of its own, with the flags of a kiosk', async () => {
    const { origin, state } = await pretendedServer();
    const { run, lines, pids } = await watchdog(origin);
    run();
    await expect.poll(async () => (await lines()).at(-2), SOON).toContain('/enter/');
    const args = await lines();
    const address = new URL(args.at(-2) ?? '');
    expect(address.origin).toBe(origin);
    expect(address.pathname).toBe('/enter/the-token');
    const wall = new URL(address.searchParams.get('to') ?? '', origin);
    expect(wall.pathname).toBe('/projection/left');
    expect(wall.searchParams.get('page')).toMatch(/^[0-9a-f]{32}$/);
    for (const flag of ['--kiosk', '--one', '--two=2', `--unsafely-treat-insecure-origin-as-secure=${origin}`])
      expect(args).toContain(flag);
    expect(args.find((arg) => arg.startsWith('--user-data-dir='))).toMatch(/reclaim-wall\/left$/);
    // It asks after the very page that it has opened.
    await expect.poll(() => state.asked.at(-1), SOON).toContain(`page=${wall.searchParams.get('page')}`);
    expect((await pids()).filter(isRunning)).toHaveLength(1);
  });

  it('starts another browser when one has ended, and ends both with Ctrl-C', async () => {
    const { origin } = await pretendedServer();
    const { run, pids } = await watchdog(origin);
    const dog = run();
    await expect.poll(async () => (await pids()).length, SOON).toBe(1);
    process.kill((await pids())[0] ?? 0, 'SIGKILL');
    await expect.poll(async () => (await pids()).length, SOON).toBe(2);
    dog.interrupt();
    expect(await dog.ended).toBe(0);
    expect((await pids()).filter(isRunning)).toEqual([]);
  });

  it('ends a browser whose wall is silent, and never while the server is away', async () => {
    const { origin, state } = await pretendedServer();
    const { run, pids } = await watchdog(origin);
    const dog = run();
    await expect.poll(async () => (await pids()).length, SOON).toBe(1);
    state.says = null;
    const before = state.asked.length;
    await vi.waitUntil(() => state.asked.length > before + 4, SOON);
    expect((await pids()).filter(isRunning)).toHaveLength(1);
    state.says = 'silent';
    await expect.poll(async () => (await pids()).length, SOON).toBe(2);
    expect(dog.output()).toContain('The wall has been silent');
    expect((await pids()).map(isRunning)).toEqual([false, true]);
  });

  it('leaves a browser be that asks which wall it is, until that has been told once', async () => {
    const { origin, state } = await pretendedServer();
    state.says = 'silent';
    const { run, pids } = await watchdog(origin, '');
    run();
    await expect.poll(async () => (await pids()).length, SOON).toBe(1);
    const before = state.asked.length;
    await vi.waitUntil(() => state.asked.length > before + 5, SOON);
    expect(await pids()).toHaveLength(1);
    state.says = 'alive';
    const told = state.asked.length;
    await vi.waitUntil(() => state.asked.length > told + 1, SOON);
    state.says = 'silent';
    await expect.poll(async () => (await pids()).length, SOON).toBe(2);
  });

  it('runs once for a wall on a machine', async () => {
    const { origin } = await pretendedServer();
    const { run, pids } = await watchdog(origin);
    run();
    await expect.poll(async () => (await pids()).length, SOON).toBe(1);
    const second = run();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('runs on this machine already');
    expect((await pids()).filter(isRunning)).toHaveLength(1);
  });

  it('does not start for what is no name of a surface', async () => {
    const { origin } = await pretendedServer();
    const { run, pids } = await watchdog(origin, '../../left');
    const dog = run();
    expect(await dog.ended).toBe(2);
    expect(dog.output()).toContain('is no name of a surface');
    expect(await pids()).toEqual([]);
  });
});
