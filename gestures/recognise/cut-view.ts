/** Cuts a view out of a picture, no larger than the models can use. */

import type { View } from './view.ts';

/**
 * The models see 224 to 256 pixels across; twice that leaves room for the body's own crop inside the view. Smaller
 * views are not blown up: that adds no detail.
 */
export const VIEW_PX = 512;

/** The view's pixels, the longer side at most `mostPx`. The picture stays as it is. */
export function cutView(picture: ImageBitmap, view: View, mostPx: number = VIEW_PX): Promise<ImageBitmap> {
  const [left, top] = [Math.round(view.left * picture.height), Math.round(view.top * picture.height)];
  const width = Math.max(1, Math.round(view.width * picture.height));
  const height = Math.max(1, Math.round(view.height * picture.height));
  const shrink = Math.min(1, mostPx / Math.max(width, height));
  return createImageBitmap(picture, left, top, width, height, {
    resizeWidth: Math.max(1, Math.round(width * shrink)),
    resizeHeight: Math.max(1, Math.round(height * shrink)),
    resizeQuality: 'medium',
  });
}
