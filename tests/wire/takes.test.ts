/** Takes on the real server: recorded between their facts, listed, fetched, deleted, and never left standing by a crash. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTake } from '#installation/crowd/take-read.ts';
import { encodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import { probeAnswerSchema } from '#installation/protocol/messages.ts';
import { NOTICE_MS } from '#installation/state/recording.ts';
import { type DirectorClient, openDirector } from '#tests/support/director-client.ts';
import { helloOf } from '#tests/support/loopback-house.ts';
import { factsOnDisk, freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { stillPerson } from '../installation/crowd/support/any-take.ts';

let data: string;
let server: ServerProcess;
let director: DirectorClient;

beforeAll(async () => {
  data = await freshData();
  server = await startServer(data);
  director = await openDirector(server.url, server.directorLink);
}, 180_000);

afterAll(async () => {
  director?.close();
  await server?.end('SIGTERM');
  if (data !== undefined) await removeData(data);
});

/** A camera that sends one person who rises, ten times a second, until it is stopped. */
async function startCamera(url: string): Promise<() => void> {
  const socket = io(`${url}/camera`, { transports: ['websocket'] });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  await socket.emitWithAck('hello', helloOf('front'));
  const { takenMs } = probeAnswerSchema.parse(await socket.emitWithAck('probe', { sentMs: 0 }));
  const beganAt = performance.now();
  const timer = setInterval(() => {
    const capturedAtMs = takenMs + performance.now() - beganAt - 20;
    const sample = { capturedAtMs, aspect: 1.5, people: [stillPerson(9, ['rise'])] };
    socket.emit('sample', encodeCrowdSample(sample, ['rise', 'claim']));
  }, 100);
  return () => {
    clearInterval(timer);
    socket.disconnect();
  };
}

const takesOnDisk = (): Promise<string[]> => readdir(join(data, 'takes')).catch(() => []);

const takeFacts = async (): Promise<unknown[]> =>
  (await factsOnDisk(data)).map(({ event }) => event).filter(({ type }) => type.startsWith('take-'));

describe('a take recorded on the real server', () => {
  it('holds what cameras sent between its facts, and nothing is kept without them', async () => {
    const stop = await startCamera(server.url);
    try {
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await takesOnDisk()).toEqual([]);
      expect(await director.ask({ type: 'start-take', name: 'First night' })).toMatchObject({ ok: true });
      expect(await director.ask({ type: 'start-take', name: 'Another' })).toMatchObject({
        ok: false,
        refusal: { code: 'take-runs-already' },
      });
      await new Promise((resolve) => setTimeout(resolve, NOTICE_MS + 2000));
      expect(await director.ask({ type: 'end-take' })).toMatchObject({ ok: true });
      const [file = ''] = await takesOnDisk();
      await expect
        .poll(async () => (await readFile(join(data, 'takes', file), 'utf8')).includes('"ended"'), { timeout: 20_000 })
        .toBe(true);
      const read = readTake(await readFile(join(data, 'takes', file), 'utf8'));
      if (!read.ok) throw new Error(read.says);
      expect(read.cut).toBeNull();
      const { header, samples } = read.take;
      expect(header).toMatchObject({ name: 'First night', made: { how: 'recorded' }, gestures: ['claim', 'rise'] });
      expect(samples.length).toBeGreaterThan(3);
      expect(samples.every(({ source, people }) => source === 'front' && people[0]?.gestures[0]?.active)).toBe(true);
      expect(await takeFacts()).toEqual([
        { type: 'take-started', name: 'First night', lastsMs: 600_000 },
        { type: 'take-ended', how: 'asked' },
      ]);
    } finally {
      stop();
    }
  }, 60_000);

  it('is ended by a fact when the server comes back after a crash: no sign is left standing', async () => {
    expect(await director.ask({ type: 'start-take', name: 'Cut short' })).toMatchObject({ ok: true });
    director.close();
    await server.end('SIGKILL');
    server = await startServer(data);
    director = await openDirector(server.url, server.directorLink);
    expect((await takeFacts()).slice(-2)).toEqual([
      { type: 'take-started', name: 'Cut short', lastsMs: 600_000 },
      { type: 'take-ended', how: 'restarted' },
    ]);
    expect(await director.ask({ type: 'end-take' })).toMatchObject({ ok: false, refusal: { code: 'no-take-runs' } });
    expect(await director.ask({ type: 'start-take', name: 'Again' })).toMatchObject({ ok: true });
    expect(await director.ask({ type: 'end-take' })).toMatchObject({ ok: true });
  }, 180_000);

  it('is ended by a fact, and whole, when the server is stopped properly', async () => {
    expect(await director.ask({ type: 'start-take', name: 'Closing' })).toMatchObject({ ok: true });
    director.close();
    await server.end('SIGTERM');
    expect((await takeFacts()).at(-1)).toEqual({ type: 'take-ended', how: 'restarted' });
    const file = (await takesOnDisk()).find((name) => name.startsWith('closing')) ?? '';
    expect(readTake(await readFile(join(data, 'takes', file), 'utf8'))).toMatchObject({ ok: true, cut: null });
  }, 60_000);
});
