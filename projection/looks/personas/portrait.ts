/** A head as a small picture for the shader: how light it is, how near its outlines and strokes are, what is hair. */

import type { Part } from './head-parts.ts';

/** Texels of one portrait. */
export const PORTRAIT = { widthPx: 72, heightPx: 96 } as const;

/** Width of a portrait, in the units of a head; its height follows. */
export const PORTRAIT_WIDTH = 2;

/** Further away than this no outline is told, in the units of a head. */
export const NEAR = 0.16;

/** Where the lamp hangs over all portraits. */
const LAMP = [-0.55, 0.62] as const;

/**
 * Draws `parts` into `out` from `at` on, four bytes a texel, the lowest row first, `strideBytes` from row to row: tone;
 * nearness of the nearest outline that is seen; of the nearest stroke; hair or not.
 */
export function drawPortrait(parts: readonly Part[], out: Uint8Array, at: number, strideBytes: number): void {
  const { widthPx, heightPx } = PORTRAIT;
  const step = PORTRAIT_WIDTH / widthPx;
  for (let row = 0; row < heightPx; row += 1) {
    const y = (row + 0.5 - heightPx / 2) * step;
    for (let column = 0; column < widthPx; column += 1) {
      const x = (column + 0.5 - widthPx / 2) * step;
      texel(parts, x, y, out, at + row * strideBytes + column * 4);
    }
  }
}

const byte = (share: number): number => Math.round(255 * Math.min(1, Math.max(0, share)));

/** From the front to the back, until something hides the rest. */
function texel(parts: readonly Part[], x: number, y: number, out: Uint8Array, at: number): void {
  let [tone, outline, stroke, hair] = [0, NEAR, NEAR, 0];
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index];
    if (part === undefined) continue;
    const away = part.field(x, y);
    if (part.kind === 'stroke') {
      stroke = Math.min(stroke, away);
      continue;
    }
    outline = Math.min(outline, Math.abs(away));
    if (away < 0) {
      // A lamp from the upper left, and a body that turns away towards its edge.
      const lit = 0.62 + LAMP[0] * x * 0.9 + LAMP[1] * (y - 0.2) * 0.55;
      const turned = Math.min(1, 0.35 + -away / 0.22);
      tone = part.tone * Math.max(0.12, lit) * turned;
      hair = part.isHair ? 1 : 0;
      break;
    }
  }
  out[at] = byte(tone);
  out[at + 1] = byte(1 - outline / NEAR);
  out[at + 2] = byte(1 - stroke / NEAR);
  out[at + 3] = byte(hair);
}
