/** The corporate swarm, and the one drone that comes to erase: how many, how fierce, how near. */

import type { WorldActs } from '../score/world-acts.ts';
import type { WorldDeclaration } from '../score/world-declaration.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { clamp01 } from '../time/easing.ts';
import { still, type Tween, tweenAt } from '../time/tween.ts';
import { glide, glideIf } from './glide.ts';

/** The surveillance drone's way. */
export interface Eye {
  readonly way: 'away' | 'approaching' | 'repelled' | 'leaving';
  readonly sinceMs: ShowMs;
  /** When it is there, if nothing drives it off; null unless it approaches. */
  readonly arrivesAtMs: ShowMs | null;
  /** 1 out of sight, 0 here. */
  readonly distance: Tween;
}

export interface Drones {
  readonly startSwarm: number;
  /** How many fly; a part of one is a drone that comes or goes. */
  readonly swarm: Tween;
  /** How far the grid is broken, 0..1. */
  readonly scatter: Tween;
  /** How fiercely they dive at the crowd, 0..1. */
  readonly strike: Tween;
  readonly eye: Eye;
}

const AWAY: Eye = { way: 'away', sinceMs: showMs(0), arrivesAtMs: null, distance: still(1) };

export const emptyDrones: Drones = {
  startSwarm: 0,
  swarm: still(0),
  scatter: still(0),
  strike: still(0),
  eye: AWAY,
};

/** The drones of a new score: those that fly go on, unless the score asks for others and no cue has yet. */
export const adoptDrones = (drones: Drones, { swarm }: WorldDeclaration['drones']): Drones => {
  const isUntouched = drones.swarm.startMs + drones.swarm.overMs === 0;
  return { ...drones, startSwarm: swarm, swarm: isUntouched ? still(swarm) : drones.swarm };
};

export const resetDrones = ({ startSwarm }: Drones): Drones => ({
  ...emptyDrones,
  startSwarm,
  swarm: still(startSwarm),
});

/** After a cue's word about the drones. */
export function dronesAfterAct(
  drones: Drones,
  act: NonNullable<WorldActs['drones']>,
  at: ShowMs,
  overMs: number,
): Drones {
  return {
    ...drones,
    swarm: glideIf(drones.swarm, act.leave ? 0 : act.swarm, at, overMs),
    scatter: glideIf(drones.scatter, act.scatter, at, overMs),
    strike: glideIf(drones.strike, act.leave ? 0 : act.strike, at, overMs),
    eye: eyeAfter(drones.eye, act, at, overMs),
  };
}

function eyeAfter(eye: Eye, act: NonNullable<WorldActs['drones']>, at: ShowMs, overMs: number): Eye {
  if (act.approach) {
    const distance = { ...glide(eye.distance, 0, at, act.approach.arrives), ease: 'linear' as const };
    return { way: 'approaching', sinceMs: at, arrivesAtMs: showMs(at + act.approach.arrives), distance };
  }
  if ((!act.repel && !act.leave) || eye.way === 'away') return eye;
  const distance = glide(eye.distance, 1, at, overMs);
  // What was thrown back already goes on as it is.
  if (act.leave && eye.way === 'repelled') return { ...eye, distance };
  return { way: act.repel ? 'repelled' : 'leaving', sinceMs: at, arrivesAtMs: null, distance };
}

/** How near the surveillance drone is. */
export interface EyeReading {
  readonly way: Eye['way'] | 'here';
  /** 1 out of sight, 0 here. */
  readonly distance: number;
  /** Until it is here, ms; zero once it is, null unless it approaches. */
  readonly leftMs: number | null;
  /** How far its iris is open: 1 all of the countdown is left, 0 none. 1 unless it approaches. */
  readonly iris: number;
}

export function eyeAt({ eye }: Drones, at: ShowMs): EyeReading {
  const distance = tweenAt(eye.distance, at);
  if (eye.arrivesAtMs === null) return { way: eye.way, distance, leftMs: null, iris: 1 };
  const leftMs = Math.max(0, eye.arrivesAtMs - at);
  const iris = clamp01(leftMs / (eye.arrivesAtMs - eye.sinceMs));
  return { way: leftMs > 0 ? 'approaching' : 'here', distance, leftMs, iris };
}
