/** What the rules may look at, and what they answer. */

import type { QuorumMeter } from '../crowd/quorum-meter.ts';
import type { SourceTally } from '../crowd/source-tally.ts';
import type { TriggerMeter } from '../crowd/trigger-meter.ts';
import type { FactEvent } from '../log/fact.ts';
import type { ShowState } from '../state/show-state.ts';
import type { ServerMs } from '../time/axes.ts';
import { type Refusal, type RefusalCode, refuse } from './refusal.ts';

/** What the clock on the wall of the house says. */
export interface WallTime {
  /** 0: Sunday. */
  readonly day: number;
  /** Since midnight, with fractions. */
  readonly minutes: number;
}

export interface Situation {
  /** The show as it will be once every fact already written has taken effect. */
  readonly state: ShowState;
  readonly nowMs: ServerMs;
  /** The scores at hand, by their hashes. */
  readonly scores: { has(scoreHash: string): boolean };
  /** Null where nobody knows the time of day. */
  readonly wall: WallTime | null;
  /** The open quorum's meter, if one is measured. */
  readonly meter: QuorumMeter | null;
  /** The meters of the triggers that listen to the crowd. */
  readonly triggers: readonly TriggerMeter[];
  readonly sources: readonly SourceTally[];
}

export type Decision =
  | { readonly ok: true; readonly events: readonly FactEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** What was asked is done: these are its events. */
export const yes = (...events: FactEvent[]): Decision => ({ ok: true, events });
/** What was asked is not done, and this is why. */
export const no = (code: RefusalCode): Decision => ({ ok: false, refusal: refuse(code) });
