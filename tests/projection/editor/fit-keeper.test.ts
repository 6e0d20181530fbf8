import { describe, expect, it } from 'vitest';
import type { Edit } from '#installation/mapping/edit.ts';
import type { SetupAnswer, SetupRequest } from '#installation/protocol/setup.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';
import { AGAIN_MS, createFitKeeper, REST_MS } from '#projection/editor/fit-keeper.ts';

const step = (latencyMs: number, does = 'Upper left corner'): Edit => ({
  output: { ...PLAIN_OUTPUT, latencyMs },
  does,
});
const OK: SetupAnswer = { ok: true };

/** A keeper whose time and server are in the test's hands. */
function bench(answers = true) {
  const timers = new Map<number, { readonly atMs: number; readonly run: () => void }>();
  let [nowMs, count] = [0, 0];
  const asked: SetupRequest[] = [];
  const waiting: ((answer: SetupAnswer | null) => void)[] = [];
  const events: string[] = [];
  const server: { answer: SetupAnswer | null } = { answer: OK };
  const keeper = createFitKeeper({
    surface: 'left',
    ask: (request) => {
      asked.push(request);
      return answers ? Promise.resolve(server.answer) : new Promise((resolve) => waiting.push(resolve));
    },
    happened: (event) => events.push(event.type),
    after: (ms, run) => {
      const key = count++;
      timers.set(key, { atMs: nowMs + ms, run });
      return () => timers.delete(key);
    },
    changed: () => undefined,
  });
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  const pass = async (ms: number): Promise<void> => {
    nowMs += ms;
    for (const [key, { atMs, run }] of [...timers]) {
      if (atMs > nowMs) continue;
      timers.delete(key);
      run();
    }
    await settled();
  };
  const types = (): string[] => asked.map((request) => ('does' in request ? `keep ${request.does}` : request.type));
  const answer = async (next: SetupAnswer | null): Promise<void> => {
    waiting.shift()?.(next);
    await settled();
  };
  return { keeper, asked, types, events, server, pass, settled, answer };
}

describe('a change on the wall', () => {
  it('is tried at once and kept after a rest', async () => {
    const { keeper, types, pass } = bench();
    keeper.change(step(1));
    expect(keeper.keeping()).toEqual({ state: 'writing' });
    await pass(REST_MS - 1);
    keeper.change(step(2));
    await pass(REST_MS - 1);
    expect(types()).toEqual(['try', 'try']);
    await pass(1);
    expect(types()).toEqual(['try', 'try', 'keep Upper left corner']);
    expect(keeper.keeping()).toEqual({ state: 'kept' });
  });

  it('is tried no faster than the server answers, and then the newest', async () => {
    const { keeper, asked, answer } = bench(false);
    for (const ms of [1, 2, 3, 4]) keeper.change(step(ms));
    expect(asked).toHaveLength(1);
    await answer(OK);
    expect(asked.map((request) => 'output' in request && request.output.latencyMs)).toEqual([1, 4]);
    await answer(OK);
    expect(asked).toHaveLength(2);
  });

  it('of another kind is a step of its own in the history', async () => {
    const { keeper, types, settled } = bench();
    keeper.change(step(1));
    keeper.change(step(2, 'Turned by 90 degrees'));
    await settled();
    expect(types().filter((type) => type !== 'try')).toEqual(['keep Upper left corner']);
    await keeper.settle();
    expect(types().at(-1)).toBe('keep Turned by 90 degrees');
  });

  it('is not kept while the mouse holds it', async () => {
    const { keeper, types, pass } = bench();
    keeper.hold(true);
    keeper.change(step(1));
    await pass(10 * REST_MS);
    expect(types()).toEqual(['try']);
    keeper.hold(false);
    await pass(REST_MS);
    expect(types().at(-1)).toBe('keep Upper left corner');
  });

  it('is kept once, however often it is settled', async () => {
    const { keeper, types, answer } = bench(false);
    keeper.change(step(1));
    await answer(OK);
    const done = Promise.all([keeper.settle(), keeper.settle()]);
    await answer(OK);
    await done;
    expect(types()).toEqual(['try', 'keep Upper left corner']);
  });

  it('waits for a server that is away, and is kept when it is back', async () => {
    const { keeper, server, events, pass } = bench();
    server.answer = null;
    keeper.change(step(1));
    await pass(REST_MS);
    expect(keeper.keeping()).toEqual({ state: 'away' });
    await pass(AGAIN_MS);
    expect(keeper.keeping()).toEqual({ state: 'away' });
    server.answer = OK;
    await pass(AGAIN_MS);
    expect(keeper.keeping()).toEqual({ state: 'kept' });
    expect(events.at(-1)).toBe('kept');
  });

  it('that the server would not keep says why, and is not asked again', async () => {
    const { keeper, server, types, pass } = bench();
    server.answer = { ok: false, says: 'The file cannot be written.', advice: 'Look at the disk.' };
    keeper.change(step(1));
    await pass(REST_MS);
    expect(keeper.keeping()).toEqual({ state: 'refused', says: 'The file cannot be written. Look at the disk.' });
    await pass(10 * AGAIN_MS);
    expect(types()).toEqual(['try', 'keep Upper left corner']);
  });
});

describe('taking back', () => {
  it('first keeps what is not kept, so that it can be done again', async () => {
    const { keeper, types } = bench();
    keeper.change(step(1));
    await keeper.undo();
    await keeper.redo();
    expect(types()).toEqual(['try', 'keep Upper left corner', 'undo', 'redo']);
  });

  it('counts every press, also while one is still being asked for', async () => {
    const { keeper, types, settled, answer } = bench(false);
    void keeper.undo();
    void keeper.undo();
    void keeper.redo();
    await settled();
    expect(types()).toEqual(['undo']);
    expect([keeper.isBusy(), keeper.keeping().state]).toEqual([true, 'writing']);
    await answer(OK);
    expect(types()).toEqual(['undo', 'undo']);
    await answer(OK);
    await answer(OK);
    expect(types()).toEqual(['undo', 'undo', 'redo']);
    expect([keeper.isBusy(), keeper.keeping().state]).toEqual([false, 'kept']);
  });

  it('gives up what never reached the server', async () => {
    const { keeper, server, events, pass } = bench();
    server.answer = null;
    keeper.change(step(1));
    await keeper.undo();
    expect([events.at(-1), keeper.keeping().state]).toEqual(['dropped', 'kept']);
    server.answer = OK;
    await pass(10 * AGAIN_MS);
    expect(events).not.toContain('kept');
  });

  it('gives up what the server would not keep', async () => {
    const { keeper, server, events, pass } = bench();
    server.answer = { ok: false, says: 'No.', advice: '' };
    keeper.change(step(1));
    await pass(REST_MS);
    await keeper.undo();
    expect(events.at(-1)).toBe('dropped');
  });

  it('says so where there is nothing, or no server', async () => {
    const { keeper, server, events } = bench();
    server.answer = { ok: false, says: 'There is nothing to take back.', advice: '' };
    await keeper.undo();
    expect(keeper.keeping()).toEqual({ state: 'refused', says: 'There is nothing to take back.' });
    server.answer = null;
    await keeper.redo();
    expect(keeper.keeping().state).toBe('refused');
    expect(events).toEqual([]);
  });
});
