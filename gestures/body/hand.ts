/** The hand as the project speaks of it: MediaPipe's 21 points, in picture heights like the body's. */

/** How many points a hand has: the wrist, then four for each finger from thumb to little finger, root to tip. */
export const HAND_POINTS = 21;

/** x, y and z in picture heights (z zero at the wrist, towards the camera negative). Length 63. */
export type HandPoints = Float32Array;

/** Numbers per point in {@link HandPoints}. */
export const HAND_STRIDE = 3;

/** The hands of one person, as far as they were looked at and found; left and right are the person's own. */
export interface Hands {
  readonly left: HandPoints | null;
  readonly right: HandPoints | null;
}
