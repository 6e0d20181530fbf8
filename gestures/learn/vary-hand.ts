/** Other takes that the same hand pose might have given. */

import type { Posture } from './posture.ts';
import { copyOf, foreshorten, gaussian, jitter, mapPlane, rotation, stretch, swing } from './turn-points.ts';

const FINGERS = [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 12],
  [13, 14, 15, 16],
  [17, 18, 19, 20],
] as const;
export const HV = { turn: 0.35, away: 0.9, bend: 0.15, spread: 0.1, length: 0.08, noise: 0.03 };

export function varyHand(posture: Posture, uniform: () => number): Posture {
  const gauss = gaussian(uniform);
  const varied = copyOf(posture);
  for (const [root, second, third, tip] of FINGERS) {
    swing(varied, root, [second, third, tip], HV.spread * gauss());
    swing(varied, second, [third, tip], HV.bend * gauss());
    swing(varied, third, [tip], HV.bend * gauss());
    stretch(varied, root, [second, third, tip], 1 + HV.length * gauss());
    stretch(varied, second, [third, tip], 1 + HV.length * gauss());
    stretch(varied, third, [tip], 1 + HV.length * gauss());
  }
  mapPlane(varied, foreshorten(Math.PI * uniform(), HV.away * uniform()));
  mapPlane(varied, rotation(HV.turn * gauss()));
  jitter(varied, HV.noise * handLength(posture), gauss);
  return varied;
}

function handLength({ points }: Posture): number {
  return Math.hypot((points[36] ?? 0) - (points[0] ?? 0), (points[37] ?? 0) - (points[1] ?? 0));
}
