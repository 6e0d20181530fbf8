import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyScale } from '#gestures/body/body-scale.ts';
import { measureBody } from '#gestures/interpret/body-measures.ts';
import type { BodyFrame, GestureEngine } from '#gestures/interpret/gesture-engine.ts';
import { taughtGestures } from '#gestures/interpret/taught-gesture.ts';
import { samplesOf } from '#gestures/interpret/taught-takes.ts';
import { withoutThreshold, withThreshold } from '#gestures/interpret/threshold.ts';
import { mirrored } from '#gestures/samples/mirror.ts';
import { type BodyPose, bodyOf, POSES } from '#tests/gestures/support/poses.ts';
import { SHELTER, taughtPose, variant } from '#tests/support/taught.ts';

function frameOf(pose: BodyPose, atMs = 0): BodyFrame {
  const landmarks = bodyOf(pose);
  const scale = bodyScale(landmarks);
  const measures = measureBody(landmarks, scale);
  return { atMs, aspect: 1.3, landmarks, hands: null, scale, measures, neighbours: [] };
}

const scoresOf = (engines: readonly GestureEngine[], pose: BodyPose): Record<string, number> => {
  const frame = frameOf(pose);
  return Object.fromEntries(engines.map((engine) => [engine.name, engine.follow().read(frame).score]));
};

const CLAIM = taughtPose('oath', POSES.claimLeft);
const RISE = taughtPose('surrender', POSES.riseBoth);
const ENGINES = taughtGestures([SHELTER, RISE, CLAIM]);

describe('taught poses', () => {
  it.each([
    ['shelter', POSES.cactus],
    ['surrender', POSES.riseBoth],
    ['oath', POSES.claimLeft],
    ['oath', POSES.claimRight],
  ] as const)('count as %s when somebody else does it elsewhere', (name, pose) => {
    const scores = scoresOf(ENGINES, variant({ ...pose, at: { x: 1, y: 0.5 }, torso: 0.14 }, 5));
    expect(scores[name]).toBeGreaterThanOrEqual(0.6);
    for (const [other, score] of Object.entries(scores)) if (other !== name) expect(score).toBeLessThan(0.6);
  });

  it.each(['standing', 'handsOnHips', 'handsInLap', 'refuse'] as const)('count as nothing for %s', (pose) => {
    for (const score of Object.values(scoresOf(ENGINES, POSES[pose]))) expect(score).toBeLessThan(0.6);
  });

  it('of one side count on that side only, whichever the takes were shown with', () => {
    for (const sides of ['left', 'right'] as const) {
      const engines = taughtGestures([{ ...CLAIM, sides }, SHELTER]);
      const [own, other] = sides === 'left' ? [POSES.claimLeft, POSES.claimRight] : [POSES.claimRight, POSES.claimLeft];
      expect(scoresOf(engines, own).oath).toBeGreaterThanOrEqual(0.6);
      expect(scoresOf(engines, other).oath).toBeLessThan(0.6);
    }
  });

  it('are stricter with a higher threshold', () => {
    const strict = taughtGestures([{ ...SHELTER, threshold: 0.9 }, RISE, CLAIM]);
    const pose = variant(POSES.cactus, 3);
    expect(scoresOf(strict, pose).shelter).toBeLessThan(scoresOf(ENGINES, pose).shelter ?? 0);
  });

  it('ask for hands only where hands are read', () => {
    const points = Array.from({ length: 21 }, (_, i): [number, number, number, number] => [0.4 + i / 100, 0.5, 0, 1]);
    const takes = [{ subject: '1', aspect: 1, frames: [{ tMs: 0, points }] }];
    const engines = taughtGestures([SHELTER, { ...SHELTER, name: 'fist', layout: 'hand21', takes }]);
    expect(engines.map(({ needsHands }) => needsHands)).toEqual([false, true]);
    expect(engines[1]?.follow().read(frameOf(POSES.standing)).score).toBe(0);
  });
});

describe('the takes of a gesture', () => {
  it('are mirrored for either side, and back again by a second mirror', () => {
    const samples = samplesOf(CLAIM);
    expect(samples).toHaveLength(CLAIM.takes.length * 2);
    const [first] = samples;
    if (!first) throw new Error('no sample');
    for (const [index, point] of (mirrored(mirrored(first)).frames[0]?.points ?? []).entries()) {
      const was = first.frames[0]?.points[index];
      for (const axis of [0, 1, 2, 3] as const) expect(point?.[axis]).toBeCloseTo(was?.[axis] ?? Number.NaN, 9);
    }
  });

  it('of a pose are one frame each: the one most like the others', () => {
    const [take] = SHELTER.takes;
    const [frame] = take?.frames ?? [];
    if (!take || !frame) throw new Error('no take');
    const odd = { tMs: 900, points: frame.points.map((point) => point && ([0.9, 0.9, 0, 1] as const)) };
    const takes = [{ ...take, frames: [...take.frames, odd] }];
    const [sample] = samplesOf({ ...SHELTER, takes });
    expect(sample?.frames).toHaveLength(1);
    expect(sample?.frames[0]).not.toEqual(odd);
  });
});

describe('a threshold', () => {
  it('bends scores so that it lies where gestures count, keeps their order, and bends back', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (a, b, threshold) => {
        const [x, y] = [withThreshold(a, threshold), withThreshold(b, threshold)];
        if (a < b) expect(x).toBeLessThanOrEqual(y);
        expect(x >= 0.6).toBe(a >= threshold);
        expect(withoutThreshold(x, threshold)).toBeCloseTo(a, 9);
      }),
    );
    expect(withThreshold(0.6, 0.6)).toBeCloseTo(0.6, 12);
  });
});
