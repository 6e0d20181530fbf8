import { describe, expect, it } from 'vitest';
import { HAND_POINTS, HAND_STRIDE } from '#gestures/body/hand.ts';
import { measureBody } from '#gestures/interpret/body-measures.ts';
import { describedGesture } from '#gestures/interpret/described-gesture.ts';
import { fingersStretched, palmToCamera } from '#gestures/interpret/hand-measures.ts';
import { scorePose } from '#gestures/interpret/score-gesture.ts';
import { NO_SPEEDS } from '#gestures/interpret/wrist-speed.ts';
import { ownGestures, ownPoses } from '#tests/gestures/support/gesture-files.ts';
import { bodyOf, POSES } from '#tests/gestures/support/poses.ts';

/** A right hand held up with its palm to the camera: `stretched` 0 a fist, 1 all fingers out; `turned` its back instead. */
function hand(stretched: number, isTurned = false): Float32Array {
  const points = new Float32Array(HAND_POINTS * HAND_STRIDE);
  const put = (index: number, x: number, up: number): void =>
    points.set([0.5 + (isTurned ? -x : x), 0.5 - up, 0], index * HAND_STRIDE);
  put(0, 0, 0);
  // Seen from the front, the index finger of a right palm is at the picture's right.
  for (const [finger, x] of [0.03, 0.01, -0.01, -0.03].entries()) {
    const lengths = [0.08, 0.1, 0.12, 0.15].map((length, joint) =>
      joint === 0 ? length : 0.08 + stretched * (length - 0.08),
    );
    for (const [joint, length] of lengths.entries()) put(5 + 4 * finger + joint, (x * length) / 0.08, length);
  }
  return points;
}

describe('a hand', () => {
  it('is stretched as far as its fingers are', () => {
    expect(fingersStretched(hand(1)).value).toBeGreaterThan(0.95);
    expect(fingersStretched(hand(0)).value).toBe(0);
    expect(fingersStretched(new Float32Array(63)).weight).toBe(0);
  });

  it('shows its palm or its back, mirrored for the other hand', () => {
    expect(palmToCamera(hand(1), 'right').value).toBeGreaterThan(0.9);
    expect(palmToCamera(hand(1, true), 'right').value).toBeLessThan(-0.9);
    expect(palmToCamera(hand(1), 'left').value).toBeLessThan(-0.9);
  });

  it('that is a fist makes no claim, an open one and one that is not looked at do', () => {
    const claim = ownPoses().find(({ name }) => name === 'claim');
    const body = bodyOf(POSES.claimRight);
    const scoreWith = (right: Float32Array | null): number =>
      claim
        ? scorePose(claim, measureBody(body, 0.25, { hands: { left: null, right }, neighbours: [], speeds: NO_SPEEDS }))
        : 0;
    expect(scoreWith(hand(0))).toBeLessThan(0.4);
    expect(scoreWith(hand(1))).toBeGreaterThan(0.8);
    expect(scoreWith(null)).toBeGreaterThan(0.8);
  });

  it('has to be looked at for none of the gestures of the show, but for one that asks for fingers', () => {
    for (const gesture of ownGestures()) expect(describedGesture(gesture).needsHands, gesture.name).toBe(false);
    const [claim] = ownPoses();
    const fist = { measure: 'fingersStretched', arm: 'this', atMost: 0.2, fade: 0.2, ifUnseen: 0 } as const;
    const asking = claim && { ...claim, ways: [{ arms: 'either' as const, armTerms: [fist], pairTerms: [] }] };
    expect(asking && describedGesture(asking).needsHands).toBe(true);
  });
});
