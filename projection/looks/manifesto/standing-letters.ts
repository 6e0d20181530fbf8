/** Where a figure's footholds are at this moment: the bones of the skeleton, read for letters. Allocates nothing once made. */

import type { Figure } from '#installation/frame/surface-frame.ts';
import type { ScenePlace } from '#installation/mapping/off-axis-view.ts';
import { type FigureTurn, turnedX, turnedZ, turnTo } from '../figures/figure-turn.ts';
import { createSkeleton, SKELETON_NUMBERS, TEXELS_PER_BONE } from '../figures/skeleton.ts';
import { type Foothold, halfWidthAt } from './body-strands.ts';

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
  let scale = 1;

  return {
    /** Takes the figure whose footholds are asked for next. Answers its scale against a person of 1.7 m. */
    take(figure: Figure, eye: ScenePlace | null): number {
      scale = skeleton.write(figure.joints, 0, bones, 0);
      turnTo(turn, eye, bones[0] ?? 0, bones[2] ?? 0);
      return scale;
    },
    /** Writes to `place` where the foothold is. */
    at(foothold: Foothold, place: LetterPlace): void {
      const from = foothold.bone * TEXELS_PER_BONE * 4;
      const read = (texel: number, part: number): number => bones[from + texel * 4 + part] ?? 0;
      const half = halfWidthAt(foothold) * foothold.across;
      const side = Math.min(1, Math.max(0, foothold.u));
      const part = (axis: number): number =>
        read(0, axis) + foothold.u * read(1, axis) + half * (read(2, axis) * (1 - side) + read(3, axis) * side);
      const [x, y, z] = [part(0), part(1), part(2)];
      place.x = turnedX(turn, x, z);
      place.y = y;
      place.z = turnedZ(turn, x, z);
      place.turn = Math.atan2(read(1, 1), read(1, 0)) + foothold.lean;
      place.yaw = Math.atan2(turn.sine, turn.cosineLess1 + 1);
      place.sure = read(0, 3);
    },
  };
}
