/**
 * How somebody is built, drawn from their key: nobody knows it of them, and it stays the same for as long as they are here.
 * Where they stand and how they move is measured; how broad, thick and clothed they are drawn is theirs by chance.
 */

import { mixBits } from '../drawing/seeded.ts';

/** Shares of the usual size, but the clothes, which are 0..1. */
export interface BodyBuild {
  readonly shoulders: number;
  readonly hips: number;
  readonly arms: number;
  readonly legs: number;
  readonly head: number;
  readonly neck: number;
  /** Clothes: loose trousers, a skirt, an open coat, a hood. */
  readonly trousers: number;
  readonly skirt: number;
  readonly coat: number;
  readonly hood: number;
}

/** Nobody in particular. */
export const EVEN_BUILD: BodyBuild = {
  shoulders: 1,
  hips: 1,
  arms: 1,
  legs: 1,
  head: 1,
  neck: 1,
  trousers: 0,
  skirt: 0,
  coat: 0,
  hood: 0,
};

/** Salts that tell the draws of one key apart. */
const draw = (key: number, salt: number): number => mixBits(key ^ Math.imul(salt, 0x9e3779b1)) / 2 ** 32;

/** A share that is mostly near 1 and never further off than `most`. */
const about = (key: number, salt: number, most: number): number =>
  1 + most * (draw(key, salt) + draw(key, salt + 64) - 1);

type Draft = { -readonly [Part in keyof BodyBuild]: BodyBuild[Part] };

/** Creates a build that can be written again and again: {@link writeBuild} allocates nothing. */
export const createBuild = (): Draft => ({ ...EVEN_BUILD });

/** Writes how the person of `key` is built into `build`, and answers it. */
export function writeBuild(build: Draft, key: number): BodyBuild {
  const stout = about(key, 1, 1) - 1;
  const frame = about(key, 2, 1) - 1;
  build.shoulders = 1 + 0.13 * frame + 0.06 * stout;
  build.hips = 1 - 0.11 * frame + 0.1 * stout;
  build.arms = 1 + 0.16 * stout + 0.05 * frame;
  build.legs = 1 + 0.14 * stout;
  build.head = about(key, 3, 0.07);
  build.neck = 1 + 0.12 * stout + 0.08 * frame;
  const below = draw(key, 4);
  const above = draw(key, 5);
  build.skirt = below < 0.22 ? 0.55 + 0.45 * draw(key, 6) : 0;
  build.trousers = below > 0.5 ? 0.45 + 0.55 * draw(key, 6) : 0;
  build.coat = above < 0.3 && build.skirt === 0 ? 0.5 + 0.5 * draw(key, 7) : 0;
  build.hood = above > 0.78 ? 1 : 0;
  return build;
}

/** How the person of `key` is built, as an object of its own. */
export const buildOf = (key: number): BodyBuild => writeBuild(createBuild(), key);
