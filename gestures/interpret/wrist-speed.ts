/** How fast the wrists of one body move, so that a hand that is held is told from one that passes. */

import type { Landmarks } from '#installation/crowd/body.ts';
import { armOf, shouldersOf } from '../body/limbs.ts';
import { type Measurement, type Side, UNSEEN } from './measurement.ts';

/** Over this long at least: less, and the trembling of landmarks is taken for speed, ms. */
const OVER_MS = 110;
/** A place older than this says nothing about now, ms. */
const STALE_MS = 500;

interface Place {
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
  readonly seen: number;
}

/** Speed of each wrist against mid-shoulders, scales per second. */
export type WristSpeeds = Readonly<Record<Side, Measurement>>;
export const NO_SPEEDS: WristSpeeds = { left: UNSEEN, right: UNSEEN };

/** One body's wrists over the last tenths of a second. */
export class WristSpeed {
  #left: Place[] = [];
  #right: Place[] = [];

  /** @param landmarks Smoothed, picture heights, as is `scale`. */
  update(landmarks: Landmarks, scale: number, atMs: number): WristSpeeds {
    const shoulders = shouldersOf(landmarks);
    const place = (side: Side): Place => {
      const { wrist } = armOf(landmarks, side);
      const seen = Math.min(wrist.seen, shoulders.seen);
      return { atMs, x: (wrist.x - shoulders.x) / scale, y: (wrist.y - shoulders.y) / scale, seen };
    };
    return { left: speedTo(place('left'), this.#left), right: speedTo(place('right'), this.#right) };
  }
}

/** Adds `now` to `places`, drops what is older than needed, and measures against the oldest. */
function speedTo(now: Place, places: Place[]): Measurement {
  while (places[0] !== undefined && now.atMs - places[0].atMs > STALE_MS) places.shift();
  while (places[1] !== undefined && now.atMs - places[1].atMs >= OVER_MS) places.shift();
  const then = places[0];
  places.push(now);
  if (then === undefined || now.atMs - then.atMs < OVER_MS) return UNSEEN;
  return {
    value: (Math.hypot(now.x - then.x, now.y - then.y) / (now.atMs - then.atMs)) * 1000,
    weight: Math.min(now.seen, then.seen),
  };
}
