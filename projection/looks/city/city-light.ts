/** The numbers of one frame that the parts of the city share, as uniforms. */

import { uniform } from 'three/tsl';
import { Color } from 'three/webgpu';

const acid = new Color('#d8ff3e');
/** Corporate acid, linear. */
export const ACID = [acid.r, acid.g, acid.b] as const;

/** Makes them. All are shares 0..1 unless said otherwise. */
export function createCityLight() {
  return {
    haze: uniform(0.5),
    rain: uniform(0.4),
    neon: uniform(0.6),
    ruin: uniform(0),
    dawn: uniform(0),
    /** How far the city presses down: towers grow with it, and the upper deck comes into the picture. */
    press: uniform(0),
    /** How far the scene moves to the left for every metre it lies behind the wall, m. */
    turnM: uniform(0),
    /** How fast rain falls, against its own pace. */
    pace: uniform(1),
    /** Top of the wall over the horizon, m. */
    topM: uniform(1.6),
  };
}

export type CityLight = ReturnType<typeof createCityLight>;
