/** The picture that `mapping` throws: waves of three colours, smooth, never black, different everywhere. */

import type { LinearPicture } from '#tests/support/light-at.ts';

/** `flat`: the same light at every place; null: waves. */
export function benchPicture(widthPx: number, heightPx: number, flat: number | null): LinearPicture {
  const light = new Float32Array(3 * widthPx * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const [u, v] = [(x + 0.5) / widthPx, (y + 0.5) / heightPx];
      const waves = [Math.sin(2 * Math.PI * (3 * u + v)), Math.sin(2 * Math.PI * (2 * v - u)), Math.sin(9 * u * v + 1)];
      for (const [channel, wave] of waves.entries()) {
        light[3 * (y * widthPx + x) + channel] = flat ?? 0.42 + 0.38 * wave;
      }
    }
  }
  return { widthPx, heightPx, light };
}
