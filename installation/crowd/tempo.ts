/**
 * How fast a crowd sways, followed and never assumed: crowds that clap together speed up. Read off how far the sum of a
 * source's phases turns from one count to the next; and a dial that turns along, by which phases that were seen at
 * different moments are compared as if seen at one.
 */

import { DIAL_HZ, type PhaseSum } from './tally.ts';

/** A source's phases as it counted them, against the fixed dial of `tally.ts`, and when it saw them (server ms). */
export interface SwaySeen {
  readonly phases: PhaseSum;
  readonly seenMs: number;
}

/** What is kept for longer than this says nothing about the tempo now, ms. */
const MEMORY_MS = 2000;
/** Counts farther apart than this may be whole turns off, ms. */
const GAP_MS = 600;
/** No crowd sways slower or faster, turns per second. */
const SLOWEST = 0.3;
const FASTEST = 4;
const TURN = 2 * Math.PI;

/** The tempo of one gesture. */
export class Tempo {
  #weight = 0;
  #weighed = 0;
  #learntMs = 0;
  /** The dial stood at `#angle` at `#fromMs` and has turned at `#hz` since. */
  #hz = DIAL_HZ;
  #angle = 0;
  #fromMs = 0;

  /** Turns per second; null before anybody was followed for a moment, and after nobody was for a while. */
  hz(atMs: number): number | null {
    const isKnown = this.#weight > 0 && atMs - this.#learntMs <= 2 * MEMORY_MS;
    return isKnown ? this.#hz : null;
  }

  /**
   * Learns from two counts of one source. Weighs by how many people's phases are known and how closely they agree: the
   * turn of a sum that is almost nothing says nothing.
   */
  learn(before: SwaySeen, after: SwaySeen): void {
    const dtMs = after.seenMs - before.seenMs;
    if (dtMs <= 0 || dtMs > GAP_MS) return;
    const [a, b] = [before.phases, after.phases];
    const turn = Math.atan2(b.sin * a.cos - b.cos * a.sin, b.cos * a.cos + b.sin * a.sin);
    const hz = DIAL_HZ + (turn * 1000) / (TURN * dtMs);
    const weight = (Math.hypot(a.cos, a.sin) * Math.hypot(b.cos, b.sin) * dtMs) / Math.max(1, a.n, b.n);
    if (!(weight > 0) || hz < SLOWEST || hz > FASTEST) return;
    const kept = Math.exp(-Math.max(0, after.seenMs - this.#learntMs) / MEMORY_MS);
    this.#weight = this.#weight * kept + weight;
    this.#weighed = this.#weighed * kept + weight * hz;
    this.#learntMs = Math.max(this.#learntMs, after.seenMs);
    this.#turnAt(this.#weighed / this.#weight, this.#learntMs);
  }

  /** The same phases against the dial that turns with the crowd, in place of the fixed one. */
  follow({ phases, seenMs }: SwaySeen): PhaseSum {
    const by = TURN * DIAL_HZ * (seenMs / 1000) - this.#dialAt(seenMs);
    const [c, s] = [Math.cos(by), Math.sin(by)];
    return {
      n: phases.n,
      cos: onGrid(phases.cos * c - phases.sin * s),
      sin: onGrid(phases.sin * c + phases.cos * s),
    };
  }

  #dialAt(atMs: number): number {
    return this.#angle + (TURN * this.#hz * (atMs - this.#fromMs)) / 1000;
  }

  /** From `atMs` on the dial turns at `hz`; where it stands does not change. */
  #turnAt(hz: number, atMs: number): void {
    this.#angle = this.#dialAt(atMs) % TURN;
    this.#fromMs = atMs;
    this.#hz = hz;
  }
}

/** The grid of `tally.ts`: sums on it are exact. */
const GRID = 2 ** 20;
const onGrid = (value: number): number => Math.round(value * GRID) / GRID + 0;
