/**
 * The law of the guard against flashes, in plain numbers: what of the picture may be thrown, place by place, so that
 * nobody is given more than three general or three red flashes in a second over a quarter of what an eye takes in at once.
 * The graphics card does the same (`projection/stage/guard.ts`); it is held against this.
 */

import { type FlashLight, GENERAL, RED } from './flash-light.ts';
import { AT_REST, type Swing, swung } from './flash-swing.ts';

/** Places of the picture, three times as many each way as an eye takes in at once (10 degrees: a third of it). */
export const PLACES = { wide: 18, high: 12 } as const;
export const FIELD = { wide: PLACES.wide / 3, high: PLACES.high / 3 } as const;
/** A quarter of them would be six. Flashing places that reach over their edges are why it is five. */
export const FIELD_SHARE = 5;
/** Steps of time that are none of a running wall count as this: a seek, a pause, a hidden tab. One change, well apart. */
const ODD_STEP_S = 0.25;

/** What is remembered of one place. */
export interface GuardedPlace {
  readonly general: Swing;
  readonly red: Swing;
}

export const CALM: GuardedPlace = { general: AT_REST, red: AT_REST };

/** How long after the last picture this one is shown, s. `lastMs` null: there was none. */
export function guardStepS(lastMs: number | null, nowMs: number): number {
  const stepS = lastMs === null ? 0 : (nowMs - lastMs) / 1000;
  return stepS > 0 && stepS <= ODD_STEP_S ? stepS : ODD_STEP_S;
}

/** A place after its next light. */
export const guarded = ({ general, red }: GuardedPlace, light: FlashLight, stepS: number): GuardedPlace => ({
  general: swung(general, light.luminance, stepS, GENERAL),
  red: swung(red, light.red, stepS, RED),
});

/** The share of the light of a place that is held back if it were for the place alone, 0..1. */
export const heldOf = ({ general, red }: GuardedPlace): number => Math.max(general.held, red.held);

const at = <T>(places: readonly T[], x: number, y: number): T => {
  const found = places[y * PLACES.wide + x];
  if (found === undefined) throw new RangeError(`there is no place ${x}, ${y}`);
  return found;
};
const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** Of every field that holds one of the four places about a corner, the most places that are held. */
function heldAbout(places: readonly GuardedPlace[], x: number, y: number): number {
  let most = 0;
  for (let top = clamp(y - FIELD.high, PLACES.high); top <= clamp(y, PLACES.high - FIELD.high); top += 1) {
    for (let left = clamp(x - FIELD.wide, PLACES.wide); left <= clamp(x, PLACES.wide - FIELD.wide); left += 1) {
      let held = 0;
      for (let row = top; row < top + FIELD.high; row += 1)
        for (let column = left; column < left + FIELD.wide; column += 1)
          held += heldOf(at(places, column, row)) > 0 ? 1 : 0;
      most = Math.max(most, held);
    }
  }
  return most;
}

/**
 * The share of the light that is thrown at each corner between places, row by row from the upper left, one more than
 * there are places each way; between corners it goes over evenly. The least of the places about a corner, so that a place
 * that is held is held to its edges. 1 everywhere where nothing flashes.
 */
export function cornerGains(places: readonly GuardedPlace[]): number[] {
  const gains: number[] = [];
  for (let y = 0; y <= PLACES.high; y += 1) {
    for (let x = 0; x <= PLACES.wide; x += 1) {
      let most = 0;
      for (const row of [clamp(y - 1, PLACES.high - 1), clamp(y, PLACES.high - 1)])
        for (const column of [clamp(x - 1, PLACES.wide - 1), clamp(x, PLACES.wide - 1)])
          most = Math.max(most, heldOf(at(places, column, row)));
      gains.push(most > 0 && heldAbout(places, x, y) >= FIELD_SHARE ? 1 - most : 1);
    }
  }
  return gains;
}
