/**
 * How far ahead facts take effect: as far as the slowest wall needs to have them before their moment. Walls that say
 * nothing for a while are not waited for.
 */

import type { ServerMs } from '../time/axes.ts';
import { LEAD_MS } from './show-desk.ts';

/** What a wall says of itself; null for what it does not know yet. */
export interface WallNeed {
  /** How long facts are on the way there, ms. */
  readonly transitMs: number | null;
  /** How far wrong its clock may be, ms. */
  readonly clockBoundMs: number | null;
  /** Between two of its pictures, ms. */
  readonly frameMs: number | null;
}

const LEAST_MS = 60;
/** Whoever presses GO does not wait longer than this for the walls. */
const MOST_MS = 400;
/** It falls by this share of the time that passes: a bad minute is not forgotten in the next. */
const FALL = 0.005;

/** The lead that all these walls need, ms: 60 to 400; what is usual where nothing is known of one, or there is none. */
export function leadFor(walls: readonly WallNeed[]): number {
  const needs = walls.map(({ transitMs, clockBoundMs, frameMs }) =>
    transitMs === null || clockBoundMs === null || frameMs === null
      ? LEAD_MS
      : // One picture is under way when the fact comes in, the next one is drawn with it.
        transitMs + clockBoundMs + 2 * frameMs,
  );
  if (needs.length === 0) return LEAD_MS;
  return Math.min(MOST_MS, Math.max(LEAST_MS, ...needs));
}

export interface Lead {
  /** The lead for a fact that is decided at `nowMs`, ms. It rises at once and falls slowly. */
  at(nowMs: ServerMs, walls: readonly WallNeed[]): number;
}

/** A lead that starts where it is needed. */
export function createLead(): Lead {
  let last: { readonly ms: number; readonly atMs: ServerMs } | null = null;
  return {
    at: (nowMs, walls) => {
      const fallen = last ? last.ms - Math.max(0, nowMs - last.atMs) * FALL : 0;
      const ms = Math.max(leadFor(walls), fallen);
      last = { ms, atMs: nowMs };
      return ms;
    },
  };
}
