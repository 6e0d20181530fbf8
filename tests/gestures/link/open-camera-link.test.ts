import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserClock } from '#gestures/clock/local-clock.ts';
import type { CameraLink } from '#gestures/link/camera-link.ts';
import { openCameraLink } from '#gestures/link/open-camera-link.ts';
import type { CrowdSample } from '#installation/crowd/body.ts';
import { decodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import type { FromCamera, Hello, Status, ToCamera, Welcome } from '#installation/protocol/messages.ts';
import { bodyOf, POSES } from '#tests/gestures/support/poses.ts';

const SERVER_AHEAD_MS = 50_000;
const WELCOME: Welcome = { kind: 'snapshot', scores: [], base: null, facts: [], site: '', notice: null };

const LOCKED = Object.assign(new Error('no'), { data: { says: 'Unknown device.', advice: 'Open the crew link.' } });

interface Room {
  readonly hellos: Hello[];
  readonly samples: CrowdSample[];
  readonly statuses: Status[];
  readonly io: Server;
  readonly http: HttpServer;
  answer: Welcome;
  isLocked: boolean;
}

const rooms: Room[] = [];
const links: CameraLink[] = [];
const told: string[] = [];

afterEach(async () => {
  for (const link of links.splice(0)) link.stop();
  for (const room of rooms.splice(0)) await room.io.close();
  told.length = 0;
});

async function openRoom(port = 0): Promise<Room> {
  const http = createServer();
  const server = new Server(http, { transports: ['websocket'], serveClient: false });
  const room: Room = {
    hellos: [],
    samples: [],
    statuses: [],
    io: server,
    http,
    answer: WELCOME,
    isLocked: false,
  };
  const camera = server.of('/camera');
  camera.use((_, next) => next(room.isLocked ? LOCKED : undefined));
  camera.on('connection', (socket) => {
    socket.on('hello', (hello: Hello, answer: (welcome: Welcome) => void) => {
      room.hellos.push(hello);
      answer(room.answer);
    });
    socket.on('probe', (_: unknown, answer: (times: unknown) => void) => {
      const now = browserClock.now() + SERVER_AHEAD_MS;
      answer({ takenMs: now, answeredMs: now });
    });
    socket.on('sample', (bytes: Uint8Array) => {
      const decoded = decodeCrowdSample(bytes);
      if (decoded.ok) room.samples.push(decoded.sample);
    });
    socket.on('status', (status: Status) => room.statuses.push(status));
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  rooms.push(room);
  return room;
}

const portOf = (room: Room): number => (room.http.address() as AddressInfo).port;

function connect(port: number): CameraLink {
  const socket: Socket<ToCamera, FromCamera> = io(`http://127.0.0.1:${port}/camera`, {
    autoConnect: false,
    transports: ['websocket'],
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
  });
  const link = openCameraLink({
    name: 'front',
    pageId: { current: () => 'page-0001', renew: () => 'page-0002' },
    gestures: () => ['claim', 'rise'],
    gesturesChanged: (version) => told.push(version),
    clock: browserClock,
    changed: () => undefined,
    socket,
  });
  links.push(link);
  return link;
}

const becomes = (link: CameraLink, stage: string): Promise<void> =>
  vi.waitFor(() => expect(link.status().stage).toBe(stage), { timeout: 5000, interval: 20 });

const SAMPLE: CrowdSample = {
  capturedAtMs: 1234.5,
  aspect: 1.5,
  people: [
    {
      track: 77,
      ageMs: 40,
      landmarks: bodyOf(POSES.riseBoth),
      gestures: [{ name: 'rise', score: 1, active: true }],
    },
  ],
};

describe('the link of a camera', () => {
  it('greets, reads the server’s clock, and sends samples and its state', async () => {
    const room = await openRoom();
    const link = connect(portOf(room));
    expect(link.now()).toBeNull();
    await becomes(link, 'live');
    await vi.waitFor(() => expect(link.now()).not.toBeNull(), { timeout: 3000 });
    expect(Math.abs((link.now() ?? 0) - browserClock.now() - SERVER_AHEAD_MS)).toBeLessThan(50);
    link.send(SAMPLE);
    link.report({ fps: 12, dropped: 3, people: 1, engine: 'pose, cpu', trouble: null });
    await vi.waitFor(() => expect([room.samples.length, room.statuses.length]).toEqual([1, 1]));
    expect(room.hellos[0]).toMatchObject({ name: 'front', page: 'page-0001', seq: 0 });
    expect(room.samples[0]).toMatchObject({
      capturedAtMs: 1234.5,
      people: [
        {
          track: 77,
          gestures: [
            { name: 'claim', score: 0 },
            { name: 'rise', score: 1, active: true },
          ],
        },
      ],
    });
    expect(room.statuses[0]?.clockBoundMs).toBeGreaterThan(0);
  });

  it('tells that the gestures are others, and leaves aside what says nothing of the kind', async () => {
    const room = await openRoom();
    await becomes(connect(portOf(room)), 'live');
    const camera = room.io.of('/camera');
    camera.emit('gestures', { version: 'short' });
    camera.emit('gestures', { version: 'a'.repeat(64) });
    await vi.waitFor(() => expect(told).toEqual(['a'.repeat(64)]));
  });

  it('says that the server is lost, sends nothing, and comes back by itself', async () => {
    const room = await openRoom();
    const port = portOf(room);
    const link = connect(port);
    await becomes(link, 'live');
    await room.io.close();
    await becomes(link, 'lost');
    link.send(SAMPLE);
    const next = await openRoom(port);
    await becomes(link, 'live');
    expect(next.samples).toEqual([]);
    expect(next.hellos).toHaveLength(1);
  });

  it('says so when there is no server from the start, and finds it when it comes', async () => {
    const room = await openRoom();
    const port = portOf(room);
    await room.io.close();
    const link = connect(port);
    expect(link.status().stage).toBe('connecting');
    await becomes(link, 'lost');
    await openRoom(port);
    await becomes(link, 'live');
  });

  it('asks again where the server said that waiting may help', async () => {
    const room = await openRoom();
    room.answer = { kind: 'refused', says: 'Taken.', advice: 'Close the other page.', retry: true };
    const link = connect(portOf(room));
    await becomes(link, 'refused');
    expect(link.status()).toMatchObject({ says: 'Taken.', advice: 'Close the other page.' });
    room.answer = WELCOME;
    await becomes(link, 'live');
  });

  it('tells why it was not let in, and knocks again', async () => {
    const room = await openRoom();
    room.isLocked = true;
    const link = connect(portOf(room));
    await becomes(link, 'refused');
    expect(link.status()).toEqual({ stage: 'refused', ...LOCKED.data });
    room.isLocked = false;
    await becomes(link, 'live');
  });
});
