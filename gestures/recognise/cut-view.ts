/** Cuts a view out of a picture, no larger than the models can use. */

import type { View } from './view.ts';

/** Longest side of a view in which somebody is looked at: the body fills most of it, and the model sees 256 pixels. */
export const CLOSE_PX = 384;
/** Longest side of a view that is only searched: the detector sees 224 pixels. */
export const SEARCH_PX = 288;

/**
 * The view's pixels, the longer side at most `mostPx`; a smaller view is not blown up, that adds no detail. The picture
 * stays as it is.
 */
export function cutView(picture: ImageBitmap, view: View, mostPx: number): Promise<ImageBitmap> {
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
