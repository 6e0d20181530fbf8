import { describe, expect, it } from 'vitest';
import { type GpuVerdict, TRIAL_MS, tryGpu } from '#gestures/recognise/gpu-trial.ts';
import { fakeClock } from '#tests/gestures/support/fake-clock.ts';
import { fakeWorkers, READY } from '#tests/gestures/support/fake-recogniser.ts';

function setUp(renderer: string | null = 'GeForce') {
  const clock = fakeClock();
  const { workers, start, newest } = fakeWorkers();
  const verdicts: GpuVerdict[] = [];
  const request = { wasmBase: '/w', poseModelUrl: '/m', maxBodies: 8 };
  const options = { startWorker: start, request, clock, renderer: () => renderer };
  const cancel = tryGpu(options, 50, (verdict) => verdicts.push(verdict));
  return { clock, workers, newest, verdicts, cancel };
}

describe('the trial of the graphics card', () => {
  it.each([
    [12, 'faster'],
    [45, 'slower'],
    [900, 'slower'],
  ])('at %i ms a look beside 50 calls it %s, once, and lets its thread go', (gpuMs, verdict) => {
    const { newest, verdicts, clock } = setUp();
    expect(newest().heard).toMatchObject([{ type: 'load', delegate: 'GPU' }]);
    newest().say({ ...READY, delegate: 'GPU', pictureMs: gpuMs });
    clock.pass(2 * TRIAL_MS);
    expect(verdicts).toEqual([{ verdict, gpuMs, cpuMs: 50 }]);
    expect(newest().isEnded).toBe(true);
  });

  it('does not wait for ever', () => {
    const { newest, verdicts, clock } = setUp();
    newest().say({ type: 'progress', step: 'self-test' });
    clock.pass(TRIAL_MS);
    expect(verdicts).toEqual([{ verdict: 'too-slow', withinMs: TRIAL_MS }]);
    expect(newest().isEnded).toBe(true);
  });

  it('takes a card that does not see the figure, or crashes, for none', () => {
    const blind = setUp();
    blind.newest().say({ type: 'failed', problem: 'self-test-failed', detail: 'found 0 people' });
    expect(blind.verdicts).toEqual([{ verdict: 'unusable', detail: 'found 0 people' }]);
    const gone = setUp();
    gone.newest().crash('lost');
    expect(gone.verdicts).toEqual([{ verdict: 'unusable', detail: 'lost' }]);
  });

  it.each([[null], ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device))'], ['llvmpipe (LLVM 15)']])(
    'does not even try with %s',
    (renderer) => {
      const { workers, verdicts } = setUp(renderer);
      expect(workers).toHaveLength(0);
      expect(verdicts).toMatchObject([{ verdict: 'unusable' }]);
    },
  );

  it('can be called off', () => {
    const { newest, verdicts, cancel, clock } = setUp();
    cancel();
    clock.pass(2 * TRIAL_MS);
    expect([verdicts.length, newest().isEnded]).toEqual([0, true]);
  });
});
