/** How far a member of the cast has turned to the room since the shockwave went over it. */

import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { EASINGS } from '#installation/time/easing.ts';
import { passedAt } from '../shockwave/ring.ts';

const hipAt = (joints: Float32Array, hip: number): number => joints[hip * LANDMARK_STRIDE] ?? 0;

/** 0: the ring is still to come, and without a wave; 1: the figure with these `joints` faces the room. */
export function waveHasPassed({ parameters, room }: SurfaceFrame, joints: Float32Array): number {
  const { wave = 0 } = parameters;
  if (!(wave > 0)) return 0;
  const xM = (hipAt(joints, LANDMARK.leftHip) + hipAt(joints, LANDMARK.rightHip)) / 2;
  return EASINGS.inOut(passedAt(wave, room, xM));
}
