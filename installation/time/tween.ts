/** A value on its way: closed-form in time, on whichever axis its owner keeps it. */

import { clamp01, EASINGS, type Easing, mix } from './easing.ts';

/** A journey of one value. `startMs` and `overMs` share an axis with the time it is asked for. */
export interface Tween {
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  /** How long it takes, ms. Zero: it is there at once. */
  readonly overMs: number;
  readonly ease: Easing;
}

/** A value that stands still. */
export const still = (value: number): Tween => ({ from: value, to: value, startMs: 0, overMs: 0, ease: 'linear' });

/** The tween's value at `atMs`: `from` before it starts, `to` once it is over. */
export function tweenAt(tween: Tween, atMs: number): number {
  // Asked for outright, because `from + (to - from)` is not always `to`.
  if (atMs >= tweenEndMs(tween)) return tween.to;
  return mix(tween.from, tween.to, EASINGS[tween.ease](clamp01((atMs - tween.startMs) / tween.overMs)));
}

/** When the value arrives. */
export const tweenEndMs = (tween: Tween): number => tween.startMs + tween.overMs;
