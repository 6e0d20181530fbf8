import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DroneNumbers } from '#installation/frame/world-frame.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { showMs } from '#installation/time/axes.ts';
import { emptyWorld, type World, worldAfterActs } from '#installation/world/world.ts';
import { digitsOf, type EyePose, noEye, poseEye, sizeAt } from '#projection/looks/eye/eye-pose.ts';
import { LEFT_SLICE } from '../../stage/support/sample-frames.ts';

const doing = (world: World, written: object, ms: number, overMs = 0): World =>
  worldAfterActs(world, worldActs.parse(written), showMs(ms), overMs);

const COMING = doing(emptyWorld, { drones: { approach: { arrives: '64s' } } }, 0);
const ROOM = { alongM: 0, roomM: LEFT_SLICE.wallWidthM };

const dronesAt = (world: World, ms: number): DroneNumbers =>
  worldNumbers(world, NO_WORDS, showMs(ms), LEFT_SLICE).drones;

function poseAt(world: World, ms: number, gentle = false, room = ROOM): EyePose {
  const pose = noEye();
  poseEye(pose, dronesAt(world, ms), LEFT_SLICE, room, ms, gentle);
  return pose;
}

const NUMBERS = ['xM', 'yM', 'unitM', 'light', 'aperture', 'burst', 'lids', 'beam', 'beamHalf', 'beamTurn'] as const;

/** Farthest that any number of the pose goes from one moment to another. */
const leap = (world: World, from: number, to: number): number => {
  const [a, b] = [poseAt(world, from), poseAt(world, to)];
  return Math.max(...NUMBERS.map((key) => Math.abs(a[key] - b[key])));
};

describe('the eye', () => {
  test('is not there until it is sent, grows all the way, and fills the room when it is here', () => {
    expect(poseAt(emptyWorld, 60_000).light).toBe(0);
    expect(poseAt(COMING, 0).light).toBe(0);
    const sizes = [2, 10, 30, 50, 60, 64].map((second) => poseAt(COMING, second * 1000).unitM);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBe(sizes.length);
    expect(sizes.at(-1)).toBeCloseTo(LEFT_SLICE.wallHeightM * 0.46, 9);
    expect(poseAt(COMING, 64_000).light).toBe(1);
    expect(sizeAt(0)).toBe(1);
  });

  test('hangs over the middle of the room on whichever wall that is', () => {
    expect(poseAt(COMING, 30_000).xM).toBe(4);
    const second = { alongM: 8, roomM: 16 };
    expect(poseAt(COMING, 30_000, false, { ...second, alongM: 0 }).xM).toBe(8);
    expect(poseAt(COMING, 30_000, false, second).xM).toBe(0);
  });

  test('closes its blades with the countdown and counts whole seconds', () => {
    const apertures = [1, 20, 40, 63].map((second) => poseAt(COMING, second * 1000).aperture);
    expect(apertures).toEqual([...apertures].sort((a, b) => b - a));
    expect(apertures.at(-1)).toBeLessThan(0.12);
    expect([1, 30_500, 63_999, 64_000].map((ms) => poseAt(COMING, ms).digits)).toEqual(['64', '34', '1', '0']);
    expect(digitsOf(null)).toBe('');
  });

  test('moves without a jump on its way in, once it is here, and wherever it is sent away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 80_000 }), fc.boolean(), (ms, isRepelled) => {
        expect(leap(COMING, ms, ms + 8)).toBeLessThan(0.03);
        const sent = doing(COMING, { drones: isRepelled ? { repel: true } : { leave: true } }, ms, 5000);
        // It is sent away while it comes, or once it has taken everything.
        if (ms < 64_000 || ms > 71_000) expect(leap(sent, ms - 1, ms + 1)).toBeLessThan(0.05);
        expect(leap(sent, ms + 1000, ms + 1008)).toBeLessThan(0.05);
      }),
      { numRuns: 80 },
    );
  });

  test('is thrown back out of its order, and leaves behind lids', () => {
    const repelled = doing(COMING, { drones: { repel: true } }, 40_000, 5000);
    expect(poseAt(repelled, 41_000)).toMatchObject({ lids: 0, digits: '' });
    expect(poseAt(repelled, 41_000).burst).toBeGreaterThan(0.5);
    expect(poseAt(repelled, 40_600).aperture).toBeGreaterThan(0.8);
    expect(poseAt(repelled, 44_000).aperture).toBe(0);
    expect(poseAt(repelled, 45_000).light).toBe(0);
    const leaving = doing(COMING, { drones: { leave: true } }, 40_000, 5000);
    expect(poseAt(leaving, 42_600)).toMatchObject({ lids: 1, burst: 0 });
  });

  test('takes everything once it is here, and searches before', () => {
    expect(poseAt(COMING, 20_000).beam).toBe(0);
    const searching = poseAt(COMING, 60_000);
    expect(searching.beam).toBeGreaterThan(0.3);
    expect(searching.beamHalf).toBeLessThan(0.2);
    expect(poseAt(COMING, 72_000).beamHalf).toBeGreaterThan(1.4);
  });

  test('neither searches nor bursts apart for those who want it calm', () => {
    expect(poseAt(COMING, 61_000, true).beamTurn).toBe(0);
    const repelled = doing(COMING, { drones: { repel: true } }, 40_000, 5000);
    expect(poseAt(repelled, 42_000, true).burst).toBeLessThan(0.2);
  });
});
