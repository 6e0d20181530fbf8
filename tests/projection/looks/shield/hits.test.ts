import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { showMs } from '#installation/time/axes.ts';
import { emptyWorld } from '#installation/world/world.ts';
import { type Dome, outAt, standDome } from '#projection/looks/shield/dome.ts';
import { HIT_STRIDE, MAX_HITS, writeHits } from '#projection/looks/shield/hits.ts';
import { frameOf, LEFT_SLICE, RIGHT_SLICE, WHOLE_WALL } from '../../stage/support/sample-frames.ts';

const domeOf = (frame: SurfaceFrame): Dome => {
  const dome: Dome = { xM: 0, yM: 0, halfM: 1, highM: 1 };
  standDome(dome, frame);
  return dome;
};

function hitsOf(frame: SurfaceFrame, strikes: number): number[][] {
  const hits = new Float32Array(MAX_HITS * HIT_STRIDE);
  const count = writeHits(frame, domeOf(frame), strikes, hits);
  return Array.from({ length: count }, (_, i) => [...hits.subarray(i * HIT_STRIDE, (i + 1) * HIT_STRIDE)]);
}

/** A frame with one drone in it. */
const withDrone = (x: number, y: number, z: number): SurfaceFrame => {
  const world = worldNumbers(emptyWorld, NO_WORDS, showMs(0), WHOLE_WALL);
  const swarm = Float32Array.of(x, y, z, 0);
  return frameOf([], {}, { slice: WHOLE_WALL, world: { ...world, drones: { ...world.drones, swarm } } });
};

describe('the dome', () => {
  it('stands over the whole room, the same for both slices of a wall', () => {
    const [left, right] = [LEFT_SLICE, RIGHT_SLICE].map((slice) => domeOf(frameOf([], {}, { slice })));
    expect(left).toEqual(right);
    expect(left?.xM).toBe(4);
    expect(left?.halfM).toBeGreaterThan(4);
  });

  it('has its middle where the middle of the room is, also on the second of two walls', () => {
    expect(domeOf(frameOf([], {}, { room: { alongM: 8, roomM: 20 } })).xM).toBe(2);
  });

  it('lets everyone of the wall stand under it', () => {
    const dome = domeOf(frameOf([]));
    for (const x of [0.3, 2, 4, 7.7]) expect(outAt(dome, x, 0.9)).toBeLessThan(1);
    expect(outAt(dome, 4, 2.3)).toBeGreaterThan(1);
  });
});

describe('hits', () => {
  it('are none where nothing strikes', () => {
    expect(hitsOf(frameOf([]), 0)).toEqual([]);
  });

  it('from afar lie on the dome, run and fade, and are the same for every slice', () => {
    fc.assert(
      fc.property(fc.nat({ max: 600_000 }), (lifeMs) => {
        const frame = frameOf([], {}, { lifeMs });
        const hits = hitsOf(frame, 1);
        for (const [x = 0, y = 0, run = -1, light = -1] of hits) {
          expect(outAt(domeOf(frame), x, y)).toBeGreaterThan(0.55);
          expect(outAt(domeOf(frame), x, y)).toBeLessThan(1);
          expect(run >= 0 && run < 1 && light > 0 && light <= 1).toBe(true);
        }
        expect(hitsOf(frameOf([], {}, { lifeMs, slice: RIGHT_SLICE }), 1)).toEqual(hits);
      }),
    );
  });

  it('come where a drone meets the dome in its dive, and not from its grid nor from inside', () => {
    expect(hitsOf(withDrone(4, 1.6, -3), 0)).toEqual([]);
    expect(hitsOf(withDrone(4, 0.7, 0), 0)).toEqual([]);
    const [hit] = hitsOf(withDrone(4, 1.2, -1.3), 0);
    expect(hit?.[0]).toBe(4);
    expect(hit?.[3]).toBeGreaterThan(0.5);
  });

  it('are never more than find room', () => {
    const frame = withDrone(4, 1.2, -1.3);
    const swarm = new Float32Array(400 * 4);
    for (let i = 0; i < 400; i++) swarm.set([0.02 * i, 1.2, -1.3, 0], i * 4);
    const many = { ...frame, world: { ...frame.world, drones: { ...frame.world.drones, swarm } } };
    expect(hitsOf(many, 1)).toHaveLength(MAX_HITS);
  });
});
