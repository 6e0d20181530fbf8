import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FramePump, SAME_AFTER_MS, STILL_AFTER_MS } from '#gestures/camera/frame-pump.ts';
import { fakeClock } from '#tests/gestures/support/fake-clock.ts';

type Callback = (nowMs: number, metadata: { captureTime?: number }) => void;

/** A video that shows a new picture when told to. */
class FakeVideo {
  videoWidth = 640;
  waiting: Callback | undefined;

  requestVideoFrameCallback(callback: Callback): number {
    this.waiting = callback;
    return 1;
  }

  cancelVideoFrameCallback(): void {
    this.waiting = undefined;
  }

  async show(nowMs: number, captureTime?: number): Promise<void> {
    this.waiting?.(nowMs, captureTime === undefined ? {} : { captureTime });
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
}

let copy: () => Promise<unknown>;
beforeEach(() => {
  copy = async () => ({});
  vi.stubGlobal('createImageBitmap', () => copy());
});
afterEach(() => vi.unstubAllGlobals());

function setUp() {
  const video = new FakeVideo();
  const clock = fakeClock();
  const taken: number[] = [];
  const state = { isFree: true, digest: 1 };
  const pump = new FramePump({
    video: video as unknown as HTMLVideoElement,
    clock,
    isFree: () => state.isFree,
    digest: () => state.digest,
    take: (_, capturedAtMs) => taken.push(capturedAtMs),
  });
  return { video, clock, taken, state, pump, stop: pump.start() };
}

describe('the pump', () => {
  it('stamps a picture with the time of its capture, or of its showing where the browser knows no better', async () => {
    const { video, taken, pump } = setUp();
    await video.show(100, 80);
    await video.show(133);
    expect(taken).toEqual([80, 133]);
    expect(pump.dropped).toBe(0);
  });

  it('drops and counts while the recogniser or the copy is busy', async () => {
    const { video, taken, pump, state } = setUp();
    state.isFree = false;
    await video.show(1);
    state.isFree = true;
    copy = () => new Promise(() => undefined);
    await video.show(2);
    await video.show(3);
    expect(taken).toEqual([]);
    expect(pump.dropped).toBe(2);
  });

  it('survives a stream that ends under its hands', async () => {
    const { video, taken, pump } = setUp();
    copy = () => Promise.reject(new DOMException('gone', 'InvalidStateError'));
    await video.show(1);
    copy = async () => ({});
    await video.show(2);
    expect([taken.length, pump.dropped]).toEqual([1, 1]);
  });

  it('ignores the two-pixel picture of a camera that is being set up', async () => {
    const { video, taken } = setUp();
    video.videoWidth = 2;
    await video.show(1);
    expect(taken).toEqual([]);
  });

  it('knows that the video stands still, and that it goes on', async () => {
    const { video, clock, pump } = setUp();
    clock.pass(STILL_AFTER_MS);
    expect(pump.isStill()).toBe(false);
    clock.pass(1);
    expect(pump.isStill()).toBe(true);
    await video.show(clock.now());
    expect(pump.isStill()).toBe(false);
  });

  it('knows a camera that sends the same picture again and again', async () => {
    const { video, clock, pump, state } = setUp();
    const showFor = async (ms: number) => {
      for (let past = 0; past < ms; past += 500) {
        clock.pass(500);
        await video.show(clock.now());
      }
    };
    await showFor(SAME_AFTER_MS);
    expect(pump.isSame()).toBe(false);
    await showFor(1500);
    expect(pump.isSame()).toBe(true);
    state.digest = 2;
    await showFor(1500);
    expect(pump.isSame()).toBe(false);
  });

  it('stops', () => {
    const { video, stop } = setUp();
    stop();
    expect(video.waiting).toBeUndefined();
  });
});
