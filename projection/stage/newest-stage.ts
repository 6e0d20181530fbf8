/** The stage as its sources are now: in development, what draws is exchanged while its page goes on as it was. */

import { createStage } from './stage.ts';

let newest = createStage;
const waiting = new Set<() => void>();

/** Creates a stage, see `createStage`. */
export const createNewestStage: typeof createStage = (canvas, options) => newest(canvas, options);

/** Calls `run` whenever a look, or whatever else draws, was edited: stages made before draw what they drew. */
export function whenEdited(run: () => void): void {
  waiting.add(run);
}

if (import.meta.hot) {
  import.meta.hot.accept('./stage.ts', (edited) => {
    // With a mistake in it there is nothing newer: the picture stays, and the console says what is wrong.
    if (!edited) return;
    newest = edited.createStage;
    for (const run of waiting) run();
  });
}
