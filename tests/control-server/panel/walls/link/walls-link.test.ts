import { describe, expect, it } from 'vitest';
import { startTicker } from '#control-server/panel/clock/ticker.ts';
import { openWallsLink, type TechnicianSocket } from '#control-server/panel/walls/link/walls-link.ts';
import { outputOf } from '#control-server/panel/walls/store/walls-moment.ts';
import { createWallsStore } from '#control-server/panel/walls/store/walls-store.ts';
import { moveCorner } from '#installation/mapping/output-edits.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';
import { type Answerer, fakeSocket } from '#tests/support/fake-socket.ts';
import { panelTime } from '../../support/fake-panel.ts';
import { OVERLAPPING_TEXT, setupOf } from '../support/walls-moments.ts';

const MOVED = moveCorner(PLAIN_OUTPUT, 'topLeft', [0.1, 0.1]).output;
const welcome = { kind: 'snapshot', scores: [], base: null, facts: [], site: OVERLAPPING_TEXT, notice: null };

/** The page of walls, connected. */
async function connected() {
  const time = panelTime();
  const server = fakeSocket(time.timers.after);
  const requests: unknown[] = [];
  let answer: Answerer = () => Promise.resolve({ ok: true });
  server.answer = (message, payload) => {
    if (message === 'hello') return Promise.resolve(welcome);
    if (message === 'probe') return Promise.resolve({ takenMs: 5000 + time.now(), answeredMs: 5000 + time.now() });
    requests.push(payload);
    return answer(message, payload);
  };
  const link = openWallsLink({
    // Only what the link uses of a socket is there.
    socket: server.socket as unknown as TechnicianSocket,
    pageId: { current: () => 'page-0001', renew: () => 'page-0002' },
    now: time.now,
    timers: time.timers,
  });
  const store = createWallsStore({
    link,
    now: time.now,
    timers: time.timers,
    startTicker: (look) => startTicker(time.timers, look),
  });
  store.start();
  server.open();
  await time.pass(200);
  return { time, server, link, store, requests, answerWith: (next: Answerer) => (answer = next) };
}

describe('the link of whoever sets up the room', () => {
  it('has the site, and keeps what it is told of the walls', async () => {
    const { server, link, store, time } = await connected();
    server.tell('setup', setupOf({ patterns: { left: 'grid' } }));
    await time.pass(20);
    expect(link.session.stage()).toEqual({ stage: 'live' });
    expect(Object.keys(store.moment().site?.surfaces ?? {})).toEqual(['left', 'right']);
    expect(store.moment().setup?.patterns).toEqual({ left: 'grid' });
  });

  it('keeps the last that could be read, and says so', async () => {
    const { server, link } = await connected();
    server.tell('setup', setupOf());
    server.tell('setup', { patterns: { left: 'paisley' } });
    expect(link.setup()).toEqual(setupOf());
    expect(link.fault()).toMatch(/state of the walls/);
  });

  it('shows what somebody else tries until anything is kept', async () => {
    const { server, store, time } = await connected();
    server.tell('tried', { surface: 'left', output: MOVED });
    await time.pass(20);
    expect(outputOf(store.moment(), 'left')).toEqual(MOVED);
    server.tell('site', { text: OVERLAPPING_TEXT });
    await time.pass(20);
    expect(outputOf(store.moment(), 'left')).toEqual(PLAIN_OUTPUT);
    expect(outputOf(store.moment(), 'nowhere')).toBeNull();
  });

  it('asks nothing of a server that is not there, and says so', async () => {
    const { server, store, requests, time } = await connected();
    server.drop();
    await expect(store.ask({ type: 'pattern', surface: null, pattern: 'grid' })).resolves.toBe(false);
    await time.pass(20);
    expect(requests).toEqual([]);
    expect(store.moment().said?.says).toMatch(/no connection/);
  });

  it('does not believe an answer it cannot read, and owns up to silence', async () => {
    const { link, answerWith, time } = await connected();
    answerWith(() => Promise.resolve('yes'));
    await expect(link.ask({ type: 'undo', surface: 'left' })).resolves.toMatchObject({ ok: false });
    answerWith(() => Promise.withResolvers().promise);
    const outcome = link.ask({ type: 'undo', surface: 'left' });
    await time.pass(6000);
    await expect(outcome).resolves.toMatchObject({ ok: false, says: expect.stringContaining('did not answer') });
  });
});

describe('the store of the walls', () => {
  it('keeps what was pressed last before it takes it back', async () => {
    const { store, requests } = await connected();
    store.fit.keepSoon('left', MOVED, 'Upper left corner');
    await store.step('undo', 'left');
    expect(requests).toMatchObject([{ type: 'try' }, { type: 'keep', does: 'Upper left corner' }, { type: 'undo' }]);
  });

  it('says what could not be done until it is read, done, or old', async () => {
    const { store, answerWith, time } = await connected();
    answerWith(() => Promise.resolve({ ok: false, says: 'No.', advice: 'Do this.' }));
    const refused = { type: 'redo', surface: 'left' } as const;
    await store.ask(refused);
    await time.pass(20);
    expect(store.moment().said).toMatchObject({ says: 'No.', advice: 'Do this.' });
    store.dismiss();
    await time.pass(20);
    expect(store.moment().said).toBeNull();
    await store.ask(refused);
    await time.pass(30_000);
    expect(store.moment().said).toBeNull();
  });

  it('keeps the last room it could read when the site cannot be read', async () => {
    const { store, server, time } = await connected();
    server.tell('site', { text: 'walls: [' });
    await time.pass(20);
    expect(Object.keys(store.moment().site?.surfaces ?? {})).toEqual(['left', 'right']);
    expect(store.moment().fault).toMatch(/cannot read/);
  });

  it('keeps everything that waits when the page is put away', async () => {
    const { store, requests } = await connected();
    store.fit.keepSoon('left', MOVED, 'Upper left corner');
    store.fit.keepSoon('right', MOVED, 'Upper left corner');
    store.settleAll();
    expect(requests.filter((request) => (request as { type: string }).type === 'keep')).toHaveLength(2);
  });
});
