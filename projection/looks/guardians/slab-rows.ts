/** What the shader of slabs, beam and marks reads: one row of numbers for each slab, one for the people who are counted. */

import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { createRowTexture } from '../drawing/row-texture.ts';
import { letterBits } from './pixel-letters.ts';
import { fallOf, hairlinesOf, placeSlab, regrown, risenAt, type SlabPlace } from './slab-layout.ts';

/** Slabs that are drawn; a score with more shows its first ones. */
export const MAX_SLABS = 12;
/** Row of the beam, which needs no numbers, and row of the people. */
export const BEAM_ROW = MAX_SLABS;
export const PEOPLE_ROW = MAX_SLABS + 1;
export const ROW_COUNT = MAX_SLABS + 2;

/** What stands where in a slab's row, as texels; its letters follow, four to a texel. */
export const SLAB = { place: 0, state: 1, more: 2, letters: 3 } as const;
/** Letters kept of a protocol's sentence. */
export const MAX_LETTERS = 96;
/** People who are marked: a texel each. */
export const MAX_PEOPLE = 160;
const TEXELS = MAX_PEOPLE;

/** Between one repetition of the sentence and the next. */
const GAP = ' / ';

/** Least height of somebody's box: who sits is lower, m. */
const LEAST_M = 0.9;

export function createSlabRows() {
  const rows = createRowTexture(TEXELS, ROW_COUNT);
  const { numbers, four } = rows;
  const written: string[] = Array.from({ length: MAX_SLABS }, () => '');
  const place: SlabPlace = { xM: 0, yM: 0, widthM: 1, heightM: 1, seed: 0 };

  const spell = (row: number, says: string): void => {
    if (written[row] === says) return;
    written[row] = says;
    const at = (row * TEXELS + SLAB.letters) * 4;
    const letters = `${says}${GAP}`;
    for (let index = 0; index < MAX_LETTERS; index += 1) numbers[at + index] = letterBits(letters[index] ?? ' ');
    rows.change(row, row + 1);
  };

  return {
    rows,
    /** Writes the slabs at a presence of all of them; answers how many stand or fall. `isGentle`: they only empty. */
    writeSlabs(frame: SurfaceFrame, presence: number, isGentle: boolean): number {
      const { protocols } = frame.world.guardians;
      const count = Math.min(MAX_SLABS, protocols.length);
      let shown = 0;
      for (let row = 0; row < MAX_SLABS; row += 1) {
        const slab = protocols[row];
        const risen = slab && row < count ? risenAt(presence, row, count) * regrown(slab) : 0;
        if (!slab || risen <= 0 || slab.fall >= 1) {
          four(row, SLAB.state, 0, 0, 0, 0);
          continue;
        }
        shown += 1;
        placeSlab(place, row, count, frame.slice, frame.seed);
        spell(row, slab.says);
        four(row, SLAB.place, place.xM, place.yM, place.widthM, place.heightM);
        four(row, SLAB.state, risen, 1 - slab.integrity, hairlinesOf(slab), slab.fall);
        const length = Math.min(MAX_LETTERS, slab.says.length + GAP.length);
        four(row, SLAB.more, isGentle ? 4 : fallOf(protocols, row), slab.way, place.seed, length);
      }
      return shown;
    },
    /** Writes the crowd's boxes: middle x, foot y, half width, height; m. Answers how many. */
    writePeople(frame: SurfaceFrame): number {
      let count = 0;
      for (const figure of frame.figures) {
        if (figure.isCast || figure.presence < 0.3 || count >= MAX_PEOPLE) continue;
        const topM = Math.max(LEAST_M, headM(figure) + 0.24 - frame.slice.floorM);
        four(PEOPLE_ROW, count, middleM(figure), frame.slice.floorM, 0.34, topM);
        count += 1;
      }
      return count;
    },
    /** Has everything that is drawn on the card: the row of the people is the last. */
    send: () => rows.send(ROW_COUNT),
    dispose: () => rows.dispose(),
  };
}

export type SlabRows = ReturnType<typeof createSlabRows>;

/** Middle of somebody's hips along the wall, m. */
export const middleM = ({ joints }: Figure): number =>
  ((joints[LANDMARK.leftHip * LANDMARK_STRIDE] ?? 0) + (joints[LANDMARK.rightHip * LANDMARK_STRIDE] ?? 0)) / 2;

/** Height of somebody's head, m. */
export const headM = ({ joints }: Figure): number => joints[LANDMARK.nose * LANDMARK_STRIDE + 1] ?? 0;
