/**
 * The identity measures: how many boxes carry the right number when every person is given the one track that serves them
 * best over the whole sequence. After E. Ristani et al., "Performance Measures and a Data Set for Multi-Target,
 * Multi-Camera Tracking", ECCV workshops 2016.
 */

import { assign } from '#installation/crowd/assignment.ts';
import { type MotSequence, SAME_PERSON } from './mot-frames.ts';

export interface IdentityScore {
  /** Harmonic mean of IDP and IDR, 0..1. */
  readonly IDF1: number;
  /** Share of the result's boxes, and of the truth's, that carry the right number. */
  readonly IDP: number;
  readonly IDR: number;
}

export function identityScore({ frames, people, tracks, truthBoxes, resultBoxes }: MotSequence): IdentityScore {
  const shared = Array.from({ length: people }, () => new Array<number>(tracks).fill(0));
  for (const { truth, result, overlaps } of frames) {
    for (const [i, row] of overlaps.entries()) {
      const together = shared[truth[i] ?? -1];
      for (const [j, overlap] of row.entries()) {
        const track = result[j];
        if (together === undefined || track === undefined || overlap < SAME_PERSON) continue;
        together[track] = (together[track] ?? 0) + 1;
      }
    }
  }
  const columns = assign(
    shared.map((row) => row.map((boxes) => -boxes)),
    0,
  );
  const right = columns.reduce((sum, track, person) => sum + (shared[person]?.[track] ?? 0), 0);
  const share = (all: number): number => (all === 0 ? 0 : right / all);
  return { IDF1: share((truthBoxes + resultBoxes) / 2), IDP: share(resultBoxes), IDR: share(truthBoxes) };
}
