/** Who is let in, by which door, and what they are told who are not. */

import { describe, expect, it } from 'vitest';
import { COOKIE_SECONDS, openAccess } from '#control-server/access/access.ts';
import { roomSchema } from '#installation/protocol/messages.ts';
import { type Client, greet, openLoopbackHouse } from '#tests/support/loopback-house.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** What a connection that is not let in is told. */
async function turnedAway(connecting: Promise<Client>): Promise<Error> {
  const result = await connecting.catch((error: unknown) => error);
  if (!(result instanceof Error)) throw new Error('it was let in');
  return result;
}

/** What the director is shown of the room the next time. */
const roomSeenBy = async (director: Client) => roomSchema.parse((await director.next('room'))[0]);

describe('the director’s door', () => {
  it('opens for nobody without the director’s cookie', async () => {
    const house = await openLoopbackHouse();
    const now = Date.now();
    const name = house.access.cookie;
    const strangers = await openAccess(await temporaryFolder());
    for (const cookie of [
      '',
      `${name}=director`,
      `${name}=${house.access.sign('crew', now)}`,
      `${name}=${house.access.sign('crew', now).replace('crew', 'director')}`,
      `${name}=${strangers.sign('director', now)}`,
      `${strangers.cookie}=${strangers.sign('director', now)}`,
      `${name}=${house.access.sign('director', now - COOKIE_SECONDS * 1000 - 1000)}`,
    ]) {
      const error = await turnedAway(house.connect('director', { cookie }));
      expect(error.message).toContain('Open the director link the server prints');
    }
  });

  it('opens with it', async () => {
    const house = await openLoopbackHouse();
    const director = await house.connectDirector();
    expect((await greet(director, 'director')).kind).toBe('snapshot');
  });

  it('is the only one that leads to commands', async () => {
    const house = await openLoopbackHouse();
    const command = { id: 'command-1', expiresAtMs: Number.MAX_SAFE_INTEGER, request: { type: 'go' } };
    for (const role of ['projection', 'camera', 'technician']) {
      const page = await house.connect(role);
      page.send('command', command);
      await page.ask('probe', { sentMs: 1 });
    }
    expect(house.journal.groups).toEqual([]);
  });

  it('is the only one behind which the crowd’s numbers and the room are told', async () => {
    const house = await openLoopbackHouse();
    const [director, wall] = [await house.connectDirector(), await house.connect('projection')];
    await greet(wall, 'left');
    await director.next('meter');
    await director.next('room');
    expect([...wall.heard('meter'), ...wall.heard('room')]).toEqual([]);
  });
});

describe('a foreign page', () => {
  it.each([
    ['of another origin', { origin: 'http://evil.example' }],
    ['of a sandboxed frame', { origin: 'null' }],
    ['of another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ])('%s is not let in, with whatever cookie', async (_what, headers) => {
    const house = await openLoopbackHouse();
    const cookie = `${house.access.cookie}=${house.access.sign('director', Date.now())}`;
    for (const role of ['director', 'projection', 'camera', 'technician']) {
      await turnedAway(house.connect(role, { ...headers, cookie }));
    }
    expect(house.warnings.filter((warning) => warning.includes('foreign page'))).toHaveLength(4);
  });

  it('that reaches us by a name that is not ours is not let in', async () => {
    const house = await openLoopbackHouse();
    const host = `evil.example:${house.port}`;
    await turnedAway(house.connect('projection', { host, origin: `http://${host}` }));
  });

  it('is told from one of ours', async () => {
    const house = await openLoopbackHouse();
    const wall = await house.connect('projection', { origin: `http://127.0.0.1:${house.port}` });
    expect(wall.isConnected()).toBe(true);
  });

  it('finds no door that is not there', async () => {
    const house = await openLoopbackHouse();
    expect((await turnedAway(house.connect('audience'))).message).toBe('Invalid namespace');
    // The one that Socket.IO always has leads nowhere.
    const hall = await house.connect('');
    for (const message of ['hello', 'command', 'probe', 'sample']) hall.send(message, {});
    const director = await house.connectDirector();
    await director.ask('command', { id: 'command-1', expiresAtMs: Number.MAX_SAFE_INTEGER, request: { type: 'go' } });
    expect(director.heard('facts')).toHaveLength(1);
    expect([...hall.heard('facts'), ...hall.heard('meter')]).toEqual([]);
  });
});

describe('a second camera of one name', () => {
  it('is refused while the first is there, and let in when it has gone', async () => {
    const house = await openLoopbackHouse();
    const [first, second] = [await house.connect('camera'), await house.connect('camera')];
    expect((await greet(first, 'front', { page: 'page-0001' })).kind).toBe('snapshot');
    expect(await greet(second, 'front', { page: 'page-0002' })).toMatchObject({
      kind: 'refused',
      says: expect.stringContaining('counted twice'),
      retry: true,
    });
    expect((await greet(second, 'front-2', { page: 'page-0002' })).kind).toBe('snapshot');
    first.close();
    await expect.poll(async () => (await greet(second, 'front', { page: 'page-0002' })).kind).toBe('snapshot');
  });

  it('counts nobody while it is refused', async () => {
    const house = await openLoopbackHouse();
    const [first, second, wall] = [
      await house.connect('camera'),
      await house.connect('camera'),
      await house.connect('projection'),
    ];
    await greet(first, 'front', { page: 'page-0001' });
    await greet(second, 'front', { page: 'page-0002' });
    second.send('sample', new Uint8Array(300));
    await second.ask('probe', { sentMs: 1 });
    expect(house.warnings.at(-1)).toContain('could not be read');
    expect(wall.heard('crowd')).toEqual([]);
  });

  it('that is the same page come back takes the place of its own ghost', async () => {
    const house = await openLoopbackHouse();
    const ghost = await house.connect('camera');
    await greet(ghost, 'front', { page: 'page-0001' });
    const back = await house.connect('camera');
    expect((await greet(back, 'front', { page: 'page-0001' })).kind).toBe('snapshot');
    await ghost.ended();
    expect(back.isConnected()).toBe(true);
  });
});

describe('a second page of one surface', () => {
  it('mirrors the first and is told so; the director sees it', async () => {
    const house = await openLoopbackHouse();
    const [first, second] = [await house.connect('projection'), await house.connect('projection')];
    expect(await greet(first, 'left', { page: 'page-0001' })).toMatchObject({ kind: 'snapshot', notice: null });
    expect(await greet(second, 'left', { page: 'page-0002' })).toMatchObject({
      kind: 'snapshot',
      notice: 'Another page already shows the surface "left"; this one mirrors it.',
    });
    const director = await house.connectDirector();
    const room = await roomSeenBy(director);
    expect(room.pages.map((page) => page.warning)).toEqual(['2 pages show "left".', '2 pages show "left".']);
  });
});

describe('the room', () => {
  it('is shown to the director as pages come, say how they are, and go', async () => {
    const house = await openLoopbackHouse();
    const director = await house.connectDirector();
    const wall = await house.connect('projection');
    const entered = roomSeenBy(director);
    await greet(wall, 'left');
    expect(await entered).toMatchObject({ pages: [{ role: 'projection', name: 'left', status: null, warning: null }] });
    expect((await entered).missing.map((entry) => entry.name)).toEqual(['right', 'other', 'front']);
    wall.send('status', { fps: 60, clockBoundMs: 0.5, engine: 'webgpu', dropped: 0, people: null, trouble: null });
    expect(await roomSeenBy(director)).toMatchObject({ pages: [{ status: { fps: 60, engine: 'webgpu' } }] });
    const left = roomSeenBy(director);
    wall.close();
    expect((await left).pages).toEqual([]);
  });
});
