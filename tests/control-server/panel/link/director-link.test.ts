import { describe, expect, it } from 'vitest';
import { startTicker } from '#control-server/panel/clock/ticker.ts';
import { type DirectorSocket, openDirectorLink } from '#control-server/panel/link/director-link.ts';
import { createPanelStore } from '#control-server/panel/store/panel-store.ts';
import { refuse } from '#installation/rules/refusal.ts';
import { type Answerer, fakeSocket } from '#tests/support/fake-socket.ts';
import { panelTime } from '../support/fake-panel.ts';

const welcome = { kind: 'snapshot', scores: [], base: null, facts: [], site: 'site: x', notice: 'Mind the gap.' };
const done = { ok: true, seqs: [1], atMs: 10 };

function connectedPanel() {
  const time = panelTime();
  const server = fakeSocket(time.timers.after);
  const commands: unknown[] = [];
  let command: Answerer = () => Promise.resolve(done);
  server.answer = (message, payload) => {
    if (message === 'hello') return Promise.resolve(welcome);
    if (message === 'probe') return Promise.resolve({ takenMs: 5000 + time.now(), answeredMs: 5000 + time.now() });
    commands.push(payload);
    return command(message, payload);
  };
  const link = openDirectorLink({
    // Only what the link uses of a socket is there.
    socket: server.socket as unknown as DirectorSocket,
    pageId: { current: () => 'page-0001', renew: () => 'page-0002' },
    now: time.now,
    timers: time.timers,
    draw: (bytes) => bytes.fill(0xab),
  });
  server.open();
  return { time, server, link, commands, answerCommands: (next: Answerer) => (command = next) };
}

const NOTHING_MORE = { pulses: {}, zones: {}, counted: [] };

describe('the director link', () => {
  it('greets, reads the clock and is live', async () => {
    const { time, link, server } = connectedPanel();
    await time.pass(200);
    expect(link.session.stage()).toEqual({ stage: 'live' });
    expect(link.session.serverNow()).toBe(5200);
    expect(link.session.notice()).toBe('Mind the gap.');
    expect(server.asked[0]).toMatchObject({ message: 'hello', payload: { page: 'page-0001', name: 'director' } });
  });

  it('sends a command once, with an id and an expiry of two seconds', async () => {
    const { time, link, commands } = connectedPanel();
    await time.pass(200);
    await expect(link.send({ type: 'go' })).resolves.toEqual({ ok: true });
    expect(commands).toEqual([{ id: 'ab'.repeat(16), expiresAtMs: 7200, request: { type: 'go' } }]);
  });

  it('hands on a refusal in its words', async () => {
    const { time, link, answerCommands } = connectedPanel();
    await time.pass(200);
    answerCommands(() => Promise.resolve({ ok: false, refusal: refuse('double-go') }));
    await expect(link.send({ type: 'go' })).resolves.toEqual({ ok: false, ...refuse('double-go') });
  });

  it('asks an unanswered command again under the same id, and then owns up', async () => {
    const { time, link, commands, answerCommands } = connectedPanel();
    await time.pass(200);
    answerCommands(() => Promise.withResolvers().promise);
    const outcome = link.send({ type: 'go' });
    await time.pass(2500);
    await expect(outcome).resolves.toMatchObject({ ok: false, code: 'no-answer' });
    expect(commands).toHaveLength(2);
    expect(commands[1]).toEqual(commands[0]);
  });

  it('does not believe an answer it cannot read', async () => {
    const { time, link, answerCommands } = connectedPanel();
    await time.pass(200);
    answerCommands(() => Promise.resolve({ ok: 'yes' }));
    await expect(link.send({ type: 'go' })).resolves.toMatchObject({ code: 'unreadable-answer' });
  });

  it('asks nothing of a server that is not there', async () => {
    const { time, link, server, commands } = connectedPanel();
    await time.pass(200);
    server.drop();
    expect(link.session.stage().stage).toBe('stale');
    await expect(link.send({ type: 'go' })).resolves.toMatchObject({ code: 'no-connection' });
    expect(commands).toEqual([]);
  });

  it('says why it was turned away until it is let in', async () => {
    const { link, server } = connectedPanel();
    const reason = { says: 'This page may not direct the show.', advice: 'Open the director link.' };
    server.drop();
    server.bar(Object.assign(new Error('no'), { data: reason }));
    expect(link.barred()).toEqual(reason);
    server.open();
    expect(link.barred()).toBeNull();
  });

  it('keeps the last good meter when one cannot be read, and says so', async () => {
    const { link, server } = connectedPanel();
    const meter = { atMs: 1, present: 3, active: { rise: 1 }, ...NOTHING_MORE, quorum: null, triggers: [] };
    server.tell('meter', meter);
    server.tell('meter', { present: 'many' });
    expect(link.meter()).toEqual(meter);
    expect(link.fault()).toMatch(/crowd meter/);
  });

  it('knows which walls show test patterns, and asks for the show again', async () => {
    const { time, link, server, commands, answerCommands } = connectedPanel();
    await time.pass(200);
    const setup = { patterns: { left: 'grid' }, tiers: { left: 'full' }, software: [], history: {} };
    server.tell('setup', setup);
    server.tell('setup', { patterns: 'none' });
    expect(link.setup()).toEqual(setup);
    expect(link.fault()).toMatch(/state of the walls/);
    answerCommands(() => Promise.resolve({ ok: true }));
    const request = { type: 'pattern', surface: null, pattern: null } as const;
    await expect(link.setUp(request)).resolves.toEqual({ ok: true });
    expect(commands).toEqual([request]);
  });

  it('stops everything it started', async () => {
    const { time, server, link } = connectedPanel();
    await time.pass(200);
    link.stop();
    const asked = server.asked.length;
    await time.pass(5000);
    expect(server.asked).toHaveLength(asked);
    expect(server.socket.connected).toBe(false);
  });
});

describe('the panel store', () => {
  function startedStore() {
    const panel = connectedPanel();
    const { link, time } = panel;
    const store = createPanelStore({
      link,
      now: time.now,
      wall: () => ({ day: 1, minutes: 720 }),
      startTicker: (look) => startTicker(time.timers, look),
    });
    store.start();
    return { ...panel, store };
  }

  it('shows why the room could not be set up', async () => {
    const { time, store, answerCommands } = startedStore();
    await time.pass(200);
    answerCommands(() => Promise.resolve({ ok: false, says: 'No.', advice: 'Do this.' }));
    await store.setUp({ type: 'pattern', surface: null, pattern: null });
    await time.pass(20);
    expect(store.moment().said).toMatchObject({ code: 'not-set-up', says: 'No.', advice: 'Do this.' });
  });

  it('shows a refusal until it is dismissed, done or old', async () => {
    const { time, store, answerCommands } = startedStore();
    await time.pass(200);
    answerCommands(() => Promise.resolve({ ok: false, refusal: refuse('nothing-runs') }));
    await store.ask({ type: 'stop' });
    await time.pass(50);
    expect(store.moment().said).toMatchObject({ code: 'nothing-runs', count: 1 });
    store.dismiss();
    await time.pass(50);
    expect(store.moment().said).toBeNull();

    await store.ask({ type: 'stop' });
    await time.pass(50);
    expect(store.moment().said?.count).toBe(2);
    await time.pass(17_000);
    expect(store.moment().said).toBeNull();

    await store.ask({ type: 'stop' });
    answerCommands(() => Promise.resolve(done));
    await store.ask({ type: 'go' });
    await time.pass(50);
    expect(store.moment().said).toBeNull();
  });

  it('knows what is asked and not answered yet', async () => {
    const { time, store, answerCommands } = startedStore();
    await time.pass(200);
    const answer = Promise.withResolvers<unknown>();
    answerCommands(() => answer.promise);
    const asking = store.ask({ type: 'go' });
    await time.pass(50);
    expect(store.moment().asking).toEqual(['go']);
    answer.resolve(done);
    await asking;
    await time.pass(50);
    expect(store.moment().asking).toEqual([]);
  });

  it('looks once before a frame, however much changes, and again by itself', async () => {
    const { time, store, server } = startedStore();
    await time.pass(1000);
    let looks = 0;
    store.subscribe(() => looks++);
    for (let i = 0; i < 20; i++)
      server.tell('meter', { atMs: i, present: i, active: {}, ...NOTHING_MORE, quorum: null, triggers: [] });
    await time.pass(20);
    expect(looks).toBe(1);
    expect(store.moment().meter?.present).toBe(19);
    await time.pass(1100);
    expect(looks).toBe(2);
  });
});
