import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DRONES } from '#installation/score/world-declaration.ts';
import { tweenAt } from '#installation/time/tween.ts';
import { DRONE_STRIDE, dronePositions } from '#installation/world/drone-flight.ts';
import {
  adoptDrones,
  type Drones,
  dronesAfterAct,
  emptyDrones,
  eyeAt,
  resetDrones,
} from '#installation/world/drones.ts';
import { AT, SEED } from './support/participants.ts';

const flying = (count: number, more: object = {}): Drones =>
  dronesAfterAct(emptyDrones, { swarm: count, ...more }, AT(0), 0);

const place = (positions: Float32Array, i: number): number[] => [
  ...positions.subarray(i * DRONE_STRIDE, (i + 1) * DRONE_STRIDE),
];

/** The farthest any drone goes between two moments, as a share of the wall. */
function farthest(a: Float32Array, b: Float32Array): number {
  let far = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i += DRONE_STRIDE) {
    far = Math.max(far, Math.hypot((b[i] ?? 0) - (a[i] ?? 0), (b[i + 1] ?? 0) - (a[i + 1] ?? 0)));
  }
  return far;
}

describe('the swarm', () => {
  it('has as many drones as the score says, and gains and loses them one by one', () => {
    expect(dronePositions(flying(40), SEED, AT(1000))).toHaveLength(40 * DRONE_STRIDE);
    expect(dronePositions(emptyDrones, SEED, AT(1000))).toHaveLength(0);
    const growing = dronesAfterAct(emptyDrones, { swarm: 100 }, AT(0), 10_000);
    expect(dronePositions(growing, SEED, AT(5000))).toHaveLength(50 * DRONE_STRIDE);
    const leaving = dronesAfterAct(flying(100), { leave: true }, AT(0), 10_000);
    expect(dronePositions(leaving, SEED, AT(10_000))).toHaveLength(0);
  });

  it('is over the wall and only what comes or goes is above it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3_600_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (ms, wild) => {
        const positions = dronePositions(flying(MAX_DRONES, { scatter: wild, strike: wild }), SEED, AT(ms));
        for (const value of positions) expect(value >= 0 && value <= 1).toBe(true);
      }),
      { numRuns: 30 },
    );
    const half = dronesAfterAct(emptyDrones, { swarm: 1 }, AT(0), 1000);
    expect(place(dronePositions(half, SEED, AT(300)), 0)[1]).toBeGreaterThan(1);
  });

  it('is a grid while nothing breaks it: everybody keeps the same distance to their neighbours', () => {
    const gaps = [0, 20_000, 777_000].map((ms) => {
      const positions = dronePositions(flying(20), SEED, AT(ms));
      return (place(positions, 1)[0] ?? 0) - (place(positions, 0)[0] ?? 0);
    });
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? Number.NaN, 6);
  });

  it('begins in the middle of the wall, and no two drones fly in one place', () => {
    expect(Math.abs((place(dronePositions(flying(1), SEED, AT(0)), 0)[0] ?? 0) - 0.5)).toBeLessThan(0.05);
    const positions = dronePositions(flying(200), SEED, AT(0));
    const places = new Set(
      Array.from({ length: 200 }, (_, i) =>
        place(positions, i)
          .slice(0, 3)
          .map((n) => n.toFixed(3))
          .join(),
      ),
    );
    expect(places.size).toBe(200);
  });

  it('breaks its grid as far as it is scattered', () => {
    const at = AT(12_000);
    const [whole, half, all] = [0, 0.5, 1].map((scatter) => dronePositions(flying(60, { scatter }), SEED, at));
    if (!whole || !half || !all) throw new Error('three swarms');
    expect(farthest(whole, half)).toBeGreaterThan(0.05);
    expect(farthest(whole, all)).toBeGreaterThan(farthest(whole, half));
  });

  it('dives at the crowd the more the fiercer it strikes', () => {
    const low = (strike: number): number => {
      let count = 0;
      for (let ms = 0; ms < 60_000; ms += 500) {
        const positions = dronePositions(flying(50, { strike }), SEED, AT(ms));
        for (let i = 0; i < 50; i++) if ((positions[i * DRONE_STRIDE + 1] ?? 1) < 0.5) count++;
      }
      return count;
    };
    const [none, some, all] = [low(0), low(0.4), low(1)];
    expect(none).toBe(0);
    expect(some).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(1.5 * some);
  });

  it('never jumps, in flight, scattered or diving', () => {
    const drones = dronesAfterAct(flying(80, { scatter: 0.7 }), { strike: 1 }, AT(4000), 2000);
    for (let ms = 0; ms < 30_000; ms += 16) {
      const [a, b] = [dronePositions(drones, SEED, AT(ms)), dronePositions(drones, SEED, AT(ms + 16))];
      // At 60 pictures a second this is a fast dive, and no leap.
      expect(farthest(a, b)).toBeLessThan(0.035);
    }
  });

  it('is the same at the same moment, whenever that is asked, and another of another seed', () => {
    const drones = flying(30, { scatter: 0.5, strike: 0.5 });
    const late = dronePositions(drones, SEED, AT(90_000));
    dronePositions(drones, SEED, AT(10));
    expect(dronePositions(drones, SEED, AT(90_000))).toEqual(late);
    expect(dronePositions(drones, SEED + 1, AT(90_000))).not.toEqual(late);
  });

  it('turns its scanning fans smoothly and each in its own phase', () => {
    const fans = (ms: number): number[] => {
      const positions = dronePositions(flying(10), SEED, AT(ms));
      return Array.from({ length: 10 }, (_, i) => positions[i * DRONE_STRIDE + 3] ?? Number.NaN);
    };
    expect(new Set(fans(1000)).size).toBe(10);
    fans(1016).forEach((fan, i) => {
      const step = (fan - (fans(1000)[i] ?? 0) + 1) % 1;
      expect(step).toBeGreaterThan(0);
      expect(step).toBeLessThan(0.01);
    });
  });
});

describe('the surveillance drone', () => {
  const coming = dronesAfterAct(emptyDrones, { approach: { arrives: 60_000 } }, AT(10_000), 500);

  it('counts down until it is here', () => {
    expect(eyeAt(emptyDrones, AT(0))).toEqual({ way: 'away', distance: 1, leftMs: null, iris: 1 });
    expect(eyeAt(coming, AT(10_000))).toMatchObject({ way: 'approaching', leftMs: 60_000, distance: 1, iris: 1 });
    expect(eyeAt(coming, AT(40_000))).toMatchObject({ way: 'approaching', leftMs: 30_000, distance: 0.5, iris: 0.5 });
    expect(eyeAt(coming, AT(70_000))).toEqual({ way: 'here', distance: 0, leftMs: 0, iris: 0 });
    expect(eyeAt(coming, AT(1e7)).way).toBe('here');
  });

  it('is driven off from where it is', () => {
    const repelled = dronesAfterAct(coming, { repel: true }, AT(40_000), 2000);
    expect(eyeAt(repelled, AT(40_000))).toEqual({ way: 'repelled', distance: 0.5, leftMs: null, iris: 1 });
    expect(eyeAt(repelled, AT(42_000)).distance).toBe(1);
    expect(eyeAt(dronesAfterAct(coming, { leave: true }, AT(80_000), 0), AT(80_000)).way).toBe('leaving');
    const thrown = dronesAfterAct(coming, { repel: true }, AT(30_000), 10_000);
    const gone = dronesAfterAct(thrown, { leave: true }, AT(32_000), 4000);
    expect(gone.eye).toMatchObject({ way: 'repelled', sinceMs: 30_000 });
    expect(eyeAt(gone, AT(32_000)).distance).toBe(eyeAt(thrown, AT(32_000)).distance);
    expect(eyeAt(gone, AT(36_000)).distance).toBe(1);
  });

  it('cannot be driven off while it is not there, and comes again from wherever it is', () => {
    expect(dronesAfterAct(emptyDrones, { repel: true }, AT(0), 0).eye).toBe(emptyDrones.eye);
    const repelled = dronesAfterAct(coming, { repel: true }, AT(40_000), 2000);
    const again = dronesAfterAct(repelled, { approach: { arrives: 10_000 } }, AT(41_000), 0);
    expect(eyeAt(again, AT(41_000)).distance).toBeCloseTo(eyeAt(repelled, AT(41_000)).distance, 9);
    expect(eyeAt(again, AT(51_000)).way).toBe('here');
  });
});

describe('the drones of a score', () => {
  it('fly from the first moment where it declares them, and as the cues left them when it is changed', () => {
    const declared = adoptDrones(emptyDrones, { swarm: 12 });
    expect(tweenAt(declared.swarm, 0)).toBe(12);
    expect(tweenAt(adoptDrones(declared, { swarm: 20 }).swarm, 0)).toBe(20);
    const more = dronesAfterAct(declared, { swarm: 50 }, AT(5000), 1000);
    expect(tweenAt(adoptDrones(more, { swarm: 20 }).swarm, 6000)).toBe(50);
    expect(tweenAt(resetDrones(adoptDrones(more, { swarm: 20 })).swarm, 6000)).toBe(20);
  });
});
