/** A show over real sockets: what is asked, counted and decided reaches every page once, in order, and only when durable. */

import { describe, expect, it } from 'vitest';
import { encodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import { commandAnswerSchema, factsSchema, gesturesSchema, meterSchema } from '#installation/protocol/messages.ts';
import { createSession, type Session } from '#installation/protocol/session.ts';
import type { Request } from '#installation/rules/command.ts';
import { localMs, serverMs } from '#installation/time/axes.ts';
import { type Client, greet, type LoopbackHouse, openLoopbackHouse } from '#tests/support/loopback-house.ts';
import { SAMPLE_GESTURES } from '#tests/support/sample-score.ts';
import { rowOfPeople, syntheticSample } from '#tests/support/synthetic-crowd.ts';

let commands = 0;
const command = (director: Client, request: Request) =>
  director
    .ask('command', { id: `command-${++commands}`, expiresAtMs: Number.MAX_SAFE_INTEGER, request })
    .then((answer) => commandAnswerSchema.parse(answer));

/** The numbers of every fact a client was told of, in the order it was. */
const seqsHeardBy = (client: Client): number[] =>
  client.heard('facts').flatMap(([message]) => factsSchema.parse(message).facts.map((fact) => fact.seq));

const sampleBytes = (house: LoopbackHouse, present: number, active: number): Uint8Array =>
  encodeCrowdSample(syntheticSample(house.clock.now(), rowOfPeople(present, active, 'rise')), SAMPLE_GESTURES);

/** A page's session over a client, following every message of facts. */
function sessionOf(client: Client): Session {
  return createSession({
    page: 'page-0001',
    name: 'left',
    ask: (message, payload) => client.ask(message, payload),
    now: () => localMs(performance.now()),
    changed: () => {},
  });
}

describe('a fact', () => {
  it('reaches every page of every role once, in order', async () => {
    const house = await openLoopbackHouse();
    const director = await house.connectDirector();
    const pages = [
      director,
      await house.connect('projection'),
      await house.connect('projection'),
      await house.connect('camera'),
    ];
    await command(director, { type: 'jump', cue: 'one/2' });
    await command(director, { type: 'pause' });
    await command(director, { type: 'resume' });
    for (const page of pages) await expect.poll(() => seqsHeardBy(page)).toEqual([3, 4, 5]);
  });

  it('reaches nobody before it is durable, and nobody at all if it never is', async () => {
    const house = await openLoopbackHouse();
    const [director, wall] = [await house.connectDirector(), await house.connect('projection')];
    house.journal.breakWith(new Error('ENOSPC'));
    expect(await command(director, { type: 'go' })).toMatchObject({ ok: false, refusal: { code: 'log-stopped' } });
    house.journal.breakWith(null);
    const release = house.journal.hold();
    const asked = command(director, { type: 'go' });
    await wall.ask('probe', { sentMs: 1 });
    expect(seqsHeardBy(wall)).toEqual([]);
    release();
    expect(await asked).toMatchObject({ ok: true, seqs: [3] });
    await expect.poll(() => seqsHeardBy(wall)).toEqual([3]);
  });

  it('comes from one of two directors who press GO at once; the other is told it was a slip', async () => {
    const house = await openLoopbackHouse();
    const directors = [await house.connectDirector(), await house.connectDirector()];
    await command(directors[0] as Client, { type: 'standby', cue: 'two/C' });
    const answers = await Promise.all(directors.map((director) => command(director, { type: 'go' })));
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.refusal.code)).sort()).toEqual(['done', 'double-go']);
    expect(house.journal.facts.filter((fact) => fact.event.type === 'cue-fired')).toHaveLength(1);
  });

  it('is done once however often its command is repeated over however many connections', async () => {
    const house = await openLoopbackHouse();
    const directors = [await house.connectDirector(), await house.connectDirector()];
    const repeated = { id: 'same-command', expiresAtMs: Number.MAX_SAFE_INTEGER, request: { type: 'go' } };
    const answers = await Promise.all(
      [...directors, ...directors].map((director) => director.ask('command', repeated)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(house.journal.facts).toHaveLength(3);
  });
});

describe('a page’s session over a socket', () => {
  it('has the same show as the server, whether it was there all along or came late', async () => {
    const house = await openLoopbackHouse();
    const [director, wall] = [await house.connectDirector(), await house.connect('projection')];
    const early = sessionOf(wall);
    await early.connected();
    for (const request of [{ type: 'jump', cue: 'two/A' }, { type: 'pause' }, { type: 'resume' }] as const) {
      await command(director, request);
    }
    await expect.poll(() => seqsHeardBy(wall).length).toBe(3);
    for (const [message] of wall.heard('facts')) await early.facts(message);
    const late = sessionOf(await house.connect('projection'));
    await late.connected();
    for (const session of [early, late]) {
      expect(session.stage().stage).toBe('live');
      for (const at of [0, 1500, 3000, 60_000].map(serverMs)) {
        expect(session.replica.timeline.stateAt(at)).toEqual(house.conductor.stateAt(at));
      }
    }
  });

  it('reads the server’s clock within the bound it tells', async () => {
    const house = await openLoopbackHouse();
    const session = sessionOf(await house.connect('projection'));
    await session.connected();
    for (let i = 0; i < 8; i++) await session.probe();
    const bound = session.clock()?.boundMs ?? Number.NaN;
    const before = house.clock.now();
    const read = session.serverNow() ?? Number.NaN;
    const after = house.clock.now();
    expect(bound).toBeLessThan(20);
    expect(read).toBeGreaterThanOrEqual(before - bound - 0.1);
    expect(read).toBeLessThanOrEqual(after + bound + 0.1);
  });

  it('catches up by only what it lacks when it comes back', async () => {
    const house = await openLoopbackHouse();
    const director = await house.connectDirector();
    await command(director, { type: 'jump', cue: 'one/2' });
    const [, , third] = house.conductor.facts();
    await command(director, { type: 'pause' });
    const back = await house.connect('projection');
    const answer = await greet(back, 'left', { seq: 3, hash: third?.hash ?? '' });
    expect(answer).toMatchObject({ kind: 'catch-up', facts: [{ seq: 4 }] });
  });
});

describe('the crowd', () => {
  it('reaches the walls in the very bytes the camera sent, and no other role', async () => {
    const house = await openLoopbackHouse();
    const [camera, wall, director] = [
      await house.connect('camera'),
      await house.connect('projection'),
      await house.connectDirector(),
    ];
    await greet(camera, 'front');
    const bytes = sampleBytes(house, 3, 1);
    const shown = wall.next('crowd');
    camera.send('sample', bytes);
    const [source, received] = await shown;
    expect(source).toBe('front');
    expect(new Uint8Array(received as Buffer)).toEqual(bytes);
    expect([...director.heard('crowd'), ...camera.heard('crowd')]).toEqual([]);
  });

  it('is neither shown nor counted from a camera that has not said who it is, or in broken bytes', async () => {
    const house = await openLoopbackHouse();
    const [camera, wall] = [await house.connect('camera'), await house.connect('projection')];
    camera.send('sample', sampleBytes(house, 3, 3));
    await greet(camera, 'front');
    camera.send('sample', sampleBytes(house, 3, 3).subarray(0, 100));
    camera.send('sample', sampleBytes(house, 3, 3).toString());
    await camera.ask('probe', { sentMs: 1 });
    await wall.ask('probe', { sentMs: 1 });
    expect(wall.heard('crowd')).toEqual([]);
    expect(house.warnings).toHaveLength(3);
  });

  it('of a camera that sends too much is thinned out, not refused', async () => {
    const house = await openLoopbackHouse();
    const [camera, director] = [await house.connect('camera'), await house.connectDirector()];
    await greet(camera, 'front');
    // The server counts by its own seconds: begin when one has just begun.
    const intoSecondMs = house.clock.now() % 1000;
    if (intoSecondMs > 300) await new Promise((resolve) => setTimeout(resolve, 1005 - intoSecondMs));
    for (let i = 0; i < 60; i++) camera.send('sample', sampleBytes(house, 1, 0));
    for (let i = 0; i < 60; i++) camera.send('sample', sampleBytes(house, 3, 0));
    await camera.ask('probe', { sentMs: 1 });
    expect(meterSchema.parse((await director.next('meter'))[0]).present).toBe(1);
    expect(camera.isConnected()).toBe(true);
  });

  it('meets a quorum: every page is told the branch it took, with the evidence', async () => {
    const house = await openLoopbackHouse();
    const [camera, wall, director] = [
      await house.connect('camera'),
      await house.connect('projection'),
      await house.connectDirector(),
    ];
    await greet(camera, 'front');
    await command(director, { type: 'jump', cue: 'one/2' });
    const sending = setInterval(() => camera.send('sample', sampleBytes(house, 4, 3)), 66);
    try {
      await expect.poll(() => seqsHeardBy(wall), { timeout: 5000 }).toEqual([3, 4]);
    } finally {
      clearInterval(sending);
    }
    const decided = house.conductor.facts().at(-1);
    expect(decided).toMatchObject({
      cause: { by: 'crowd' },
      event: {
        outcome: 'met',
        how: 'crowd',
        evidence: {
          share: 0.75,
          present: 4,
          active: 3,
          sources: [{ source: 'front', kind: 'camera', present: 4, active: 3 }],
        },
      },
    });
    const meters = director.heard('meter').map(([meter]) => meterSchema.parse(meter));
    expect(meters.some((meter) => meter.quorum?.cue === 'one/2' && meter.quorum.options[0]?.share === 0.75)).toBe(true);
  });

  it('is gone with its camera', async () => {
    const house = await openLoopbackHouse();
    const [camera, director] = [await house.connect('camera'), await house.connectDirector()];
    await greet(camera, 'front');
    camera.send('sample', sampleBytes(house, 4, 0));
    const present = async (): Promise<number> => meterSchema.parse((await director.next('meter'))[0]).present;
    await expect.poll(present).toBe(4);
    camera.close();
    await expect.poll(present, { timeout: 800 }).toBe(0);
  });
});

describe('the gestures', () => {
  it('are told to every camera when they change, and to one that comes later, and to nobody else', async () => {
    const house = await openLoopbackHouse();
    const [wall, first] = [await house.connect('projection'), await house.connect('camera')];
    const [before, after] = ['a'.repeat(64), 'b'.repeat(64)];
    house.tellGestures(before);
    house.tellGestures(after);
    const later = await house.connect('camera');
    const versions = (client: Client) =>
      client.heard('gestures').map(([message]) => gesturesSchema.parse(message).version);
    await expect.poll(() => versions(later)).toEqual([after]);
    expect(versions(first)).toEqual([before, after]);
    expect(versions(wall)).toEqual([]);
  });
});
