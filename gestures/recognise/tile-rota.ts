/** Whose turn it is among the tiles of a camera's picture. Pure. */

import { isInView, type View } from './view.ts';

/** A place in the picture where somebody was lost a moment ago. */
export interface LostPlace {
  readonly x: number;
  readonly y: number;
}

/** People come in from the sides; and a lost one is found again where they were. */
const EDGE_WEIGHT = 2;
const LOST_WEIGHT = 4;
/** Large tiles show more at once, and whoever steps close must be seen at once: their turn comes the sooner. */
const LARGE_WEIGHT = 2.5;
/** Where looks are slow, the far end of the room must wait for those who stand close. */
const LARGE_WEIGHT_SLOW = 10;
const isLarge = ({ height }: View): boolean => height >= 1;

interface Turn {
  readonly view: View;
  readonly weight: number;
  /** How many looks ago its turn was. */
  waited: number;
}

/** The rota of one picture shape. */
export class TileRota {
  readonly #turns: readonly Turn[];

  /** @param tiles In the order in which they are looked at the first time. */
  constructor(tiles: readonly View[], aspect: number) {
    this.#turns = tiles.map((view, index) => ({
      view,
      weight: touchesSide(view, aspect) ? EDGE_WEIGHT : 1,
      // All wait for the first time equally long, the first of the list a little longer.
      waited: (tiles.length - index) * 1e-3 + tiles.length * 10,
    }));
  }

  /** The tile that has waited longest for its weight; its waiting begins anew. @param isSlow Whether every look has to count. */
  next(lost: readonly LostPlace[], isSlow: boolean): View | undefined {
    const largeWeight = isSlow ? LARGE_WEIGHT_SLOW : LARGE_WEIGHT;
    const urgency = ({ view, weight, waited }: Turn): number =>
      waited *
      weight *
      (isLarge(view) ? largeWeight : 1) *
      (lost.some(({ x, y }) => isInView(view, x, y, view.height * 0.2)) ? LOST_WEIGHT : 1);
    let best: Turn | undefined;
    for (const turn of this.#turns) if (best === undefined || urgency(turn) > urgency(best)) best = turn;
    for (const turn of this.#turns) turn.waited += 1;
    if (best !== undefined) best.waited = 0;
    return best?.view;
  }
}

const touchesSide = ({ left, width }: View, aspect: number): boolean => left <= 1e-6 || left + width >= aspect - 1e-6;
