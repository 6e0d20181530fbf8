/** Values of the world on their way: from wherever they are to where an act wants them. */

import type { ShowMs } from '../time/axes.ts';
import { type Tween, tweenAt } from '../time/tween.ts';

/** From where `tween` is at `at` to `to`, in `overMs`. */
export const glide = (tween: Tween, to: number, at: ShowMs, overMs: number): Tween => ({
  from: tweenAt(tween, at),
  to,
  startMs: at,
  overMs,
  ease: 'inOut',
});

/** {@link glide}, where an act says so; else the tween as it is. */
export const glideIf = (tween: Tween, to: number | undefined, at: ShowMs, overMs: number): Tween =>
  to === undefined ? tween : glide(tween, to, at, overMs);
