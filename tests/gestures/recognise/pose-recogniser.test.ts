import { describe, expect, it } from 'vitest';
import { backOffMs } from '#gestures/clock/back-off.ts';
import { PoseRecogniser, type RecogniserWorker } from '#gestures/recognise/pose-recogniser.ts';
import { bodiesOf, type FromRecogniser, type PosesFound } from '#gestures/recognise/recogniser-messages.ts';
import { fakeClock } from '#tests/gestures/support/fake-clock.ts';

class FakeWorker implements RecogniserWorker {
  onmessage: RecogniserWorker['onmessage'] = null;
  onerror: RecogniserWorker['onerror'] = null;
  readonly heard: { readonly type: string }[] = [];
  isEnded = false;

  postMessage(message: { readonly type: string }): void {
    this.heard.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(message: FromRecogniser | { readonly type: string }): void {
    this.onmessage?.({ data: message } as MessageEvent<unknown>);
  }

  crash(message: string): void {
    this.onerror?.({ message } as ErrorEvent);
  }
}

const READY = { type: 'ready', delegate: 'CPU', loadMs: 1, pictureMs: 50, selfTestOff: 0.02 } as const;

function setUp() {
  const clock = fakeClock();
  const workers: FakeWorker[] = [];
  const found: PosesFound[] = [];
  const recogniser = new PoseRecogniser({
    startWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    request: { wasmBase: '/w', modelUrl: '/m', delegate: 'CPU', maxPeople: 6 },
    clock,
    backOffMs,
    changed: () => undefined,
    found: (poses) => found.push(poses),
  });
  const stop = recogniser.start();
  const worker = (): FakeWorker => {
    const last = workers.at(-1);
    if (last === undefined) throw new Error('no worker was started');
    return last;
  };
  return { clock, workers, worker, found, recogniser, stop };
}

function picture() {
  const state = { isClosed: false };
  const bitmap = { width: 4, height: 3, close: () => (state.isClosed = true) };
  return { state, bitmap: bitmap as unknown as ImageBitmap };
}

describe('the page’s side of the recogniser', () => {
  it('tells every step of loading and is free only when ready', () => {
    const { recogniser, worker } = setUp();
    expect(worker().heard).toMatchObject([{ type: 'load' }]);
    worker().say({ type: 'progress', step: 'model', receivedBytes: 1, totalBytes: 2 });
    expect(recogniser.stage).toMatchObject({ stage: 'loading', progress: { step: 'model' } });
    expect(recogniser.isFree).toBe(false);
    worker().say(READY);
    expect(recogniser.isFree).toBe(true);
  });

  it('has one picture under way at a time and lets others go', () => {
    const { recogniser, worker, found } = setUp();
    worker().say(READY);
    const [first, second] = [picture(), picture()];
    recogniser.recognise(first.bitmap, 10);
    recogniser.recognise(second.bitmap, 20);
    expect(worker().heard.filter((message) => message.type === 'frame')).toHaveLength(1);
    expect([first.state.isClosed, second.state.isClosed]).toEqual([false, true]);
    const landmarks = new Float32Array(2 * 132);
    worker().say({ type: 'poses', id: 1, capturedAtMs: 10, aspect: 1.5, recogniseMs: 50, landmarks });
    expect(recogniser.isFree).toBe(true);
    expect(found.map((poses) => bodiesOf(poses).length)).toEqual([2]);
  });

  it('starts another worker when one crashes, hangs, fails or speaks nonsense', () => {
    const { recogniser, worker, workers, clock } = setUp();
    const mishaps: (readonly [problem: string, happen: () => void])[] = [
      ['recogniser-crashed', () => worker().crash('out of memory')],
      ['model-missing', () => worker().say({ type: 'failed', problem: 'model-missing', detail: '404' })],
      ['message-unreadable', () => worker().say({ type: 'nonsense' })],
      ['recogniser-hung', () => clock.pass(60_000)],
      [
        'recogniser-hung',
        () => {
          worker().say(READY);
          recogniser.recognise(picture().bitmap, 10);
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
  });

  it('does nothing more once stopped', () => {
    const { stop, workers, worker, clock } = setUp();
    worker().crash('gone');
    stop();
    clock.pass(100_000);
    expect(workers).toHaveLength(1);
  });
});
