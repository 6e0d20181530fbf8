/** The stage as its sources are now: in development, what draws is exchanged while its page goes on as it was. */

import { tellThrown, tellUnread } from '../edits/edits.ts';
import { createStage, type Stage } from './stage.ts';

let newest = createStage;
const waiting = new Set<() => void>();

/** Creates a stage, see `createStage`. In development the page tells what it throws, now or as it draws. */
export const createNewestStage: typeof createStage = async (canvas, options) => {
  if (!import.meta.hot) return newest(canvas, options);
  try {
    return watched(await newest(canvas, options));
  } catch (error) {
    tellThrown(error);
    throw error;
  }
};

function watched(stage: Stage): Stage {
  let hasThrown = false;
  return {
    ...stage,
    draw: (frame) => {
      try {
        stage.draw(frame);
      } catch (error) {
        if (!hasThrown) tellThrown(error);
        hasThrown = true;
        throw error;
      }
    },
  };
}

/** Calls `run` whenever a look, or whatever else draws, was edited: stages made before draw what they drew. */
export function whenEdited(run: () => void): void {
  waiting.add(run);
}

if (import.meta.hot) {
  import.meta.hot.accept('./stage.ts', (edited) => {
    // With a mistake in it there is nothing newer: the picture stays, and the page says what is wrong.
    if (!edited) return tellUnread();
    newest = edited.createStage;
    for (const run of waiting) run();
  });
}
