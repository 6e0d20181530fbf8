/** What a projector's last pass does to one pixel, on the processor and the other way round: from the pixel to the surface. */

import { bendOf } from '#installation/mapping/bend.ts';
import { blendLight } from '#installation/mapping/edge-blend.ts';
import type { MaskPicture, OutputMapping } from '#installation/mapping/output-mapping.ts';
import { encode } from '#installation/mapping/transfer.ts';
import { pinOnto } from '#installation/mapping/warp-grid.ts';
import { adjugate, type Point, project } from '#installation/site/homography.ts';
import type { Output } from '#installation/site/output.ts';

/** The share of the surface that lands on a place of the projector's own picture; null beside the picture. */
export function shareAt(output: Output, place: Point): Point | null {
  const back = adjugate(pinOnto(output));
  const side = back ? Math.sign(back[6] * place[0] + back[7] * place[1] + back[8]) : 0;
  const pinned = back && project(back, place, side);
  if (!pinned) return null;
  const share = output.mesh ? unbend(bendOf(output.mesh), pinned) : pinned;
  return share?.every((part) => part >= 0 && part <= 1) ? share : null;
}

/** Newton's method, with slopes by small steps. */
function unbend(bend: (u: number, v: number) => Point, [x, y]: Point): Point | null {
  let [u, v] = [x, y];
  const step = 1e-6;
  for (let turn = 0; turn < 60; turn += 1) {
    const [atX, atY] = bend(u, v);
    const [offX, offY] = [x - atX, y - atY];
    if (Math.hypot(offX, offY) < 1e-11) return [u, v];
    const [rightX, rightY] = bend(u + step, v);
    const [lowX, lowY] = bend(u, v + step);
    const [a, b, c, d] = [(rightX - atX) / step, (lowX - atX) / step, (rightY - atY) / step, (lowY - atY) / step];
    const determinant = a * d - b * c;
    if (Math.abs(determinant) < 1e-9) return null;
    u += (offX * d - offY * b) / determinant;
    v += (offY * a - offX * c) / determinant;
  }
  return Math.hypot(bend(u, v)[0] - x, bend(u, v)[1] - y) < 1e-6 ? [u, v] : null;
}

/** A picture in linear light: red, green and blue, row by row from the upper left. */
export interface LinearPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly light: Float32Array;
}

/** One channel of a picture between its pixels, as a graphics card reads it. */
export function sample(picture: LinearPicture, [u, v]: Point, channel: number): number {
  const { widthPx, heightPx, light } = picture;
  return between(widthPx, heightPx, u, v, (x, y) => light[3 * (y * widthPx + x) + channel] ?? 0);
}

const maskAt = (mask: MaskPicture, [u, v]: Point): number =>
  between(mask.widthPx, mask.heightPx, u, v, (x, y) => (mask.roots[y * mask.widthPx + x] ?? 0) / 255) ** 2;

function between(
  widthPx: number,
  heightPx: number,
  u: number,
  v: number,
  at: (x: number, y: number) => number,
): number {
  const [x, y] = [u * widthPx - 0.5, v * heightPx - 0.5];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const held = (column: number, row: number): number =>
    at(Math.min(widthPx - 1, Math.max(0, column)), Math.min(heightPx - 1, Math.max(0, row)));
  const upper = held(left, top) * (1 - right) + held(left + 1, top) * right;
  const lower = held(left, top + 1) * (1 - right) + held(left + 1, top + 1) * right;
  return upper * (1 - down) + lower * down;
}

/** Light thrown for a place of the surface, linear. Edges of crop and lift are taken as sharp here. */
export function lightAt(mapping: OutputMapping, picture: LinearPicture, share: Point, channel: number): number {
  const [u, v] = share;
  const { blend, crop, colour, blackLift } = mapping;
  if (u < crop.left || 1 - u < crop.right || v < crop.top || 1 - v < crop.bottom) return 0;
  const isShared = u < blend.left || 1 - u < blend.right || v < blend.top || 1 - v < blend.bottom;
  const light = sample(picture, share, channel) * blendLight(blend, u, v) * (colour[channel] ?? 1);
  return (light + (isShared ? 0 : (blackLift[channel] ?? 0))) * (mapping.mask ? maskAt(mapping.mask, share) : 1);
}

/** What is sent for `light`, dithered as the last pass does at this pixel (from the upper left) in its first frame; 0..1. */
export function sentFor(rgb: readonly [number, number, number], gamma: number | null, [x, y]: Point): number[] {
  const size = Math.hypot(...rgb);
  const t = Math.min(1, Math.max(0, size / 0.004));
  const dither = ((noiseAt(x, y) - 0.5) / 255) * (t * t * (3 - 2 * t));
  return rgb.map((light) => Math.min(1, Math.max(0, encode(light, gamma) + dither)));
}

/** The hash of three's TSL, bit for bit: PCG, see `nodes/math/Hash.js`. */
function noiseAt(x: number, y: number): number {
  const seed = (Math.imul(x, 1973) + Math.imul(y, 9277)) >>> 0;
  const state = (Math.imul(seed, 747796405) + 2891336453) >>> 0;
  const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737) >>> 0;
  return (((word >>> 22) ^ word) >>> 0) / 2 ** 32;
}
