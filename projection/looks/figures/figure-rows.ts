/**
 * All figures of a frame as rows of one float texture: bones first, then what the figure is and what was done to its
 * identity. Crowd rows come before cast rows, so that the cast stands in front; copies come before whom they are copies
 * of. Tattoos are rows of a second texture, grown once per key and kept.
 */

import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { clamp01 } from '#installation/time/easing.ts';
import { mixBits } from '../drawing/seeded.ts';
import { createBuild, EVEN_BUILD, writeBuild } from './body-build.ts';
import { copiesOf, copyLight, copyStepM } from './figure-copies.ts';
import { type FigureTurn, faceTheRoom, turnTo, yawOf } from './figure-turn.ts';
import { createInk } from './ink.ts';
import { createLayeredTexture } from './layered-texture.ts';
import { createLinearColours } from './linear-colours.ts';
import { createSkeleton, SKELETON_NUMBERS } from './skeleton.ts';
import { waveHasPassed } from './wave-passing.ts';

const BONE_TEXELS = SKELETON_NUMBERS / 4;

/** Texel columns after the bones. */
export const COLUMN = {
  /** presence, gesture, pace (wrists, body heights per second), how far the head looks at whoever looks at it. */
  being: BONE_TEXELS,
  /** linear base colour; row of the tattoos. */
  base: BONE_TEXELS + 1,
  /** linear accent colour; 0..1 drawn from the key. */
  accent: BONE_TEXELS + 2,
  /** coat, hood, plates, halo. */
  garment: BONE_TEXELS + 3,
  /** sparks, threads, masks, body scale. */
  carried: BONE_TEXELS + 4,
  /** How it faces who looks, about an upright axis: cosine less one, sine, x and z of the axis, m. */
  turn: BONE_TEXELS + 5,
  /** fragmentation, ribbons, shield, veil. */
  taken: BONE_TEXELS + 6,
  /** reveal, outline, gone, reclaimed. */
  given: BONE_TEXELS + 7,
  /** spread of the left hand, of the right one, how far it stands beside whom it is a copy of, m, and light of a copy. */
  copy: BONE_TEXELS + 8,
  /** What the crowd wears: loose trousers, a skirt, an open coat, a hood. */
  clothes: BONE_TEXELS + 9,
} as const;

const WIDTH = BONE_TEXELS + 10;
/** Rows that are sent at a time; a power of two. */
export const PER_LAYER = 64;

/** How the rows of a frame lie. */
export interface RowCount {
  readonly all: number;
  /** First row of the cast; the cast is `all - castFrom` rows long. */
  readonly castFrom: number;
}

/** Creates the two textures for at most `maxFigures` figures with `tattooPoints` points of tattoo each. */
export function createFigureRows(maxFigures: number, tattooPoints: number) {
  const rows = createLayeredTexture(WIDTH, maxFigures, PER_LAYER);
  const { numbers } = rows;
  const ink = createInk(maxFigures, tattooPoints);
  const skeleton = createSkeleton();
  const build = createBuild();
  const colours = createLinearColours(maxFigures);
  const turn: FigureTurn = { cosineLess1: 0, sine: 0, xM: 0, zM: 0 };
  const turnedJoints = new Float32Array(33 * 4);
  const count = { all: 0, castFrom: 0 };

  const four = (from: number, column: number, a: number, b: number, c: number, d: number): void => {
    const at = from + column * 4;
    numbers[at] = a;
    numbers[at + 1] = b;
    numbers[at + 2] = c;
    numbers[at + 3] = d;
  };

  /** The joints as they are drawn: once the wave has passed a member of the cast, it faces the room. */
  const jointsOf = (figure: Figure, frame: SurfaceFrame): Float32Array => {
    if (!figure.isCast) return figure.joints;
    const passed = waveHasPassed(frame, figure.joints);
    return passed <= 0 ? figure.joints : faceTheRoom(turnedJoints, figure.joints, yawOf(figure.joints) * passed);
  };

  const put = (row: number, figure: Figure, frame: SurfaceFrame): void => {
    const { offAxis } = frame;
    const from = rows.rowAt(row);
    // The cast is drawn as it was written; the crowd as chance has it.
    const built = figure.isCast ? EVEN_BUILD : writeBuild(build, figure.key);
    const scale = skeleton.write(jointsOf(figure, frame), figure.groundM, numbers, from, offAxis !== null, built);
    // About the hips, which are where the trunk begins.
    turnTo(turn, offAxis?.eye ?? null, numbers[from] ?? 0, numbers[from + 2] ?? 0);
    const { key, light, garment, identity } = figure;
    const inkRow = ink.rowOf(key);
    const drawn = mixBits(key) / 2 ** 32;
    colours.write(inkRow, light, numbers, from + COLUMN.base * 4, from + COLUMN.accent * 4);
    four(from, COLUMN.being, figure.presence, figure.gesture, figure.pace, skeleton.front());
    numbers[from + COLUMN.base * 4 + 3] = inkRow;
    numbers[from + COLUMN.accent * 4 + 3] = drawn;
    four(from, COLUMN.garment, garment.coat, garment.hood, garment.plates, garment.halo);
    four(from, COLUMN.carried, garment.sparks, garment.threads, garment.masks, scale);
    four(from, COLUMN.turn, turn.cosineLess1, turn.sine, turn.xM, turn.zM);
    four(from, COLUMN.taken, identity.fragmentation, identity.ribbons, identity.shield, identity.veil);
    four(from, COLUMN.given, identity.reveal, identity.outline, identity.gone, identity.reclaimed);
    four(from, COLUMN.copy, skeleton.spread[0], skeleton.spread[1], 0, 1);
    four(from, COLUMN.clothes, built.trousers, built.skirt, built.coat, built.hood);
  };

  /** Writes the copies of a figure before itself, as far as there is room, and answers the next free row. */
  const putWithCopies = (row: number, figure: Figure, frame: SurfaceFrame, room: number): number => {
    const copies = Math.min(copiesOf(figure.identity.clones), Math.max(0, room));
    const own = row + copies;
    put(own, figure, frame);
    const source = rows.rowAt(own);
    const scale = numbers[source + COLUMN.carried * 4 + 3] ?? 1;
    for (let copy = 0; copy < copies; copy += 1) {
      // The last to come stands furthest off, and behind all others.
      const number = copies - 1 - copy;
      const here = clamp01(figure.identity.clones - number);
      const from = rows.rowAt(row + copy);
      numbers.copyWithin(from, source, source + WIDTH * 4);
      const spreadAt = from + COLUMN.copy * 4;
      numbers[spreadAt + 2] = copyStepM(number, here) * scale;
      numbers[spreadAt + 3] = copyLight(number, here);
    }
    return own + 1;
  };

  /** How many figures of one kind there are, gone ones left out. */
  const present = (frame: SurfaceFrame, isCast: boolean): number => {
    let sum = 0;
    for (const figure of frame.figures) if (figure.isCast === isCast && figure.presence > 0) sum += 1;
    return sum;
  };

  /** Writes one kind from `row` on, `most` figures and `spare` copies at most; answers the next free row. */
  const putAll = (row: number, frame: SurfaceFrame, isCast: boolean, most: number, spare: number): number => {
    let next = row;
    let left = most;
    let room = spare;
    for (const figure of frame.figures) {
      if (figure.isCast !== isCast || figure.presence <= 0 || left === 0) continue;
      const after = putWithCopies(next, figure, frame, room);
      room -= after - next - 1;
      left -= 1;
      next = after;
    }
    return next;
  };

  return {
    rows,
    ink,
    /** Writes the figures of a frame; gone ones (presence 0) take no row. Nobody is left out for the sake of a copy. */
    write(frame: SurfaceFrame): RowCount {
      const cast = Math.min(maxFigures, present(frame, true));
      const crowd = Math.min(maxFigures - cast, present(frame, false));
      let castCopies = 0;
      for (const { isCast, presence, identity } of frame.figures) {
        if (isCast && presence > 0) castCopies += copiesOf(identity.clones);
      }
      const spare = maxFigures - cast - crowd;
      castCopies = Math.min(spare, castCopies);
      count.castFrom = putAll(0, frame, false, crowd, spare - castCopies);
      count.all = putAll(count.castFrom, frame, true, cast, castCopies);
      rows.send(0, count.all);
      return count;
    },
    dispose(): void {
      rows.texture.dispose();
      ink.texture.dispose();
    },
  };
}

export type FigureRows = ReturnType<typeof createFigureRows>;
