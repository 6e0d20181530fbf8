/** The titles of the programme: its caption and the room's line of text, for people who watch on a telephone. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { TextSheet, Writing } from '../../text/text-sheet.ts';
import { fittingSizeM } from '../caption/fitting-size.ts';
import { PAPER } from '../drawing/palette.ts';
import { type Lamp, putSign } from './live-sign.ts';

/** Sizes and places as shares of the picture's height. */
const LINE = 1 / 17;
const CAPTION = 1 / 26;
const SIGN = 1 / 30;
const LEFT = 0.1;
const HIGH = 0.07;
const LOW = 0.085;
const SPACING = 1.36;
/** The floor mirrors what is lower than this, in heights of the floor line. */
const MIRRORED = 2.45;
/** Longest line, shares of the picture's width. */
const LENGTH = 0.8;

/** The caption of the programme; the one before makes way in the first half of the change. */
export function putCaption(sheet: TextSheet, { world }: SurfaceFrame, writing: Writing): void {
  const { caption, captionBefore, captionShare } = world.broadcast;
  if (captionShare < 0.5 && captionBefore !== null) {
    sheet.put({ ...writing, words: captionBefore, light: writing.light * (1 - 2 * captionShare) });
  }
  const comes = captionBefore === null ? captionShare : Math.max(0, 2 * captionShare - 1);
  if (caption !== null && comes > 0) sheet.put({ ...writing, words: caption, entered: comes });
}

/**
 * Writes the titles low in the picture: the line of the room, under it in smaller letters the programme's caption; and
 * the sign high in it. All of it lies a twentieth of the picture and more from its edges. Answers the sign's lamp.
 */
export function writeTitles(sheet: TextSheet, frame: SurfaceFrame): Lamp {
  const { slice, caption } = frame;
  const { xM, yM, widthM, heightM } = slice;
  const left = xM + LEFT * heightM;
  const captionM = CAPTION * heightM;
  const wishedM = yM + LOW * heightM;
  // Below the floor line nothing is mirrored, above it whatever is near to it.
  const low = wishedM < slice.floorM ? wishedM : Math.max(wishedM, MIRRORED * slice.floorM);
  const lengthM = LENGTH * widthM;
  const base = { face: 'gothic', colour: PAPER, shade: 1, lengthM, breaksWords: true, spacing: SPACING } as const;
  putCaption(sheet, frame, {
    ...base,
    words: '',
    sizeM: captionM,
    at: [left, low, 0],
    light: 0.62,
  });
  const signM = SIGN * heightM;
  const { lamp } = putSign(sheet, frame, { left, y: yM + (1 - HIGH) * heightM - signM, sizeM: signM, light: 1 });
  if (!caption) return lamp;
  const wished = { ...base, words: caption.line, even: true, at: [left, 0, 0] as const, light: 0 };
  const linesAt = (sizeM: number): number => sheet.measure({ ...wished, sizeM }).lines;
  const line = { ...wished, sizeM: fittingSizeM({ wishedM: LINE * heightM, heightM, spacing: SPACING, linesAt }) };
  const lines = linesAt(line.sizeM);
  const y = low + captionM * 1.7 + (lines - 1) * SPACING * line.sizeM;
  sheet.put({
    ...line,
    at: [left, y, 0],
    light: 0.9 * (caption.isLeaving ? caption.presence : 1),
    entered: caption.isLeaving ? 1 : caption.presence,
  });
  return lamp;
}
