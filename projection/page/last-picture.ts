/**
 * The last picture of a wall in a small copy that no graphics card holds: it stands while the wall is built anew after
 * its card was lost with everything on it. Kept in this page only.
 */

import type { LocalMs } from '#installation/time/axes.ts';

/** Across; high enough for what stands for a moment and is seen from afar. */
const WIDTH = 640;
const EVERY_MS = 2000;
/** Reading from a card makes it wait: no more than this share of the time goes into it. */
const SHARE = 1 / 1000;

export interface LastPicture {
  readonly canvas: HTMLCanvasElement;
  /** Copies `shown`, if it is time to. To be called right after it was drawn, before the browser shows it. */
  look(shown: HTMLCanvasElement): void;
  /** Whether there is one. */
  isThere(): boolean;
}

export function createLastPicture(page: Document, now: () => LocalMs): LastPicture {
  const canvas = page.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  let dueMs = 0;
  let isThere = false;
  return {
    canvas,
    look: (shown) => {
      const began = now();
      if (began < dueMs || !context || shown.width === 0) return;
      const height = Math.max(1, Math.round((WIDTH * shown.height) / shown.width));
      if (canvas.width !== WIDTH) canvas.width = WIDTH;
      if (canvas.height !== height) canvas.height = height;
      context.drawImage(shown, 0, 0, WIDTH, height);
      isThere = true;
      dueMs = began + Math.max(EVERY_MS, (now() - began) / SHARE);
    },
    isThere: () => isThere,
  };
}
