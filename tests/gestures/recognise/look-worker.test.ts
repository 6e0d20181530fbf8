import { describe, expect, it } from 'vitest';
import { backOffMs } from '#gestures/clock/back-off.ts';
import { LookWorker } from '#gestures/recognise/look-worker.ts';
import { bodiesOf } from '#gestures/recognise/recogniser-messages.ts';
import { fakeClock } from '#tests/gestures/support/fake-clock.ts';
import { fakePicture, fakeWorkers, READY } from '#tests/gestures/support/fake-recogniser.ts';

function setUp() {
  const clock = fakeClock();
  const { workers, start, newest } = fakeWorkers();
  const recogniser = new LookWorker({
    startWorker: start,
    request: { wasmBase: '/w', poseModelUrl: '/m', delegate: 'CPU', maxBodies: 6 },
    handModelUrl: '/h',
    clock,
    backOffMs,
    changed: () => undefined,
  });
  const stop = recogniser.start();
  return { clock, workers, worker: newest, recogniser, stop };
}

describe('the page’s side of a recogniser', () => {
  it('tells every step of loading and is free only when ready', () => {
    const { recogniser, worker } = setUp();
    expect(worker().heard).toMatchObject([{ type: 'load' }]);
    worker().say({ type: 'progress', step: 'model', receivedBytes: 1, totalBytes: 2 });
    expect(recogniser.stage).toMatchObject({ stage: 'loading', progress: { step: 'model' } });
    expect(recogniser.isFreeFor('bodies')).toBe(false);
    worker().say(READY);
    expect(recogniser.isFreeFor('bodies')).toBe(true);
    expect(recogniser.isFreeFor('hands')).toBe(false);
  });

  it('has one view under way at a time and lets others go', async () => {
    const { recogniser, worker } = setUp();
    worker().say(READY);
    const [first, second] = [fakePicture(), fakePicture()];
    const answers = [recogniser.look('bodies', first.bitmap), recogniser.look('bodies', second.bitmap)];
    expect(worker().looks()).toHaveLength(1);
    expect([first.state.isClosed, second.state.isClosed]).toEqual([false, true]);
    worker().answer([new Float32Array(132), new Float32Array(132)]);
    expect(recogniser.isFreeFor('bodies')).toBe(true);
    const [seen, lost] = await Promise.all(answers);
    expect(seen && bodiesOf(seen)).toHaveLength(2);
    expect(lost).toBeNull();
  });

  it('loads hands once they are wanted, between two views, and again in a fresh worker', async () => {
    const { recogniser, worker, clock } = setUp();
    worker().say(READY);
    void recogniser.look('bodies', fakePicture().bitmap);
    recogniser.wantHands();
    expect(worker().heard.at(-1)).toMatchObject({ type: 'look' });
    worker().answer();
    expect(worker().heard.at(-1)).toEqual({ type: 'load-hands', handModelUrl: '/h', maxHands: 4 });
    expect(recogniser.isFreeFor('bodies')).toBe(false);
    worker().say({ type: 'hands-ready' });
    expect(recogniser.isFreeFor('hands')).toBe(true);
    worker().crash('out of memory');
    clock.pass(backOffMs(1));
    worker().say(READY);
    expect(worker().heard.at(-1)).toMatchObject({ type: 'load-hands' });
  });

  it('starts another worker when one crashes, hangs, fails or speaks nonsense, and lets the view go', async () => {
    const { recogniser, worker, workers, clock } = setUp();
    const lost: Promise<unknown>[] = [];
    const mishaps: (readonly [problem: string, happen: () => void])[] = [
      ['recogniser-crashed', () => worker().crash('out of memory')],
      ['model-missing', () => worker().say({ type: 'failed', problem: 'model-missing', detail: '404' })],
      ['message-unreadable', () => worker().say({ type: 'nonsense' })],
      ['recogniser-hung', () => clock.pass(60_000)],
      [
        'recogniser-hung',
        () => {
          worker().say(READY);
          lost.push(recogniser.look('bodies', fakePicture().bitmap));
          clock.pass(8000);
        },
      ],
    ];
    for (const [problem, happen] of mishaps) {
      const failing = worker();
      happen();
      expect(recogniser.stage).toMatchObject({ stage: 'failed', problem });
      expect(failing.isEnded).toBe(true);
      const before = workers.length;
      for (let waits = 0; workers.length === before && waits < 20; waits += 1) clock.pass(backOffMs(1));
      expect(workers.length).toBe(before + 1);
    }
    expect(await Promise.all(lost)).toEqual([null]);
  });

  it('does nothing more once stopped', () => {
    const { stop, workers, worker, clock } = setUp();
    worker().crash('gone');
    stop();
    clock.pass(100_000);
    expect(workers).toHaveLength(1);
  });
});
