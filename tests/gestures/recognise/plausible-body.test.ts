import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlausibleBody } from '#gestures/recognise/plausible-body.ts';
import { LANDMARK, LANDMARK_STRIDE, type Landmarks } from '#installation/crowd/body.ts';
import { bodyOf, POSES } from '#tests/gestures/support/poses.ts';
import { fullFrames, realFile } from '#tests/gestures/support/real-data.ts';

const squats = realFile('videos/pose_squats.full.json');

const moved = (body: Landmarks, index: number, dx: number, dy: number): Landmarks => {
  const copy = body.slice();
  copy[index * LANDMARK_STRIDE] = (copy[index * LANDMARK_STRIDE] ?? 0) + dx;
  copy[index * LANDMARK_STRIDE + 1] = (copy[index * LANDMARK_STRIDE + 1] ?? 0) + dy;
  return copy;
};

describe('a plausible body', () => {
  it.each(Object.entries(POSES))('%s passes, near and far, with and without hips', (_, pose) => {
    for (const torso of [0.03, 0.1, 0.4]) {
      expect(isPlausibleBody(bodyOf({ ...pose, torso }))).toBe(true);
      expect(isPlausibleBody(bodyOf({ ...pose, torso, isHipless: true }))).toBe(true);
    }
  });

  it.skipIf(squats === undefined)('real squats pass, at the bottom too', () => {
    const frames = fullFrames(squats ?? '', 1280);
    expect(frames.every(isPlausibleBody)).toBe(true);
  });

  const body = bodyOf({ ...POSES.standing, torso: 0.25 });
  it.each<readonly [string, Landmarks]>([
    ['head torn off', moved(body, LANDMARK.nose, 0.5, 0)],
    ['head between the hips', moved(body, LANDMARK.nose, 0, 0.25)],
    ['no elbow seen', bodyOf({ ...POSES.standing, hidden: [LANDMARK.leftElbow, LANDMARK.rightElbow] })],
    ['nobody’s face', bodyOf({ ...POSES.standing, hidden: [0, LANDMARK.leftShoulder, LANDMARK.rightShoulder] })],
    ['an arm of twice a body’s length', moved(body, LANDMARK.leftWrist, 0.5, 0)],
    ['no number', moved(body, LANDMARK.leftWrist, Number.NaN, 0)],
    ['a speck', bodyOf({ ...POSES.standing, torso: 0.004 })],
  ])('%s is none', (_, made) => {
    expect(isPlausibleBody(made)).toBe(false);
  });

  it('holds wherever it stands, whatever its size, and mirrored', () => {
    const place = fc.record({
      x: fc.double({ min: -1, max: 3, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
      torso: fc.double({ min: 0.03, max: 0.6, noNaN: true }),
      isFromBehind: fc.boolean(),
    });
    fc.assert(
      fc.property(place, ({ x, y, torso, isFromBehind }) => {
        expect(isPlausibleBody(bodyOf({ ...POSES.standing, at: { x, y }, torso, isFromBehind }))).toBe(true);
      }),
    );
  });
});
