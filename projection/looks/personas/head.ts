/**
 * Generic heads as a draughtsman would set them down: a few closed shapes one before the other and some strokes, grown
 * from chance. Nobody's face: eyes are shut lids or nothing. x -1..1 to the right, y -1.33..1.33 up.
 */

import type { Random } from '../figures/tattoo-rules.ts';
import { frontHead } from './front-head.ts';
import { bust, type HeadDress, type Part, PLAIN, shape } from './head-parts.ts';
import { ellipse } from './outline.ts';
import { sideHead } from './side-head.ts';

/** A head, back to front. */
export function growHead(random: Random, dress: HeadDress = PLAIN): readonly Part[] {
  const isMember = dress.hood + dress.halo + dress.plates + dress.sparks + dress.masks > 0;
  const fromSide = isMember ? dress.sparks > 0.5 : random() < 0.58;
  return fromSide ? sideHead(random, dress) : frontHead(random, dress);
}

/** An empty head: an outline that anybody fits into. */
export function emptyHead(): readonly Part[] {
  return [bust(0.92, 0), shape(ellipse(0, 0.32, 0.5, 0.62), 0)];
}
