/** What the shader of the swarm reads: a row of numbers for each drone, the farthest first. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { DRONE_STRIDE } from '#installation/world/drone-flight.ts';
import { createRowTexture } from '../drawing/row-texture.ts';
import { mixBits } from '../drawing/seeded.ts';

/** Drones that are drawn; of a larger swarm those at the front. */
export const MAX_DRONES = 400;

/** Texels per drone: place and fan phase; dive, bank, angle of the fan, light of the fan. */
const TEXELS = 2;

/** Drones abreast in the grid. */
const ABREAST = 20;
/** How long a disciplined fan takes there and back, ms, and how much later each row behind begins. */
const FAN_MS = 5200;
const ROW_LAG = 0.035;
/** How far a fan swings to each side, rad. */
const FAN_SWING = 0.52;
/** How far a drone leans into its turns once the grid is broken, rad. */
const BANK = 0.75;
/** Below this share of the wall's height a drone is on its way down to the people; it ends at the second. */
const DIVE = { begins: 0.6, ends: 0.3 } as const;

/** Of the first row every so many-th place has its fan lit: few beams that are seen as beams. */
const FAN_EVERY = 4;
/** Of the drones behind it this share has, once they fly by themselves. */
const LOOSE_FANS = 0.04;

/** In the grid every other row flies half a place aside; a share of the wall. */
const ASIDE = 0.5 / ABREAST;
/**
 * The grid hangs over the people like a ceiling: the first row nearest and highest, shares of the wall's height, and each
 * behind it lower, smaller and closer to the next. `falls`: what a row keeps of the height over `ends` of the one before.
 */
const CEILING = { ends: 0.7, rises: 0.24, falls: 0.74, nearM: 1.55 } as const;
/** Where the world has the rows of the grid: the first, and each behind it, in rounds of so many. */
const WORLD_GRID = { first: 0.66, row: 0.03, rows: 10 } as const;

/** What one drone does, besides being where the world has it. */
export interface DroneBearing {
  /** How far beside and above that place it is drawn, as shares of the wall, and how much nearer, m. */
  aside: number;
  higher: number;
  nearerM: number;
  /** How deep in a dive, 0..1. */
  dive: number;
  /** rad, to the right of how it flies. */
  bank: number;
  /** Where its fan points, rad from straight down, to the right. */
  fanTurn: number;
  /** 0..1. */
  fanLight: number;
}

const wave = (turns: number): number => Math.sin(2 * Math.PI * turns);

/**
 * Fills `bearing` for drone `index`, seen at `share` of the wall's height, its own fan at `phase` 0..1. In the grid all
 * fans swing as one; as far as it is broken (`scatter` 0..1) each goes its own way and leans. `isGentle`: nothing leans.
 */
export function bearingOf(
  bearing: DroneBearing,
  index: number,
  share: number,
  phase: number,
  scatter: number,
  showMs: number,
  isGentle: boolean,
): void {
  const row = Math.floor(index / ABREAST);
  const own = mixBits(index + 1) / 2 ** 32;
  const together = wave((showMs / FAN_MS - row * ROW_LAG) % 1);
  const loose = Math.min(1, scatter * 1.4);
  bearing.dive = Math.min(1, Math.max(0, (DIVE.begins - share) / (DIVE.begins - DIVE.ends)));
  const ordered = (1 - loose) * (1 - bearing.dive);
  const back = CEILING.falls ** row;
  bearing.aside = row % 2 === 1 ? ASIDE * ordered : 0;
  bearing.higher = (CEILING.ends + CEILING.rises * back - worldHeight(row)) * ordered;
  bearing.nearerM = CEILING.nearM * back * ordered;
  bearing.bank = isGentle ? 0 : BANK * loose * wave(phase + own) * (1 - bearing.dive);
  bearing.fanTurn = (together + (wave(phase) - together) * loose) * FAN_SWING * (1 - bearing.dive * 0.8);
  const isLoose = own < LOOSE_FANS;
  bearing.fanLight = (bearsFan(index) ? 1 : isLoose ? loose : 0) * (1 - bearing.dive * 0.7);
}

const worldHeight = (row: number): number => WORLD_GRID.first + WORLD_GRID.row * (row % WORLD_GRID.rows);

/** Whether a drone is one of the few of the first row that scan; the row is filled from its middle outwards. */
const bearsFan = (index: number): boolean => index < ABREAST && Math.ceil(index / 2) % FAN_EVERY === 0;

export function createDroneRows() {
  const rows = createRowTexture(TEXELS, MAX_DRONES);
  const bearing: DroneBearing = { aside: 0, higher: 0, nearerM: 0, dive: 0, bank: 0, fanTurn: 0, fanLight: 0 };

  return {
    rows,
    /** Writes the swarm of a frame; answers how many fly. */
    write(frame: SurfaceFrame): number {
      const { swarm, scatter } = frame.world.drones;
      const count = Math.min(MAX_DRONES, swarm.length / DRONE_STRIDE);
      for (let index = 0; index < count; index += 1) {
        const from = index * DRONE_STRIDE;
        const row = count - 1 - index;
        const [xM, yM, zM] = [swarm[from] ?? 0, swarm[from + 1] ?? 0, swarm[from + 2] ?? 0];
        const phase = swarm[from + 3] ?? 0;
        const share = yM / frame.slice.wallHeightM;
        bearingOf(bearing, index, share, phase, scatter, frame.showMs, frame.comfort.reducedMotion);
        const { aside, higher, nearerM, dive, bank, fanTurn, fanLight } = bearing;
        const [placeX, placeY] = [xM + aside * frame.slice.wallWidthM, yM + higher * frame.slice.wallHeightM];
        rows.four(row, 0, placeX, placeY, zM + nearerM, phase);
        rows.four(row, 1, dive, bank, fanTurn, fanLight);
      }
      rows.send(count);
      return count;
    },
    dispose: () => rows.dispose(),
  };
}

export type DroneRows = ReturnType<typeof createDroneRows>;
