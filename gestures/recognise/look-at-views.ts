/** Cuts views out of a picture, has them looked at by whichever threads are free, and brings the findings back to it. */

import type { Landmarks } from '#installation/crowd/body.ts';
import { cutView } from './cut-view.ts';
import type { LookPool } from './look-pool.ts';
import { bodiesOf, handsOf, type ViewedHand } from './recogniser-messages.ts';
import { bodyInPicture, handInPicture, type View } from './view.ts';

/** What a look at a view came to. */
export interface Look<T> {
  readonly found: readonly T[];
  /** How long it took the thread, ms; null where the look was lost. */
  readonly tookMs: number | null;
}

/** Bodies in picture heights. */
export async function lookForBodies(
  pool: LookPool,
  picture: ImageBitmap,
  view: View,
  mostPx: number,
): Promise<Look<Landmarks>> {
  const seen = await pool.look('bodies', await cutView(picture, view, mostPx));
  if (seen === null) return { found: [], tookMs: null };
  return { found: bodiesOf(seen).map((body) => bodyInPicture(body, view)), tookMs: seen.recogniseMs };
}

/** Hands in picture heights. */
export async function lookForHands(
  pool: LookPool,
  picture: ImageBitmap,
  view: View,
  mostPx: number,
): Promise<Look<ViewedHand>> {
  const seen = await pool.look('hands', await cutView(picture, view, mostPx));
  if (seen === null) return { found: [], tookMs: null };
  const found = handsOf(seen).map((hand) => ({ ...hand, points: handInPicture(hand.points, view) }));
  return { found, tookMs: seen.recogniseMs };
}
