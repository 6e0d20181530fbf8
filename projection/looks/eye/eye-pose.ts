/** Where the surveillance drone is and what it does there, in plain numbers: its way in, its iris, its lids, its beam. */

import type { RoomPlace, WallSlice } from '#installation/frame/surface-frame.ts';
import type { DroneNumbers } from '#installation/frame/world-frame.ts';

/** What one picture shows of it. */
export interface EyePose {
  /** Its middle on this wall, m. Beyond the wall's ends where it hangs over a neighbouring one. */
  xM: number;
  yM: number;
  /** Half the height that its iris fills, m: the unit of everything about it. */
  unitM: number;
  /** How clearly it is seen, 0 not at all, 1 here. */
  light: number;
  /** Radius of the opening of its blades, in units. */
  aperture: number;
  /** How far its rings have left their common middle, 0..1. */
  burst: number;
  /** Since it was thrown back, s; below zero where it was not. */
  recoilS: number;
  /** How far its lids are shut, 0..1. */
  lids: number;
  /** Light of its beam, 0..1. */
  beam: number;
  /** Half the angle of the beam, rad. */
  beamHalf: number;
  /** Where the beam points, rad from straight down, to the right. */
  beamTurn: number;
  /** What stands in its pupil: whole seconds, as digits; empty for nothing. */
  digits: string;
  digitsLight: number;
}

export const noEye = (): EyePose => ({
  xM: 0,
  yM: 0,
  unitM: 1,
  light: 0,
  aperture: 0.6,
  burst: 0,
  recoilS: -1,
  lids: 0,
  beam: 0,
  beamHalf: 0.1,
  beamTurn: 0,
  digits: '',
  digitsLight: 0,
});

/** Its size where it comes out of the haze, as a share of its size here. */
const FAR = 0.3;
/** Half its iris, as a share of the wall's height. */
const UNIT = 0.46;
/** Its middle above the wall's lower edge, as shares of its height: far away, and here. */
const HEIGHT = { far: 0.84, here: 0.66 } as const;
/** Opening of the blades with all of the countdown left, and with none. */
const OPEN = 0.62;
const SHUT = 0.1;
/** And once it is here and has opened again. */
const WATCHING = 0.5;
/** Where the beam goes while it searches: so far to each side, rad, and back again in so long, ms. */
const SWING = 1.15;
const SWING_MS = 11_000;
/** How wide it is while it searches, and once it takes everything; rad. */
const NARROW = 0.1;
const WIDE = 1.5;

const mix = (from: number, to: number, share: number): number => from + (to - from) * share;

/** 0 below `low`, 1 above `high`, smooth between (Hermite). */
function smooth(low: number, high: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}

/** How large it is seen at a distance 1..0, as a share of its size here. */
export const sizeAt = (distance: number): number => FAR ** (Math.max(0, distance) ** 1.1);

/** Radius of its opening, in units. */
export function apertureAt({ way, iris, wayAgeMs, wayFrom }: DroneNumbers): number {
  const isSent = way === 'repelled' || way === 'leaving';
  const counted = isSent && wayFrom <= 0 ? WATCHING : mix(SHUT, OPEN, isSent ? wayFrom : iris);
  if (way === 'here') return mix(counted, WATCHING, smooth(200, 1800, wayAgeMs));
  if (way !== 'repelled') return counted;
  const torn = mix(counted, 1.15, 1 - Math.exp(-wayAgeMs / 260));
  return mix(torn, 0, smooth(1300, 3200, wayAgeMs));
}

/** The whole seconds that are left; empty where nothing is counted. */
export const digitsOf = (countdownMs: number | null): string =>
  countdownMs === null ? '' : String(Math.ceil(Math.max(0, countdownMs) / 1000));

/**
 * Fills `pose` for one wall. `gentle`: it neither bursts apart nor searches. `showMs` moves the beam, so that it stands
 * still with the show.
 */
export function poseEye(
  pose: EyePose,
  drones: DroneNumbers,
  wall: Pick<WallSlice, 'wallHeightM'>,
  room: RoomPlace,
  showMs: number,
  gentle: boolean,
): void {
  const { distance, way, wayAgeMs, countdownMs } = drones;
  const near = 1 - distance;
  pose.xM = room.roomM / 2 - room.alongM;
  pose.yM = wall.wallHeightM * mix(HEIGHT.here, HEIGHT.far, distance ** 0.8);
  pose.unitM = wall.wallHeightM * UNIT * sizeAt(distance);
  pose.light = smooth(0, 0.06, near) * mix(0.3, 1, smooth(0, 0.8, near));
  pose.aperture = apertureAt(drones);
  pose.burst = way === 'repelled' ? (1 - Math.exp(-wayAgeMs / 1100)) * (gentle ? 0.15 : 1) : 0;
  pose.recoilS = way === 'repelled' ? wayAgeMs / 1000 : -1;
  pose.lids = way === 'leaving' ? smooth(0, 2600, wayAgeMs) : 0;
  const isSent = way === 'repelled' || way === 'leaving';
  // Who sends it away once it is here finds it with its beam wide open.
  const taken = isSent && drones.wayFrom <= 0 ? 1 : 0;
  const taking = way === 'here' ? smooth(600, 7000, wayAgeMs) : taken;
  const searching = smooth(0.35, 0.7, near) * 0.7;
  pose.beam = mix(searching, 1, taking) * (isSent ? Math.exp(-wayAgeMs / 350) : 1);
  pose.beamHalf = mix(NARROW, WIDE, taking ** 2);
  const swing = Math.sin(2 * Math.PI * ((showMs / SWING_MS) % 1));
  pose.beamTurn = gentle ? 0 : swing * SWING * (1 - taking);
  pose.digits = digitsOf(countdownMs);
  pose.digitsLight = way === 'here' ? 1 - smooth(700, 2600, wayAgeMs) : 1;
}
