/**
 * HOTA: finding and telling apart weighed alike, averaged over how exactly a box must lie. After J. Luiten et al., "HOTA: A
 * Higher Order Metric for Evaluating Multi-Object Tracking", IJCV 2021, with the pairing of its reference implementation.
 */

import { assign } from '#installation/crowd/assignment.ts';
import { type MotFrame, type MotSequence, ROUNDING } from './mot-frames.ts';

export interface HotaScore {
  /** Mean over the thresholds of sqrt(DetA * AssA), 0..1. */
  readonly HOTA: number;
  /** How much of the people is found. */
  readonly DetA: number;
  /** How well they are told apart. */
  readonly AssA: number;
  /** How exactly the boxes lie. */
  readonly LocA: number;
}

/** The overlaps that are asked for: 0.05, 0.10 ... 0.95. */
const THRESHOLDS = Array.from({ length: 19 }, (_, index) => 0.05 + 0.05 * index);

interface Pair {
  readonly person: number;
  readonly track: number;
  readonly overlap: number;
}

export function hotaScore(sequence: MotSequence): HotaScore {
  const boxes = boxesOf(sequence);
  const alike = alignment(sequence, boxes);
  const pairs = sequence.frames.flatMap((frame) => pairsOf(frame, alike));
  const scores = THRESHOLDS.map((least) => scoreAt(least, pairs, sequence, boxes));
  const mean = (of: (score: HotaScore) => number): number =>
    scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  return {
    HOTA: mean((score) => score.HOTA),
    DetA: mean((score) => score.DetA),
    AssA: mean((score) => score.AssA),
    LocA: mean((score) => score.LocA),
  };
}

/** How many boxes each person and each track has. */
interface Boxes {
  readonly ofPerson: Float64Array;
  readonly ofTrack: Float64Array;
}

function boxesOf({ frames, people, tracks }: MotSequence): Boxes {
  const [ofPerson, ofTrack] = [new Float64Array(people), new Float64Array(tracks)];
  for (const { truth, result } of frames) {
    for (const person of truth) ofPerson[person] = (ofPerson[person] ?? 0) + 1;
    for (const track of result) ofTrack[track] = (ofTrack[track] ?? 0) + 1;
  }
  return { ofPerson, ofTrack };
}

/** How much each person and each track have in common over the whole sequence, 0..1, before anything is paired. */
function alignment({ frames, people, tracks }: MotSequence, { ofPerson, ofTrack }: Boxes): readonly Float64Array[] {
  const common = Array.from({ length: people }, () => new Float64Array(tracks));
  for (const { truth, result, overlaps } of frames) {
    const bySide = overlaps.map((row) => row.reduce((sum, overlap) => sum + overlap, 0));
    const byOther = result.map((_, j) => overlaps.reduce((sum, row) => sum + (row[j] ?? 0), 0));
    for (const [i, row] of overlaps.entries()) {
      const together = common[truth[i] ?? -1];
      for (const [j, overlap] of row.entries()) {
        const track = result[j];
        const whole = (bySide[i] ?? 0) + (byOther[j] ?? 0) - overlap;
        if (together !== undefined && track !== undefined && whole > ROUNDING) {
          together[track] = (together[track] ?? 0) + overlap / whole;
        }
      }
    }
  }
  return common.map((row, person) =>
    row.map((shared, track) => shared / ((ofPerson[person] ?? 0) + (ofTrack[track] ?? 0) - shared)),
  );
}

function pairsOf({ truth, result, overlaps }: MotFrame, alike: readonly Float64Array[]): readonly Pair[] {
  const costs = overlaps.map((row, i) =>
    row.map((overlap, j) => -overlap * (alike[truth[i] ?? -1]?.[result[j] ?? -1] ?? 0)),
  );
  return assign(costs, 0).flatMap((j, i) => {
    const [person, track, overlap] = [truth[i], result[j], overlaps[i]?.[j]];
    return person === undefined || track === undefined || overlap === undefined ? [] : [{ person, track, overlap }];
  });
}

function scoreAt(least: number, pairs: readonly Pair[], sequence: MotSequence, boxes: Boxes): HotaScore {
  const right = pairs.filter(({ overlap }) => overlap >= least - ROUNDING);
  const together = new Map<number, number>();
  for (const { person, track } of right) {
    const key = person * sequence.tracks + track;
    together.set(key, (together.get(key) ?? 0) + 1);
  }
  let told = 0;
  for (const [key, times] of together) {
    const [person, track] = [Math.floor(key / sequence.tracks), key % sequence.tracks];
    told += times ** 2 / ((boxes.ofPerson[person] ?? 0) + (boxes.ofTrack[track] ?? 0) - times);
  }
  const all = sequence.truthBoxes + sequence.resultBoxes - right.length;
  const DetA = all === 0 ? 0 : right.length / all;
  const AssA = right.length === 0 ? 0 : told / right.length;
  const LocA = right.length === 0 ? 1 : right.reduce((sum, { overlap }) => sum + overlap, 0) / right.length;
  return { HOTA: Math.sqrt(DetA * AssA), DetA, AssA, LocA };
}
