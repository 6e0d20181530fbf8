/** Copies of a stolen identity: how many stand beside a body, where, and how pale. */

import { clamp01, EASINGS } from '#installation/time/easing.ts';

/** As many as an identity can have. */
export const MOST_COPIES = 4;

/** How far the first copy stands off, m, and every further one on the same side. */
const STEP_M = 0.36;

/** How many rows `clones` (0..4; a part of one is a copy that comes) takes. */
export const copiesOf = (clones: number): number =>
  Number.isFinite(clones) ? Math.min(MOST_COPIES, Math.max(0, Math.ceil(clones - 1e-6))) : 0;

/** How far copy `number` (0..) has stepped out of the body, m: right and left in turn. `here` 0..1 is how far it is there. */
export const copyStepM = (number: number, here: number): number =>
  (number % 2 === 0 ? 1 : -1) * STEP_M * (1 + Math.floor(number / 2)) * EASINGS.inOut(clamp01(here));

/** Light of copy `number` against the body's own: every copy of a copy is paler. */
export const copyLight = (number: number, here: number): number => clamp01(here * 3) * (0.5 - 0.09 * number);
