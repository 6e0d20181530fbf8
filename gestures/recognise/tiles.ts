/** Square tiles that cover a picture so that people of every size stand large enough in one of them. Pure. */

import { type View, wholeView } from './view.ts';

/**
 * The detector finds people who fill 0.3 to 1.3 of a view's height, surely from 0.4 to 1. Sizes in picture heights: each
 * takes over where the one before becomes unsure.
 */
export const LIVE_SIZES: readonly number[] = [1, 0.6];
export const THOROUGH_SIZES: readonly number[] = [1, 0.7, 0.5, 0.35];

/** Neighbouring tiles share at least this part of their size, so that nobody is cut by all of them. */
const LIVE_OVERLAP = 0.3;
const THOROUGH_OVERLAP = 0.5;

/** A picture much wider than this is seen better in its tiles alone: as a whole it is shrunk too far. */
const WIDEST_WHOLE = 2.4;

/** Where tiles of this size begin along a side, evenly spread from edge to edge; one in the middle where one is enough. */
function starts(length: number, size: number, overlap: number): readonly number[] {
  if (size >= length) return [(length - size) / 2];
  const steps = Math.ceil((length - size) / (size * (1 - overlap)) - 1e-9);
  return Array.from({ length: steps + 1 }, (_, step) => ((length - size) * step) / steps);
}

function tiled(aspect: number, sizes: readonly number[], overlap: number): readonly View[] {
  const squares = sizes.flatMap((size) =>
    starts(1, size, overlap).flatMap((top) =>
      starts(aspect, size, overlap).map((left): View => ({ left, top, width: size, height: size })),
    ),
  );
  const isSquare = Math.abs(aspect - 1) < 0.05;
  return aspect > WIDEST_WHOLE || isSquare ? squares : [wholeView(aspect), ...squares];
}

/** The tiles a camera's pictures are searched in, a few at a time. */
export const liveTiles = (aspect: number): readonly View[] => tiled(aspect, LIVE_SIZES, LIVE_OVERLAP);

/** The tiles a single picture is searched in, all of them. */
export const thoroughTiles = (aspect: number): readonly View[] => tiled(aspect, THOROUGH_SIZES, THOROUGH_OVERLAP);
