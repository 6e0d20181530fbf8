/** A person in front of a camera, by chance: a build, a view, and the faults of what the pose model says of them. */

import { LANDMARK, LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';
import type { Chance } from './chance.ts';
import { type Arms, type Build, GROWN_UP, posedBody, type View } from './posed-body.ts';

export function anyBuild(chance: Chance): Build {
  const isChild = chance.isTrue(0.15);
  const vary = (value: number, share: number): number => value * chance.between(1 - share, 1 + share);
  return {
    shoulderHalf: vary(isChild ? 0.31 : 0.33, 0.15),
    upperArm: vary(isChild ? 0.5 : 0.56, 0.1),
    forearm: vary(isChild ? 0.42 : 0.48, 0.1),
    palm: vary(0.18, 0.1),
    neck: vary(isChild ? 0.46 : 0.42, 0.1),
    faceBefore: vary(0.2, 0.2),
    earHalf: vary(isChild ? 0.18 : 0.15, 0.1),
    hipHalf: vary(GROWN_UP.hipHalf, 0.15),
    legs: vary(isChild ? 1.2 : 1.6, 0.1),
  };
}

export interface ViewLimits {
  readonly yaw: number;
  readonly pitch: readonly [number, number];
  readonly roll: number;
}
/** How people stand before an installation's cameras. */
export const USUAL_VIEWS: ViewLimits = { yaw: 35, pitch: [-15, 30], roll: 8 };

export function anyView(chance: Chance, { yaw, pitch, roll }: ViewLimits = USUAL_VIEWS): View {
  return {
    yaw: chance.between(-yaw, yaw),
    pitch: chance.between(...pitch),
    roll: chance.between(-roll, roll),
    distance: chance.between(4, 14),
    x: chance.between(0.3, 1.5),
    y: chance.between(0.35, 0.5),
    torso: chance.between(0.07, 0.28),
  };
}

const ELBOWS = [LANDMARK.leftElbow, LANDMARK.rightElbow];
const HIPS_DOWN = LANDMARK.leftHip;

/** What the model makes of a body: it trembles, loses joints now and then, and guesses what is hidden for good. */
export interface Faults {
  /** Standard deviation of each landmark, torsos. */
  readonly tremble: number;
  readonly isHipless: boolean;
  /** Visibility of elbows in dark sleeves. */
  readonly elbows: number;
  /** Chance that a picture loses an arm's joints. */
  readonly lost: number;
}

export const anyFaults = (chance: Chance): Faults => ({
  tremble: chance.between(0.006, 0.022),
  isHipless: chance.isTrue(0.2),
  elbows: chance.isTrue(0.15) ? chance.between(0.35, 0.6) : 1,
  lost: chance.isTrue(0.3) ? 0.03 : 0,
});

function withFaults(landmarks: Landmarks, torso: number, faults: Faults, chance: Chance): Landmarks {
  const isLost = chance.isTrue(faults.lost);
  for (let index = 0; index < LANDMARKS; index += 1) {
    const at = index * LANDMARK_STRIDE;
    landmarks[at] = (landmarks[at] ?? 0) + chance.normal(faults.tremble * torso);
    landmarks[at + 1] = (landmarks[at + 1] ?? 0) + chance.normal(faults.tremble * torso);
    landmarks[at + 2] = (landmarks[at + 2] ?? 0) + chance.normal(4 * faults.tremble * torso);
    const isHidden =
      (faults.isHipless && index >= HIPS_DOWN) || (isLost && index >= LANDMARK.leftElbow && index < HIPS_DOWN);
    landmarks[at + 3] = isHidden
      ? 0.1
      : ELBOWS.some((elbow) => elbow === index)
        ? faults.elbows
        : chance.between(0.85, 1);
  }
  return landmarks;
}

/** One person with everything about them drawn by chance; `body` is what the model says of them in a pose. */
export class Performer {
  readonly build: Build;
  readonly view: View;
  readonly faults: Faults;
  readonly chance: Chance;

  constructor(chance: Chance, limits?: ViewLimits) {
    this.chance = chance;
    this.build = anyBuild(chance);
    this.view = anyView(chance, limits);
    this.faults = anyFaults(chance);
  }

  body(arms: Arms): Landmarks {
    return withFaults(posedBody(arms, this.build, this.view), this.view.torso, this.faults, this.chance);
  }
}
