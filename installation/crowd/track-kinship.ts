/**
 * What a camera's tracks and the people of the room are to each other: how far apart they may be to be one, and what it
 * costs to take one for the other. Pure; `room-people.ts` decides.
 */

import { type Drift, driftAt } from './floor-drift.ts';

/** A person is there until nobody has seen them for this long, ms: bridges what detectors miss. */
export const HELD_MS = 600;
/** Someone who left every view is taken for the same where they come back within this time, ms. */
export const HAND_OVER_MS = 2500;

/** Calibrations of two cameras disagree by so much, metres. */
const DISAGREEMENT_M = 0.2;
/**
 * In units of how far off they may be, two places are not one from here on: of somebody who has just appeared; of two who
 * were apart until now; and of those who were held to be one.
 */
const APART = 2.8;
const APART_BEFORE = 2.1;
const APART_AFTER = 3.3;
/** And in metres, whatever they say of themselves: of somebody who is seen, and of somebody who was. */
const APART_SEEN_M = 1.5;
const APART_LOST_M = 2.5;
/** Who belongs together already is given up for something better by more than this alone. */
const LOYALTY = 0.8;
/** How long evidence must last: for somebody who has just appeared, and to tear apart what belonged together, ms. */
const YOUNG_MS = 500;
export const LASTING_MS = 400;
/** How quickly the distance between a track and the rest of its person is forgotten, ms. */
const MEMORY_MS = 600;
/** A detector may find somebody anew before it has let go of the track it had, ms. */
const OVERLAP_MS = 200;

export interface Track {
  readonly camera: string;
  readonly track: number;
  readonly bornMs: number;
  drift: Drift;
  seenMs: number;
  person: Body | null;
  /** When it came to its person. */
  joinedMs: number;
  /** Running mean of the distance to where the other cameras see its person, in units of how far off they may be. */
  apart: { readonly mean: number; readonly atMs: number } | null;
  /** Where it would rather belong (null: to nobody), and since when. */
  rather: { readonly body: Body | null; readonly sinceMs: number } | null;
}

export interface Body {
  readonly id: number;
  readonly bornMs: number;
  readonly tracks: Map<string, Track>;
  drift: Drift;
  seenMs: number;
}

export interface Anchor {
  readonly drift: Drift;
  /** Whether a camera sees them there now; else that is where they ought to be. */
  readonly isSeen: boolean;
}

/** What it costs a track to belong to nobody the others see. */
export function aloneCost(track: Track, atMs: number): number {
  if (isYoung(track, atMs)) return APART;
  return track.apart ? APART_AFTER - LOYALTY : APART_BEFORE;
}

/** Whether nothing is settled about a track yet: it belongs to nobody, or it and its person have just appeared. */
export const isYoung = (track: Track, atMs: number): boolean =>
  track.person?.tracks.get(track.camera) !== track ||
  (atMs - track.bornMs <= YOUNG_MS && track.person.bornMs >= track.bornMs && !track.apart);

/** What it costs to take a track for a person; null: it cannot be. */
export function costOf(track: Track, body: Body, anchor: Anchor | null): number | null {
  if (!anchor) return null;
  if (track.person === body && track.apart) return Math.max(0, track.apart.mean - LOYALTY);
  if (!anchor.isSeen && !isNewcomer(track, body)) return null;
  const { metres, sigmas } = apartFrom(track, anchor);
  const isFar = metres > (anchor.isSeen ? APART_SEEN_M : APART_LOST_M);
  return isFar || sigmas >= APART ? null : sigmas;
}

/** Whether a track may be somebody who has just gone: not if it was there before that, or is somebody else come back. */
function isNewcomer({ person, camera, track, bornMs }: Track, gone: Body): boolean {
  if (person === gone) return true;
  if (bornMs < gone.seenMs - OVERLAP_MS) return false;
  return person?.tracks.get(camera)?.track !== track || person.bornMs >= bornMs;
}

/** From a track to where a person is, in metres and in units of how far off both may be. */
export function apartFrom({ drift }: Track, anchor: Anchor): { readonly metres: number; readonly sigmas: number } {
  const here = driftAt(drift, anchor.drift.atMs);
  const metres = Math.hypot(here.xM - anchor.drift.xM, here.yM - anchor.drift.yM);
  return { metres, sigmas: metres / Math.sqrt(here.pp + anchor.drift.pp + DISAGREEMENT_M ** 2) };
}

export function remembered(before: Track['apart'], now: number, atMs: number): Track['apart'] {
  if (!before) return { mean: now, atMs };
  const share = 1 - Math.exp(-(atMs - before.atMs) / MEMORY_MS);
  return { mean: before.mean + share * (now - before.mean), atMs };
}
