/** A photograph as the recogniser takes it: upright, and no larger than it can use. */

import type { Opened } from './open-video.ts';

/** Larger than this, only time is lost: nobody in it becomes easier to find. */
const LONGEST_PX = 4096;

/** Fetches and decodes the picture at `url`; throws what is wrong with it, in a sentence without its full stop. */
export async function openPicture(url: string): Promise<Opened> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`it was answered with ${response.status}`);
  const blob = await response.blob();
  const whole = await decoded(blob);
  const longest = Math.max(whole.width, whole.height);
  const picture = longest <= LONGEST_PX ? whole : await smaller(whole, LONGEST_PX / longest);
  return {
    durationMs: 0,
    times: [0],
    pictureAt: async () => createImageBitmap(picture),
    close: () => picture.close(),
  };
}

async function decoded(blob: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(blob, { imageOrientation: 'from-image' });
  } catch (error) {
    if (error instanceof DOMException) throw new Error('this Chromium cannot read it as a picture');
    throw error;
  }
}

async function smaller(picture: ImageBitmap, by: number): Promise<ImageBitmap> {
  const small = await createImageBitmap(picture, {
    resizeWidth: Math.round(picture.width * by),
    resizeHeight: Math.round(picture.height * by),
    resizeQuality: 'high',
  });
  picture.close();
  return small;
}
