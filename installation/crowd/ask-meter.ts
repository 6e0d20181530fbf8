/**
 * Whether a crowd does together what it is asked: share of those present, minimum head count, synchrony where it is
 * asked for, dwell, hysteresis. Pure: told the sources and the time, it answers with itself moved on.
 */

import type { PlannedAsk, SourceWeights } from '../score/plan.ts';
import { type ServerMs, serverMs } from '../time/axes.ts';
import { type Crowd, headcount } from './source-tally.ts';
import { inSynchrony, type Sights, type Synchrony, synchronyOf, twoCyclesMs, withSight } from './synchrony.ts';

/** One thing asked, being measured. */
export interface AskMeter {
  readonly ask: PlannedAsk;
  /** Which option of a question this is, from 0; null where nothing else can be chosen. */
  readonly option: number | null;
  readonly weights: SourceWeights;
  /** Since when it is asked: what was done before is no answer to it. */
  readonly askedMs: ServerMs;
  readonly present: number;
  readonly active: number;
  /** Weighted share of those present who do it; zero in an empty room. */
  readonly share: number;
  /** The last two cycles of those whose phase is known. */
  readonly sights: Sights;
  /** Null where it is not known. */
  readonly synchrony: Synchrony | null;
  /** How fast they sway, turns per second; null where that is not known. */
  readonly hz: number | null;
  /** Since when the crowd has held it without a break, or null. */
  readonly holdingSinceMs: ServerMs | null;
  readonly dwellMs: number;
  readonly reached: boolean;
}

/** A meter that has seen nobody yet. `askedMs`: since when it is asked, on the server's clock. */
export const newAskMeter = (
  ask: PlannedAsk,
  weights: SourceWeights,
  askedMs: ServerMs,
  option: number | null = null,
): AskMeter => ({
  ask,
  option,
  weights,
  askedMs,
  present: 0,
  active: 0,
  share: 0,
  sights: [],
  synchrony: null,
  hz: null,
  holdingSinceMs: null,
  dwellMs: 0,
  reached: false,
});

/** Weighing may leave a share this far from the fraction it stands for. */
const GRAIN = 1e-9;

/**
 * The meter after the crowd was looked at, at `nowMs`. The dwell begins when share, head count and synchrony are all
 * there, goes on while the share stays at or above `leaveShare` and the others hold, and starts over when one is lost.
 */
export function measureAsk(meter: AskMeter, crowd: Crowd, nowMs: ServerMs): AskMeter {
  const { ask, holdingSinceMs: heldMs } = meter;
  const { present, active, share, phases, hz, seenUntilMs } = headcount(
    crowd,
    { what: ask.what, option: meter.option, zone: ask.zone ?? null },
    meter.weights,
    nowMs,
  );
  const atMs = serverMs(Math.max(meter.askedMs, seenUntilMs));
  const sights = ask.synchrony === null ? meter.sights : withSight(meter.sights, phases, atMs);
  const synchrony = synchronyOf(sights, twoCyclesMs(hz));
  const seen = { ...meter, present, active, share, sights, synchrony, hz };
  const holdingSinceMs = holds(seen, heldMs !== null) ? (heldMs ?? atMs) : null;
  const dwellMs = holdingSinceMs === null ? 0 : Math.max(0, atMs - holdingSinceMs);
  return { ...seen, holdingSinceMs, dwellMs, reached: holdingSinceMs !== null && dwellMs >= ask.dwellMs };
}

/** Whether what was counted is enough, to begin or, once `begun`, to go on. */
function holds({ ask, active, share, synchrony }: AskMeter, begun: boolean): boolean {
  const threshold = begun ? ask.leaveShare : ask.share;
  return (
    active > 0 && active >= ask.minPeople && share >= threshold - GRAIN && inSynchrony(synchrony, ask.synchrony, begun)
  );
}

/** Whether the crowd, judged at this moment and whatever the dwell, does what is asked. */
export const standsForIt = (meter: AskMeter): boolean => holds(meter, false);
