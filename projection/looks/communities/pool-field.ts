/**
 * The ground as people colour it: along the wall, in columns, how much light stands on it and of what hue, and where the
 * borders of rivals run. Pools of those who stand near each other flow together because their light adds up.
 */

import { meantShare, standingOf } from '#installation/frame/crowd-standing.ts';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { NODE, NODE_STRIDE } from '#installation/frame/world-frame.ts';
import { smoothBetween } from '#installation/time/easing.ts';
import { linearChannel } from '../drawing/palette.ts';
import { shouldersX } from '../links/hands.ts';
import { hueChannel } from '../network/hue.ts';

/** Columns, and how far beyond each end of the wall they reach; m. */
export const COLUMNS = 400;
export const BEYOND_M = 3;
/** No more factions than this are told apart. */
export const MAX_FACTIONS = 8;

/** Columns in the order of the numbers of each. */
export const FIELD = { red: 0, green: 1, blue: 2, light: 3 } as const;
/** Distance to the next border, m; how sharp it is, 0..1; how far it is bridged, 0..1; half the room a bridge over it has, m. */
export const BORDER = { awayM: 0, sharp: 1, bridged: 2, halfM: 3 } as const;

/** A participant's seed lights less ground than somebody who stands there. */
const SEED_SHARE = 0.4;
/** Farther from a border than this, there is none; m. */
const FAR_M = 9;
/** Half the length of a bridge over a border that has all the room it needs, m. */
export const BRIDGE_M = 0.34;
/** The one light in which borders dissolve, linear. */
const ONE_LIGHT = [1, 0.58, 0.3] as const;

/** The middle of a column, m from the wall's left end. */
export const columnX = (column: number, wallWidthM: number): number =>
  -BEYOND_M + ((column + 0.5) / COLUMNS) * (wallWidthM + 2 * BEYOND_M);

/** Creates the field. `light` and `borders` hold four numbers per column after each {@link PoolField.lay}. */
export function createPoolField() {
  const light = new Float32Array(COLUMNS * 4);
  const borders = new Float32Array(COLUMNS * 4);
  const pool = new Float32Array(COLUMNS);
  const hues = new Float32Array(COLUMNS * 4);
  const ground = Array.from({ length: MAX_FACTIONS }, () => new Float32Array(COLUMNS));
  const colours = new Float32Array(MAX_FACTIONS * 3);
  let stepM = 1;
  let factions = 0;

  /** Adds `weight` about a place to the columns within `radiusM`: a bump without a kink. */
  const bump = (into: Float32Array, xM: number, radiusM: number, weight: number): void => {
    const middle = (xM + BEYOND_M) / stepM - 0.5;
    const reach = radiusM / stepM;
    const last = Math.min(COLUMNS - 1, Math.floor(middle + reach));
    for (let column = Math.max(0, Math.ceil(middle - reach)); column <= last; column += 1) {
      const away = (column - middle) / reach;
      const share = 1 - away * away;
      into[column] = (into[column] ?? 0) + weight * share * share;
    }
  };

  /** The same of a hue: its three channels and what it weighs. */
  const tint = (xM: number, radiusM: number, r: number, g: number, b: number, weight: number): void => {
    const middle = (xM + BEYOND_M) / stepM - 0.5;
    const reach = radiusM / stepM;
    const last = Math.min(COLUMNS - 1, Math.floor(middle + reach));
    for (let column = Math.max(0, Math.ceil(middle - reach)); column <= last; column += 1) {
      const away = (column - middle) / reach;
      const share = weight * (1 - away * away) ** 2;
      const at = column * 4;
      hues[at] = (hues[at] ?? 0) + r * share;
      hues[at + 1] = (hues[at + 1] ?? 0) + g * share;
      hues[at + 2] = (hues[at + 2] ?? 0) + b * share;
      hues[at + 3] = (hues[at + 3] ?? 0) + share;
    }
  };

  const add = (
    xM: number,
    r: number,
    g: number,
    b: number,
    weight: number,
    condense: number,
    dissolve: number,
  ): void => {
    const radiusM = 0.46 + 0.2 * condense + 0.5 * dissolve;
    bump(pool, xM, radiusM, weight);
    // The hue of a pool is that of everyone around: those who stand together share it.
    tint(xM, radiusM * (1 + 1.1 * condense), r, g, b, weight);
  };

  const gather = ({ figures, world }: SurfaceFrame): void => {
    const { condense, dissolve } = world.communities;
    for (const figure of figures) {
      if (figure.presence <= 0) continue;
      const { base } = figure.light;
      const x = shouldersX(figure);
      const weight = figure.presence * (1 - figure.identity.gone);
      add(x, linearChannel(base[0]), linearChannel(base[1]), linearChannel(base[2]), weight, condense, dissolve);
      const own = figure.faction < MAX_FACTIONS ? ground[figure.faction] : undefined;
      if (own !== undefined) bump(own, x, 0.62, weight);
    }
    const { nodes } = world.network;
    for (let from = 0; from < nodes.length; from += NODE_STRIDE) {
      const x = nodes[from + NODE.x] ?? 0;
      const hue = nodes[from + NODE.hue] ?? 0;
      const weight = SEED_SHARE * (nodes[from + NODE.light] ?? 0);
      add(x, hueChannel(hue, 0), hueChannel(hue, 1), hueChannel(hue, 2), weight, condense, dissolve);
    }
  };

  /** What of the ground is a community's. */
  const common = (column: number, { condense, dissolve }: SurfaceFrame['world']['communities']): void => {
    const at = column * 4;
    const sum = hues[at + 3] ?? 0;
    const one = smoothBetween(0.1, 1, dissolve);
    for (let part = 0; part < 3; part += 1) {
      const own = sum > 1e-6 ? (hues[at + part] ?? 0) / sum : 0;
      const mine = sum > 1e-6 ? own : (ONE_LIGHT[part] ?? 0);
      light[at + part] = mine + ((ONE_LIGHT[part] ?? 0) - mine) * one;
    }
    const stands = Math.min(1, (pool[column] ?? 0) * 0.9);
    light[at + FIELD.light] = Math.max(condense, dissolve) * (stands + (1 - stands) * one);
  };

  /** The strongest two factions of a column. */
  const strongest = { first: 0, second: 0, who: -1, next: -1 };
  const rank = (column: number): void => {
    strongest.first = 0;
    strongest.second = 0;
    strongest.who = -1;
    strongest.next = -1;
    for (let faction = 0; faction < factions; faction += 1) {
      const here = ground[faction]?.[column] ?? 0;
      if (here > strongest.first) {
        strongest.second = strongest.first;
        strongest.next = strongest.who;
        strongest.first = here;
        strongest.who = faction;
      } else if (here > strongest.second) {
        strongest.second = here;
        strongest.next = faction;
      }
    }
  };

  /** Lays the factions over the common ground: hard gaps where they are tense, none where they are brought together. */
  const rivals = (column: number, tension: number, rivalry: number): void => {
    rank(column);
    const { first, second, who, next } = strongest;
    if (who < 0 || first <= 0) return;
    const at = column * 4;
    const clear = smoothBetween(0.1, 0.55, (first - second) / (first + second));
    const stands = Math.min(1, (first + second * (1 - tension)) * 1.1) * (1 + (clear - 1) * tension);
    // Where they are brought together their colours run into each other.
    const shared = next < 0 ? 0 : ((1 - tension) * second) / (first + second);
    const over = rivalry * Math.min(1, first * 2);
    for (let part = 0; part < 3; part += 1) {
      const mine = light[at + part] ?? 0;
      const [theirs, others] = [colours[who * 3 + part] ?? 0, colours[next * 3 + part] ?? 0];
      light[at + part] = mine + (theirs + (others - theirs) * shared - mine) * over;
    }
    const before = light[at + FIELD.light] ?? 0;
    light[at + FIELD.light] = before * (1 - rivalry) + stands * rivalry;
  };

  /** Finds where one faction's ground ends and another's begins, and measures every column's way to it. */
  const measure = (bridged: number): void => {
    let before = -1;
    for (let column = 0; column < COLUMNS; column += 1) {
      rank(column);
      const at = column * 4;
      const isBorder = before >= 0 && strongest.who >= 0 && strongest.who !== before;
      if (strongest.who >= 0) before = strongest.who;
      borders[at + BORDER.awayM] = isBorder ? 0 : FAR_M;
      borders[at + BORDER.sharp] = isBorder ? smoothBetween(0, 0.25, Math.min(strongest.first, strongest.second)) : 0;
      borders[at + BORDER.bridged] = bridged;
      borders[at + BORDER.halfM] = BRIDGE_M;
    }
    room(1);
    room(-1);
    spread(1);
    spread(-1);
  };

  const columnAt = (step: number, way: 1 | -1): number => (way > 0 ? step : COLUMNS - 1 - step) * 4;

  /** A bridge reaches no further than half the way to the next border. */
  const room = (way: 1 | -1): void => {
    let away = FAR_M;
    for (let step = 0; step < COLUMNS; step += 1) {
      const at = columnAt(step, way);
      away += stepM;
      if ((borders[at + BORDER.awayM] ?? FAR_M) > 0) continue;
      borders[at + BORDER.halfM] = Math.min(borders[at + BORDER.halfM] ?? 0, away / 2);
      away = 0;
    }
  };

  /** Carries the way to the next border, and what it is like, on from column to column. */
  const spread = (way: 1 | -1): void => {
    let [away, sharp, half] = [FAR_M, 0, BRIDGE_M];
    for (let step = 0; step < COLUMNS; step += 1) {
      const at = columnAt(step, way);
      away += stepM;
      if ((borders[at + BORDER.awayM] ?? FAR_M) <= away) {
        away = borders[at + BORDER.awayM] ?? FAR_M;
        sharp = borders[at + BORDER.sharp] ?? 0;
        half = borders[at + BORDER.halfM] ?? BRIDGE_M;
      }
      borders[at + BORDER.awayM] = Math.min(FAR_M, away);
      borders[at + BORDER.sharp] = sharp;
      borders[at + BORDER.halfM] = half;
    }
  };

  return {
    light,
    borders,
    /** Lays the field of a frame. */
    lay(frame: SurfaceFrame): void {
      const { factions: all, communities } = frame.world;
      stepM = (frame.slice.wallWidthM + 2 * BEYOND_M) / COLUMNS;
      factions = 0;
      const standing = standingOf(frame.parameters);
      for (const [r, g, b] of all.colours.values()) {
        if (factions >= MAX_FACTIONS) break;
        const { lit } = meantShare(standing, factions);
        colours.set([linearChannel(r) * lit, linearChannel(g) * lit, linearChannel(b) * lit], factions * 3);
        factions += 1;
      }
      pool.fill(0);
      hues.fill(0);
      for (const each of ground) each.fill(0);
      gather(frame);
      for (let column = 0; column < COLUMNS; column += 1) common(column, communities);
      if (all.rivalry > 0 && factions > 0) {
        for (let column = 0; column < COLUMNS; column += 1) rivals(column, all.tension, all.rivalry);
      }
      measure(all.rivalry * all.broker);
    },
  };
}

export type PoolField = ReturnType<typeof createPoolField>;
