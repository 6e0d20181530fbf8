/** Counts as cameras make them. */

import { emptyTally, type Tally } from '#installation/crowd/tally.ts';

/** `active` of `present` people rise, the others do nothing. */
export const risen = (present: number, active: number): Tally => ({
  ...emptyTally,
  present,
  doing: active > 0 ? { rise: active } : {},
});
