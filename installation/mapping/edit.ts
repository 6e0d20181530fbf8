/** What every change to a projector's fit gives. */

import type { Output } from '../site/output.ts';

export interface Edit {
  readonly output: Output;
  /** What was done, for the history: `Upper left corner`. */
  readonly does: string;
}
