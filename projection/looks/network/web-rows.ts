/** The threads and the seeds of the network as rows of two float textures, written anew every frame. */

import { createRowTexture } from '../drawing/row-texture.ts';

/** Texel columns of a thread. */
export const THREAD = {
  /** Where it begins: x, y, z in metres; how far it has grown from there, 0..1. */
  from: 0,
  /** Where it ends: x, y, z in metres; how far it is torn, 0..1. */
  to: 1,
  /** Linear colour where it begins; its light. */
  fromLight: 2,
  /** Linear colour where it ends; how warm its seam is, 0..1. */
  toLight: 3,
  /** How deep it hangs, m; where it tears, 0..1 along it; a chance of its own; how much of a skin hangs from it, 0..1. */
  hang: 4,
} as const;

/** Texel columns of a seed. */
export const SEED = {
  /** x, y, z and radius in metres. */
  place: 0,
  /** Linear colour; light. */
  light: 1,
  /** Of its identity, each 0..1: cut in slices, for sale, an outline only, shielded. */
  harm: 2,
  /** A chance of its own; how veiled; how warm; whether it stays for the finale. Each 0..1. */
  more: 3,
} as const;

/** Pieces of a thread: it tears between two of them. */
export const STEPS = 36;
const MAX_THREADS = 1280;
const MAX_SEEDS = 640;

/** What a thread is before it is written. Kept and written anew by whoever hangs threads. */
export interface Thread {
  grown: number;
  torn: number;
  light: number;
  seam: number;
  sagM: number;
  chance: number;
  skin: number;
}

/** A place that threads begin and end at. */
export interface Spot {
  xM: number;
  yM: number;
  zM: number;
  r: number;
  g: number;
  b: number;
}

/** How deep a thread so long hangs, m: short ones sag; of the long ones some rise, as over a vault. */
export const bowM = (longM: number, chance: number): number =>
  0.05 + Math.min(2.4, longM) * (0.12 + (chance - 0.5) * 0.3 * Math.min(1, longM / 2.4));

/** Creates the two textures. Threads and seeds beyond what finds room are left out. */
export function createWebRows() {
  const threads = createRowTexture(5, MAX_THREADS);
  const seeds = createRowTexture(4, MAX_SEEDS);
  const count = { threads: 0, seeds: 0 };
  return {
    threads,
    seeds,
    maxSeeds: MAX_SEEDS,
    /** How many there are since {@link begin}. */
    count,
    begin(): void {
      count.threads = 0;
      count.seeds = 0;
    },
    /** Hangs a thread between two spots; one without light or growth takes no row. */
    hang(from: Spot, to: Spot, thread: Thread): void {
      const { grown, torn, light, seam, sagM, chance, skin } = thread;
      if (light < 0.004 || grown <= 0 || count.threads >= MAX_THREADS) return;
      const row = count.threads;
      const cut = (Math.floor((0.32 + 0.36 * chance) * STEPS) + 0.5) / STEPS;
      threads.four(row, THREAD.from, from.xM, from.yM, from.zM, grown);
      threads.four(row, THREAD.to, to.xM, to.yM, to.zM, torn);
      threads.four(row, THREAD.fromLight, from.r, from.g, from.b, light);
      threads.four(row, THREAD.toLight, to.r, to.g, to.b, seam);
      threads.four(row, THREAD.hang, sagM, cut, chance, skin);
      count.threads += 1;
    },
    /** Sows a seed; answers its row, or null where there is no room. What is not set by {@link mark} is a whole identity. */
    sow(at: Spot, radiusM: number, light: number, chance: number): number | null {
      if (light < 0.004 || count.seeds >= MAX_SEEDS) return null;
      const row = count.seeds;
      seeds.four(row, SEED.place, at.xM, at.yM, at.zM, radiusM);
      seeds.four(row, SEED.light, at.r, at.g, at.b, light);
      seeds.four(row, SEED.harm, 0, 0, 0, 0);
      seeds.four(row, SEED.more, chance, 0, 0, 0);
      count.seeds += 1;
      return row;
    },
    /** Says what was done to the identity of a seed. */
    mark(
      row: number,
      harm: readonly [number, number, number, number],
      more: readonly [number, number, number, number],
    ): void {
      seeds.four(row, SEED.harm, ...harm);
      seeds.four(row, SEED.more, ...more);
    },
    end(): void {
      threads.send(count.threads);
      seeds.send(count.seeds);
    },
    dispose(): void {
      threads.dispose();
      seeds.dispose();
    },
  };
}

export type WebRows = ReturnType<typeof createWebRows>;
