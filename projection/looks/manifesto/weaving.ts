/** How lines become bodies: first of all one body, then everybody's. Shares of the way, closed-form in how far it is woven. */

import { smoothBetween } from '#installation/time/easing.ts';

/** How far the manifesto is woven when the first body is whole, and when the others begin. */
const FIRST = 0.55;
const OTHERS = 0.4;
/** How much of the whole time lies between the first letter that goes and the last. */
const SPREAD = 0.65;
/** A line that still rises is read first: below the first rise none of its letters goes. */
const READ = [0.8, 1] as const;

/** The place in a row of `order` 0..1, each of which takes its own time while the whole goes from 0 to 1. */
const inTurn = (whole: number, order: number): number => smoothBetween(0, 1, (whole - SPREAD * order) / (1 - SPREAD));

/** How far a letter is on its way to the first body: `order` 0 for the first to go, `rise` of its line. */
export function gathered(weave: number, order: number, rise: number): number {
  return inTurn(Math.min(1, weave / FIRST), order) * smoothBetween(0, 1, (rise - READ[0]) / (READ[1] - READ[0]));
}

/** How far the letters of another body are on their way to it: `order` 0 beside the first body, 1 the furthest away. */
export function shared(weave: number, order: number): number {
  return inTurn(Math.max(0, (weave - OTHERS) / (1 - OTHERS)), order);
}
