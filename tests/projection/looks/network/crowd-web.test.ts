import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { showMs } from '#installation/time/axes.ts';
import { worldAfterActs } from '#installation/world/world.ts';
import { createCrowdWeb, growthAt } from '#projection/looks/network/crowd-web.ts';
import { createParticipants } from '#projection/looks/network/participants.ts';
import { createWebRows, STEPS, THREAD } from '#projection/looks/network/web-rows.ts';
import { linkedWorld } from '#tests/installation/world/support/participants.ts';
import { crowd, frameOf, leads, WHOLE_WALL } from '../../stage/support/sample-frames.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

interface Web {
  readonly threads: readonly (readonly number[])[];
  readonly seeds: number;
}

function webOf(frame: SurfaceFrame, strength = 1): Web {
  const rows = createWebRows();
  const participants = createParticipants(rows);
  rows.begin();
  participants.write(frame, strength);
  createCrowdWeb(rows, 64).write(frame, strength, participants.stand);
  rows.end();
  const data = rows.threads.numbers;
  const threads = Array.from({ length: rows.count.threads }, (_, row) => [...data.subarray(row * 20, row * 20 + 20)]);
  const seeds = rows.count.seeds;
  rows.dispose();
  return { threads, seeds };
}

const torn = (thread: readonly number[]): number => thread[THREAD.to * 4 + 3] ?? Number.NaN;

describe('growing', () => {
  it('begins with nothing, ends with everything, and never shrinks', () => {
    fc.assert(
      fc.property(share, share, share, share, share, (chance, away, begun, a, b) => {
        const at = (strength: number): number => growthAt(strength, chance, away * 8, 8, begun);
        expect(at(0)).toBe(0);
        expect(at(1.1)).toBe(1);
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
      }),
    );
  });

  it('goes outwards from whoever began it', () => {
    expect(growthAt(0.3, 0.5, 0.5, 8, 1)).toBeGreaterThan(growthAt(0.3, 0.5, 5, 8, 1));
    expect(growthAt(0.3, 0.5, 0.5, 8, 0)).toBe(growthAt(0.3, 0.5, 5, 8, 0));
  });
});

describe('the web of the crowd', () => {
  const frame = frameOf(crowd(), {}, { slice: WHOLE_WALL });

  it('is there without a single phone, a seed for everyone', () => {
    const { threads, seeds } = webOf(frame);
    expect(seeds).toBe(crowd().length);
    expect(threads.length).toBeGreaterThan(3 * crowd().length);
    for (const thread of threads) for (const number of thread) expect(Number.isFinite(number)).toBe(true);
  });

  it('is nothing where nobody is, or has not begun', () => {
    expect(webOf(frameOf([]))).toEqual({ threads: [], seeds: 0 });
    expect(webOf(frame, 0)).toEqual({ threads: [], seeds: 0 });
  });

  it('holds more threads where Julian is: from his fingers', () => {
    const [, julian] = leads();
    if (!julian) throw new Error('four leads');
    const { threads, seeds } = webOf({ ...frame, figures: [julian, ...crowd()] });
    expect(seeds).toBe(crowd().length);
    expect(threads.length).toBeGreaterThan(webOf(frame).threads.length);
  });

  it('tears where the network parts, between two pieces of a thread', () => {
    const parted = worldAfterActs(linkedWorld(0, []), worldActs.parse({ network: { partition: 2 } }), showMs(0), 0);
    const world = worldNumbers(parted, NO_WORDS, showMs(10), WHOLE_WALL);
    const { threads } = webOf({ ...frame, world });
    expect(threads.filter((thread) => torn(thread) === 1).length).toBeGreaterThan(2);
    for (const thread of threads) expect(((thread[THREAD.hang * 4 + 1] ?? 0) * STEPS) % 1).toBeCloseTo(0.5, 3);
  });
});

describe('the web of the participants', () => {
  const pairs = [
    [0, 1],
    [1, 2],
    [3, 4],
    [4, 5],
    [6, 7],
    [0, 7],
  ] as const;
  const whole = linkedWorld(8, pairs);
  const at = (world: typeof whole, ms: number): Web =>
    webOf(frameOf([], {}, { slice: WHOLE_WALL, world: worldNumbers(world, NO_WORDS, showMs(ms), WHOLE_WALL) }));

  it('is a seed for each and a thread for each match', () => {
    const { threads, seeds } = at(whole, 60_000);
    expect([seeds, threads.length]).toEqual([8, pairs.length]);
    expect(threads.every((thread) => torn(thread) === 0)).toBe(true);
  });

  it('keeps every thread through a split and its healing: those across it torn, then whole', () => {
    const split = worldAfterActs(whole, worldActs.parse({ network: { partition: 3 } }), showMs(60_000), 0);
    const parted = at(split, 61_000);
    expect(parted.threads.length).toBe(pairs.length);
    const tornThen = parted.threads.filter((thread) => torn(thread) === 1).length;
    expect(tornThen).toBeGreaterThan(0);
    const healing = worldAfterActs(split, worldActs.parse({ network: { heal: true } }), showMs(70_000), 4000);
    expect(at(healing, 70_000).threads.filter((thread) => torn(thread) === 1).length).toBe(tornThen);
    expect(at(healing, 75_000).threads.every((thread) => torn(thread) === 0)).toBe(true);
  });
});
