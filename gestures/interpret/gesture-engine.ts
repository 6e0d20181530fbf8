/**
 * What every kind of gesture is to the interpreter, whether described in terms or taught by example: something that can
 * be followed on one person, picture by picture.
 */

import type { Landmarks } from '#installation/crowd/body.ts';
import type { Hands } from '../body/hand.ts';
import type { BodyMeasures } from './body-measures.ts';

/** One person in one picture, with what was worked out once for all gestures. */
export interface BodyFrame {
  /** When the picture was captured, ms; not earlier than the frame before. */
  readonly atMs: number;
  /** Width of the picture divided by its height. */
  readonly aspect: number;
  /** Smoothed, picture heights. */
  readonly landmarks: Landmarks;
  readonly hands: Hands | null;
  /** The body's unit, picture heights; > 0. */
  readonly scale: number;
  readonly measures: BodyMeasures;
  /** The smoothed bodies of the others in the same picture. */
  readonly neighbours: readonly Landmarks[];
  /** The landmarks before smoothing, for rhythms, where lag would be phase; missing: only smoothed ones are there. */
  readonly measured?: Landmarks;
}

/** How strongly a frame shows the gesture, before hysteresis. */
export interface RawReading {
  /** 0..1; 0.6 and more counts. */
  readonly score: number;
  /** 0..1, how far a motion has unfolded; missing for poses. */
  readonly progress?: number;
  /** Radians, growing with time; missing where nothing sways. */
  readonly phase?: number;
}

/** Follows one gesture on one person. */
export interface GestureFollower {
  read(frame: BodyFrame): RawReading;
}

/** A gesture, ready to be followed on anyone. */
export interface GestureEngine {
  readonly name: string;
  /** How to do it, one sentence to a visitor. */
  readonly invitation: string;
  /** Whether it reads fingers, so that the hands have to be looked at. */
  readonly needsHands: boolean;
  /** Names of gestures that look like this one and more: as far as one of them is shown, this one is not. */
  readonly yieldsTo?: readonly string[];
  follow(): GestureFollower;
}
