import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION, type Welcome } from '#installation/protocol/messages.ts';
import { createSession, type Session } from '#installation/protocol/session.ts';
import { type LocalMs, localMs, serverMs } from '#installation/time/axes.ts';
import { DRIFT } from '#installation/time/possible-offsets.ts';
import { grant, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SCORE } from '#tests/support/sample-score.ts';

const show = rehearse();
grant(show, 1000, { type: 'go' });
grant(show, 5000, { type: 'pause' });
const { facts } = show;

const snapshot = (count = facts.length): Welcome => ({
  kind: 'snapshot',
  scores: [SAMPLE_SCORE],
  base: null,
  facts: facts.slice(0, count),
  site: 'a site',
  notice: null,
});

interface Asked {
  readonly message: string;
  readonly payload: unknown;
  answer(value: unknown): Promise<void>;
  fail(): Promise<void>;
}

interface Desk {
  readonly session: Session;
  /** Everything the session asked and nobody has answered yet, oldest first. */
  readonly open: Asked[];
  /** The stage at each change. */
  readonly stages: string[];
  passTime(ms: number): void;
}

/** A session whose questions wait until the test answers them. */
function desk(): Desk {
  const open: Asked[] = [];
  const stages: string[] = [];
  let nowMs = 0;
  const flush = async (): Promise<void> => {
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  const session = createSession({
    page: 'page-0001',
    name: 'left',
    now: (): LocalMs => localMs(nowMs),
    grainMs: 0,
    changed: () => stages.push(session.stage().stage),
    ask: (message, payload) =>
      new Promise((resolve, reject) => {
        const asked: Asked = {
          message,
          payload,
          answer: (value) => {
            open.splice(open.indexOf(asked), 1);
            resolve(value);
            return flush();
          },
          fail: () => {
            open.splice(open.indexOf(asked), 1);
            reject(new Error('no answer'));
            return flush();
          },
        };
        open.push(asked);
      }),
  });
  return {
    session,
    open,
    stages,
    passTime: (ms) => {
      nowMs += ms;
    },
  };
}

function next({ open }: Desk): Asked {
  const [asked] = open;
  if (!asked) throw new Error('nothing was asked');
  return asked;
}

/** A desk whose session has been let in with the first `count` facts. */
async function live(count = facts.length): Promise<Desk> {
  const here = desk();
  const connected = here.session.connected();
  await next(here).answer(snapshot(count));
  await connected;
  return here;
}

async function probe(
  here: Desk,
  { up, down, serverMs }: { up: number; down: number; serverMs: number },
): Promise<void> {
  const probed = here.session.probe();
  here.passTime(up + down);
  await next(here).answer({ takenMs: serverMs, answeredMs: serverMs });
  await probed;
}

describe('a page that comes in', () => {
  it('greets with what it has, and is live once it has caught up', async () => {
    const here = desk();
    expect(here.session.stage()).toEqual({ stage: 'greeting' });
    const connected = here.session.connected();
    expect(here.session.stage()).toEqual({ stage: 'syncing' });
    expect(next(here)).toMatchObject({
      message: 'hello',
      payload: { protocol: PROTOCOL_VERSION, page: 'page-0001', name: 'left', seq: 0, hash: '0'.repeat(64) },
    });
    await next(here).answer({ ...snapshot(), notice: 'A word.' });
    await connected;
    expect(here.session.stage()).toEqual({ stage: 'live' });
    expect(here.session.site()).toBe('a site');
    expect(here.session.notice()).toBe('A word.');
    expect(here.session.replica.timeline.facts).toEqual(facts);
    expect(here.stages).toEqual(['syncing', 'live']);
  });

  it('grows by the facts that follow, in whatever packets', async () => {
    const here = await live(2);
    await here.session.facts({ scores: [], facts: facts.slice(2, 3) });
    await here.session.facts({ scores: [], facts: facts.slice(2) });
    expect(here.session.replica.end().seq).toBe(facts.length);
    expect(here.session.stage().stage).toBe('live');
    expect(here.open).toEqual([]);
  });

  it('asks again when facts are missing in between, and has them all in the end', async () => {
    const here = await live(2);
    const taken = here.session.facts({ scores: [], facts: facts.slice(3) });
    expect(next(here)).toMatchObject({ message: 'hello', payload: { seq: 2, hash: facts[1]?.hash } });
    await next(here).answer({ kind: 'catch-up', facts: facts.slice(2), site: 'a site', notice: null });
    await taken;
    expect(here.session.replica.end().seq).toBe(facts.length);
    expect(here.session.stage().stage).toBe('live');
  });

  it('misses nothing when facts arrive before it is let in', async () => {
    const here = desk();
    const connected = here.session.connected();
    const taken = here.session.facts({ scores: [], facts: facts.slice(3) });
    await next(here).answer(snapshot(3));
    await next(here).answer(snapshot());
    await Promise.all([connected, taken]);
    expect(here.session.replica.end().seq).toBe(facts.length);
    expect(here.session.stage().stage).toBe('live');
  });
});

describe('a page that loses its server', () => {
  it('goes stale, plays on, and catches up when it is back', async () => {
    const here = await live(3);
    const before = here.session.replica.timeline.facts.length;
    here.passTime(700);
    here.session.disconnected();
    expect(here.session.stage()).toEqual({ stage: 'stale', since: 700 });
    expect(here.session.replica.timeline.facts).toHaveLength(before);
    const connected = here.session.connected();
    expect(next(here)).toMatchObject({ payload: { seq: 3, hash: facts[2]?.hash } });
    await next(here).answer({ kind: 'catch-up', facts: facts.slice(3), site: 'a site', notice: null });
    await connected;
    expect(here.session.stage().stage).toBe('live');
    expect(here.session.replica.end().seq).toBe(facts.length);
  });

  it('tells whoever connected it when nobody answers its greeting, and may be connected again', async () => {
    const here = desk();
    const connected = here.session.connected();
    const told = expect(connected).rejects.toThrow('no answer');
    await next(here).fail();
    await told;
    const again = here.session.connected();
    await next(here).answer(snapshot());
    await again;
    expect(here.session.stage().stage).toBe('live');
  });

  it('is not stale before it was ever there', () => {
    const here = desk();
    here.session.disconnected();
    expect(here.session.stage()).toEqual({ stage: 'greeting' });
  });

  it('starts over where the server has begun another run', async () => {
    const here = await live();
    here.session.disconnected();
    const other = rehearse();
    const connected = here.session.connected();
    await next(here).answer({
      kind: 'snapshot',
      scores: [SAMPLE_SCORE],
      base: null,
      facts: other.facts,
      site: 'b',
      notice: null,
    });
    await connected;
    expect(here.session.replica.timeline.facts).toEqual(other.facts);
    expect(here.session.site()).toBe('b');
  });
});

describe('a page that is turned away', () => {
  it('says so in the server’s words', async () => {
    const here = desk();
    const connected = here.session.connected();
    await next(here).answer({ kind: 'refused', says: 'Not you.', advice: 'Come later.', retry: true });
    await connected;
    expect(here.session.stage()).toEqual({ stage: 'refused', says: 'Not you.', advice: 'Come later.', retry: true });
    here.session.disconnected();
    expect(here.session.stage().stage).toBe('refused');
  });

  it.each([
    ['a welcome it cannot read', { kind: 'hug' }],
    [
      'a snapshot with a fact of another kind',
      { ...snapshot(), facts: [{ ...facts[0], event: { type: 'exploded' } }] },
    ],
    [
      'a snapshot with a score of another kind',
      { ...snapshot(), scores: [{ hash: SAMPLE_SCORE.hash, text: 'show: 3' }] },
    ],
    ['a snapshot with a gap', { ...snapshot(), facts: facts.slice(1) }],
  ])('refuses %s and never throws', async (_what, welcome) => {
    const here = desk();
    const connected = here.session.connected();
    await next(here).answer(welcome);
    await connected;
    const stage = here.session.stage();
    if (stage.stage !== 'refused') throw new Error(`it is ${stage.stage}`);
    for (const sentence of [stage.says, stage.advice]) expect(sentence.length).toBeGreaterThan(10);
  });

  it('refuses facts it cannot read, and keeps those it has', async () => {
    const here = await live(3);
    await here.session.facts({ scores: [], facts: [{ seq: 4 }] });
    expect(here.session.stage()).toMatchObject({ stage: 'refused', retry: false });
    expect(here.session.replica.end().seq).toBe(3);
  });
});

describe('the page’s clock', () => {
  it('is unknown until a probe was answered', async () => {
    const here = await live();
    expect(here.session.serverNow()).toBeNull();
    expect(here.session.clock()).toBeNull();
    await probe(here, { up: 4, down: 4, serverMs: 10_004 });
    expect(here.session.serverNow()).toBe(10_008);
    expect(here.session.clock()?.offsetMs).toBe(10_000);
    expect(here.session.clock()?.boundMs).toBeCloseTo(4 + 8 * DRIFT, 6);
    here.passTime(1000);
    expect(here.session.serverNow()).toBeCloseTo(11_008, 6);
  });

  it('waits a moment for a better reading where the first is poor, and lives by it within half a second', async () => {
    const here = await live();
    for (let i = 0; i < 5; i++) {
      await probe(here, { up: 20, down: 30, serverMs: 5020 + i * 50 });
      expect(here.session.serverNow()).toBeNull();
    }
    await probe(here, { up: 20, down: 20, serverMs: 5270 });
    expect(here.session.serverNow()).toBeCloseTo(5290, 1);
    expect(here.session.clock()?.boundMs).toBeCloseTo(20, 0);
  });

  it('says how far wrong it may be, what it still has to slide included', async () => {
    const here = await live();
    await probe(here, { up: 4, down: 0, serverMs: 10_004 });
    expect(here.session.clock()?.offsetMs).toBe(10_002);
    here.passTime(1000);
    await probe(here, { up: 0, down: 0, serverMs: 11_004 });
    // The offset is 10 000 and nothing else; the clock has only begun to slide there.
    expect(here.session.clock()?.offsetMs).toBeCloseTo(10_002, 6);
    expect(here.session.clock()?.boundMs).toBeCloseTo(2, 6);
    here.passTime(100);
    expect(here.session.clock()?.boundMs).toBeCloseTo(1 + 100 * DRIFT, 3);
    here.passTime(100);
    expect(here.session.clock()?.boundMs).toBeCloseTo(200 * DRIFT, 3);
  });

  it('keeps its time over a lost connection, and does not leave it for the first poor readings after', async () => {
    const here = await live();
    await probe(here, { up: 1, down: 1, serverMs: 10_001 });
    here.session.disconnected();
    here.passTime(2000);
    expect(here.session.clock()?.boundMs).toBeCloseTo(1 + 2002 * DRIFT, 6);
    const connected = here.session.connected();
    await next(here).answer(snapshot());
    await connected;
    await probe(here, { up: 2, down: 30, serverMs: 12_004 });
    here.passTime(40);
    expect(here.session.clock()?.offsetMs).toBeCloseTo(10_000, 3);
    expect(here.session.clock()?.boundMs).toBeGreaterThan(29);
  });

  it('believes nothing of the server before where whatever makes its trips has a new connection', async () => {
    const here = await live();
    const trip = (sentMs: number, serverNowMs: number, eachWayMs: number): void =>
      here.session.trip({
        sentMs: localMs(sentMs),
        takenMs: serverMs(serverNowMs),
        answeredMs: serverMs(serverNowMs),
        receivedMs: localMs(sentMs + 2 * eachWayMs),
      });
    trip(0, 10_000.1, 0.1);
    here.passTime(1000);
    here.session.tripsBeginAnew();
    // The other server's clock is 3 ms off, and near enough for its first trip not to contradict the old ones.
    trip(1000, 11_007, 4);
    expect(here.session.clock()?.boundMs).toBeCloseTo(7, 0);
    trip(1250, 11_253.1, 0.1);
    expect(here.session.clock()?.boundMs).toBeCloseTo(3.1, 1);
  });

  it('is not moved by an answer that is none', async () => {
    const here = await live();
    const probed = here.session.probe();
    const told = expect(probed).rejects.toThrow();
    await next(here).answer({ takenMs: 'soon' });
    await told;
    expect(here.session.serverNow()).toBeNull();
  });

  it('believes nothing from before a sleep', async () => {
    const here = await live();
    await probe(here, { up: 0, down: 0, serverMs: 10_000 });
    here.passTime(600_000);
    await probe(here, { up: 30, down: 30, serverMs: 910_030 });
    expect(here.session.clock()?.offsetMs).toBeCloseTo(310_000, 6);
    expect(here.session.serverNow()).toBeCloseTo(910_060, 6);
  });

  it('believes another server at once', async () => {
    const here = await live();
    await probe(here, { up: 1, down: 1, serverMs: 3_600_000 });
    here.session.disconnected();
    here.passTime(2000);
    const connected = here.session.connected();
    await next(here).answer(snapshot());
    await connected;
    await probe(here, { up: 20, down: 20, serverMs: 520 });
    expect(here.session.serverNow()).toBeCloseTo(540, 6);
  });
});

describe('how long facts are on the way', () => {
  const late = (ms: number): unknown => ({ scores: [], facts: [{ ...facts[2], recordedAtMs: ms }] });

  it('is unknown until one came while the clock was known', async () => {
    const here = await live(2);
    await here.session.facts({ scores: [], facts: facts.slice(2, 3) });
    expect(here.session.transitMs()).toBeNull();
  });

  it('is from the server’s decision to here, on the server’s clock', async () => {
    const here = await live(2);
    await probe(here, { up: 1, down: 1, serverMs: 6001 });
    const taken = here.session.facts(late(serverMs(6002 - 35)));
    expect(here.session.transitMs()).toBeCloseTo(35, 6);
    // Only its date was changed, so it does not join the log, and the page asks again.
    await next(here).answer({ kind: 'catch-up', facts: [], site: 'a site', notice: null });
    await taken;
  });
});
