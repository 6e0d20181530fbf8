/**
 * All figures of a frame as rows of one float texture: bones first, then what the figure is. Crowd rows come before
 * cast rows, so that the cast stands in front. Tattoos are rows of a second texture, grown once per key and kept.
 */

import { DataTexture, FloatType, RGBAFormat } from 'three/webgpu';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { linearChannel } from '../drawing/palette.ts';
import { mixBits } from '../drawing/seeded.ts';
import { BONES } from './body-shape.ts';
import { type FigureTurn, turnTo } from './figure-turn.ts';
import { createSkeleton, TEXELS_PER_BONE } from './skeleton.ts';
import { growTattoo, TATTOO_STRIDE } from './tattoo.ts';

/** Texel columns after the bones. */
export const COLUMN = {
  /** presence, gesture, pace (wrists, body heights per second), 1 for cast. */
  being: BONES * TEXELS_PER_BONE,
  /** linear base colour; row of the tattoos. */
  base: BONES * TEXELS_PER_BONE + 1,
  /** linear accent colour; 0..1 drawn from the key. */
  accent: BONES * TEXELS_PER_BONE + 2,
  /** coat, hood, plates, halo. */
  garment: BONES * TEXELS_PER_BONE + 3,
  /** sparks, threads, masks, body scale. */
  carried: BONES * TEXELS_PER_BONE + 4,
  /** How it faces who looks, about an upright axis: cosine less one, sine, x and z of the axis, m. */
  turn: BONES * TEXELS_PER_BONE + 5,
} as const;

const WIDTH = BONES * TEXELS_PER_BONE + 6;

/** How the rows of a frame lie. */
export interface RowCount {
  readonly all: number;
  /** First row of the cast; the cast is `all - castFrom` rows long. */
  readonly castFrom: number;
}

/** Creates the two textures for at most `maxFigures` figures with `tattooPoints` points of tattoo each. */
export function createFigureRows(maxFigures: number, tattooPoints: number) {
  const numbers = new Float32Array(WIDTH * maxFigures * 4);
  const rows = new DataTexture(numbers, WIDTH, maxFigures, RGBAFormat, FloatType);
  const inkWidth = Math.max(1, tattooPoints) * 2;
  const inkNumbers = new Float32Array(inkWidth * maxFigures * 4);
  const ink = new DataTexture(inkNumbers, inkWidth, maxFigures, RGBAFormat, FloatType);
  rows.needsUpdate = true;
  ink.needsUpdate = true;

  const skeleton = createSkeleton();
  const turn: FigureTurn = { cosineLess1: 0, sine: 0, xM: 0, zM: 0 };
  const inkRows = createInkRows(maxFigures, (row, key) => {
    inkNumbers.set(growTattoo(key, tattooPoints), row * tattooPoints * TATTOO_STRIDE);
    ink.needsUpdate = true;
  });
  const count = { all: 0, castFrom: 0 };

  const put = (row: number, figure: Figure, { slice, offAxis }: SurfaceFrame): void => {
    const from = row * WIDTH * 4;
    const scale = skeleton.write(figure.joints, slice.floorM, numbers, from, offAxis !== null);
    // About the hips, which are where the trunk begins.
    turnTo(turn, offAxis?.eye ?? null, numbers[from] ?? 0, numbers[from + 2] ?? 0);
    four(from, COLUMN.turn, turn.cosineLess1, turn.sine, turn.xM, turn.zM);
    const { base, accent } = figure.light;
    const { coat, hood, plates, halo, sparks, threads, masks } = figure.garment;
    four(from, COLUMN.being, figure.presence, figure.gesture, figure.pace, figure.isCast ? 1 : 0);
    four(
      from,
      COLUMN.base,
      linearChannel(base[0]),
      linearChannel(base[1]),
      linearChannel(base[2]),
      inkRows(figure.key),
    );
    four(
      from,
      COLUMN.accent,
      linearChannel(accent[0]),
      linearChannel(accent[1]),
      linearChannel(accent[2]),
      mixBits(figure.key) / 2 ** 32,
    );
    four(from, COLUMN.garment, coat, hood, plates, halo);
    four(from, COLUMN.carried, sparks, threads, masks, scale);
  };

  const four = (from: number, column: number, a: number, b: number, c: number, d: number): void => {
    const at = from + column * 4;
    numbers[at] = a;
    numbers[at + 1] = b;
    numbers[at + 2] = c;
    numbers[at + 3] = d;
  };

  return {
    rows,
    ink,
    /** Writes the figures of a frame; gone ones (presence 0) take no row. */
    write(frame: SurfaceFrame): RowCount {
      let castRoom = 0;
      for (const figure of frame.figures) if (figure.isCast && figure.presence > 0) castRoom += 1;
      const crowdRoom = Math.max(0, maxFigures - castRoom);
      let row = 0;
      for (const figure of frame.figures) {
        if (!figure.isCast && figure.presence > 0 && row < crowdRoom) {
          put(row, figure, frame);
          row += 1;
        }
      }
      count.castFrom = row;
      for (const figure of frame.figures) {
        if (figure.isCast && figure.presence > 0 && row < maxFigures) {
          put(row, figure, frame);
          row += 1;
        }
      }
      count.all = row;
      rows.needsUpdate = true;
      return count;
    },
    dispose(): void {
      rows.dispose();
      ink.dispose();
    },
  };
}

export type FigureRows = ReturnType<typeof createFigureRows>;

/**
 * Gives every key a row and keeps it while it is in use; the least recently used row goes to a new key. Which row a
 * key has never shows in the picture.
 */
function createInkRows(rowCount: number, grow: (row: number, key: number) => void): (key: number) => number {
  const rowOf = new Map<number, number>();
  return (key) => {
    const known = rowOf.get(key);
    if (known !== undefined) {
      // Re-inserting keeps the map in order of use: its first key is the one to let go.
      rowOf.delete(key);
      rowOf.set(key, known);
      return known;
    }
    let row = rowOf.size;
    if (row >= rowCount) {
      const [oldest] = rowOf;
      if (oldest === undefined) throw new RangeError('no room for a figure');
      rowOf.delete(oldest[0]);
      row = oldest[1];
    }
    rowOf.set(key, row);
    grow(row, key);
    return row;
  };
}
