/** Numbers as an edit writes them: within what the site's file may say, and no longer than anybody can see. */

/** Six digits are a hundredth of a pixel of the largest projector. */
const DIGITS = 1e6;

/** `value` within `least` and `most`, rounded to six digits. */
export const held = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value * DIGITS) / DIGITS));

/** A place as the file may say it: a little outside of the whole at most. */
export const heldPlace = ([x, y]: readonly [number, number]): [number, number] => [held(x, -1, 2), held(y, -1, 2)];
