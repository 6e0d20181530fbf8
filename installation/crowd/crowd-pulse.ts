/** How a crowd moves, gesture by gesture, asked for or not: in step or not, how fast, and how tightly it began. */

import type { ServerMs } from '../time/axes.ts';
import { type RunningCount, totalOf } from './source-tally.ts';
import { type Sights, type Synchrony, synchronyOf, twoCyclesMs, withSight } from './synchrony.ts';
import { activeOf, swayOf, type Tally } from './tally.ts';
import { type Beginnings, type Togetherness, togetherness, withOnsets } from './togetherness.ts';

/** One gesture of the crowd. */
export interface Pulse {
  /** Null where it is not known: too few sway, or not yet for two cycles. */
  readonly synchrony: Synchrony | null;
  /** Turns per second; null where nobody sways. */
  readonly hz: number | null;
  /** Null while too few have begun. */
  readonly together: Togetherness | null;
}

interface Memory {
  readonly sights: Sights;
  readonly beginnings: Beginnings;
}

/** Follows every gesture anybody does. */
export class CrowdPulse {
  #memories: ReadonlyMap<string, Memory> = new Map();

  /** Looks at the crowd at `nowMs`, and answers by gesture. */
  look(crowd: RunningCount, nowMs: ServerMs): Readonly<Record<string, Pulse>> {
    const total = totalOf(crowd);
    const next = new Map<string, Memory>();
    const pulses: [string, Pulse][] = [];
    for (const gesture of gesturesOf(total, this.#memories)) {
      const memory = remembered(this.#memories.get(gesture), total, gesture, nowMs);
      if (memory.sights.length > 0 || memory.beginnings.size > 0) next.set(gesture, memory);
      const hz = memory.sights.length > 0 ? crowd.hz(gesture) : null;
      const synchrony = synchronyOf(memory.sights, twoCyclesMs(hz));
      pulses.push([gesture, { synchrony, hz, together: togetherness(memory.beginnings) }]);
    }
    this.#memories = next;
    return Object.fromEntries(pulses);
  }
}

const gesturesOf = (total: Tally, known: ReadonlyMap<string, Memory>): readonly string[] => [
  ...new Set([...Object.keys(activeOf(total)), ...Object.keys(total.sums?.onsets ?? {}), ...known.keys()]),
];

function remembered(known: Memory | undefined, total: Tally, gesture: string, nowMs: ServerMs): Memory {
  const { phases } = swayOf(total, { mode: 'any', gestures: [gesture] });
  return {
    sights: withSight(known?.sights ?? [], phases, nowMs),
    beginnings: withOnsets(known?.beginnings ?? new Map(), total.sums?.onsets[gesture], nowMs),
  };
}
