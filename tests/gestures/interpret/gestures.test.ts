import { describe, expect, it } from 'vitest';
import { bodyScale } from '#gestures/body/body-scale.ts';
import { measureBody } from '#gestures/interpret/body-measures.ts';
import { HOLD_TIMING } from '#gestures/interpret/gesture-hold.ts';
import { scorePose } from '#gestures/interpret/score-gesture.ts';
import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import { ownPoses } from '#tests/gestures/support/gesture-files.ts';
import { type BodyPose, bodyOf, POSES } from '#tests/gestures/support/poses.ts';

const gestures = ownPoses();
const MEANT: Partial<Record<keyof typeof POSES, string>> = {
  riseBoth: 'rise',
  riseWide: 'rise',
  riseLeft: 'rise',
  riseRight: 'rise',
  claimLeft: 'claim',
  claimRight: 'claim',
  refuse: 'refuse',
  refuseHigh: 'refuse',
  link: 'link',
  linkLow: 'link',
};

function scores(landmarks: Landmarks): Record<string, number> {
  const measures = measureBody(landmarks, bodyScale(landmarks));
  return Object.fromEntries(gestures.map((gesture) => [gesture.name, scorePose(gesture, measures)]));
}

/** The same pose in other circumstances; none of them may change what it says. */
const CIRCUMSTANCES: Readonly<Record<string, Partial<BodyPose>>> = {
  'standing near': {},
  'standing far away': { torso: 0.06, at: { x: 1.5, y: 0.7 } },
  'seated, hips hidden': { isHipless: true },
  'seen from behind': { isFromBehind: true },
};

describe.each(Object.entries(CIRCUMSTANCES))('%s', (_, circumstance) => {
  it.each(Object.entries(POSES))('%s says what it should', (name, pose) => {
    const meant = MEANT[name as keyof typeof POSES];
    for (const [gesture, score] of Object.entries(scores(bodyOf({ ...pose, ...circumstance })))) {
      if (gesture === meant) expect(score, gesture).toBeGreaterThanOrEqual(0.8);
      else expect(score, gesture).toBeLessThan(HOLD_TIMING.leaveScore);
    }
  });
});

describe('the gestures of the show', () => {
  it('never fire two at once for any position of the arms', () => {
    const angles = Array.from({ length: 18 }, (_, index) => index * 20);
    const clashes: string[] = [];
    for (const upper of angles.filter((angle) => angle <= 100 || angle >= 260)) {
      for (const fore of angles) {
        for (const other of Object.values(POSES)) {
          const pose = { left: { upperDeg: upper, foreDeg: fore }, right: other.right };
          const firing = Object.entries(scores(bodyOf(pose))).filter(([, score]) => score >= HOLD_TIMING.enterScore);
          if (firing.length > 1) clashes.push(`${upper} ${fore} ${JSON.stringify(other.right)}: ${firing}`);
        }
      }
    }
    expect(clashes).toEqual([]);
  });

  it('recognises an arm whose hand has left the picture', () => {
    const hidden = [LANDMARK.leftWrist, LANDMARK.leftIndex, LANDMARK.leftPinky, LANDMARK.leftThumb];
    expect(scores(bodyOf({ ...POSES.riseLeft, hidden })).rise).toBeLessThan(HOLD_TIMING.enterScore);
    const elbows = [LANDMARK.leftElbow];
    expect(scores(bodyOf({ ...POSES.riseLeft, hidden: elbows })).rise).toBeGreaterThan(0.8);
  });

  it('reads nothing out of arms that are not seen', () => {
    const arms = [13, 14, 15, 16, 17, 18, 19, 20, 21, 22];
    for (const pose of Object.values(POSES)) {
      for (const score of Object.values(scores(bodyOf({ ...pose, hidden: arms })))) {
        expect(score).toBeLessThan(HOLD_TIMING.leaveScore);
      }
    }
  });
});
