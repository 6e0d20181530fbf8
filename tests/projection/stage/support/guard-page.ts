/** The page that the guard's test drives: a wall that flashes as it is told, and what it throws, place by place. */

import { PLACES } from '#installation/frame/flash-guard.ts';
import { type FlashLight, flashLight } from '#installation/frame/flash-light.ts';
import { QUALITY } from '#projection/stage/quality.ts';
import { createStage, type Stage } from '#projection/stage/stage.ts';
import { frameOf, WHOLE_WALL } from './sample-frames.ts';
import { strobe } from './strobe.ts';

/** Pixels of a place, each way. */
const PLACE_PX = 6;

/** One picture: when, and the numbers of `strobe.ts`. */
export interface Flash {
  readonly atMs: number;
  readonly numbers: Readonly<Record<string, number>>;
}

export interface Thrown {
  /** Of every picture. */
  readonly lights: readonly (readonly FlashLight[])[];
  /** FNV-1a of all channels of all pictures. */
  readonly hash: number;
  /** Whether the stage says that it holds something back, after the last picture. */
  readonly isHolding: boolean;
}

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
const linear = (byte: number): number => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const LINEAR = Array.from({ length: 256 }, (_, byte) => linear(byte));

/** Throws pictures, one after the other, on a stage that was made for them. */
async function play(backend: 'webgpu' | 'webgl2', isGuarded: boolean, flashes: readonly Flash[]): Promise<Thrown> {
  const canvas = document.createElement('canvas');
  canvas.style.cssText = `display:block;width:${PLACES.wide * PLACE_PX}px;height:${PLACES.high * PLACE_PX}px`;
  document.body.append(canvas);
  const stage = await createStage(canvas, { backend, isGuarded, quality: QUALITY.ci, looks: [strobe] });
  if (stage.backend !== backend) throw new Error(`${backend} cannot be had here`);
  try {
    return await thrown(stage, canvas, flashes);
  } finally {
    await stage.dispose();
    canvas.remove();
  }
}

async function thrown(stage: Stage, canvas: HTMLCanvasElement, flashes: readonly Flash[]): Promise<Thrown> {
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d canvas');
  const lights: FlashLight[][] = [];
  let hash = 0x811c9dc5;
  for (const { atMs, numbers } of flashes) {
    await nextFrame();
    stage.draw(frameOf([], numbers, { lifeMs: atMs, slice: WHOLE_WALL }));
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    for (const byte of data) hash = Math.imul(hash ^ byte, 0x01000193);
    lights.push(placesOf(data, canvas.width));
  }
  return { lights, hash: hash >>> 0, isHolding: await stage.isHolding() };
}

function placesOf(data: Uint8ClampedArray, widthPx: number): FlashLight[] {
  return Array.from({ length: PLACES.wide * PLACES.high }, (_, place) => {
    const [x, y] = [(place % PLACES.wide) * PLACE_PX, Math.floor(place / PLACES.wide) * PLACE_PX];
    let [luminance, red] = [0, 0];
    for (let row = y; row < y + PLACE_PX; row += 1) {
      for (let column = x; column < x + PLACE_PX; column += 1) {
        const at = 4 * (row * widthPx + column);
        const [r, g, b] = [0, 1, 2].map((part) => LINEAR[data[at + part] ?? 0] ?? 0);
        const light = flashLight(r ?? 0, g ?? 0, b ?? 0);
        luminance += light.luminance;
        red += light.red;
      }
    }
    return { luminance: luminance / PLACE_PX ** 2, red: red / PLACE_PX ** 2 };
  });
}

const api = { play };
export type GuardPage = typeof api;

declare global {
  interface Window {
    guardPage: GuardPage;
  }
}
window.guardPage = api;
