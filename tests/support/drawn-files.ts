/** A picture and a short video of the project's own drawn figure, made by a browser: no ffmpeg, no photograph. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { mannequinScript } from './drawn-webcam.ts';
import { webmOf } from './write-webm.ts';

export interface DrawnFiles {
  /** Somebody with both arms raised. */
  readonly picture: string;
  /** The empty room. */
  readonly room: string;
  /** The empty room for a second, then the figure for two; ten pictures a second. It does not say how long it is. */
  readonly video: string;
}

type Draw = 'drawRoom' | 'drawMannequin';

const SIZE_PX = 480;
const STEP_MS = 100;
const EMPTY = 10;
const FIGURE = 20;

/** Draws them into `folder`. */
export async function drawFiles(folder: string): Promise<DrawnFiles> {
  const script = await mannequinScript();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    const put = async (name: string, bytes: Uint8Array): Promise<string> => {
      const file = join(folder, name);
      await writeFile(file, bytes);
      return file;
    };
    return {
      picture: await put('figure.png', await stillOf(page, 'drawMannequin', 'image/png')),
      room: await put('room.png', await stillOf(page, 'drawRoom', 'image/png')),
      video: await put('figure.webm', await videoOf(page)),
    };
  } finally {
    await browser.close();
  }
}

async function stillOf(page: Page, draw: Draw, type: 'image/png' | 'image/webp'): Promise<Uint8Array> {
  const bytes = await page.evaluate(
    async ([how, size, kind]) => {
      const screen = new OffscreenCanvas(size, size);
      const context = screen.getContext('2d', { alpha: false });
      if (!context) throw new Error('no canvas to draw on');
      window.mannequin[how](screen, context);
      return Array.from(new Uint8Array(await (await screen.convertToBlob({ type: kind, quality: 0.9 })).arrayBuffer()));
    },
    [draw, SIZE_PX, type] as const,
  );
  return Uint8Array.from(bytes);
}

/** A WebP is a key picture of VP8 in a RIFF file: its pictures make a video without any encoder. */
async function videoOf(page: Page): Promise<Uint8Array> {
  const [room, figure] = [
    vp8Of(await stillOf(page, 'drawRoom', 'image/webp')),
    vp8Of(await stillOf(page, 'drawMannequin', 'image/webp')),
  ];
  const pictures = Array.from({ length: EMPTY + FIGURE }, (_, step) => ({
    atMs: step * STEP_MS,
    isKey: true,
    bytes: step < EMPTY ? room : figure,
  }));
  return webmOf(SIZE_PX, SIZE_PX, pictures);
}

/** The VP8 picture in a WebP file. */
function vp8Of(webp: Uint8Array): Uint8Array {
  const file = Buffer.from(webp);
  for (let at = 12; at + 8 <= file.length; ) {
    const size = file.readUInt32LE(at + 4);
    if (file.toString('latin1', at, at + 4) === 'VP8 ') return file.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  throw new Error('the WebP holds no VP8 picture');
}
