/** Whom the beam of the surveillance drone touches as it searches the crowd, in plain numbers. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { smoothBetween } from '#installation/time/easing.ts';
import { readParameter } from '../parameter.ts';
import { BEAM, EYE } from './eye-light.ts';
import { noEye, poseEye } from './eye-pose.ts';

/** Height over the ground at which it is decided who is touched, m: the beam stands wide there, and passes nobody by. */
const KNEE_M = 0.55;
/** Half the angle that a body takes up, rad: so far beside the beam it begins to be touched. */
const BODY = 0.14;
/** A beam of this light takes all of a body. */
const WHOLE = 0.6;

/** Makes what knows the beam of one frame at a time. */
export function createBeamTouch() {
  const pose = noEye();
  let light = 0;
  return {
    /** Takes the beam of a frame, as bright as the score shows it. */
    point(frame: SurfaceFrame): void {
      const { world, slice, room, showMs, comfort } = frame;
      poseEye(pose, world.drones, slice, room, showMs, comfort.reducedMotion);
      const shown = readParameter(frame, BEAM) * readParameter(frame, EYE);
      light = Math.min(1, (pose.light * pose.beam * shown) / WHOLE);
    },
    /** How far somebody who stands at `xM` on ground at `groundM` above the wall's lower edge is touched, 0..1. */
    at(xM: number, groundM: number): number {
      if (light <= 0) return 0;
      const below = Math.max(0.05, pose.yM - groundM - KNEE_M);
      const off = Math.abs(Math.atan2(xM - pose.xM, below) - pose.beamTurn);
      return light * smoothBetween(pose.beamHalf + BODY, Math.max(0, pose.beamHalf - BODY), off);
    },
  };
}
