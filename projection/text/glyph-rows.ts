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
  const frame = new Float64Array(6);
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
      const { at, colour, light, entered = 1, shade = 0 } = writing;
      frameOf(writing, frame);
      for (let quad = 0; quad < text.count && count < capacity; quad += 1) {
        const from = quad * QUAD;
        const read = (part: number): number => text.quads[from + part] ?? 0;
        const here = phraseEntered(entered, read(10), text.phrases);
        if (here <= 0) continue;
        const row = count * NUMBERS;
        const rise = RISES * (1 - here);
        for (let axis = 0; axis < 3; axis += 1) {
          const [x, y] = [frame[axis] ?? 0, frame[3 + axis] ?? 0];
          write(row + axis, (at[axis] ?? 0) + x * read(0) + y * (read(1) - rise));
          write(row + 4 + axis, x * read(2) + y * read(3));
          write(row + 8 + axis, x * read(4) + y * read(5));
          write(row + 16 + axis, (colour[axis] ?? 0) * light * here);
        }
        write(row + 3, shade * here);
        for (let part = 0; part < 4; part += 1) write(row + 12 + part, read(6 + part));
        count += 1;
      }
    },
    /** Writes one glyph of a text that is set. */
    glyph(text: SetText, quad: number, place: GlyphPlace, colour: readonly [number, number, number]): void {
      if (count >= capacity || place.light <= 0) return;
      const { sizeM, turn, yaw } = place;
      const [cosine, sine] = [Math.cos(turn) * sizeM, Math.sin(turn) * sizeM];
      const [across, deep] = [Math.cos(yaw), -Math.sin(yaw)];
      const from = quad * QUAD;
      const row = count * NUMBERS;
      const read = (part: number): number => text.quads[from + part] ?? 0;
      const vector = (at: number, x: number, y: number, z: number): void => {
        write(at, x);
        write(at + 1, y);
        write(at + 2, z);
      };
      const width = read(2);
      const x = -width / 2;
      const y = read(1) - (text.baselines[read(11)] ?? 0) - ANCHOR;
      const right = x * cosine - y * sine;
      vector(row, place.x + right * across, place.y + x * sine + y * cosine, place.z + right * deep);
      write(row + 3, place.shade);
      vector(row + 4, width * cosine * across, width * sine, width * cosine * deep);
      const height = read(5);
      vector(row + 8, -height * sine * across, height * cosine, -height * sine * deep);
      for (let part = 0; part < 4; part += 1) write(row + 12 + part, read(6 + part));
      const [red, green, blue] = colour;
      vector(row + 16, red * place.light, green * place.light, blue * place.light);
      count += 1;
    },
    /** How many glyphs are written, and whether any of them is another than the frame before. */
    end(): { readonly count: number; readonly isChanged: boolean } {
      return { count, isChanged };
    },
  };
}

/** What an em to the right and an em up are in the scene, m. */
function frameOf({ sizeM, turn = 0, right = RIGHT, up = UP }: Writing, frame: Float64Array): void {
  const [cosine, sine] = [Math.cos(turn) * sizeM, Math.sin(turn) * sizeM];
  for (let axis = 0; axis < 3; axis += 1) {
    const [x, y] = [right[axis] ?? 0, up[axis] ?? 0];
    frame[axis] = x * cosine + y * sine;
    frame[3 + axis] = y * cosine - x * sine;
  }
}
