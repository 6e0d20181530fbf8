/**
 * Tries whether the graphics card recognises faster than the processor, in a thread of its own and for a bounded time,
 * while the processor already works.
 */

import type { Cancel, LocalClock } from '../clock/local-clock.ts';
import type { RecogniserWorker } from './look-worker.ts';
import { FromRecogniser, type LoadRequest, type ToRecogniser } from './recogniser-messages.ts';

/** What came of the trial; times are for one look, ms. */
export type GpuVerdict =
  | { readonly verdict: 'untried' }
  | { readonly verdict: 'faster'; readonly gpuMs: number; readonly cpuMs: number }
  | { readonly verdict: 'slower'; readonly gpuMs: number; readonly cpuMs: number }
  /** It did not prove itself within the time it had. */
  | { readonly verdict: 'too-slow'; readonly withinMs: number }
  /** There is none, or it does not find the test figure. */
  | { readonly verdict: 'unusable'; readonly detail: string };

/** What a trial needs from its surroundings. */
export interface GpuTrialOptions {
  readonly startWorker: () => RecogniserWorker;
  readonly request: Omit<LoadRequest, 'type' | 'delegate'>;
  readonly clock: LocalClock;
  /** What draws here, as the browser names it; null where nothing does. */
  readonly renderer: () => string | null;
}

/** Loading again from the browser's store, compiling shaders, two looks: a real card needs some 3 s. */
export const TRIAL_MS = 12_000;
/** It must be clearly faster: the card also has the picture to draw. */
const CLEARLY = 0.8;
/** Programs that pretend to be a graphics card; they only take the processor's time. */
const PRETENDERS = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Begins the trial; `done` is called once with what came of it. Returns what calls it off. */
export function tryGpu(options: GpuTrialOptions, cpuMs: number, done: (verdict: GpuVerdict) => void): Cancel {
  const renderer = options.renderer();
  if (renderer === null) {
    done({ verdict: 'unusable', detail: 'the browser offers none' });
    return () => undefined;
  }
  const pretender = PRETENDERS.exec(renderer);
  if (pretender !== null) {
    done({ verdict: 'unusable', detail: `${pretender[0]} is a program, not a card` });
    return () => undefined;
  }
  const worker = options.startWorker();
  let isOver = false;
  const end = (verdict: GpuVerdict | null): void => {
    if (isOver) return;
    isOver = true;
    cancelTimer();
    worker.terminate();
    if (verdict !== null) done(verdict);
  };
  const cancelTimer = options.clock.after(TRIAL_MS, () => end({ verdict: 'too-slow', withinMs: TRIAL_MS }));
  worker.onerror = (event) => end({ verdict: 'unusable', detail: event.message || 'no cause given' });
  worker.onmessage = (event) => {
    const message = FromRecogniser.safeParse(event.data);
    if (!message.success) return end({ verdict: 'unusable', detail: 'it answered nonsense' });
    if (message.data.type === 'failed') return end({ verdict: 'unusable', detail: message.data.detail });
    if (message.data.type !== 'ready') return;
    const gpuMs = message.data.pictureMs;
    end({ verdict: gpuMs < cpuMs * CLEARLY ? 'faster' : 'slower', gpuMs, cpuMs });
  };
  const load: ToRecogniser = { type: 'load', ...options.request, delegate: 'GPU' };
  worker.postMessage(load, []);
  return () => end(null);
}
