/** Where the street meets the city, and how far it leans: one law for everything that rests on the horizon. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { type Parameter, readParameter } from '../parameter.ts';

export const HORIZON: Parameter = {
  name: 'horizon',
  min: 0,
  max: 1,
  default: 0.3,
  unit: '',
  says: 'Where the street meets the city: 0 at the feet of the figures, 1 at their shoulders, the city pressing down on them.',
};
export const TILT: Parameter = {
  name: 'tilt',
  min: -10,
  max: 10,
  default: 0,
  unit: 'deg',
  says: 'How far the horizon leans, anticlockwise, about the middle of the room.',
};

/** Height of the horizon above the floor line at `horizon` 0 and 1, m. */
const LOWEST_M = 0.03;
const HIGHEST_M = 1.23;
/** So far at most the leaning horizon rises or falls towards the ends of a long room, m. */
const LEAN_M = 0.4;

/** The horizon's height above the wall's lower edge, in the middle of the room, m. */
export const horizonM = (frame: SurfaceFrame): number =>
  frame.slice.floorM + LOWEST_M + readParameter(frame, HORIZON) * (HIGHEST_M - LOWEST_M);

/** The tangent of its lean in the middle of the room. People whom leaning pictures make ill see it level. */
export const slopeOf = (frame: SurfaceFrame): number =>
  frame.comfort.reducedMotion ? 0 : Math.tan((readParameter(frame, TILT) * Math.PI) / 180);

/**
 * How far the horizon has risen `xM` to the right of the room's middle, m, and its slope there. It leans fully over a few
 * metres and runs level beyond, so that it stays in the picture on every wall of a long room.
 */
export function leanAt(xM: number, slope: number): { readonly riseM: number; readonly slope: number } {
  const bent = Math.sqrt(1 + ((xM * slope) / LEAN_M) ** 2);
  return { riseM: (xM * slope) / bent, slope: slope / bent ** 3 };
}

/** The same constant for shaders: see {@link leanAt}. */
export const LEAN_LIMIT_M = LEAN_M;
