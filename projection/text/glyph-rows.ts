/** What is written on a sheet in one frame, as rows of numbers for the shader. Plain numbers: no graphics. */

import { phraseEntered } from './entering.ts';
import { QUAD, type SetText } from './set-text.ts';
import type { Writing } from './text-sheet.ts';

/** Texels per glyph: corner and shade; the ways to the right and up; its place in the atlas; colour. */
export const TEXELS = 4;
/** Numbers per glyph. */
export const NUMBERS = TEXELS * 4;
/** How far a phrase rises while it enters, em. */
const RISES = 0.22;

/** Rows for so many glyphs. */
export function createGlyphRows(numbers: Float32Array) {
  const capacity = Math.floor(numbers.length / NUMBERS);
  let count = 0;
  let isChanged = false;

  const write = (at: number, value: number): void => {
    const rounded = Math.fround(value);
    if (numbers[at] === rounded) return;
    numbers[at] = rounded;
    isChanged = true;
  };

  return {
    begin(): void {
      count = 0;
      isChanged = false;
    },
    /** Writes a text that is set, as `writing` has it; what does not fit is left out. */
    put(text: SetText, writing: Writing): void {
      const { at, sizeM, colour, light, turn = 0, entered = 1, shade = 0 } = writing;
      const [cosine, sine] = [Math.cos(turn) * sizeM, Math.sin(turn) * sizeM];
      for (let quad = 0; quad < text.count && count < capacity; quad += 1) {
        const from = quad * QUAD;
        const read = (part: number): number => text.quads[from + part] ?? 0;
        const here = phraseEntered(entered, read(10), text.phrases);
        if (here <= 0) continue;
        const [x, y] = [read(0), read(1) - RISES * (1 - here)];
        const row = count * NUMBERS;
        write(row, at[0] + x * cosine - y * sine);
        write(row + 1, at[1] + x * sine + y * cosine);
        write(row + 2, at[2]);
        write(row + 3, shade * here);
        write(row + 4, read(2) * cosine - read(3) * sine);
        write(row + 5, read(2) * sine + read(3) * cosine);
        write(row + 6, read(4) * cosine - read(5) * sine);
        write(row + 7, read(4) * sine + read(5) * cosine);
        for (let part = 0; part < 4; part += 1) write(row + 8 + part, read(6 + part));
        for (let part = 0; part < 3; part += 1) write(row + 12 + part, (colour[part] ?? 0) * light * here);
        count += 1;
      }
    },
    /** How many glyphs are written, and whether any of them is another than the frame before. */
    end(): { readonly count: number; readonly isChanged: boolean } {
      return { count, isChanged };
    },
  };
}
