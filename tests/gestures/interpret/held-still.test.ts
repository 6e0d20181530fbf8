import { describe, expect, it } from 'vitest';
import { bodyScale } from '#gestures/body/body-scale.ts';
import { type BodyMeasures, measureBody } from '#gestures/interpret/body-measures.ts';
import type { RawReading } from '#gestures/interpret/gesture-engine.ts';
import { heldStill } from '#gestures/interpret/held-still.ts';
import { taughtGestures } from '#gestures/interpret/taught-gesture.ts';
import { WristSpeed } from '#gestures/interpret/wrist-speed.ts';
import { type BodyPose, bodyOf, POSES } from '#tests/gestures/support/poses.ts';
import { SHELTER } from '#tests/support/taught.ts';

const FRAME_MS = 50;
const swung = (deg: number): BodyPose => ({
  left: { upperDeg: deg, foreDeg: deg },
  right: { upperDeg: -80, foreDeg: -80 },
});

/** What is measured of a body that goes through these poses. */
function measured(poses: readonly BodyPose[]): readonly BodyMeasures[] {
  const speed = new WristSpeed();
  return poses.map((pose, index) => {
    const landmarks = bodyOf(pose);
    const scale = bodyScale(landmarks);
    return measureBody(landmarks, scale, {
      hands: null,
      neighbours: [],
      speeds: speed.update(landmarks, scale, index * FRAME_MS),
    });
  });
}

/** An arm that turns this fast, degrees a second. */
const turning = (degPerSecond: number): readonly BodyPose[] =>
  Array.from({ length: 8 }, (_, index) => swung(-80 + (degPerSecond * index * FRAME_MS) / 1000));

describe('holding still', () => {
  it('is doubted the more the faster a wrist moves', () => {
    const [slow = 0, middle = 0, fast = 1] = [10, 90, 300].map((rate) => {
      const last = measured(turning(rate)).at(-1);
      return last ? heldStill(last) : Number.NaN;
    });
    expect(slow).toBe(1);
    expect(middle).toBeGreaterThan(0);
    expect(middle).toBeLessThan(1);
    expect(fast).toBe(0);
  });

  it('is given the benefit of the doubt where speeds are not known', () => {
    const [first] = measured([POSES.standing]);
    expect(first && heldStill(first)).toBe(1);
  });

  it('makes a taught pose count where arms stay, and not where they pass', () => {
    const [shelter] = taughtGestures([SHELTER]);
    const read = (poses: readonly BodyPose[]): RawReading | undefined => {
      const follower = shelter?.follow();
      return measured(poses)
        .map((measures, index) => {
          const landmarks = bodyOf(poses[index] ?? POSES.standing);
          const scale = bodyScale(landmarks);
          return follower?.read({
            atMs: index * FRAME_MS,
            aspect: 1.6,
            landmarks,
            hands: null,
            scale,
            measures,
            neighbours: [],
          });
        })
        .at(-1);
    };
    const { standing, cactus } = POSES;
    expect(read([standing, standing, standing, cactus])?.score).toBeLessThan(0.3);
    expect(read([standing, cactus, cactus, cactus, cactus])?.score).toBeGreaterThanOrEqual(0.6);
  });
});
