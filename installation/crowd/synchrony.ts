/**
 * How closely people sway together. Measured as pairwise phase consistency, which independent people leave at zero on
 * average however few they are, and believed only over two cycles and above what chance brings about.
 */

import type { ServerMs } from '../time/axes.ts';
import type { PhaseSum } from './tally.ts';

/** Two cycles where no tempo is known: real waves take 0.97 s at the median. */
export const TWO_CYCLES_MS = 2000;
/** Two cycles of the slowest and the quickest crowd that is waited for, ms. */
const LONGEST_MS = 4000;
const SHORTEST_MS = 1000;

/** Two cycles of a crowd that sways at `hz`, ms. What drifts apart within them was together by accident. */
export const twoCyclesMs = (hz: number | null): number =>
  hz === null ? TWO_CYCLES_MS : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, 2000 / hz));
/** Longer without a sight of them, and what was seen before says nothing about now, ms. */
const BREAK_MS = 600;
/** Closer together, and the second sight adds nothing, ms. It also bounds how many are kept. */
const SPACING_MS = 50;
/** Once the crowd moves together, it may fall this far below what is asked before that counts as lost. */
const SLACK = 0.1;

/** How the people whose phase is known move together. */
export interface Synchrony {
  /** Pairwise phase consistency, averaged over two cycles: 1 as one, 0 as independent people do. */
  readonly consistency: number;
  /** What as many independent people reach one time in twenty. */
  readonly chance: number;
  /** The fewest whose phases were known within the two cycles. */
  readonly people: number;
}

/**
 * The mean of cos(a - b) over all pairs of phases: (C^2 + S^2 - n) / (n (n - 1)), -1/(n-1)..1. Null for fewer than two.
 * (Vinck, van Wingerden, Womelsdorf, Fries, Pennartz 2010)
 */
export function phaseConsistency({ n, cos, sin }: PhaseSum): number | null {
  return n < 2 ? null : (cos * cos + sin * sin - n) / (n * (n - 1));
}

/**
 * The 95th percentile of the consistency that `n` independent people reach over two cycles, for `n` >= 2. A fit, good to
 * 0.015 for n = 2..50, to simulated people with random phases whose tempos spread by a fifth round 1.03 Hz. (Waves
 * measured one by one spread by 0.37; people in one room hear the same music, and the narrower spread asks for more.)
 * A single moment would have to be twice as far from zero: three people reach 0.83 by chance there, five 0.46.
 */
export const chanceConsistency = (n: number): number => (1.5 - 1.2 / n) / (n - 1);

interface Sight {
  readonly atMs: ServerMs;
  readonly n: number;
  readonly consistency: number;
}

/** The last two cycles as they were seen, oldest first. */
export type Sights = readonly Sight[];

/** `sights` with what was seen at `atMs` added. A moment that was looked at already, or almost, adds nothing. */
export function withSight(sights: Sights, phases: PhaseSum, atMs: ServerMs): Sights {
  const last = sights.at(-1);
  const consistency = phaseConsistency(phases);
  const kept = last && atMs - last.atMs > BREAK_MS ? [] : sights;
  if (consistency === null || (last && atMs - last.atMs < SPACING_MS)) return kept;
  const all = [...kept, { atMs, n: phases.n, consistency }];
  // One from before the slowest two cycles stays, so that they are known from end to end.
  const first = all.findLastIndex((sight) => atMs - sight.atMs >= LONGEST_MS);
  return all.slice(Math.max(0, first));
}

/** What the sights say of the last two cycles, `overMs`, or null while they do not reach over them. */
export function synchronyOf(sights: Sights, overMs = TWO_CYCLES_MS): Synchrony | null {
  const last = sights.at(-1);
  const first = last ? sights.findLastIndex(({ atMs }) => last.atMs - atMs >= overMs) : -1;
  if (first < 0) return null;
  const cycles = sights.slice(first);
  const people = Math.min(...cycles.map((sight) => sight.n));
  const consistency = cycles.reduce((sum, sight) => sum + sight.consistency, 0) / cycles.length;
  return { consistency, chance: chanceConsistency(people), people };
}

/** Whether people move as closely together as asked, and more closely than chance. Null asks for nothing. */
export function inSynchrony(synchrony: Synchrony | null, asked: number | null, begun = false): boolean {
  if (asked === null) return true;
  if (synchrony === null) return false;
  const threshold = begun ? asked - SLACK : asked;
  return synchrony.consistency >= threshold && synchrony.consistency > synchrony.chance;
}
