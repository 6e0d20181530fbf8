/**
 * Truth and result of one sequence laid side by side, frame by frame, as the measures need them. What is scored follows
 * MOTChallenge: truth with confidence 0 and truth that is no pedestrian is left out, and so is a result's box that lies
 * on a person who is not to be found (on a bicycle, a poster, a reflection).
 */

import { assign } from '#installation/crowd/assignment.ts';
import type { MotRow } from './mot-rows.ts';

/** One frame. Ids are counted from 0 on over the whole sequence. */
export interface MotFrame {
  readonly truth: readonly number[];
  readonly result: readonly number[];
  /** Overlap of every truth box with every result box, 0..1. */
  readonly overlaps: readonly (readonly number[])[];
}

/** A sequence. */
export interface MotSequence {
  readonly frames: readonly MotFrame[];
  readonly people: number;
  readonly tracks: number;
  readonly truthBoxes: number;
  readonly resultBoxes: number;
}

/** From this overlap on two boxes are one person's. */
export const SAME_PERSON = 0.5;
/** Thresholds are met up to rounding, as the reference implementation has it. */
export const ROUNDING = Number.EPSILON;

const PEDESTRIAN = 1;
/** Person on a vehicle, static person, distractor, reflection. */
const NOT_TO_BE_FOUND: readonly number[] = [2, 7, 8, 12];

type Box = Pick<MotRow, 'left' | 'top' | 'width' | 'height'>;

/** Intersection over union, 0..1. */
export function boxOverlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

/** Whether a row of truth is to be scored. */
export const isScored = ({ confidence, kind }: MotRow): boolean =>
  confidence !== 0 && (kind === null || kind === PEDESTRIAN);

/** Lays truth and result side by side, over all frames that either has. */
export function layTogether(truth: readonly MotRow[], result: readonly MotRow[]): MotSequence {
  const [truthByFrame, resultByFrame] = [byFrame(truth), byFrame(result)];
  const numbers = [...new Set([...truthByFrame.keys(), ...resultByFrame.keys()])].sort((a, b) => a - b);
  const [people, tracks] = [new Map<number, number>(), new Map<number, number>()];
  const frames = numbers.map((number): MotFrame => {
    const all = truthByFrame.get(number) ?? [];
    const scored = all.filter(isScored);
    const found = countable(all, resultByFrame.get(number) ?? []);
    return {
      truth: scored.map(({ id }) => counted(people, id)),
      result: found.map(({ id }) => counted(tracks, id)),
      overlaps: scored.map((row) => found.map((other) => boxOverlap(row, other))),
    };
  });
  const sum = (of: (frame: MotFrame) => number): number => frames.reduce((total, frame) => total + of(frame), 0);
  return {
    frames,
    people: people.size,
    tracks: tracks.size,
    truthBoxes: sum((frame) => frame.truth.length),
    resultBoxes: sum((frame) => frame.result.length),
  };
}

/** A result's boxes without those that lie on somebody who is not to be found. */
function countable(truth: readonly MotRow[], result: readonly MotRow[]): readonly MotRow[] {
  if (!truth.some(({ kind }) => kind !== null && NOT_TO_BE_FOUND.includes(kind))) return result;
  const costs = truth.map((row) =>
    result.map((other) => {
      const overlap = boxOverlap(row, other);
      return overlap < SAME_PERSON - ROUNDING ? 0 : -overlap;
    }),
  );
  const left = new Set(result);
  for (const [index, column] of assign(costs, 0).entries()) {
    const [row, other] = [truth[index], result[column]];
    if (row?.kind !== null && row !== undefined && other && NOT_TO_BE_FOUND.includes(row.kind)) left.delete(other);
  }
  return [...left];
}

function byFrame(rows: readonly MotRow[]): ReadonlyMap<number, readonly MotRow[]> {
  return Map.groupBy(rows, (row) => row.frame);
}

/** The place of `id` in the order of first appearance. */
function counted(known: Map<number, number>, id: number): number {
  const place = known.get(id) ?? known.size;
  known.set(id, place);
  return place;
}
