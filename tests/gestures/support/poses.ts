/** Bodies built from joint angles, for tests: a stick figure facing the camera, all joints seen unless said otherwise. */

import { LANDMARK, LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';

/** One arm. Angles in the picture: 0 straight out sideways, 90 straight up, -90 hanging, 180 across the body. */
export interface ArmPose {
  readonly upperDeg: number;
  readonly foreDeg: number;
}

export interface BodyPose {
  readonly left: ArmPose;
  readonly right: ArmPose;
  /** Mid-shoulders in the picture, picture heights. */
  readonly at?: { readonly x: number; readonly y: number };
  /** Length of the torso, picture heights. */
  readonly torso?: number;
  readonly isHipless?: boolean;
  readonly hidden?: readonly number[];
  /** Turns the body away from the camera: left and right change places in the picture. */
  readonly isFromBehind?: boolean;
}

export const HANGING: ArmPose = { upperDeg: -80, foreDeg: -85 };

/** Proportions of a grown-up in torsos. */
const SHOULDER_HALF = 0.38;
const UPPER_ARM = 0.58;
const FOREARM = 0.5;
const HAND = 0.18;

export function bodyOf(pose: BodyPose): Landmarks {
  const torso = pose.torso ?? 0.25;
  const origin = pose.at ?? { x: 0.8, y: 0.4 };
  const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  const flip = pose.isFromBehind === true ? -1 : 1;
  /** x towards the person's left, y up, torsos from mid-shoulders. */
  const put = (index: number, x: number, y: number, visibility = 1): void => {
    const seen = pose.hidden?.includes(index) === true ? 0.05 : visibility;
    landmarks.set([origin.x + flip * x * torso, origin.y - y * torso, 0, seen], index * LANDMARK_STRIDE);
  };
  for (let index = 0; index < 11; index += 1) put(index, 0, 0.42);
  put(LANDMARK.leftEar, 0.14, 0.45);
  put(LANDMARK.rightEar, -0.14, 0.45);
  const arm = (side: 1 | -1, { upperDeg, foreDeg }: ArmPose, joints: readonly [number, number, number]): void => {
    const [shoulder, elbow, wrist] = joints;
    const [upper, fore] = [(upperDeg * Math.PI) / 180, (foreDeg * Math.PI) / 180];
    const elbowAt = { x: SHOULDER_HALF + UPPER_ARM * Math.cos(upper), y: UPPER_ARM * Math.sin(upper) };
    const wristAt = { x: elbowAt.x + FOREARM * Math.cos(fore), y: elbowAt.y + FOREARM * Math.sin(fore) };
    put(shoulder, side * SHOULDER_HALF, 0);
    put(elbow, side * elbowAt.x, elbowAt.y);
    put(wrist, side * wristAt.x, wristAt.y);
    for (const finger of [2, 4, 6]) {
      put(wrist + finger, side * (wristAt.x + HAND * Math.cos(fore)), wristAt.y + HAND * Math.sin(fore));
    }
  };
  arm(1, pose.left, [LANDMARK.leftShoulder, LANDMARK.leftElbow, LANDMARK.leftWrist]);
  arm(-1, pose.right, [LANDMARK.rightShoulder, LANDMARK.rightElbow, LANDMARK.rightWrist]);
  const hips = pose.isHipless === true ? 0.03 : 1;
  put(LANDMARK.leftHip, 0.22, -1, hips);
  put(LANDMARK.rightHip, -0.22, -1, hips);
  for (let index = LANDMARK.leftKnee; index < LANDMARKS; index += 1) {
    put(index, index % 2 === 1 ? 0.22 : -0.22, -1.8, hips);
  }
  return landmarks;
}

/** The gestures as people make them, and things people do that are none of them. */
export const POSES = {
  standing: { left: HANGING, right: HANGING },
  riseBoth: { left: { upperDeg: 75, foreDeg: 85 }, right: { upperDeg: 75, foreDeg: 85 } },
  riseWide: { left: { upperDeg: 50, foreDeg: 60 }, right: { upperDeg: 50, foreDeg: 60 } },
  riseLeft: { left: { upperDeg: 70, foreDeg: 80 }, right: HANGING },
  riseRight: { left: HANGING, right: { upperDeg: 65, foreDeg: 95 } },
  claimLeft: { left: { upperDeg: -50, foreDeg: 80 }, right: HANGING },
  claimRight: { left: HANGING, right: { upperDeg: -40, foreDeg: 85 } },
  refuse: { left: { upperDeg: -95, foreDeg: 150 }, right: { upperDeg: -95, foreDeg: 150 } },
  refuseHigh: { left: { upperDeg: -100, foreDeg: 140 }, right: { upperDeg: -100, foreDeg: 140 } },
  link: { left: { upperDeg: -3, foreDeg: 2 }, right: { upperDeg: 2, foreDeg: -4 } },
  linkLow: { left: { upperDeg: -12, foreDeg: -14 }, right: { upperDeg: -12, foreDeg: -10 } },
  handsInLap: { left: { upperDeg: -75, foreDeg: -165 }, right: { upperDeg: -75, foreDeg: -165 } },
  handsOnHips: { left: { upperDeg: -50, foreDeg: -140 }, right: { upperDeg: -50, foreDeg: -140 } },
  armsFolded: { left: { upperDeg: -80, foreDeg: 175 }, right: { upperDeg: -80, foreDeg: 175 } },
  clapping: { left: { upperDeg: -65, foreDeg: 130 }, right: { upperDeg: -65, foreDeg: 130 } },
  phoneAtEar: { left: { upperDeg: -60, foreDeg: 122 }, right: HANGING },
  pointingSideways: { left: { upperDeg: 0, foreDeg: 0 }, right: HANGING },
  handsUpBent: { left: { upperDeg: -45, foreDeg: 85 }, right: { upperDeg: -45, foreDeg: 85 } },
  cactus: { left: { upperDeg: 5, foreDeg: 88 }, right: { upperDeg: 5, foreDeg: 88 } },
} as const satisfies Record<string, BodyPose>;
