/** Looks at pictures of a page: whether anything is in them, and how far two are apart. */

import type { Browser, Page } from 'playwright-core';

/** A picture seen from afar: its mean light in 32 x 18 fields, 0..255, and the lightest and darkest of its pixels. */
export interface SeenPicture {
  readonly fields: readonly number[];
  readonly lightest: number;
  readonly darkest: number;
}

export interface PictureEye {
  see(png: Buffer): Promise<SeenPicture>;
}

/** A page of its own in `browser`, which is none of those that are disturbed. */
export async function openEye(browser: Browser): Promise<PictureEye> {
  const page: Page = await browser.newPage();
  return { see: (png) => page.evaluate(look, png.toString('base64')) };
}

async function look(base64: string): Promise<SeenPicture> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!context) throw new Error('no canvas to look at the picture with');
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
  const sums = Array.from({ length: 32 * 18 }, () => ({ light: 0, pixels: 0 }));
  let [lightest, darkest] = [0, 255];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      const light = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
      lightest = Math.max(lightest, light);
      darkest = Math.min(darkest, light);
      const field = sums[Math.floor((y * 18) / height) * 32 + Math.floor((x * 32) / width)];
      if (field) field.light += light;
      if (field) field.pixels++;
    }
  }
  return { fields: sums.map(({ light, pixels }) => light / Math.max(1, pixels)), lightest, darkest };
}

/** Nothing is to be seen: one flat field, darkness everywhere, or the glare of a browser's own empty page. */
export function isBlank({ fields, lightest, darkest }: SeenPicture): boolean {
  const glaring = fields.filter((light) => light > 128).length;
  return lightest - darkest < 12 || lightest < 24 || glaring > fields.length / 2;
}

/** The mean difference of two pictures' fields, of 255. */
export const differenceOf = (a: SeenPicture, b: SeenPicture): number =>
  a.fields.reduce((sum, light, i) => sum + Math.abs(light - (b.fields[i] ?? 0)), 0) / a.fields.length;
