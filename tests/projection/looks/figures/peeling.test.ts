import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANDMARK } from '#installation/crowd/body.ts';
import { FARTHEST, PEEL_PATHS, peeled, peelPlace, peelsFrom, wayAlong } from '#projection/looks/figures/peeling.ts';
import { TATTOO_REGIONS } from '#projection/looks/figures/tattoo.ts';
import { POSES, standAt } from '../../stage/support/sample-frames.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const way = fc.double({ min: 0, max: FARTHEST, noNaN: true });

describe('tattoos that leave the skin', () => {
  test('are all there before and all gone after, on every line', () => {
    fc.assert(
      fc.property(way, (at) => {
        expect(peeled(at, 0)).toBe(0);
        expect(peeled(at, 1)).toBe(1);
        expect(peelsFrom(at)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('leave the hands first and the heart last, and never come back while they leave', () => {
    fc.assert(
      fc.property(way, way, share, share, (a, b, c, d) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        const [early, late] = [Math.min(c, d), Math.max(c, d)];
        expect(peeled(far, early)).toBeGreaterThanOrEqual(peeled(near, early));
        expect(peeled(near, late)).toBeGreaterThanOrEqual(peeled(near, early));
      }),
    );
  });

  test('run along the regions that are grown, in their order', () => {
    expect(PEEL_PATHS.map(({ name }) => name)).toEqual(TATTOO_REGIONS.map(({ name }) => name));
    for (const path of PEEL_PATHS) expect(wayAlong(path, 1)).toBeLessThanOrEqual(FARTHEST);
  });

  test('are found where the body has them', () => {
    const joints = standAt(2, POSES.rise, 1.7, 0.2);
    const out: [number, number, number] = [0, 0, 0];
    const forearm = PEEL_PATHS.find(({ name }) => name === 'leftForearm');
    if (!forearm) throw new Error('no forearm');
    peelPlace(out, joints, { ...forearm, span: [0, 1] }, 1);
    expect(out).toEqual([...joints.subarray(LANDMARK.leftWrist * 4, LANDMARK.leftWrist * 4 + 3)]);
  });
});
