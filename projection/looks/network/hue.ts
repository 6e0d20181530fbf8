/** The hues of the crowd as linear light: from rose over violet to cyan and back, so that the circle has no seam. */

import { Color } from 'three/webgpu';

const STEPS = 64;
const table = Float32Array.from({ length: (STEPS + 1) * 3 }, () => 0);
for (let step = 0; step <= STEPS; step += 1) {
  const there = 1 - Math.abs((2 * step) / STEPS - 1);
  const { r, g, b } = new Color().setHSL((345 - 160 * there) / 360, 0.78, 0.7);
  table.set([r, g, b], step * 3);
}

/** One channel (0 red, 1 green, 2 blue) of a hue 0..1. */
export const hueChannel = (hue: number, channel: 0 | 1 | 2): number =>
  table[Math.round(Math.min(1, Math.max(0, hue)) * STEPS) * 3 + channel] ?? 0;
