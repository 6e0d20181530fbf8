/** Taught motions, ready to be followed. One stream a body or hand is read for all of them together. */

import type { TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import type { Hands } from '../body/hand.ts';
import { type MotionFollower, type MotionReading, TaughtMotions } from '../learn/motion-follower.ts';
import type { BodyFrame, GestureEngine, GestureFollower, RawReading } from './gesture-engine.ts';
import { samplesOf } from './taught-takes.ts';
import { withThreshold } from './threshold.ts';

type Side = keyof Hands;
/** What is followed of a person: the body, or one hand. */
type Part = 'body' | Side;

const HAND_PARTS: Readonly<Record<TaughtGesture['sides'], readonly Side[]>> = {
  either: ['left', 'right'],
  left: ['left'],
  right: ['right'],
};
const NOTHING: RawReading = { score: 0, progress: 0 };

/** An engine for each of `motions`, in their order. */
export function taughtMotions(motions: readonly TaughtGesture[]): readonly GestureEngine[] {
  const learnt = (layout: TaughtGesture['layout']): SharedStream | null => {
    const samples = motions.filter((gesture) => gesture.layout === layout).flatMap(samplesOf);
    return samples.length > 0 ? new SharedStream(new TaughtMotions(layout, samples)) : null;
  };
  const streams = { body33: learnt('body33'), hand21: learnt('hand21') };
  return motions.map((gesture) => engineOf(gesture, streams[gesture.layout]));
}

function engineOf(gesture: TaughtGesture, stream: SharedStream | null): GestureEngine {
  const { name, invitation, layout, sides } = gesture;
  const parts: readonly Part[] = layout === 'body33' ? ['body'] : HAND_PARTS[sides];
  return {
    name,
    invitation,
    needsHands: layout === 'hand21',
    follow: () => new TaughtMotionFollower(gesture, parts, stream),
  };
}

/** One gesture of one person. */
class TaughtMotionFollower implements GestureFollower {
  readonly #gesture: TaughtGesture;
  readonly #parts: readonly Part[];
  readonly #stream: SharedStream | null;
  readonly #seat: Seat = new Map();

  constructor(gesture: TaughtGesture, parts: readonly Part[], stream: SharedStream | null) {
    this.#gesture = gesture;
    this.#parts = parts;
    this.#stream = stream;
  }

  read(frame: BodyFrame): RawReading {
    const { name, threshold } = this.#gesture;
    let best = NOTHING;
    for (const part of this.#parts) {
      const reading = this.#stream?.read(frame, part, this.#seat) ?? null;
      if (reading === null) continue;
      const score = withThreshold(reading.scores[name] ?? 0, threshold);
      const progress = reading.progress[name] ?? 0;
      if (score > best.score || progress > (best.progress ?? 0)) {
        best = { score: Math.max(score, best.score), progress: Math.max(progress, best.progress ?? 0) };
      }
    }
    return best;
  }
}

/** The followers that a gesture of one person has come to share, by part. */
type Seat = Map<Part, MotionFollower>;

/**
 * All gestures of a person are asked about the same frame, one after the other: the first one reads the stream, and the
 * others take over what it found, and the follower with it.
 */
class SharedStream {
  readonly #motions: TaughtMotions;
  readonly #last = new Map<
    Part,
    { readonly frame: BodyFrame; readonly follower: MotionFollower; readonly reading: MotionReading }
  >();

  constructor(motions: TaughtMotions) {
    this.#motions = motions;
  }

  /** What is said of a part of somebody in a frame; null where it is not seen. */
  read(frame: BodyFrame, part: Part, seat: Seat): MotionReading | null {
    const last = this.#last.get(part);
    if (last?.frame === frame) {
      seat.set(part, last.follower);
      return last.reading;
    }
    const points = part === 'body' ? frame.landmarks : (frame.hands?.[part] ?? null);
    if (points === null) return null;
    const follower = seat.get(part) ?? this.#motions.follow();
    seat.set(part, follower);
    const reading = follower.push(points, frame.atMs);
    this.#last.set(part, { frame, follower, reading });
    return reading;
  }
}
