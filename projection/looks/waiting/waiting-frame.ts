/** What a wall shows while there is no show: a frame like any other. It imports nothing that draws, so that its page outlives edits of looks. */

import type { SurfaceFrame, WallSlice } from '#installation/frame/surface-frame.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import type { OffAxisView } from '#installation/mapping/off-axis-view.ts';
import { showMs } from '#installation/time/axes.ts';
import { emptyWorld } from '#installation/world/world.ts';

/** Seeds the scenery while no run has given one. */
const SEED = 2147;
/** One breath; forty of them in the ten minutes after which everything repeats, so that the repeat is not seen. */
const BREATH_MS = 15_000;

/** The frame to draw at `lifeMs` while there is no show: a picture made of the same looks. Pure in its arguments. */
export function waitingFrame(lifeMs: number, slice: WallSlice, offAxis: OffAxisView | null = null): SurfaceFrame {
  const breath = Math.sin(((lifeMs % BREATH_MS) / BREATH_MS) * 2 * Math.PI);
  return {
    showMs: showMs(0),
    lifeMs,
    master: 1,
    parameters: {
      city: 0.42 + 0.06 * breath,
      horizon: 0.24,
      haze: 0.45 + 0.12 * breath,
      rain: 0.3,
      waiting: 1,
    },
    figures: [],
    caption: null,
    bearsWords: true,
    sign: null,
    world: worldNumbers(emptyWorld, NO_WORDS, showMs(0), slice),
    slice,
    offAxis,
    room: { alongM: 0, roomM: slice.wallWidthM },
    jump: 0,
    comfort: { reducedMotion: false, highContrast: false },
    seed: SEED,
  };
}
