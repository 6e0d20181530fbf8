/** Follows bare boxes, as files of detections have them, by the very core that follows people with landmarks. */

import { Follower, isShown } from './follower.ts';
import { motionAt, type Place, placeOf, type Strays } from './motion.ts';

/** A detection: the box's centre and size, and how sure the detector is of it, 0..1. */
export interface SeenBox extends Place {
  readonly certainty: number;
}

/** A box followed. */
export interface TrackedBox extends Place {
  /** 1..2^32-1. */
  readonly track: number;
  /** False where the box was not seen in this picture and stands where it ought to be. */
  readonly isFresh: boolean;
}

/** What a good detector's boxes stray by, body heights; widths change with every step. */
const BOX_STRAYS: Strays = { x: 0.03, y: 0.06, width: 0.06, height: 0.06 };

/** Follows the boxes of one camera. */
export class BoxTracker {
  readonly #follower: Follower<Place>;

  /** @param drawNumber A random whole number 0..2^32-1 at every call. */
  constructor(drawNumber: () => number) {
    this.#follower = new Follower<Place>({ drawNumber, strays: BOX_STRAYS, unlike: () => 0 });
  }

  /**
   * Takes the boxes of one picture and returns who is there, steadied.
   *
   * @param atMs When the picture was captured, ms; not earlier than the picture before.
   */
  update(boxes: readonly SeenBox[], atMs: number): readonly TrackedBox[] {
    const founds = boxes
      .filter(({ width, height }) => width > 0 && height > 0)
      .map((box) => ({ what: box, place: box, certainty: box.certainty, isProven: false }));
    this.#follower.update(founds, atMs, 'everyone');
    return this.#follower
      .tracksAt(atMs)
      .filter((track) => isShown(track, atMs))
      .map(({ id, seenMs, motion }) => ({ track: id, isFresh: seenMs === atMs, ...placeOf(motionAt(motion, atMs)) }));
  }
}
