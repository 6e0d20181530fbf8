/** Frames to look at and to compare: a crowd of five, the four leads, and every number of the score by itself. */

import { LANDMARK } from '#installation/crowd/body.ts';
import { type Pose, poseJoints } from '#installation/frame/figure.ts';
import type { FigureGarment } from '#installation/frame/likeness.ts';
import type { Figure, SurfaceFrame, WallSlice } from '#installation/frame/surface-frame.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { showMs } from '#installation/time/axes.ts';
import { numbersOf } from '#installation/world/identity-numbers.ts';
import { emptyWorld } from '#installation/world/world.ts';

/** A wall of 8 m x 2.25 m; two projectors side by side. */
const WALL = { wallWidthM: 8, wallHeightM: 2.25, floorM: 0.2 } as const;
export const LEFT_SLICE: WallSlice = { ...WALL, xM: 0, yM: 0, widthM: 4, heightM: 2.25 };
export const RIGHT_SLICE: WallSlice = { ...WALL, xM: 4, yM: 0, widthM: 4, heightM: 2.25 };
export const WHOLE_WALL: WallSlice = { ...WALL, xM: 0, yM: 0, widthM: 8, heightM: 2.25 };

type Arm = Pose['left'];
const HANGING: Arm = { upper: [8, 20], fore: [14, 60] };

const standing = (left: Arm = HANGING, right: Arm = left, more: Partial<Pose> = {}): Pose => ({
  left,
  right,
  lean: 0,
  turn: 0,
  crouch: 0,
  nod: 0,
  ...more,
});

export const POSES = {
  rest: standing(),
  rise: standing({ upper: [165, 10], fore: [172, 10] }),
  link: standing({ upper: [82, 5], fore: [86, 5] }),
  refuse: standing({ upper: [22, 70], fore: [125, 155] }),
  claim: standing(HANGING, { upper: [62, 10], fore: [172, 10] }, { lean: 3 }),
  open: standing({ upper: [42, 40], fore: [70, 35] }, { upper: [50, 40], fore: [85, 30] }, { lean: -3 }),
  crouched: standing(
    { upper: [30, 70], fore: [75, 70] },
    { upper: [34, 70], fore: [82, 80] },
    { crouch: 0.35, nod: 50, lean: 4 },
  ),
  still: standing({ upper: [6, 10], fore: [5, 30] }),
  sideways: standing({ upper: [14, 20], fore: [30, 70] }, { upper: [40, 30], fore: [70, 20] }, { turn: 24, lean: 2 }),
} satisfies Record<string, Pose>;

const BARE: FigureGarment = { coat: 0, hood: 0, plates: 0, halo: 0, sparks: 0, threads: 0, masks: 0 };

type Rgb = readonly [number, number, number];
const rgb = (hex: number): Rgb => [((hex >> 16) & 255) / 255, ((hex >> 8) & 255) / 255, (hex & 255) / 255];

/** A figure in a pose, standing at `xM` on the floor. */
export function standAt(xM: number, pose: Pose, heightM: number, floorM: number): Float32Array {
  const joints = poseJoints(pose, heightM);
  for (let at = 0; at < joints.length; at += 4) {
    joints[at] = (joints[at] ?? 0) + xM;
    joints[at + 1] = (joints[at + 1] ?? 0) + floorM;
  }
  return joints;
}

const person = (
  key: number,
  xM: number,
  pose: Pose,
  base: number,
  accent: number,
  more: Partial<Figure> = {},
): Figure => ({
  key,
  isCast: false,
  presence: 1,
  gesture: 0.2,
  pace: 0.4,
  light: { base: rgb(base), accent: rgb(accent) },
  garment: BARE,
  identity: numbersOf('whole'),
  faction: -1,
  groundM: WALL.floorM,
  joints: standAt(xM, pose, 1.6 + (key % 5) * 0.045, WALL.floorM),
  ...more,
});

/** Five people of the crowd on the left slice and three on the right one. */
export const crowd = (more: Partial<Figure> = {}): readonly Figure[] => [
  person(1_234_567, 0.5, POSES.rest, 0xff8fa3, 0xffb454, more),
  person(7_654_321, 1.22, POSES.rise, 0xff9a76, 0xffd28a, { gesture: 0.9, pace: 1.6, ...more }),
  person(99_031, 2.02, POSES.link, 0xb79bff, 0x8fd0ff, { gesture: 0.7, ...more }),
  person(424_243, 2.86, POSES.refuse, 0xff7fb0, 0xffa38f, { gesture: 0.8, ...more }),
  person(31_337, 3.55, POSES.claim, 0x7fe0ff, 0xb6c8ff, { gesture: 0.6, ...more }),
  person(50_505, 4.4, POSES.link, 0xff9a8f, 0xffc98a, more),
  person(60_601, 5.3, POSES.rest, 0x9fb8ff, 0x7fe8ff, more),
  person(70_707, 6.3, POSES.rise, 0xff8fc0, 0xd0a0ff, more),
];

/** People as cameras really see them: turned away, legs hidden behind others, gone pale at the edge. */
export const unsure = (): readonly Figure[] =>
  [0, 45, 90, 135, 180].map((turn, index) => {
    const figure = person(900 + index, 0.5 + index * 0.75, { ...POSES.claim, turn }, 0xff8fa3, 0x8fd0ff);
    if (index % 2 === 1) {
      for (let joint = LANDMARK.leftKnee; joint <= LANDMARK.rightFoot; joint += 1) {
        figure.joints.set([index * 9, -3, 2, 0.1], joint * 4);
      }
    }
    return figure;
  });

const lead = (
  key: number,
  xM: number,
  pose: Pose,
  heightM: number,
  base: number,
  accent: number,
  garment: Partial<FigureGarment>,
): Figure =>
  person(key, xM, pose, base, accent, {
    isCast: true,
    gesture: 0.3,
    garment: { ...BARE, ...garment },
    joints: standAt(xM, pose, heightM, WALL.floorM),
  });

/** The four leads, left to right. */
export const leads = (): readonly Figure[] => [
  lead(11, 0.62, POSES.open, 1.7, 0xff8fa3, 0xffb454, { coat: 0.55, sparks: 1 }),
  lead(22, 1.6, POSES.crouched, 1.72, 0x4dffb8, 0x5ff2ff, { hood: 1, threads: 1 }),
  lead(33, 2.5, POSES.still, 1.86, 0xc9b8ff, 0xeee8ff, { plates: 1, halo: 1 }),
  lead(44, 3.38, POSES.sideways, 1.78, 0xff6a3d, 0xff9a5a, { coat: 1, masks: 5 }),
];

/** Everybody along a scene of 16 m, the leads behind both corners of a room that begins 5 m into it. */
export const inRoom = (): readonly Figure[] => [
  ...crowd().map((figure, index) => moved(figure, 5.2 + index * 0.8 - (figure.joints[0] ?? 0))),
  ...leads().map((figure, index) => moved(figure, [3.2, 4.9, 11.1, 13.5][index] ?? 0, true)),
];

/** The figure `byM` further to the right; or, `to` that place. */
function moved(figure: Figure, byM: number, to = false): Figure {
  const joints = figure.joints.slice();
  const stepM = to ? byM - (joints[0] ?? 0) : byM;
  for (let at = 0; at < joints.length; at += 4) joints[at] = (joints[at] ?? 0) + stepM;
  return { ...figure, joints };
}

/** A frame with these figures and numbers. */
export const frameOf = (
  figures: readonly Figure[],
  parameters: Readonly<Record<string, number>> = {},
  more: Partial<SurfaceFrame> = {},
): SurfaceFrame => ({
  showMs: showMs(61_000),
  lifeMs: 61_000,
  master: 1,
  parameters,
  figures,
  caption: null,
  bearsWords: true,
  sign: null,
  world: worldNumbers(emptyWorld, NO_WORDS, showMs(61_000), LEFT_SLICE),
  slice: LEFT_SLICE,
  offAxis: null,
  room: { alongM: 0, roomM: WALL.wallWidthM },
  jump: 0,
  comfort: { reducedMotion: false, highContrast: false },
  seed: 2147,
  ...more,
});
