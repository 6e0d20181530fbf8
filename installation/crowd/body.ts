/**
 * The body as the whole project speaks of it: the 33 landmarks of the pose model, and one person as a camera sees
 * them. Coordinates are the picture's: x grows to the right, y downwards, both in picture *heights*, so that the same
 * pose has the same numbers whatever the picture's shape. A picture of aspect a spans x 0..a and y 0..1.
 */

/** How many landmarks a body has. */
export const LANDMARKS = 33;

/** Indices of the landmarks the show uses by name (left and right are the person's own). */
export const LANDMARK = {
  nose: 0,
  leftEar: 7,
  rightEar: 8,
  leftShoulder: 11,
  rightShoulder: 12,
  leftElbow: 13,
  rightElbow: 14,
  leftWrist: 15,
  rightWrist: 16,
  leftPinky: 17,
  rightPinky: 18,
  leftIndex: 19,
  rightIndex: 20,
  leftThumb: 21,
  rightThumb: 22,
  leftHip: 23,
  rightHip: 24,
  leftKnee: 25,
  rightKnee: 26,
  leftAnkle: 27,
  rightAnkle: 28,
  leftHeel: 29,
  rightHeel: 30,
  leftFoot: 31,
  rightFoot: 32,
} as const;

/**
 * 33 landmarks, four numbers each: x, y, z in picture heights (z towards the camera is negative, zero at the hips),
 * and visibility 0..1. Length 132.
 */
export type Landmarks = Float32Array;

/** Numbers per landmark in {@link Landmarks}. */
export const LANDMARK_STRIDE = 4;

/** How strongly a person shows one gesture. */
export interface GestureReading {
  /** The gesture's name, as in `config/gestures/`. */
  readonly name: string;
  /** 0..1, how well the body matches right now. */
  readonly score: number;
  /** True while the gesture counts: hysteresis and minimum hold already applied. */
  readonly active: boolean;
  /** Where in its swing a swaying gesture is, radians, growing with time; missing where it does not sway or is not known. */
  readonly phase?: number;
  /** 0..1, how far a motion has unfolded; missing where the gesture is a pose. */
  readonly progress?: number;
}

/** A place on the floor of the room, metres from the site's origin. */
export interface FloorPoint {
  readonly xM: number;
  readonly yM: number;
}

/** One person in one picture. */
export interface Person {
  /** Short-lived random number of the track, 1..2^32-1; it dies with the track and says nothing about who it is. */
  readonly track: number;
  /** How long the track has lived, ms. */
  readonly ageMs: number;
  readonly landmarks: Landmarks;
  readonly gestures: readonly GestureReading[];
  /** Where the feet stand; missing where the camera's floor is not known. */
  readonly floor?: FloorPoint;
}

/** What one camera saw in one picture. */
export interface CrowdSample {
  /** When the picture was captured, on the server's clock, ms. */
  readonly capturedAtMs: number;
  /** Width of the picture divided by its height. */
  readonly aspect: number;
  readonly people: readonly Person[];
}
