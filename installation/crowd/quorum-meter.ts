/**
 * Whether a crowd holds a gesture together: share of those present, minimum head count, dwell, hysteresis. Pure: told
 * the count and the time, it answers with itself moved on.
 */

import type { QuorumEvidence } from '../log/fact.ts';
import type { PlannedQuorum } from '../score/plan.ts';
import type { ServerMs } from '../time/axes.ts';
import type { Tally } from './tally.ts';

/** A quorum being measured. */
export interface QuorumMeter {
  readonly quorum: PlannedQuorum;
  readonly present: number;
  readonly active: number;
  /** `active / present`; zero in an empty room. */
  readonly share: number;
  /** Since when the crowd has held the gesture without a break, or null. */
  readonly holdingSinceMs: ServerMs | null;
  readonly dwellMs: number;
  readonly reached: boolean;
}

/** A meter that has seen nobody yet. */
export const newMeter = (quorum: PlannedQuorum): QuorumMeter => ({
  quorum,
  present: 0,
  active: 0,
  share: 0,
  holdingSinceMs: null,
  dwellMs: 0,
  reached: false,
});

/**
 * The meter after the crowd counted `tally` at `atMs`. The dwell begins when share and head count are both there, goes
 * on while the share stays at or above `leaveShare` and the head count holds, and starts over when either is lost.
 */
export function measure(meter: QuorumMeter, tally: Tally, atMs: ServerMs): QuorumMeter {
  const { quorum } = meter;
  const active = tally.active[quorum.gesture] ?? 0;
  const share = tally.present > 0 ? active / tally.present : 0;
  const threshold = meter.holdingSinceMs === null ? quorum.share : quorum.leaveShare;
  const holds = active > 0 && active >= quorum.minPeople && share >= threshold;
  const holdingSinceMs = holds ? (meter.holdingSinceMs ?? atMs) : null;
  const dwellMs = holdingSinceMs === null ? 0 : atMs - holdingSinceMs;
  return {
    quorum,
    present: tally.present,
    active,
    share,
    holdingSinceMs,
    dwellMs,
    reached: holdingSinceMs !== null && dwellMs >= quorum.dwellMs,
  };
}

/** Whether the crowd, judged at this moment and whatever the dwell, does what is asked. */
export const standsForIt = (meter: QuorumMeter): boolean =>
  meter.active > 0 && meter.active >= meter.quorum.minPeople && meter.share >= meter.quorum.share;

/** One source and what it counted last. */
export interface SourceTally {
  readonly source: string;
  readonly tally: Tally;
}

/** What the decision will be justified with. */
export const evidenceOf = (meter: QuorumMeter, sources: readonly SourceTally[]): QuorumEvidence => ({
  gesture: meter.quorum.gesture,
  share: meter.share,
  threshold: meter.quorum.share,
  present: meter.present,
  active: meter.active,
  minPeople: meter.quorum.minPeople,
  dwellMs: meter.dwellMs,
  requiredDwellMs: meter.quorum.dwellMs,
  sources: sources.map(({ source, tally }) => ({
    source,
    present: tally.present,
    active: tally.active[meter.quorum.gesture] ?? 0,
  })),
});
