/** What is written on a sheet in one frame, as rows of numbers for the shader. Plain numbers: no graphics. */

import { phraseEntered } from './entering.ts';
import { QUAD, type SetText } from './set-text.ts';
import type { GlyphPlace, Writing } from './text-sheet.ts';

/** Texels per glyph: lower left corner and shade; the ways to the right and up; its place in the atlas; colour. */
export const TEXELS = 5;
/** Numbers per glyph. */
export const NUMBERS = TEXELS * 4;
/** How far a phrase rises while it enters, em. */
const RISES = 0.22;

/** Height above its line at which a glyph by itself is held, em. */
export const ANCHOR = 0.25;
const RIGHT = [1, 0, 0] as const;
const UP = [0, 1, 0] as const;

/** Rows for so many glyphs as `numbers` has room for. */
export function createGlyphRows(numbers: Float32Array) {
  const capacity = Math.floor(numbers.length / NUMBERS);
  const em: Em = { right: [0, 0, 0], up: [0, 0, 0] };
  let count = 0;
  let isChanged = false;

  const four = (at: number, a: number, b: number, c: number, d: number): void => {
    isChanged ||=
      numbers[at] !== Math.fround(a) ||
      numbers[at + 1] !== Math.fround(b) ||
      numbers[at + 2] !== Math.fround(c) ||
      numbers[at + 3] !== Math.fround(d);
    numbers[at] = a;
    numbers[at + 1] = b;
    numbers[at + 2] = c;
    numbers[at + 3] = d;
  };
  /** Where the glyph `quad` stands in the atlas. */
  const printed = (at: number, quads: Float32Array, from: number): void =>
    four(at, quads[from + 6] ?? 0, quads[from + 7] ?? 0, quads[from + 8] ?? 0, quads[from + 9] ?? 0);

  return {
    begin(): void {
      count = 0;
      isChanged = false;
    },
    /** Writes a text that is set, as `writing` has it; what does not fit is left out. */
    put({ quads, count: glyphs, phrases }: SetText, writing: Writing): void {
      const { at, colour, light, entered = 1, shade = 0 } = writing;
      emOf(writing, em);
      const { right, up } = em;
      for (let quad = 0; quad < glyphs && count < capacity; quad += 1) {
        const from = quad * QUAD;
        const here = phraseEntered(entered, quads[from + 10] ?? 0, phrases);
        if (here <= 0) continue;
        const row = count * NUMBERS;
        const x = quads[from] ?? 0;
        const y = (quads[from + 1] ?? 0) - RISES * (1 - here);
        const [wideX, wideY] = [quads[from + 2] ?? 0, quads[from + 3] ?? 0];
        const [highX, highY] = [quads[from + 4] ?? 0, quads[from + 5] ?? 0];
        const lit = light * here;
        four(
          row,
          at[0] + right[0] * x + up[0] * y,
          at[1] + right[1] * x + up[1] * y,
          at[2] + right[2] * x + up[2] * y,
          shade * here,
        );
        four(
          row + 4,
          right[0] * wideX + up[0] * wideY,
          right[1] * wideX + up[1] * wideY,
          right[2] * wideX + up[2] * wideY,
          0,
        );
        four(
          row + 8,
          right[0] * highX + up[0] * highY,
          right[1] * highX + up[1] * highY,
          right[2] * highX + up[2] * highY,
          0,
        );
        printed(row + 12, quads, from);
        four(row + 16, colour[0] * lit, colour[1] * lit, colour[2] * lit, 0);
        count += 1;
      }
    },
    /** Writes one glyph of a text that is set. */
    glyph(text: SetText, quad: number, place: GlyphPlace, colour: readonly [number, number, number]): void {
      if (count >= capacity || place.light <= 0) return;
      const { sizeM, turn, yaw, light } = place;
      const [cosine, sine] = [Math.cos(turn) * sizeM, Math.sin(turn) * sizeM];
      const [across, deep] = [Math.cos(yaw), -Math.sin(yaw)];
      const from = quad * QUAD;
      const row = count * NUMBERS;
      const { quads, baselines } = text;
      const [width, height] = [quads[from + 2] ?? 0, quads[from + 5] ?? 0];
      const x = -width / 2;
      const y = (quads[from + 1] ?? 0) - (baselines[quads[from + 11] ?? 0] ?? 0) - ANCHOR;
      const right = x * cosine - y * sine;
      four(row, place.x + right * across, place.y + x * sine + y * cosine, place.z + right * deep, place.shade);
      four(row + 4, width * cosine * across, width * sine, width * cosine * deep, 0);
      four(row + 8, -height * sine * across, height * cosine, -height * sine * deep, 0);
      printed(row + 12, quads, from);
      four(row + 16, colour[0] * light, colour[1] * light, colour[2] * light, 0);
      count += 1;
    },
    /** How many glyphs are written, and whether any of them is another than the frame before. */
    end(): { readonly count: number; readonly isChanged: boolean } {
      return { count, isChanged };
    },
  };
}

/** What an em to the right and an em up are in the scene, m. */
interface Em {
  readonly right: [x: number, y: number, z: number];
  readonly up: [x: number, y: number, z: number];
}

function emOf({ sizeM, turn = 0, right = RIGHT, up = UP }: Writing, em: Em): void {
  const [cosine, sine] = [Math.cos(turn) * sizeM, Math.sin(turn) * sizeM];
  for (const axis of [0, 1, 2] as const) {
    em.right[axis] = right[axis] * cosine + up[axis] * sine;
    em.up[axis] = up[axis] * cosine - right[axis] * sine;
  }
}
