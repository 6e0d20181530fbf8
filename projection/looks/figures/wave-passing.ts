/** When the shockwave passes a figure: the ring's law as the look of the shockwave draws it, asked at a place. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { EASINGS } from '#installation/time/easing.ts';

/** How far the ring has left the wall when it is done, m. */
const BEYOND_M = 0.7;
/** Behind the ring, a figure has turned within this distance, m. */
const TURNING_M = 0.9;

/** How far the ring has run from the middle of the wall's floor, m. */
export const ringRadiusM = (wave: number, wallWidthM: number, wallHeightM: number, floorM: number): number =>
  wave * (Math.hypot(wallWidthM / 2, wallHeightM - floorM) + BEYOND_M);

/** How far a figure with these `joints` has turned to the room: 0 the ring has not reached it, 1 it faces the room. */
export function waveHasPassed({ parameters, slice }: SurfaceFrame, joints: Float32Array): number {
  const { wave } = parameters;
  if (wave === undefined || !(wave > 0)) return 0;
  const { wallWidthM, wallHeightM, floorM } = slice;
  const radiusM = ringRadiusM(Math.min(1, wave), wallWidthM, wallHeightM, floorM);
  const hipX = ((joints[23 * 4] ?? 0) + (joints[24 * 4] ?? 0)) / 2;
  const behindM = radiusM - Math.abs(hipX - wallWidthM / 2);
  return EASINGS.inOut(Math.min(1, Math.max(0, behindM / TURNING_M)));
}
