/**
 * How the score has the whole crowd stand: how far back, how far in the dark, and whose faction is in the light. These are
 * dials like those of looks, and belong to no look: whatever draws people follows them.
 */

import { smoothBetween } from '../time/easing.ts';
import type { FigureLight } from './likeness.ts';

/** How the crowd stands, as its dials say it. */
export interface CrowdStanding {
  /** Metres everybody is seen further back than they stand. */
  readonly distanceM: number;
  /** 0 everybody in their own light, 1 everybody in the dark who shows no gesture. */
  readonly hush: number;
  /** 0 no faction in particular, 1 the first one alone in the light, 2 the second; between: from one to the other. */
  readonly side: number;
}

/** The dials, with their ranges and what they do. `crowd` is how present everybody is. */
export const CROWD_DIALS = {
  crowd: { min: 0, max: 1 },
  distance: { min: 0, max: 12 },
  hush: { min: 0, max: 1 },
  side: { min: 0, max: 12 },
} as const;

/** What is left of the dark around people where they are to come forward. */
const FORWARD = 0.4;

/**
 * Nothing said: everybody stands where they stand, in their own light. `isForward`: people have to be seen, whatever
 * dark they are told to stand in.
 */
export function standingOf(values: Readonly<Record<string, number>>, isForward = false): CrowdStanding {
  const read = (name: keyof typeof CROWD_DIALS): number => {
    const { min, max } = CROWD_DIALS[name];
    const value = values[name];
    return value === undefined || !Number.isFinite(value) ? 0 : Math.min(max, Math.max(min, value));
  };
  return { distanceM: read('distance'), hush: read('hush') * (isForward ? FORWARD : 1), side: read('side') };
}

/** How well a gesture has to be shown to count as an answer in the picture: from, until. */
const SHOWN = [0.3, 0.75] as const;
/** Share of the light that is left of a faction that is not meant. */
const ASIDE = 0.1;
/** How far those who are meant stand in the colour of their faction. */
const IN_COLOUR = 0.85;

/** How far somebody has answered, 0..1, who shows the gesture that matters this well, 0..1. */
export const answeredBy = (gesture: number): number => smoothBetween(SHOWN[0], SHOWN[1], gesture);

/** Share of their light that somebody has who shows the gesture that matters this well, 0..1. */
export const litShare = ({ hush }: CrowdStanding, gesture: number): number => 1 - hush * (1 - answeredBy(gesture));

/**
 * Share of their light that somebody of faction `place` (0 the first, -1 none) has while one faction is meant, and how far
 * they stand in its colour; each 0..1.
 */
export function meantShare({ side }: CrowdStanding, place: number): { readonly lit: number; readonly tint: number } {
  const begun = Math.min(1, side);
  const isMeant = place < 0 ? 0 : Math.max(0, 1 - Math.abs(Math.max(1, side) - (place + 1)));
  return { lit: 1 - begun * (1 - isMeant) * (1 - ASIDE), tint: begun * isMeant * IN_COLOUR };
}

/** A light of which `share` is left, gone over by `tint` into `colour` (sRGB 0..1). */
export function inLight(
  { base, accent }: FigureLight,
  share: number,
  tint = 0,
  colour: readonly [number, number, number] = base,
): FigureLight {
  const of = (own: readonly [number, number, number]): [number, number, number] => [
    (own[0] + (colour[0] - own[0]) * tint) * share,
    (own[1] + (colour[1] - own[1]) * tint) * share,
    (own[2] + (colour[2] - own[2]) * tint) * share,
  ];
  return { base: of(base), accent: of(accent) };
}
