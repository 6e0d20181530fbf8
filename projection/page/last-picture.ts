/**
 * The last picture of a wall in a small copy that no graphics card holds. It lies beneath the wall and is seen where the
 * card is lost with everything on it, until the wall is built anew. Kept in this page only.
 */

import type { LocalMs } from '#installation/time/axes.ts';

/** Across; enough for what stands for a moment and is seen from afar. */
const WIDTH = 640;
const EVERY_MS = 2000;
/** Reading from a card makes it wait: no more than this share of the time goes into it. */
const SHARE = 1 / 1000;

export interface LastPicture {
  /** An image and no canvas: a browser shows a lost canvas as an empty one, and an image as it was. */
  readonly image: HTMLImageElement;
  /** Copies `shown`, if it is time to. To be called right after it was drawn, before the browser shows it. */
  look(shown: HTMLCanvasElement): void;
}

export function createLastPicture(page: Document, now: () => LocalMs): LastPicture {
  const image = page.createElement('img');
  image.alt = '';
  image.hidden = true;
  const copy = page.createElement('canvas');
  const context = copy.getContext('2d', { alpha: false, willReadFrequently: true });
  let dueMs = 0;

  const show = (blob: Blob | null): void => {
    if (!blob) return;
    const before = image.src;
    image.src = URL.createObjectURL(blob);
    image.hidden = false;
    if (before !== '') URL.revokeObjectURL(before);
  };

  return {
    image,
    look: (shown) => {
      const began = now();
      if (began < dueMs || !context || shown.width === 0) return;
      const height = Math.max(1, Math.round((WIDTH * shown.height) / shown.width));
      if (copy.width !== WIDTH) copy.width = WIDTH;
      if (copy.height !== height) copy.height = height;
      context.drawImage(shown, 0, 0, WIDTH, height);
      dueMs = began + Math.max(EVERY_MS, (now() - began) / SHARE);
      copy.toBlob(show, 'image/jpeg', 0.85);
    },
  };
}
