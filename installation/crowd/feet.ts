/**
 * Where somebody stands in the picture: at their feet where these are seen; else as far below what is seen of them as
 * bodies go, and so much less sure. Pure.
 *
 * Proportions by stature: hips 0.530, shoulders 0.818, torso 0.288, shank 0.246 and foot 0.039 (Drillis and Contini,
 * in Winter, Biomechanics and Motor Control of Human Movement, figure 4.1), here in torsos.
 */

import { LANDMARK, LANDMARK_STRIDE, type Landmarks } from './body.ts';

/** A place in the picture, in picture heights, and how far off it may be (standard deviations). */
export interface Foothold {
  readonly x: number;
  readonly y: number;
  readonly acrossSd: number;
  readonly downSd: number;
  /** By what it was found. */
  readonly by: 'feet' | 'knees' | 'hips' | 'shoulders';
}

const SEEN = 0.5;
/** The model puts hidden feet at the picture's edge: nearer to it than this they are not seen, picture heights. */
const EDGE = 0.015;
const TORSO_PER_SHOULDER_WIDTH = 1.2;

/** Above the floor, in torsos: ankles, knees, hips of someone who stands, and shoulders. */
const ANKLE = 0.135;
const KNEE = 0.99;
const HIPS = 1.84;
const SHOULDERS = 2.84;
/** How far off each may be, in torsos. Hips say less: they may sit. Shoulders may sit, and have the whole body below. */
const OFF = { feet: 0.1, knees: 0.22, hips: 0.45, shoulders: 0.75 } as const;
const OFF_ACROSS = { feet: 0.1, knees: 0.2, hips: 0.2, shoulders: 0.25 } as const;

interface Spot {
  readonly x: number;
  readonly y: number;
}

const SIDES = [
  {
    hip: LANDMARK.leftHip,
    knee: LANDMARK.leftKnee,
    ankle: LANDMARK.leftAnkle,
    heel: LANDMARK.leftHeel,
    toe: LANDMARK.leftFoot,
  },
  {
    hip: LANDMARK.rightHip,
    knee: LANDMARK.rightKnee,
    ankle: LANDMARK.rightAnkle,
    heel: LANDMARK.rightHeel,
    toe: LANDMARK.rightFoot,
  },
] as const;

/**
 * Where `landmarks` touch the floor, in a picture of `aspect` (width by height); null where too little of the body is
 * seen to say. People who sit, in a chair or a wheelchair, are where their feet are, or below their knees.
 */
export function footholdOf(landmarks: Landmarks, aspect: number): Foothold | null {
  const see = (index: number): Spot | null => spotAt(landmarks, index, aspect);
  const shoulders = middle(see(LANDMARK.leftShoulder), see(LANDMARK.rightShoulder));
  const hips = middle(see(LANDMARK.leftHip), see(LANDMARK.rightHip));
  const torso = torsoOf(landmarks, aspect, shoulders, hips);
  if (torso === null) return null;
  const at = ({ x, y }: Spot, by: Foothold['by'], belowTorsos: number, extraSd = 0): Foothold => ({
    x,
    y: y + belowTorsos * torso,
    acrossSd: OFF_ACROSS[by] * torso,
    downSd: (OFF[by] + extraSd) * torso,
    by,
  });
  const feet = SIDES.map((side) => soleOf(see(side.heel), see(side.toe), see(side.ankle), torso));
  const ground = between(feet[0] ?? null, feet[1] ?? null, torso);
  // One foot says less about the middle of the body than two.
  if (ground) return at(ground, 'feet', 0, feet.some((foot) => foot === null) ? 0.1 : 0);
  const knees = middleOfSeen(SIDES.map((side) => see(side.knee)));
  if (knees) return at(knees, 'knees', KNEE);
  if (hips) return at(hips, 'hips', HIPS);
  return shoulders && at(shoulders, 'shoulders', SHOULDERS);
}

/** A landmark that is seen within the picture, or null. */
function spotAt(landmarks: Landmarks, index: number, aspect: number): Spot | null {
  const at = index * LANDMARK_STRIDE;
  const [x = 0, y = 0, , seen = 0] = landmarks.subarray(at, at + LANDMARK_STRIDE);
  const isInside = x > EDGE && x < aspect - EDGE && y > EDGE && y < 1 - EDGE;
  return seen >= SEEN && isInside ? { x, y } : null;
}

const middle = (a: Spot | null, b: Spot | null): Spot | null =>
  a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : null;

function middleOfSeen(spots: readonly (Spot | null)[]): Spot | null {
  const seen = spots.flatMap((spot) => spot ?? []);
  const [first, second = first] = seen;
  return middle(first ?? null, second ?? null);
}

/** A torso's length in the picture: as seen, or by the width of the shoulders where that is more. */
function torsoOf(landmarks: Landmarks, aspect: number, shoulders: Spot | null, hips: Spot | null): number | null {
  const [left, right] = [LANDMARK.leftShoulder, LANDMARK.rightShoulder].map((at) => spotAt(landmarks, at, aspect));
  const width = left && right ? Math.hypot(left.x - right.x, left.y - right.y) : 0;
  const length = shoulders && hips ? Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y) : 0;
  const torso = Math.max(length, TORSO_PER_SHOULDER_WIDTH * width);
  return torso > 0.01 ? torso : null;
}

/** Where one foot touches the floor: between heel and toe, or a little below the ankle. */
function soleOf(heel: Spot | null, toe: Spot | null, ankle: Spot | null, torso: number): Spot | null {
  return middle(heel, toe) ?? heel ?? (ankle && { x: ankle.x, y: ankle.y + ANKLE * torso });
}

/** Lifted higher than this above the other, a foot is in the air, torsos: in a stride the hind foot is not. */
const IN_THE_AIR = 0.6;

/** Between the feet. One that is in the air says where across, the other how far down. */
function between(a: Spot | null, b: Spot | null, torso: number): Spot | null {
  if (!a || !b) return a ?? b;
  const x = (a.x + b.x) / 2;
  return Math.abs(a.y - b.y) > IN_THE_AIR * torso ? { x, y: Math.max(a.y, b.y) } : { x, y: (a.y + b.y) / 2 };
}
