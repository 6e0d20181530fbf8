/** Runs the tracker of the camera page over a file of detections, frame by frame, as if they came from a camera. */

import { BoxTracker } from '../track/box-tracker.ts';
import { LOST_KEPT_MS } from '../track/follower.ts';
import type { MotRow } from './mot-rows.ts';

export interface Following {
  /** Frames per second of the sequence. */
  readonly fps: number;
  /** A random whole number 0..2^32-1 at every call. */
  readonly drawNumber: () => number;
  /** Detections less certain than this are left out, on the file's own scale; null for none. */
  readonly minConfidence: number | null;
}

/** What a result says of a box that was missed in this frame and stands where it ought to be. */
const MISSED = 0.5;

/**
 * The tracks of a sequence as rows of a result, with ids from 1 on. Frames without a detection count as pictures too.
 * Who is missed for a moment is in it, as they are on the camera page, where they ought to be.
 *
 * A confidence on a scale of 0 to 1 tells strong detections (from 0.5 on) from weak ones; other scales do not say what is
 * strong, and every detection that passes `minConfidence` is.
 */
export function followDetections(detections: readonly MotRow[], options: Following): readonly MotRow[] {
  const { fps, drawNumber, minConfidence } = options;
  const kept = detections.filter(({ confidence }) => minConfidence === null || confidence >= minConfidence);
  const isShare = kept.every(({ confidence }) => confidence >= 0 && confidence <= 1);
  const byFrame = Map.groupBy(kept, (row) => row.frame);
  const frames = picturesOf(
    [...byFrame.keys()].sort((a, b) => a - b),
    fps,
  );
  const tracker = new BoxTracker(drawNumber);
  const ids = new Map<number, number>();
  const rows: MotRow[] = [];
  for (const frame of frames) {
    const boxes = (byFrame.get(frame) ?? []).map(({ left, top, width, height, confidence }) => {
      return { x: left + width / 2, y: top + height / 2, width, height, certainty: isShare ? confidence : 1 };
    });
    for (const { track, isFresh, x, y, width, height } of tracker.update(boxes, (frame * 1000) / fps)) {
      const id = ids.get(track) ?? ids.size + 1;
      ids.set(track, id);
      rows.push({
        frame,
        id,
        left: x - width / 2,
        top: y - height / 2,
        width,
        height,
        confidence: isFresh ? 1 : MISSED,
        kind: null,
      });
    }
  }
  return rows;
}

/** The frames with detections and those between; of a long gap only as many as end every track. */
function picturesOf(frames: readonly number[], fps: number): readonly number[] {
  const most = Math.ceil((LOST_KEPT_MS / 1000) * fps) + 1;
  return frames.flatMap((frame, index) => {
    const empty = Math.min(most, (frames[index + 1] ?? frame + 1) - frame - 1);
    return Array.from({ length: 1 + empty }, (_, after) => frame + after);
  });
}
