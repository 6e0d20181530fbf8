/**
 * A gesture that is always listened to. It fires when the crowd has held it, and then not again before the crowd has let
 * go of it and it has rested.
 */

import type { PlannedAsk, SourceWeights } from '../score/plan.ts';
import type { ServerMs } from '../time/axes.ts';
import { type AskMeter, measureAsk, newAskMeter } from './ask-meter.ts';
import type { Crowd } from './source-tally.ts';

/** What is listened for. */
export interface Listening {
  /** The trigger's name. */
  readonly name: string;
  readonly ask: PlannedAsk;
  readonly weights: SourceWeights;
  /** How long it does not listen after it fired, ms. */
  readonly restMs: number;
  /** When it fired last, on the server's clock, as the log has it; null: never. */
  readonly firedAtMs: ServerMs | null;
}

/** A trigger being measured. */
export interface TriggerMeter {
  readonly listening: Listening;
  readonly ask: AskMeter;
  /** `spent`: it fired and the crowd has not let go since, or it rests. */
  readonly phase: 'armed' | 'spent';
  /** Whether the crowd has let go since it fired. */
  readonly released: boolean;
  /** Armed, and held for the dwell: it fires now. */
  readonly fires: boolean;
}

/** A meter that has seen nobody yet and listens from `fromMs` on, on the server's clock. */
export const newTriggerMeter = (listening: Listening, fromMs: ServerMs): TriggerMeter => ({
  listening,
  ask: newAskMeter(listening.ask, listening.weights, fromMs),
  phase: listening.firedAtMs === null ? 'armed' : 'spent',
  released: false,
  fires: false,
});

/** The meter after the crowd was looked at, at `nowMs`. `listening` says, as the log has it now, when it fired last. */
export function measureTrigger(meter: TriggerMeter, listening: Listening, crowd: Crowd, nowMs: ServerMs): TriggerMeter {
  const current = listening.firedAtMs === meter.listening.firedAtMs ? meter : newTriggerMeter(listening, nowMs);
  const ask = measureAsk(current.ask, crowd, nowMs);
  if (current.phase === 'armed') return { ...current, listening, ask, fires: ask.reached };
  const released = current.released || ask.active === 0 || ask.share < listening.ask.leaveShare;
  const rested = nowMs - (listening.firedAtMs ?? nowMs) >= listening.restMs;
  if (!released || !rested) return { ...current, listening, ask, released };
  // The crowd may be at it again already: what it did while the trigger rested does not count.
  return measureTrigger({ ...newTriggerMeter(listening, nowMs), phase: 'armed' }, listening, crowd, nowMs);
}
