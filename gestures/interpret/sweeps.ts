/** Counts how often a hand has swept across: the sign of waving that a single large movement does not give. */

import type { Swayed } from './sway-fit.ts';

/** Of the widest sweep: a narrower one is another movement. */
const ALIKE = 0.35;

/**
 * How many sweeps in a row, up to now, were at least `width` wide (unit of the places) and alike; the one under way counts
 * as soon as it is as wide.
 */
export function sweepsOf({ places, count }: Swayed, width: number): number {
  const widths: number[] = [];
  let direction = 0;
  let turn = places[0] ?? 0;
  let extreme = turn;
  for (let index = 1; index < count; index += 1) {
    const place = places[index] ?? 0;
    if (direction * (place - extreme) >= 0 && direction !== 0) extreme = place;
    else if (Math.abs(place - extreme) >= width) {
      if (direction !== 0) widths.push(Math.abs(extreme - turn));
      turn = extreme;
      direction = Math.sign(place - extreme);
      extreme = place;
    }
  }
  if (direction !== 0) widths.push(Math.abs(extreme - turn));
  const widest = Math.max(...widths.slice(-3));
  let alike = 0;
  while (alike < widths.length && (widths[widths.length - 1 - alike] ?? 0) >= ALIKE * widest) alike += 1;
  return alike;
}
