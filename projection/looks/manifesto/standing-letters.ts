/** Where a figure's footholds are at this moment: the bones of the skeleton, read for letters. Allocates nothing once made. */

import type { Figure } from '#installation/frame/surface-frame.ts';
import type { ScenePlace } from '#installation/mapping/off-axis-view.ts';
import { BONE } from '../figures/body-shape.ts';
import { type FigureTurn, turnedX, turnedZ, turnTo } from '../figures/figure-turn.ts';
import { createSkeleton, SKELETON_NUMBERS, TEXELS_PER_BONE, TRUNK_SIDES } from '../figures/skeleton.ts';
import type { Foothold } from './body-strands.ts';

/** A place a letter stands at, and which way it runs. */
export interface LetterPlace {
  x: number;
  y: number;
  z: number;
  turn: number;
  yaw: number;
  /** 0 where the body is not seen there. */
  sure: number;
}

/** Reads one figure at a time. */
export function createStandingLetters() {
  const skeleton = createSkeleton();
  const bones = new Float32Array(SKELETON_NUMBERS);
  const turn: FigureTurn = { cosineLess1: 0, sine: 0, xM: 0, zM: 0 };
  let bone = 0;

  const read = (texel: number, axis: number): number => bones[bone + texel * 4 + axis] ?? 0;
  /** One coordinate of the trunk's side, from the hips to the shoulders. */
  const trunkSide = (u: number, axis: number): number => {
    const end = Math.min(1, Math.max(0, u));
    const side = (place: number): number => bones[(TRUNK_SIDES + place) * 4 + axis] ?? 0;
    return side(0) * (1 - end) + side(1) * end;
  };
  /** The same of a limb: across it in the plane of the wall, as wide as it is drawn. */
  const limbSide = (axis: number): number => {
    const [dx, dy] = [read(1, 0), read(1, 1)];
    const length = Math.max(1e-5, Math.sqrt(dx * dx + dy * dy));
    return axis === 2 ? 0 : ((axis === 0 ? dy : -dx) / length) * read(1, 3);
  };
  /** One coordinate of a foothold on the bone that is read. */
  const part = (foothold: Foothold, axis: number): number => {
    const { u, side, lean } = foothold;
    const sideOf = (along: number): number => (foothold.bone === BONE.torso ? trunkSide(u, along) : limbSide(along));
    // What is read runs to the right, whichever way the body is turned.
    const way = lean === null && sideOf(0) < 0 ? -1 : 1;
    return read(0, axis) + u * read(1, axis) + side * way * sideOf(axis);
  };

  return {
    /** Takes the figure whose footholds are asked for next. Answers its scale against a person of 1.7 m. */
    take(figure: Figure, eye: ScenePlace | null): number {
      const scale = skeleton.write(figure.joints, 0, bones, 0);
      turnTo(turn, eye, bones[0] ?? 0, bones[2] ?? 0);
      return scale;
    },
    /** Writes to `place` where the foothold is. */
    at(foothold: Foothold, place: LetterPlace): void {
      bone = foothold.bone * TEXELS_PER_BONE * 4;
      const x = part(foothold, 0);
      const z = part(foothold, 2);
      place.x = turnedX(turn, x, z);
      place.y = part(foothold, 1);
      place.z = turnedZ(turn, x, z);
      place.turn = foothold.lean === null ? 0 : Math.atan2(read(1, 1), read(1, 0)) + foothold.lean;
      place.yaw = Math.atan2(turn.sine, turn.cosineLess1 + 1);
      place.sure = read(0, 3);
    },
  };
}
