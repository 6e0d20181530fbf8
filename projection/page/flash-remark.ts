/** Whether the guard against flashes holds something back on this wall: asked now and then, and told for a while. */

import type { Stage } from '../stage/stage.ts';

/** The graphics card is asked so often, ms; to answer it makes a little room for the numbers each time. */
const EVERY_MS = 1000;
/** So long it is told that something was held back, ms: so long that somebody may read it. */
const TOLD_MS = 8000;

const SAYS = 'The picture flashes too often: what does is held back (the guard against flashes).';

export interface FlashRemark {
  /** To be called with every picture. A stage that cannot answer is one that holds nothing. */
  look(stage: Pick<Stage, 'isHolding'>, lifeMs: number): void;
  /** What the director should know, or null. */
  told(): string | null;
}

export function createFlashRemark(): FlashRemark {
  let nowMs = 0;
  let askedMs: number | null = null;
  let heldMs: number | null = null;
  return {
    look: (stage, lifeMs) => {
      nowMs = lifeMs;
      if (askedMs !== null && Math.abs(lifeMs - askedMs) < EVERY_MS) return;
      askedMs = lifeMs;
      stage.isHolding().then(
        (isHolding) => {
          if (isHolding) heldMs = lifeMs;
        },
        (error: unknown) => console.warn('the guard against flashes could not be asked', error),
      );
    },
    told: () => (heldMs !== null && Math.abs(nowMs - heldMs) < TOLD_MS ? SAYS : null),
  };
}
