/** What else is summed over people besides heads and phases: how strongly, how suddenly and how lively they do it. Pure. */

/** Sums over people; adding them is all that is ever done to them. */
export interface Sums {
  /** How much everybody's hands move, body lengths a second, summed. */
  readonly energy: number;
  /** By gesture: everybody's scores, summed, whether the gesture counts or not. */
  readonly scores: Readonly<Record<string, number>>;
  /** By gesture, then by slot of the server's time: how many began in it. The last second, so 20 slots at most. */
  readonly onsets: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** How long a slot of onsets is, and how many of them a count looks back, ms. */
export const SLOT_MS = 50;
export const SLOTS = 20;

/** The slot a moment of the server's time falls into. */
export const slotOf = (atMs: number): number => Math.floor(atMs / SLOT_MS);

/** Sums are kept on this grid, on which they are exact and so do not depend on their order. */
const GRID = 1024;

export const onSumGrid = (value: number): number => Math.round(value * GRID) / GRID;

/** What one person adds. */
export interface Liveliness {
  /** How much the hands move, body lengths a second. */
  readonly energy: number;
  /** By gesture: when they began what they do now, server ms. */
  readonly began: Readonly<Record<string, number>>;
}

export const STILL: Liveliness = { energy: 0, began: {} };
