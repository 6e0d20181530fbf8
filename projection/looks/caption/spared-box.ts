/** Where whatever bends or breaks the picture leaves it whole: about the line of text, which has to be read. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { captionPlace } from './caption-place.ts';
import { HIGHEST } from './fitting-size.ts';

/** A box on the wall, m, and how far it is spared, 0..1. */
export interface SparedBox {
  left: number;
  low: number;
  right: number;
  high: number;
  share: number;
}

/** Letters to a line, at most, as a line is broken between words: width of a letter over its em. */
const LETTER_EM = 0.6;
const LINE_EM = 1.42;
/** Room about the text, em. */
const ROOM_EM = 0.6;

/** Fills `box` for a frame. A window, whose text stands on the window and not on the wall, is spared nothing. */
export function spareCaption(box: SparedBox, frame: SurfaceFrame): void {
  const { caption, offAxis } = frame;
  box.share = caption === null || offAxis !== null ? 0 : caption.presence;
  if (caption === null || offAxis !== null) return;
  const { corner, sizeM, lengthM, heightM } = captionPlace(frame);
  const lines = Math.ceil((caption.line.length * LETTER_EM * sizeM) / lengthM);
  const roomM = ROOM_EM * sizeM;
  box.left = corner[0] - roomM;
  box.low = corner[1] - roomM;
  box.right = corner[0] + lengthM + roomM;
  box.high = corner[1] + Math.min(lines * LINE_EM * sizeM, HIGHEST * heightM) + roomM;
}
