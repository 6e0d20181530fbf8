/** The sign of the live stream: a lamp, the word, and for how long it has been on air. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { TextSheet } from '../../text/text-sheet.ts';
import { MAGENTA, PAPER } from '../drawing/palette.ts';
import { roundAt } from '../drawing/wall-view.ts';
import { airTime } from './air-time.ts';

/** The lamp breathes so often in ten minutes: once in four seconds. */
const LAMP_TURNS = 150;
/** Radius of the lamp, em; and the room of one figure of the time, so that it does not dance. */
const LAMP = 0.26;
const FIGURE = 0.62;
const COLON = 0.34;

/** A round light on the wall: its middle and radius, m, and how bright, 0..1. */
export interface Lamp {
  readonly x: number;
  readonly y: number;
  readonly radiusM: number;
  readonly light: number;
}

/** A sign that was written: where its lamp belongs, and where it ends, m. */
export interface LiveSign {
  readonly lamp: Lamp;
  readonly right: number;
}

/** Writes the sign from `left` on the line at `y` in letters of `sizeM`; all m. */
export function putSign(
  sheet: TextSheet,
  { world, comfort, lifeMs }: SurfaceFrame,
  {
    left,
    y,
    sizeM,
    light,
  }: { readonly left: number; readonly y: number; readonly sizeM: number; readonly light: number },
): LiveSign {
  const letters = { face: 'system', sizeM, light: 0.9 * light, shade: 0.7 } as const;
  const radiusM = LAMP * sizeM;
  let x = left + radiusM * 2 + sizeM * 0.35;
  x = sheet.put({ ...letters, words: 'LIVE', at: [x, y, 0], colour: MAGENTA, tracking: 0.06 }).right + sizeM * 0.5;
  for (const figure of airTime(world.broadcast.onAirMs)) {
    const roomM = (figure === ':' ? COLON : FIGURE) * sizeM;
    sheet.put({ ...letters, words: figure, at: [x + roomM / 2, y, 0], align: 'middle', colour: PAPER });
    x += roomM;
  }
  const breath = 0.5 + 0.5 * Math.sin(2 * Math.PI * roundAt(lifeMs) * LAMP_TURNS);
  const lit = comfort.reducedMotion ? 0.9 : 0.65 + 0.35 * breath;
  return { lamp: { x: left + radiusM, y: y + sizeM * 0.35, radiusM, light: lit }, right: x };
}
