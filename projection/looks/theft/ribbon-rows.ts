/** Whoever is being robbed, as rows of one float texture: the lines of their tattoos, their tag, their light. */

import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { linearChannel } from '../drawing/palette.ts';
import { createRowTexture } from '../drawing/row-texture.ts';
import { mixBits } from '../drawing/seeded.ts';
import { type FigureTurn, turnedX, turnedZ, turnTo } from '../figures/figure-turn.ts';
import { PEEL_PATHS, peelPlace } from '../figures/peeling.ts';
import { type TagPlace, tagPlaceOf } from './tag-place.ts';

/** Texels of a row: two for each line of the tattoos, then these. */
export const RIBBON_TEXEL = {
  /** Ribbons 0..1, price 0..1, light, 0..1 of its own. */
  state: PEEL_PATHS.length * 2,
  /** Middle of the tag, m; its scale. */
  tag: PEEL_PATHS.length * 2 + 1,
  /** Linear colours; how the tag is turned, rad; where the trunk's middle is, x in m. */
  base: PEEL_PATHS.length * 2 + 2,
  accent: PEEL_PATHS.length * 2 + 3,
} as const;

const WIDTH = PEEL_PATHS.length * 2 + 4;
/** How often in ten minutes a tag swings, at least, and how much that differs. */
const SWINGS = [96, 40] as const;

/** Somebody with a tag, for the writing on it. */
export interface Robbed {
  figure: Figure | null;
  readonly tag: TagPlace;
  light: number;
  price: number;
}

/** Creates the rows for at most `most` figures. The caller disposes of them. */
export function createRibbonRows(most: number) {
  const rows = createRowTexture(WIDTH, most);
  const { four } = rows;
  const robbed: Robbed[] = Array.from({ length: most }, () => ({
    figure: null,
    tag: { x: 0, y: 0, z: 0, turn: 0, scale: 1 },
    light: 0,
    price: 0,
  }));
  const place: [number, number, number] = [0, 0, 0];
  const turn: FigureTurn = { cosineLess1: 0, sine: 0, xM: 0, zM: 0 };

  const lines = (row: number, { joints }: Figure): void => {
    for (const [index, path] of PEEL_PATHS.entries()) {
      for (const end of [0, 1] as const) {
        peelPlace(place, joints, path, end);
        const [x, y, z] = place;
        four(
          row,
          index * 2 + end,
          turnedX(turn, x, z),
          y,
          turnedZ(turn, x, z),
          sureOf(joints, path[end === 0 ? 'from' : 'to']),
        );
      }
    }
  };

  const put = (row: number, who: Robbed, figure: Figure, frame: SurfaceFrame, light: number): void => {
    const hipX = hipsAt(figure, 0);
    turnTo(turn, frame.offAxis?.eye ?? null, hipX, hipsAt(figure, 2));
    const own = mixBits(figure.key) / 2 ** 32;
    const round = frame.lifeMs / 600_000;
    const swings = SWINGS[0] + Math.floor(SWINGS[1] * own);
    const sway = frame.comfort.reducedMotion ? 0 : Math.sin(2 * Math.PI * ((((round % 1) * swings) % 1) + own));
    const { ribbons, price } = figure.identity;
    who.figure = figure;
    who.light = light * figure.presence;
    who.price = price;
    tagPlaceOf(who.tag, figure, frame, sway);
    lines(row, figure);
    const { base, accent } = figure.light;
    four(row, RIBBON_TEXEL.state, ribbons, price, who.light, own);
    four(row, RIBBON_TEXEL.tag, who.tag.x, who.tag.y, who.tag.z, who.tag.scale);
    four(row, RIBBON_TEXEL.base, linearChannel(base[0]), linearChannel(base[1]), linearChannel(base[2]), who.tag.turn);
    four(row, RIBBON_TEXEL.accent, linearChannel(accent[0]), linearChannel(accent[1]), linearChannel(accent[2]), hipX);
  };

  return {
    rows,
    robbed: robbed as readonly Robbed[],
    /** Writes everybody whose tattoos are off or coming off; answers how many. */
    write(frame: SurfaceFrame, light: number): number {
      let row = 0;
      for (const figure of frame.figures) {
        const who = robbed[row];
        if (who === undefined) break;
        if (figure.presence <= 0 || (figure.identity.ribbons <= 0 && figure.identity.price <= 0)) continue;
        put(row, who, figure, frame, light);
        row += 1;
      }
      rows.send(row);
      return row;
    },
    dispose: rows.dispose,
  };
}

export type RibbonRows = ReturnType<typeof createRibbonRows>;

const sureOf = (joints: Float32Array, [a, b]: readonly [number, number]): number =>
  Math.min(joints[a * LANDMARK_STRIDE + 3] ?? 0, joints[b * LANDMARK_STRIDE + 3] ?? 0);

const hipsAt = ({ joints }: Figure, part: 0 | 2): number =>
  ((joints[LANDMARK.leftHip * LANDMARK_STRIDE + part] ?? 0) +
    (joints[LANDMARK.rightHip * LANDMARK_STRIDE + part] ?? 0)) /
  2;
