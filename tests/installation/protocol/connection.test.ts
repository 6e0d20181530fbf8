import { describe, expect, it } from 'vitest';
import { openConnection } from '#installation/protocol/connection.ts';
import type { Hello, Welcome } from '#installation/protocol/messages.ts';
import { keepPageId } from '#installation/protocol/page-id.ts';
import { localMs } from '#installation/time/axes.ts';
import { type Answerer, fakeSocket } from '#tests/support/fake-socket.ts';
import { fakeTab } from '#tests/support/fake-tab.ts';
import { fakeTime } from '#tests/support/fake-time.ts';
import { grant, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SCORE } from '#tests/support/sample-score.ts';

const show = rehearse();
grant(show, 1000, { type: 'go' });
const { facts } = show;
const welcome: Welcome = {
  kind: 'snapshot',
  scores: [SAMPLE_SCORE],
  base: null,
  facts: [...facts],
  site: 'a site',
  notice: null,
};
const never: Answerer = () => Promise.withResolvers().promise;

function page({ probes = true } = {}) {
  const time = fakeTime();
  const server = fakeSocket(time.timers.after);
  const greetings: { welcome: unknown; silent: boolean } = { welcome, silent: false };
  const warnings: string[] = [];
  const seen = { probes: 0, changes: 0 };
  server.answer = (message) => {
    if (message === 'probe') {
      seen.probes++;
      return Promise.resolve({ takenMs: 5000 + time.now(), answeredMs: 5000 + time.now() });
    }
    return greetings.silent ? never(message, null) : Promise.resolve(greetings.welcome);
  };
  const { tab, draw } = fakeTab();
  const connection = openConnection({
    socket: server.socket,
    pageId: keepPageId(tab, draw),
    name: 'left',
    now: () => localMs(time.now()),
    after: time.timers.after,
    probes,
    changed: () => seen.changes++,
    warn: (what) => warnings.push(what),
  });
  const hellos = (): Hello[] => server.asked.map(({ payload }) => payload as Hello);
  const stage = () => connection.session.stage();
  return { time, server, connection, greetings, warnings, seen, hellos, stage };
}

describe('a connection', () => {
  it('connects by itself, greets, and is live', async () => {
    const { time, server, stage, hellos } = page();
    expect(server.connections).toBe(1);
    server.open();
    await time.pass(10);
    expect(stage()).toEqual({ stage: 'live' });
    expect(hellos()).toMatchObject([{ name: 'left', page: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
  });

  it('reads the clock ten times at once and then eight times a second, while it is connected', async () => {
    const { time, server, seen, connection } = page();
    server.open();
    await time.pass(500);
    expect(seen.probes).toBe(10);
    expect(connection.session.serverNow()).toBeCloseTo(5500, 6);
    await time.pass(1000);
    expect(seen.probes).toBe(18);
    server.drop();
    await time.pass(1000);
    expect(seen.probes).toBe(18);
    server.open();
    await time.pass(500);
    expect(seen.probes).toBe(28);
  });

  it('leaves the clock to others where it is told so', async () => {
    const { time, server, seen } = page({ probes: false });
    server.open();
    await time.pass(5000);
    expect(seen.probes).toBe(0);
  });

  it('begins anew where its greeting is not answered', async () => {
    const { time, server, stage, greetings, warnings } = page({ probes: false });
    greetings.silent = true;
    server.open();
    await time.pass(4100);
    expect(server.connections).toBe(2);
    expect(warnings).toHaveLength(1);
    greetings.silent = false;
    server.open();
    await time.pass(10);
    expect(stage().stage).toBe('live');
  });

  it('begins anew where a gap cannot be closed', async () => {
    const { time, server, greetings } = page({ probes: false });
    greetings.welcome = { ...welcome, facts: facts.slice(0, 1) };
    server.open();
    await time.pass(10);
    greetings.silent = true;
    server.tell('facts', { scores: [], facts: facts.slice(2) });
    await time.pass(4100);
    expect(server.connections).toBe(2);
  });

  it('gives a silent server up within some two seconds, whatever the socket believes', async () => {
    const { time, server, stage } = page();
    server.open();
    await time.pass(1000);
    server.answer = never;
    await time.pass(2300);
    expect(stage().stage).toBe('stale');
    expect(server.connections).toBe(2);
  });

  it('does not take answers it heard late for silence: it stood still itself', async () => {
    const { time, server, stage } = page();
    server.open();
    await time.pass(1000);
    const held: (() => void)[] = [];
    server.answer = () => new Promise((resolve) => held.push(() => resolve({ takenMs: 6000, answeredMs: 6000 })));
    await time.pass(2130);
    for (const release of held) release();
    await time.pass(30);
    expect(stage().stage).toBe('live');
    expect(server.connections).toBe(1);
  });

  it('says since when no server answers, and nothing of it once one does', async () => {
    const { time, server, connection } = page();
    await time.pass(300);
    server.miss();
    await time.pass(300);
    server.miss();
    expect(connection.unreachableSince()).toBe(300);
    expect(connection.barred()).toBeNull();
    expect(server.connections).toBe(1);
    server.open();
    expect(connection.unreachableSince()).toBeNull();
  });

  it('stops everything it set going', async () => {
    const { time, server, connection } = page();
    server.open();
    await time.pass(200);
    connection.stop();
    const { connections } = server;
    await time.pass(20_000);
    expect(server.socket.connected).toBe(false);
    expect([server.asked.length, server.connections]).toEqual([1, connections]);
  });
});

describe('a connection turned away at the door', () => {
  const reason = { says: 'Not known.', advice: 'Open the link.' };

  it('says so in the server’s words, and knocks again, ever more slowly', async () => {
    const { time, server, connection, stage } = page();
    server.bar(Object.assign(new Error('no'), { data: { ...reason, code: 7 } }));
    expect(connection.barred()).toEqual(reason);
    await time.pass(500);
    expect(server.connections).toBe(2);
    server.bar(Object.assign(new Error('no'), { data: reason }));
    await time.pass(900);
    expect(server.connections).toBe(2);
    await time.pass(100);
    expect(server.connections).toBe(3);
    server.open();
    await time.pass(10);
    expect(connection.barred()).toBeNull();
    expect(stage().stage).toBe('live');
  });

  it('never waits longer than five seconds', async () => {
    const { time, server } = page();
    for (let i = 0; i < 8; i++) {
      server.bar(new Error('no'));
      await time.pass(5000);
    }
    expect(server.connections).toBe(9);
  });

  it('knows a way out even where the server gave no reason', () => {
    const { server, connection } = page();
    server.bar(new Error('xhr poll error'));
    expect(connection.barred()?.says).toContain('xhr poll error');
    expect(connection.barred()?.advice).toMatch(/link/);
  });
});

describe('a connection the server ended', () => {
  it('comes back under a new name: another tab came by the old one', async () => {
    const { time, server, hellos, stage } = page();
    server.open();
    await time.pass(200);
    server.sendOff();
    expect(stage().stage).toBe('stale');
    await time.pass(600);
    expect(server.connections).toBe(2);
    server.open();
    await time.pass(10);
    const [first, second] = hellos();
    expect(second?.page).toMatch(/^[0-9a-f]{32}$/);
    expect(second?.page).not.toBe(first?.page);
    expect(stage().stage).toBe('live');
  });

  it('keeps its name where only the line dropped', async () => {
    const { time, server, hellos } = page();
    server.open();
    await time.pass(200);
    server.drop();
    server.open();
    await time.pass(10);
    const [first, second] = hellos();
    expect(second?.page).toBe(first?.page);
  });
});

describe('a connection that is refused', () => {
  const refused = { kind: 'refused', says: 'Taken.', advice: 'Close the other page.', retry: true };

  it('asks again where that can help, and its sentence stands still meanwhile', async () => {
    const { time, server, greetings, stage, hellos } = page();
    greetings.welcome = refused;
    server.open();
    await time.pass(3600);
    expect(hellos()).toHaveLength(4);
    expect(stage()).toMatchObject({ stage: 'refused', says: 'Taken.' });
    greetings.welcome = welcome;
    await time.pass(4000);
    expect(stage().stage).toBe('live');
    expect(server.connections).toBe(1);
  });

  it('asks no more where it cannot', async () => {
    const { time, server, greetings, stage, hellos } = page();
    greetings.welcome = { ...refused, retry: false };
    server.open();
    await time.pass(60_000);
    expect(stage()).toMatchObject({ stage: 'refused', retry: false });
    expect(hellos()).toHaveLength(1);
  });
});
