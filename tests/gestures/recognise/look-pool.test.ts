import { describe, expect, it } from 'vitest';
import { backOffMs } from '#gestures/clock/back-off.ts';
import { LookPool, type Recycling } from '#gestures/recognise/look-pool.ts';
import { fakeClock } from '#tests/gestures/support/fake-clock.ts';
import { type FakeWorker, fakePicture, fakeWorkers, READY } from '#tests/gestures/support/fake-recogniser.ts';

const NEVER: Recycling = { afterLooks: Number.POSITIVE_INFINITY, afterMs: Number.POSITIVE_INFINITY };

function setUp(threads: number, recycling = NEVER) {
  const clock = fakeClock();
  const { workers, start, newest } = fakeWorkers();
  const pool = new LookPool(
    {
      startWorker: start,
      request: { wasmBase: '/w', poseModelUrl: '/m', maxBodies: 8 },
      handModelUrl: '/h',
      clock,
      backOffMs,
      changed: () => undefined,
    },
    recycling,
  );
  const stop = pool.start(threads, 'CPU');
  return { clock, workers, newest, pool, stop };
}

const at = (workers: readonly FakeWorker[], index: number): FakeWorker => {
  const worker = workers[index];
  if (worker === undefined) throw new Error(`there is no worker ${index}`);
  return worker;
};
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('the pool', () => {
  it('spreads views over its threads and keeps the rest waiting in their order', async () => {
    const { pool, workers } = setUp(2);
    for (const worker of workers) worker.say(READY);
    const answers = [1, 2, 3].map(() => pool.look('bodies', fakePicture().bitmap));
    expect(workers.map((worker) => worker.looks().length)).toEqual([1, 1]);
    expect(pool.isFreeFor('bodies')).toBe(false);
    at(workers, 1).answer([new Float32Array(132)]);
    await settle();
    expect(workers.map((worker) => worker.looks().length)).toEqual([1, 2]);
    at(workers, 0).answer();
    at(workers, 1).answer();
    expect((await Promise.all(answers)).map((seen) => seen?.bodies.length)).toEqual([0, 132, 0]);
  });

  it('goes on with the others when one crashes, and the lost view is let go', async () => {
    const { pool, workers, clock } = setUp(2);
    for (const worker of workers) worker.say(READY);
    const lost = pool.look('bodies', fakePicture().bitmap);
    at(workers, 0).crash('out of memory');
    expect(await lost).toBeNull();
    expect(pool.stage.stage).toBe('ready');
    expect(pool.isFreeFor('bodies')).toBe(true);
    clock.pass(backOffMs(1));
    expect(workers).toHaveLength(3);
    at(workers, 2).say(READY);
    expect(pool.ready).toBe(2);
  });

  it('lets waiting views go when nobody is left to look at them', async () => {
    const { pool, newest } = setUp(1);
    newest().say(READY);
    const first = pool.look('bodies', fakePicture().bitmap);
    const waiting = fakePicture();
    const second = pool.look('bodies', waiting.bitmap);
    newest().crash('gone');
    expect(await Promise.all([first, second])).toEqual([null, null]);
    expect(waiting.state.isClosed).toBe(true);
  });

  it('replaces worn threads one at a time, each fresh one ready before the old one ends, and answers all the while', async () => {
    const { pool, workers } = setUp(2, { afterLooks: 3, afterMs: Number.POSITIVE_INFINITY });
    for (const worker of workers) worker.say(READY);
    let answered = 0;
    let atOnce = 0;
    for (let look = 0; look < 40; look += 1) {
      const seen = pool.look('bodies', fakePicture().bitmap);
      for (const worker of workers) {
        if (worker.isEnded) continue;
        if (worker.heard.length === 1 && look % 2 === 1) worker.say(READY);
        if (worker.looks().length > 0) worker.answer();
      }
      if ((await seen) !== null) answered += 1;
      atOnce = Math.max(atOnce, workers.filter((worker) => !worker.isEnded).length);
    }
    expect(answered).toBe(40);
    expect(pool.recycled).toBeGreaterThan(4);
    expect(atOnce).toBeLessThanOrEqual(3);
  });

  it('replaces an old thread by its age', () => {
    const { pool, workers, clock, newest } = setUp(1, { afterLooks: Number.POSITIVE_INFINITY, afterMs: 1000 });
    newest().say(READY);
    clock.pass(1000);
    void pool.look('bodies', fakePicture().bitmap);
    newest().answer();
    expect(workers).toHaveLength(2);
    expect(at(workers, 0).isEnded).toBe(false);
    at(workers, 1).say(READY);
    expect(at(workers, 0).isEnded).toBe(true);
  });

  it('goes over to the graphics card thread by thread', () => {
    const { pool, workers } = setUp(2);
    for (const worker of workers) worker.say(READY);
    pool.use('GPU');
    expect(at(workers, 2).heard).toMatchObject([{ delegate: 'GPU' }]);
    expect(pool.ready).toBe(2);
    at(workers, 2).say(READY);
    at(workers, 3).say(READY);
    expect(workers.map((worker) => worker.isEnded)).toEqual([true, true, false, false]);
    expect(pool.ready).toBe(2);
  });

  it('brings hands to every thread, later ones too', () => {
    const { pool, workers, clock } = setUp(2);
    at(workers, 0).say(READY);
    pool.wantHands();
    expect(pool.canSee('hands')).toBe(false);
    at(workers, 0).say({ type: 'hands-ready' });
    expect(pool.canSee('hands')).toBe(true);
    at(workers, 1).crash('gone');
    clock.pass(backOffMs(1));
    at(workers, 2).say(READY);
    expect(at(workers, 2).heard.at(-1)).toMatchObject({ type: 'load-hands' });
  });

  it('ends everything when stopped', () => {
    const { stop, workers, pool, clock } = setUp(3);
    at(workers, 0).say(READY);
    pool.use('GPU');
    stop();
    clock.pass(100_000);
    expect(workers.every((worker) => worker.isEnded)).toBe(true);
  });
});
