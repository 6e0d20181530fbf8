/**
 * A webcam without a lens: an empty room in which somebody with raised arms appears and goes again, drawn by the
 * project's own figure, which the recogniser takes for a person. The file is what a Chromium plays for its camera.
 */

import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { launchChromium } from './chromium.ts';

const MANNEQUIN = fileURLToPath(new URL('../../gestures/recognise/mannequin.ts', import.meta.url));
const WIDTH_PX = 640;
const HEIGHT_PX = 480;
const FPS = 12;
/** Each of several figures has so much of the picture; cameras send about so many pictures a second. */
const GROUP_PX = 360;
const GROUP_FPS = 30;
const LAMP_PX = 24;
const EMPTY_S = 2;
const FIGURE_S = 2.5;

declare global {
  interface Window {
    mannequin: typeof import('#gestures/recognise/mannequin.ts');
  }
}

/**
 * Writes the video to `folder` and answers the file. It begins with `emptyS` seconds of the empty room; Chromium plays it
 * over and over.
 */
export async function drawnWebcam(folder: string, emptyS = EMPTY_S): Promise<string> {
  const [empty, figure] = (await drawnPictures()).map((pixels) => asI420(pixels, WIDTH_PX, HEIGHT_PX));
  if (!empty || !figure) throw new Error('the figure was not drawn');
  const file = join(folder, 'drawn.y4m');
  const video = await open(file, 'w');
  try {
    await video.write(`YUV4MPEG2 W${WIDTH_PX} H${HEIGHT_PX} F${FPS}:1 Ip A1:1 C420jpeg\n`);
    for (let picture = 0; picture < (emptyS + FIGURE_S) * FPS; picture++) {
      await video.write('FRAME\n');
      const shown = picture < emptyS * FPS ? empty : figure;
      flicker(shown, picture);
      await video.write(shown);
    }
  } finally {
    await video.close();
  }
  return file;
}

/** Writes `count` figures side by side, who stay with raised arms, to `folder` and answers the file. */
export async function drawnGroup(folder: string, count: number): Promise<string> {
  const [, figure] = await drawnPictures();
  if (!figure) throw new Error('the figure was not drawn');
  const width = count * GROUP_PX;
  const row = asI420(sideBySide(figure, count), width, HEIGHT_PX);
  const file = join(folder, `drawn-${count}.y4m`);
  const video = await open(file, 'w');
  try {
    await video.write(`YUV4MPEG2 W${width} H${HEIGHT_PX} F${GROUP_FPS}:1 Ip A1:1 C420jpeg\n`);
    for (let picture = 0; picture < 2 * GROUP_FPS; picture++) {
      await video.write('FRAME\n');
      flicker(row, picture, width);
      await video.write(row);
    }
  } finally {
    await video.close();
  }
  return file;
}

/** The middle of a picture, so many times in a row. */
function sideBySide(rgba: Uint8Array, count: number): Uint8Array {
  const out = new Uint8Array(count * GROUP_PX * HEIGHT_PX * 4);
  const skip = (WIDTH_PX - GROUP_PX) / 2;
  for (let y = 0; y < HEIGHT_PX; y++) {
    const from = (y * WIDTH_PX + skip) * 4;
    const line = rgba.subarray(from, from + GROUP_PX * 4);
    for (let copy = 0; copy < count; copy++) out.set(line, (y * count + copy) * GROUP_PX * 4);
  }
  return out;
}

/** A lamp in the corner: a camera that sends the very same picture again and again is taken for a broken one. */
function flicker(picture: Uint8Array, index: number, width = WIDTH_PX): void {
  const brightness = 60 + ((index * 29) % 120);
  for (let row = 0; row < LAMP_PX; row++) picture.fill(brightness, row * width, row * width + LAMP_PX);
}

/** The room without and with the figure, as red, green, blue and alpha per pixel. */
async function drawnPictures(): Promise<Uint8Array[]> {
  const script = await mannequinScript();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    const pictures = await page.evaluate(
      ([width, height]) =>
        (['drawRoom', 'drawMannequin'] as const).map((draw) => {
          const canvas = new OffscreenCanvas(width, height);
          const context = canvas.getContext('2d');
          if (!context) throw new Error('no canvas to draw on');
          window.mannequin[draw](canvas, context);
          const { data } = context.getImageData(0, 0, width, height);
          let text = '';
          for (let at = 0; at < data.length; at += 4096) text += String.fromCharCode(...data.subarray(at, at + 4096));
          return btoa(text);
        }),
      [WIDTH_PX, HEIGHT_PX] as const,
    );
    return pictures.map((base64) => Buffer.from(base64, 'base64'));
  } finally {
    await browser.close();
  }
}

/** The figure's module as a script for a page, under the name `mannequin`. */
export async function mannequinScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'esnext', lib: { entry: MANNEQUIN, formats: ['iife'], name: 'mannequin' } },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('the figure could not be bundled');
  return output.output[0].code;
}

/**
 * Pictures as cameras send them: brightness for every pixel, then the two colours for every two by two, all in the
 * narrow range of video (ITU-R BT.601). Width and height must be even.
 */
export function asI420(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const size = width * height;
  const out = new Uint8Array(size * 1.5);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const [r, g, b] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
      out[y * width + x] = 16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255;
      if (x % 2 === 1 || y % 2 === 1) continue;
      const colour = size + (y / 2) * (width / 2) + x / 2;
      out[colour] = 128 + (-37.797 * r - 74.203 * g + 112 * b) / 255;
      out[colour + size / 4] = 128 + (112 * r - 93.786 * g - 18.214 * b) / 255;
    }
  }
  return out;
}
