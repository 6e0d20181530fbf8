/** What no page would ever send: the server leaves it aside, says so where it was asked, and goes on. */

import { describe, expect, it } from 'vitest';
import { NO_HASH } from '#installation/log/chain.ts';
import {
  commandAnswerSchema,
  PROTOCOL_VERSION,
  probeAnswerSchema,
  welcomeSchema,
} from '#installation/protocol/messages.ts';
import { refuse } from '#installation/rules/refusal.ts';
import { type Client, greet, helloOf, type LoopbackHouse, openLoopbackHouse } from '#tests/support/loopback-house.ts';

/** Values of every kind that are no message at all. */
const NONSENSE: readonly unknown[] = [
  null,
  undefined,
  0,
  -1.5,
  '',
  'a text',
  true,
  [],
  [1, [2]],
  {},
  { toString: 'no function' },
  { protocol: { $gt: 0 } },
  new Uint8Array([1, 2, 3]),
  'x'.repeat(50_000),
];

const COMMAND = { id: 'command-1', expiresAtMs: Number.MAX_SAFE_INTEGER, request: { type: 'go' } };

const BAD_HELLOS: readonly unknown[] = [
  ...NONSENSE,
  { ...helloOf('left'), page: 'short' },
  { ...helloOf('left'), name: 'x'.repeat(65) },
  { ...helloOf('left'), seq: -1 },
  { ...helloOf('left'), seq: 1e99 },
  { ...helloOf('left'), hash: 'abc' },
  { ...helloOf('left'), protocol: '1' },
  { ...helloOf('left'), role: 'director' },
];

const BAD_COMMANDS: readonly unknown[] = [
  ...NONSENSE,
  { ...COMMAND, id: 'x' },
  { ...COMMAND, expiresAtMs: 'never' },
  { ...COMMAND, request: { type: 'self-destruct' } },
  { ...COMMAND, request: { type: 'jump', cue: { toString: 1 } } },
  { ...COMMAND, request: 'go' },
  { ...COMMAND, by: 'server' },
];

/** Whether a newcomer is still let in and answered. */
async function expectAlive(house: LoopbackHouse): Promise<void> {
  const newcomer = await house.connect('projection');
  expect((await greet(newcomer, 'right', { page: 'page-of-newcomer' })).kind).toBe('snapshot');
  expect(probeAnswerSchema.safeParse(await newcomer.ask('probe', { sentMs: 1 })).success).toBe(true);
  newcomer.close();
}

/** Sends each and waits until the server has dealt with them all. */
async function sendAll(client: Client, message: string, payloads: readonly unknown[]): Promise<void> {
  for (const payload of payloads) client.send(message, payload);
  await client.ask('probe', { sentMs: 1 });
}

describe('messages that cannot be read', () => {
  it.each(['projection', 'camera', 'director'] as const)('as a hello of a %s each get one refusal', async (role) => {
    const house = await openLoopbackHouse();
    const client = role === 'director' ? await house.connectDirector() : await house.connect(role);
    for (const hello of BAD_HELLOS) {
      const answer = welcomeSchema.parse(await client.ask('hello', hello));
      expect(answer).toEqual({
        kind: 'refused',
        says: refuse('bad-message').says,
        advice: refuse('bad-message').advice,
        retry: false,
      });
    }
    expect(client.isConnected()).toBe(true);
    expect((await greet(client, role === 'camera' ? 'front' : 'left')).kind).toBe('snapshot');
    await expectAlive(house);
  });

  it('as a command each get one refusal, and nothing is done', async () => {
    const house = await openLoopbackHouse();
    const director = await house.connectDirector();
    for (const command of BAD_COMMANDS) {
      const answer = commandAnswerSchema.parse(await director.ask('command', command));
      expect(answer).toEqual({ ok: false, refusal: refuse('bad-message') });
    }
    expect(house.journal.groups).toEqual([]);
    expect(await director.ask('command', COMMAND)).toMatchObject({ ok: true });
  });

  it('as a status, a probe or a sample are left aside and noted', async () => {
    const house = await openLoopbackHouse();
    const camera = await house.connect('camera');
    await greet(camera, 'front');
    await sendAll(camera, 'status', NONSENSE);
    await sendAll(camera, 'sample', NONSENSE);
    await sendAll(camera, 'probe', NONSENSE);
    expect(house.warnings).toHaveLength(3 * NONSENSE.length);
    expect(camera.isConnected()).toBe(true);
    await expectAlive(house);
  });

  it('of names nobody knows are not answered and harm nothing', async () => {
    const house = await openLoopbackHouse();
    const wall = await house.connect('projection');
    for (const message of ['command', 'sample', 'facts', 'constructor', '__proto__', 'toString', ''])
      wall.send(message, {});
    await wall.ask('probe', { sentMs: 1 });
    expect(house.journal.groups).toEqual([]);
    await expectAlive(house);
  });

  it('are noted without what was in them', async () => {
    const house = await openLoopbackHouse();
    const wall = await house.connect('projection');
    await wall.ask('hello', { secret: 'my landmarks' });
    expect(house.warnings.join()).not.toContain('my landmarks');
  });
});

describe('bytes that are no messages', () => {
  /** A connection without a client in between, and the promise of its end. */
  const raw = async (
    house: LoopbackHouse,
  ): Promise<{ readonly socket: WebSocket; readonly closed: Promise<unknown> }> => {
    const socket = new WebSocket(`ws://127.0.0.1:${house.port}/socket.io/?EIO=4&transport=websocket`);
    const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    return { socket, closed };
  };

  it.each([
    ['no packet at all', 'hello?'],
    ['a packet of a kind that does not exist', '9'],
    ['a message of a kind that does not exist', '49'],
    ['a message that is no JSON', '42/projection,["hello",'],
    ['a message that is no list', '42/projection,{"a":1}'],
    ['a message called like a thing of the server’s own', '42/projection,["disconnect"]'],
    ['bytes that were not announced', new Uint8Array([4, 1, 2, 3])],
    ['an attachment that never comes, then something else', '451-/projection,["sample",{"_placeholder":true,"num":0}]'],
  ])('such as %s end at most their own connection', async (_what, bytes) => {
    const house = await openLoopbackHouse();
    const { socket, closed } = await raw(house);
    socket.send('40/projection,');
    socket.send(bytes);
    socket.send(bytes);
    await expectAlive(house);
    socket.close();
    await closed;
  });

  it('too many for one message end the connection that sent them', async () => {
    const house = await openLoopbackHouse();
    const wall = await house.connect('projection');
    wall.send('hello', 'x'.repeat(200_000));
    await wall.ended();
    await expectAlive(house);
  });
});

describe('a page of another version', () => {
  it.each([PROTOCOL_VERSION - 1, PROTOCOL_VERSION + 1, 999])('%d is turned away with a sentence', async (protocol) => {
    const house = await openLoopbackHouse();
    const wall = await house.connect('projection');
    expect(await greet(wall, 'left', { protocol, hash: NO_HASH })).toMatchObject({
      kind: 'refused',
      says: `This page speaks version ${protocol} of the show's language, the server speaks ${PROTOCOL_VERSION}.`,
      retry: false,
    });
    await expectAlive(house);
  });
});
