/** Test patterns: painted instead of the show's picture, and thrown like it, so that they show how the projector is fitted. */

import type { PatternName } from '#installation/protocol/setup.ts';
import { paintBars } from './bars.ts';
import { paintFocus } from './focus.ts';
import { paintGrid } from './grid.ts';
import { paintIdentify } from './identify.ts';
import { paintLatency } from './latency.ts';
import type { PatternInfo } from './pattern-info.ts';
import { paintRamps } from './ramps.ts';
import { createSheet, type Sheet } from './sheet.ts';

const PAINTERS: Readonly<Record<PatternName, (sheet: Sheet, serverMs: number) => void>> = {
  grid: paintGrid,
  focus: paintFocus,
  bars: paintBars,
  ramps: paintRamps,
  latency: paintLatency,
  identify: paintIdentify,
};

/** Whether a pattern changes with time. The others are painted once. */
export const isMoving = (name: PatternName): boolean => name === 'latency';

/**
 * Whether a pattern is there to set light by, and so fades where the projector fades. The others show the whole picture to its
 * corners: nobody can fit a corner that is not lit, nor read a time that fades away.
 */
export const isAboutLight = (name: PatternName): boolean => name === 'bars' || name === 'ramps';

/** Paints all of `context`'s canvas. The same name, info, size and time give the same picture. */
export function paintPattern(
  context: CanvasRenderingContext2D,
  name: PatternName,
  info: PatternInfo,
  serverMs: number,
): void {
  context.save();
  PAINTERS[name](createSheet(context, info), serverMs);
  context.restore();
}
