/** Faults of single pictures: the first of a row goes to the console, the last one is told for a while. */

import type { LocalMs } from '#installation/time/axes.ts';

/** A fault is told at least this long, so that a status a second has it; ms. */
const FAULT_MS = 2000;

export interface PictureFaults {
  /** What is wrong, in a sentence, or null. */
  told(): string | null;
  /** A picture failed. */
  add(error: unknown, atMs: LocalMs): void;
  /** A picture was drawn. */
  well(atMs: LocalMs): void;
}

/** `warn` hears the first fault of a row. */
export function createPictureFaults(warn: (text: string, error: unknown) => void): PictureFaults {
  let told: { readonly says: string; readonly atMs: LocalMs } | null = null;
  return {
    told: () => told?.says ?? null,
    add: (error, atMs) => {
      if (!told) warn('a picture could not be drawn', error);
      const says = `The picture stands still (${error instanceof Error ? error.message : String(error)}).`;
      told = { says, atMs };
    },
    well: (atMs) => {
      if (told && atMs - told.atMs > FAULT_MS) told = null;
    },
  };
}
