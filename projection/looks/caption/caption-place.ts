/** Where the show's line of text stands: low at the left end of its wall, or on the window that bears it, away from faces. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { minus, plus, type Vector } from '#installation/mapping/vectors.ts';

/** A place to write at, in the scene; m. */
export interface CaptionPlace {
  /** The lower left corner of the text. */
  readonly corner: Vector;
  readonly right: Vector;
  readonly up: Vector;
  readonly sizeM: number;
  readonly lengthM: number;
  /** How high the wall is, or the window. */
  readonly heightM: number;
}

/** Size of the letters as a share of the wall's height; the least of the art direction is 1/40. */
const SIZE = 1 / 22;
const LARGE_SIZE = 1 / 16;
/** Room to the left of the text and below it, as shares of the wall's height. */
const LEFT = 0.09;
const BELOW = 0.1;
/** The floor of a slice mirrors what is lower than this, in heights of the floor line: words are not to be among it. */
const MIRRORED = 2.35;
/** Longest line as a share of the wall's height: the cast never stands where a line of this length ends. */
const LENGTH = 0.62;
/** The same for large letters, which need more room. */
const LARGE_LENGTH = 0.8;

/** The place of the caption of `frame`. */
export function captionPlace({ slice, offAxis, comfort }: SurfaceFrame): CaptionPlace {
  const corner: Vector = offAxis ? offAxis.lowerLeft : [0, 0, 0];
  const across: Vector = offAxis ? minus(offAxis.lowerRight, corner) : [slice.wallWidthM, 0, 0];
  const high: Vector = offAxis ? minus(offAxis.upperLeft, corner) : [0, slice.wallHeightM, 0];
  const [widthM, heightM] = [Math.hypot(...across), Math.hypot(...high)];
  const [right, up] = [unit(across, widthM), unit(high, heightM)];
  // Letters stay in a wall that is higher than wide, as a pillar is.
  const lengthM = Math.min((comfort.highContrast ? LARGE_LENGTH : LENGTH) * heightM, widthM - 2 * LEFT * heightM);
  const fitsM = lengthM > 0 ? lengthM : widthM * 0.8;
  const sizeM = Math.min((comfort.highContrast ? LARGE_SIZE : SIZE) * heightM, fitsM / 6);
  const leftM = lengthM > 0 ? LEFT * heightM : widthM * 0.1;
  const belowM = offAxis ? BELOW * heightM : Math.max(BELOW * heightM, MIRRORED * slice.floorM);
  return { corner: plus(plus(corner, right, leftM), up, belowM), right, up, sizeM, lengthM: fitsM, heightM };
}

/** Lines are broken evenly: they seldom reach further than this share of the length they may have. */
const FILLED = 0.88;

/** How far along its wall the line reaches, m. Nothing else is to be written left of that, low on the wall. */
export function captionReachM(frame: SurfaceFrame): number {
  const { corner, right, lengthM } = captionPlace(frame);
  return corner[0] + right[0] * lengthM * FILLED;
}

const unit = ([x, y, z]: Vector, length: number): Vector => [x / length, y / length, z / length];
