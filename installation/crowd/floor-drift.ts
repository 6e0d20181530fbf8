/**
 * Somebody's way over the floor as one camera sees it: place and pace, and how sure both are. A Kalman filter of constant
 * velocity (Bar-Shalom, Li, Kirubarajan, Estimation with Applications to Tracking and Navigation, 6.2.3), the same in
 * both directions. Pure.
 */

import type { FloorPlace } from './floor-place.ts';

export interface Drift {
  readonly atMs: number;
  readonly xM: number;
  readonly yM: number;
  /** Metres per second. */
  readonly vx: number;
  readonly vy: number;
  /** Variances and covariance of place (m^2), place and pace, and pace, in each direction. */
  readonly pp: number;
  readonly pv: number;
  readonly vv: number;
}

/** How suddenly people set off, stop and turn, metres per second squared. */
const ACCELERATION = 1.2;
/** How fast somebody may walk whom nobody has seen before, metres per second. */
const PACE = 0.8;
/** Nobody is believed to keep their direction for longer than about this, s. */
const PERSISTENCE_S = 1.5;

export const beginDrift = ({ xM, yM, offM }: FloorPlace, atMs: number): Drift => ({
  atMs,
  xM,
  yM,
  vx: 0,
  vy: 0,
  pp: offM * offM,
  pv: 0,
  vv: PACE * PACE,
});

/** Where they ought to be at `atMs`. Before the last sighting nothing is known better than that. */
export function driftAt(drift: Drift, atMs: number): Drift {
  const dt = (atMs - drift.atMs) / 1000;
  if (dt <= 0) return drift;
  const ahead = PERSISTENCE_S * (1 - Math.exp(-dt / PERSISTENCE_S));
  const slower = Math.exp(-dt / PERSISTENCE_S);
  const q = ACCELERATION * ACCELERATION;
  return {
    atMs,
    xM: drift.xM + ahead * drift.vx,
    yM: drift.yM + ahead * drift.vy,
    vx: slower * drift.vx,
    vy: slower * drift.vy,
    pp: drift.pp + 2 * dt * drift.pv + dt * dt * drift.vv + (q * dt ** 4) / 4,
    pv: drift.pv + dt * drift.vv + (q * dt ** 3) / 2,
    vv: drift.vv + q * dt * dt,
  };
}

/** The way after they were seen at `place`. A sighting older than the last changes nothing. */
export function driftSeen(drift: Drift, place: FloorPlace, atMs: number): Drift {
  if (atMs <= drift.atMs) return drift;
  const ahead = driftAt(drift, atMs);
  const r = place.offM * place.offM;
  const [k, g] = [ahead.pp / (ahead.pp + r), ahead.pv / (ahead.pp + r)];
  const [dx, dy] = [place.xM - ahead.xM, place.yM - ahead.yM];
  return {
    atMs,
    xM: ahead.xM + k * dx,
    yM: ahead.yM + k * dy,
    vx: ahead.vx + g * dx,
    vy: ahead.vy + g * dy,
    pp: (1 - k) * ahead.pp,
    pv: (1 - k) * ahead.pv,
    vv: ahead.vv - g * ahead.pv,
  };
}

/** Several ways of one person at the same moment as one: each weighs by how sure its place is. Null for none. */
export function fused(drifts: readonly Drift[]): Drift | null {
  const [first] = drifts;
  if (!first) return null;
  const total = drifts.reduce((sum, { pp }) => sum + 1 / pp, 0);
  const mean = (of: (drift: Drift) => number): number =>
    drifts.reduce((sum, drift) => sum + of(drift) / drift.pp, 0) / total;
  return {
    atMs: first.atMs,
    xM: mean(({ xM }) => xM),
    yM: mean(({ yM }) => yM),
    vx: mean(({ vx }) => vx),
    vy: mean(({ vy }) => vy),
    pp: 1 / total,
    pv: mean(({ pv }) => pv),
    vv: mean(({ vv }) => vv),
  };
}
