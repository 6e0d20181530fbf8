/** What an identity looks like, as numbers a look can draw, and the way from one such picture to another. */

import type { IdentityStatus } from '../score/world-declaration.ts';
import { clamp01, EASINGS, mix } from '../time/easing.ts';

/** Each 0..1 but `clones`. All zero: a whole identity. */
export interface IdentityNumbers {
  /** The body is cut into slices that slide against each other. */
  readonly fragmentation: number;
  /** How many copies stand beside the body, 0..4; a part of one is a copy that fades in. */
  readonly clones: number;
  /** Tattoos are peeled off as ribbons. */
  readonly ribbons: number;
  /** The ribbons are flattened into a price tag. */
  readonly price: number;
  /** A shield stands around the body. */
  readonly shield: number;
  /** The body is veiled: seen, but not as whom. */
  readonly veil: number;
  /** The sigil is shown to everybody. */
  readonly reveal: number;
  /** The body is reduced to its outline. */
  readonly outline: number;
  /** The outline, too, is gone. */
  readonly gone: number;
  /** The warmth of an identity that was taken and is its owner's again. */
  readonly reclaimed: number;
}

const WHOLE: IdentityNumbers = {
  fragmentation: 0,
  clones: 0,
  ribbons: 0,
  price: 0,
  shield: 0,
  veil: 0,
  reveal: 0,
  outline: 0,
  gone: 0,
  reclaimed: 0,
};

const PICTURES: Readonly<Record<IdentityStatus, IdentityNumbers>> = {
  whole: WHOLE,
  fragmented: { ...WHOLE, fragmentation: 1 },
  stolen: { ...WHOLE, fragmentation: 0.35, ribbons: 1 },
  cloned: { ...WHOLE, fragmentation: 0.2, ribbons: 1, clones: 4 },
  'for-sale': { ...WHOLE, fragmentation: 0.5, ribbons: 1, price: 1 },
  shielded: { ...WHOLE, shield: 1 },
  hidden: { ...WHOLE, veil: 1 },
  revealed: { ...WHOLE, reveal: 1 },
  erased: { ...WHOLE, outline: 1, gone: 1 },
  reclaimed: { ...WHOLE, reclaimed: 1 },
};

/** The picture of a status once it has settled. */
export const numbersOf = (status: IdentityStatus): IdentityNumbers => PICTURES[status];

/** The names of all numbers, in the order a flat array has them. */
export const IDENTITY_NUMBERS = Object.keys(WHOLE) as readonly (keyof IdentityNumbers)[];

/**
 * The picture `share` (0..1) of the way between two. Erasing goes first to the outline and then to nothing, ribbons come
 * off before they become a price; the ways back are the same ways.
 */
export function numbersBetween(from: IdentityNumbers, to: IdentityNumbers, share: number): IdentityNumbers {
  const early = EASINGS.inOut(clamp01(2 * share));
  const late = EASINGS.inOut(clamp01(2 * share - 1));
  const whole = EASINGS.inOut(clamp01(share));
  // The curve overshoots its end by a rounding error, and a number that is there has to be there exactly.
  const go = (key: keyof IdentityNumbers, far: number): number => (far >= 1 ? to[key] : mix(from[key], to[key], far));
  /** Of a pair the first goes ahead on the way in and comes after on the way out. */
  const first = (key: keyof IdentityNumbers): number => go(key, to[key] >= from[key] ? early : late);
  const second = (key: keyof IdentityNumbers): number => go(key, to[key] >= from[key] ? late : early);
  const along = (key: keyof IdentityNumbers): number => go(key, whole);
  return {
    fragmentation: along('fragmentation'),
    clones: along('clones'),
    ribbons: first('ribbons'),
    price: second('price'),
    shield: along('shield'),
    veil: along('veil'),
    reveal: along('reveal'),
    outline: first('outline'),
    gone: second('gone'),
    reclaimed: along('reclaimed'),
  };
}
