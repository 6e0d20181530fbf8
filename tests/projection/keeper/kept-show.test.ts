import { describe, expect, it, vi } from 'vitest';
import { createSession, type Session } from '#installation/protocol/session.ts';
import { localMs } from '#installation/time/axes.ts';
import { createShowKeeper, keptServerTime, restoreShow } from '#projection/keeper/kept-show.ts';
import type { KeptShow, ShowStore } from '#projection/keeper/show-store.ts';
import { rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_SCORE, SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';

const { facts } = rehearse();
const WELCOME = { kind: 'snapshot', scores: [SAMPLE_SCORE], base: null, facts, site: SAMPLE_SITE_TEXT, notice: null };
const DAY_MS = 24 * 3_600_000;

function session(answer: unknown = WELCOME) {
  const asked: unknown[] = [];
  const page: Session = createSession({
    page: 'page-0001',
    name: 'left',
    now: () => localMs(1000),
    changed: () => undefined,
    ask: async (_message, payload) => {
      asked.push(payload);
      return answer;
    },
  });
  return { page, asked };
}

const kept = (wallMs: number): KeptShow => ({ welcome: WELCOME, clock: { serverMs: 50_000, wallMs } });

describe('a show that was kept', () => {
  it('is at the time that has passed on the machine’s own clock since, with an honest bound', () => {
    const time = keptServerTime({ serverMs: 50_000, wallMs: 1_000_000 }, 1_600_000);
    expect(time?.nowMs).toBe(650_000);
    expect(time?.boundMs).toBeCloseTo(2060);
  });

  it('is another evening’s after half a day, and of no use where the machine’s clock was set back', () => {
    expect(keptServerTime({ serverMs: 0, wallMs: 0 }, DAY_MS)).toBeNull();
    expect(keptServerTime({ serverMs: 0, wallMs: DAY_MS }, 0)).toBeNull();
  });

  it('plays on without the server, and catches up from there', async () => {
    const { page, asked } = session({ kind: 'catch-up', facts: [], site: SAMPLE_SITE_TEXT, notice: null });
    restoreShow(page, kept(1_000_000), 1_600_000);
    expect(page.stage().stage).toBe('stale');
    expect(page.site()).toBe(SAMPLE_SITE_TEXT);
    expect(page.serverNow()).toBe(650_000);
    expect(page.clock()).toBeNull();
    expect(page.replica.end().seq).toBe(facts.at(-1)?.seq);
    await page.connected();
    expect(page.stage().stage).toBe('live');
    expect(asked).toMatchObject([{ seq: facts.at(-1)?.seq, hash: facts.at(-1)?.hash }]);
  });

  it('is at its time however long it takes to be read', () => {
    let nowMs = 900;
    const page = createSession({
      page: 'page-0001',
      name: 'left',
      now: () => {
        nowMs += 100;
        return localMs(nowMs);
      },
      changed: () => undefined,
      ask: async () => null,
    });
    restoreShow(page, kept(1_000_000), 1_600_000);
    expect(page.serverAt(localMs(1000))).toBe(650_000);
  });

  it('gives way to what the server has said already', async () => {
    const { page } = session({ ...WELCOME, site: 'site: newer' });
    await page.connected();
    restoreShow(page, kept(1_000_000), 1_600_000);
    expect(page.stage().stage).toBe('live');
    expect(page.site()).toBe('site: newer');
  });

  it.each([
    ['nothing', null],
    [
      'what no page can read',
      { welcome: { ...WELCOME, facts: [{ seq: 'one' }] }, clock: { serverMs: 1, wallMs: 1_000_000 } },
    ],
    [
      'a log with a hole',
      { welcome: { ...WELCOME, facts: facts.slice(1) }, clock: { serverMs: 1, wallMs: 1_000_000 } },
    ],
    ['an old evening', kept(1_600_000 - DAY_MS)],
  ])('that is %s changes nothing', (_what, show) => {
    const { page } = session();
    restoreShow(page, show, 1_600_000);
    expect(page.stage().stage).toBe('greeting');
    expect(page.serverNow()).toBeNull();
    expect(page.replica.end().seq).toBe(0);
  });
});

describe('the keeper of a show', () => {
  function keeper(broken = false) {
    const done: unknown[][] = [];
    const note =
      (name: string) =>
      async (...what: unknown[]): Promise<void> => {
        if (broken) throw new Error('the disk is full');
        done.push([name, ...what]);
      };
    const store: ShowStore = {
      read: async () => null,
      begin: note('begin'),
      add: note('add'),
      site: note('site'),
      clock: note('clock'),
    };
    const warn = vi.fn();
    return { keeper: createShowKeeper(store, warn), done, warn };
  }

  it('writes down what the server tells, one after the other, and nothing that cannot be read', async () => {
    const { keeper: keeps, done } = keeper();
    keeps.welcomed(WELCOME);
    keeps.facts({ scores: [], facts: facts.slice(-1) });
    keeps.facts({ scores: [], facts: ['nonsense'] });
    keeps.site({ text: 'site: newer' });
    keeps.welcomed({ kind: 'catch-up', facts: [], site: 'site: newest', notice: null });
    keeps.welcomed({ kind: 'refused', says: 'No.', advice: '', retry: false });
    keeps.ticked({ serverMs: 1, wallMs: 2 });
    await vi.waitFor(() => expect(done.at(-1)).toEqual(['clock', { serverMs: 1, wallMs: 2 }]));
    expect(done.map(([name]) => name)).toEqual(['begin', 'add', 'site', 'add', 'site', 'clock']);
    expect(done[0]?.[3]).toHaveLength(facts.length);
  });

  it('tells once that it cannot, and is silent from then on', async () => {
    const { keeper: keeps, done, warn } = keeper(true);
    for (let i = 0; i < 5; i++) keeps.ticked({ serverMs: i, wallMs: i });
    await vi.waitFor(() => expect(warn).toHaveBeenCalled());
    keeps.welcomed(WELCOME);
    await new Promise((resolve) => setImmediate(resolve));
    expect(warn).toHaveBeenCalledTimes(1);
    expect(done).toEqual([]);
  });
});
