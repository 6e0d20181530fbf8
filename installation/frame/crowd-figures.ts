/** People of the crowd as figures of light: placed before the wall they stand at, mirrored as a mirror would. */

import { LANDMARK, LANDMARK_STRIDE, LANDMARKS } from '../crowd/body.ts';
import { LINGER_MS, type PersonAt } from '../crowd/crowd-stream.ts';
import { sceneOf } from '../mapping/scene-space.ts';
import { seededInteger, seededStream } from '../random/seeded.ts';
import type { SiteCamera, SiteWall } from '../site/site.ts';
import { clamp01, mix } from '../time/easing.ts';
import type { FigureGarment, FigureLight } from './likeness.ts';
import type { Figure } from './surface-frame.ts';

/** How tall everybody is drawn: the crowd is one people. */
const HEIGHT_M = 1.7;
const TORSO_M = 0.288 * HEIGHT_M;
const HIPS_M = 0.53 * HEIGHT_M;
const SHOULDERS_M = 0.818 * HEIGHT_M;
const ENTER_MS = 1200;
/** A person missing from a few pictures has not left. */
const PATIENCE_MS = 300;
const SEEN = 0.5;

const BARE: FigureGarment = { coat: 0, hood: 0, plates: 0, halo: 0, sparks: 0, threads: 0, masks: 0 };

/** A person's body; what the story did to them comes from the world. */
export interface CrowdBody extends Omit<Figure, 'identity' | 'faction'> {
  /** Where along the wall they stand, m. */
  readonly xM: number;
}

/** What people are drawn on. */
export interface Ground {
  readonly wall: SiteWall;
  /** Nobody stands beyond the ends of a wall; a window shows the scene beyond them. */
  readonly hasEnds: boolean;
}

/**
 * The figure of one person. `gestures` names the gestures that matter now; null: whichever is shown most.
 * Returns null for a body of which neither shoulders nor hips are known.
 */
export function crowdFigure(
  person: PersonAt,
  camera: SiteCamera,
  ground: Ground,
  gestures: readonly string[] | null,
  presence: number,
): CrowdBody | null {
  const frame = bodyFrame(person.landmarks);
  if (!frame) return null;
  const { metres, originX, originY, originM } = frame;
  const x = alongWall(person, originX, camera, ground);
  const joints = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  for (let i = 0; i < joints.length; i += LANDMARK_STRIDE) {
    joints[i] = x - ((person.landmarks[i] ?? 0) - originX) * metres;
    joints[i + 1] = ground.wall.floorM + originM - ((person.landmarks[i + 1] ?? 0) - originY) * metres;
    joints[i + 2] = -(person.landmarks[i + 2] ?? 0) * metres;
    joints[i + 3] = person.landmarks[i + 3] ?? 0;
  }
  const key = seededInteger(person.track, person.floor ? EVERYWHERE : person.source) || 1;
  const leaving = clamp01((person.goneMs - PATIENCE_MS) / (LINGER_MS - PATIENCE_MS));
  return {
    key,
    isCast: false,
    presence: presence * clamp01(person.ageMs / ENTER_MS) * (1 - leaving),
    gesture: gestureOf(person, gestures),
    pace: Math.min(4, (person.wristSpeed * metres) / HEIGHT_M),
    light: crowdLight(key),
    garment: BARE,
    groundM: ground.wall.floorM,
    xM: x,
    joints,
  };
}

/** In whose stead numbers are given that hold for all cameras. No camera can be called so. */
const EVERYWHERE = '*';

/** Where along the wall somebody stands, metres: on the floor where that is known, else by their place in the picture. */
function alongWall({ floor, aspect }: PersonAt, originX: number, camera: SiteCamera, ground: Ground): number {
  if (!floor) return mix(camera.toM, camera.fromM, clamp01(originX / aspect));
  const [x] = sceneOf(ground.wall)([floor.xM, floor.yM, 0]);
  return ground.hasEnds ? Math.min(ground.wall.widthM, Math.max(0, x)) : x;
}

function gestureOf(person: PersonAt, gestures: readonly string[] | null): number {
  const matching = person.gestures.filter(({ name }) => gestures === null || gestures.includes(name));
  return matching.reduce((most, reading) => Math.max(most, reading.score), 0);
}

interface BodyFrame {
  /** Metres per picture height, at this body. */
  readonly metres: number;
  readonly originX: number;
  readonly originY: number;
  /** Height above the floor of the origin, metres. */
  readonly originM: number;
}

/** Where the body is and how large: by its hips, or by its shoulders where a table or a coat hides the hips. */
function bodyFrame(landmarks: Float32Array): BodyFrame | null {
  const shoulders = middle(landmarks, LANDMARK.leftShoulder, LANDMARK.rightShoulder);
  if (!shoulders) return null;
  const hips = middle(landmarks, LANDMARK.leftHip, LANDMARK.rightHip);
  const torso = hips ? Math.hypot(shoulders.x - hips.x, shoulders.y - hips.y) : 0;
  // Seen from the side the shoulders shrink, seen from above the torso does: the larger of the two is the body.
  const unit = Math.max(torso, 1.2 * shoulders.width);
  if (unit < 1e-3) return null;
  const metres = TORSO_M / unit;
  return hips
    ? { metres, originX: hips.x, originY: hips.y, originM: HIPS_M }
    : { metres, originX: shoulders.x, originY: shoulders.y, originM: SHOULDERS_M };
}

function middle(landmarks: Float32Array, left: number, right: number): { x: number; y: number; width: number } | null {
  const [l, r] = [left * LANDMARK_STRIDE, right * LANDMARK_STRIDE];
  if ((landmarks[l + 3] ?? 0) < SEEN || (landmarks[r + 3] ?? 0) < SEEN) return null;
  const [lx = 0, ly = 0] = landmarks.subarray(l, l + 2);
  const [rx = 0, ry = 0] = landmarks.subarray(r, r + 2);
  return { x: (lx + rx) / 2, y: (ly + ry) / 2, width: Math.hypot(lx - rx, ly - ry) };
}

/** Hues from rose over violet to cyan, by the key: never the colours of the other side. */
export function crowdLight(key: number): FigureLight {
  const chance = seededStream(key, 'light');
  const hue = 345 - 160 * chance();
  return { base: hsl(hue, 0.78, 0.7), accent: hsl(Math.max(185, hue - 35), 0.85, 0.78) };
}

/** HSL (degrees, 0..1, 0..1) to sRGB 0..1. (CSS Color 4, section 7.1) */
function hsl(hue: number, saturation: number, lightness: number): [number, number, number] {
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12;
    return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [channel(0), channel(8), channel(4)];
}
