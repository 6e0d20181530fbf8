/**
 * The CLEAR measures: misses, false boxes, switches of identity. After K. Bernardin, R. Stiefelhagen, "Evaluating Multiple
 * Object Tracking Performance: The CLEAR MOT Metrics", EURASIP 2008, as MOTChallenge computes them: a pairing of the frame
 * before goes on as long as it may, the rest is paired for the largest overlap.
 */

import { assign } from '#installation/crowd/assignment.ts';
import { type MotFrame, type MotSequence, ROUNDING, SAME_PERSON } from './mot-frames.ts';

export interface ClearScore {
  /** 1 - (misses + false boxes + switches) / boxes of truth: 1 at best, without lower bound. */
  readonly MOTA: number;
  /** Mean overlap of the boxes that were paired, 0..1. */
  readonly MOTP: number;
  /** Boxes paired, false ones, missed ones. */
  readonly TP: number;
  readonly FP: number;
  readonly FN: number;
  /** How often somebody went on under another number than they last had. */
  readonly switches: number;
  /** How often somebody was found again after they were lost in between. */
  readonly fragmentations: number;
  /** People found for more than 80 %, for less than 20 % of their frames, and the rest. */
  readonly mostlyTracked: number;
  readonly partlyTracked: number;
  readonly mostlyLost: number;
}

/** What is remembered of a person of the truth. */
interface Memory {
  /** The track they last had, and the one they had in the frame before; null for none. */
  last: number | null;
  before: number | null;
  frames: number;
  found: number;
  stretches: number;
}

/** Outweighs every sum of overlaps. */
const GOES_ON = 1000;
const [MOSTLY, HARDLY] = [0.8, 0.2];

export function clearScore({ frames, people, truthBoxes, resultBoxes }: MotSequence): ClearScore {
  const memories = Array.from({ length: people }, (): Memory => {
    return { last: null, before: null, frames: 0, found: 0, stretches: 0 };
  });
  let [paired, overlaps, switches] = [0, 0, 0];
  for (const frame of frames) {
    const pairs = pairsOf(frame, memories);
    for (const person of frame.truth) count(memories, person, 'frames');
    // The reference skips a frame in which nobody is or nobody is found: what went on before it goes on after it.
    if (frame.truth.length === 0 || frame.result.length === 0) continue;
    const now = new Map(pairs.map(({ person, track }) => [person, track]));
    for (const { person, track, overlap } of pairs) {
      const memory = memories[person];
      if (memory === undefined) continue;
      if (memory.last !== null && memory.last !== track) switches += 1;
      if (memory.before === null) memory.stretches += 1;
      memory.last = track;
      memory.found += 1;
      paired += 1;
      overlaps += overlap;
    }
    for (const [person, memory] of memories.entries()) memory.before = now.get(person) ?? null;
  }
  const [FP, FN] = [resultBoxes - paired, truthBoxes - paired];
  return {
    MOTA: truthBoxes === 0 ? 0 : 1 - (FP + FN + switches) / truthBoxes,
    MOTP: paired === 0 ? 0 : overlaps / paired,
    TP: paired,
    FP,
    FN,
    switches,
    fragmentations: memories.reduce((sum, { stretches }) => sum + Math.max(0, stretches - 1), 0),
    ...coverage(memories),
  };
}

function count(memories: readonly Memory[], person: number, what: 'frames'): void {
  const memory = memories[person];
  if (memory !== undefined) memory[what] += 1;
}

interface Pair {
  readonly person: number;
  readonly track: number;
  readonly overlap: number;
}

function pairsOf({ truth, result, overlaps }: MotFrame, memories: readonly Memory[]): readonly Pair[] {
  const costs = overlaps.map((row, i) =>
    row.map((overlap, j) => {
      if (overlap < SAME_PERSON - ROUNDING) return 0;
      const before = memories[truth[i] ?? -1]?.before ?? null;
      return -(overlap + (before !== null && before === result[j] ? GOES_ON : 0));
    }),
  );
  return assign(costs, 0).flatMap((j, i) => {
    const [person, track, overlap] = [truth[i], result[j], overlaps[i]?.[j]];
    return person === undefined || track === undefined || overlap === undefined ? [] : [{ person, track, overlap }];
  });
}

function coverage(memories: readonly Memory[]) {
  const shares = memories.filter(({ frames }) => frames > 0).map(({ frames, found }) => found / frames);
  const mostlyTracked = shares.filter((share) => share > MOSTLY).length;
  const mostlyLost = shares.filter((share) => share < HARDLY).length;
  return { mostlyTracked, partlyTracked: shares.length - mostlyTracked - mostlyLost, mostlyLost };
}
