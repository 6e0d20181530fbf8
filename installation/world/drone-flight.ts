/**
 * Where each drone of the swarm is: a disciplined grid that flies as one block, breaks where it is scattered, and dives
 * where it strikes. Closed form: a drone's place follows from its number, the seed and the time.
 */

import type { ShowMs } from '../time/axes.ts';
import { clamp01, mix } from '../time/easing.ts';
import { tweenAt } from '../time/tween.ts';
import { chanceOf } from './chance.ts';
import type { Drones } from './drones.ts';

/** Numbers per drone: x 0..1 along the wall, y 0..1 up, z 0..1 towards the viewer, phase 0..1 of its scanning fan. */
export const DRONE_STRIDE = 4;

/** Drones abreast in the grid, and rows after which it goes on in a second layer, behind the first. */
const COLUMNS = 20;
const ROWS = 10;

/** The block's slow drift, s; of different length so that it does not seem to repeat. */
const DRIFT_X_S = 47;
const DRIFT_Y_S = 31;

/** How far a wholly scattered drone strays, as a share of the wall. */
const STRAY = 0.3;

/** A dive takes this share of a drone's own beat. */
const DIVE = 0.3;

const TURN = 2 * Math.PI;

/** What seeds each thing about a drone. */
const ASPECT = { beat: 1, offset: 2, dives: 3, strayX: 4, strayY: 5, strayZ: 6, fan: 7 } as const;

/** Positions of all drones at `at`, {@link DRONE_STRIDE} numbers each. A drone that comes or goes is above the wall. */
export function dronePositions(drones: Drones, seed: number, at: ShowMs): Float32Array {
  const swarm = tweenAt(drones.swarm, at);
  const scatter = tweenAt(drones.scatter, at);
  const strike = tweenAt(drones.strike, at);
  const count = Math.ceil(Math.max(0, swarm));
  const positions = new Float32Array(count * DRONE_STRIDE);
  for (let i = 0; i < count; i++) {
    const here = clamp01(swarm - i);
    const [x, y, z] = dronePlace(seed, i, at / 1000, scatter, strike);
    const fan = (at / 1000 / (2.4 + chanceOf(seed, i, ASPECT.fan)) + chanceOf(seed, i, ASPECT.offset)) % 1;
    positions.set([x, y + (1 - here) * 0.8, z, fan], i * DRONE_STRIDE);
  }
  return positions;
}

function dronePlace(seed: number, i: number, s: number, scatter: number, strike: number): [number, number, number] {
  const [homeX, homeY, homeZ] = gridPlace(i, s);
  const stray = (aspect: number): number => {
    const periodS = 5 + 8 * chanceOf(seed, i, aspect);
    return scatter * STRAY * Math.sin(TURN * (((s / periodS) % 1) + chanceOf(seed, i, aspect + 100)));
  };
  const dive = diveAt(seed, i, s, strike);
  return [
    clamp01(homeX + stray(ASPECT.strayX)),
    // A diving drone ends at the height of the crowd's heads.
    mix(clamp01(homeY + stray(ASPECT.strayY)), 0.3, dive),
    mix(clamp01(homeZ + stray(ASPECT.strayZ)), 1, dive),
  ];
}

/** The drone's place in the grid, filled from the middle of the front row. */
function gridPlace(i: number, s: number): [number, number, number] {
  const column = i % COLUMNS;
  const row = Math.floor(i / COLUMNS) % ROWS;
  const layer = Math.floor(i / (COLUMNS * ROWS));
  // 0, 1, -1, 2, -2 ...: a small swarm flies in the middle.
  const aside = (column % 2 === 0 ? -1 : 1) * Math.ceil(column / 2);
  const x = 0.5 + aside / COLUMNS + 0.04 * Math.sin((TURN * s) / DRIFT_X_S);
  const y = 0.66 + 0.03 * row + 0.02 * Math.sin((TURN * s) / DRIFT_Y_S);
  return [clamp01(x), clamp01(y), clamp01(0.5 - 0.02 * row - 0.15 * layer)];
}

/** How deep in a dive the drone is, 0..1. On each of its own beats chance says whether it dives: as often as `strike`. */
function diveAt(seed: number, i: number, s: number, strike: number): number {
  if (strike <= 0) return 0;
  const beats = s / (5 + 6 * chanceOf(seed, i, ASPECT.beat)) + chanceOf(seed, i, ASPECT.offset);
  const beat = Math.floor(beats);
  const along = beats - beat;
  const chance = chanceOf(seed ^ Math.imul(beat, 0x9e3779b1), i, ASPECT.dives);
  if (along >= DIVE) return 0;
  // Where the strike grows or falls during a dive, it deepens or shallows: no drone jumps.
  const depth = clamp01((strike - chance) * 3);
  return depth * Math.sin((Math.PI * along) / DIVE) ** 2;
}
