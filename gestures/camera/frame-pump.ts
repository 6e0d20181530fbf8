/**
 * Takes pictures from the playing video, one at a time: when the recogniser is busy a picture is dropped and counted,
 * never queued. Knows when the video stands still.
 */

import { type LocalMs, localMs } from '#installation/time/axes.ts';
import type { Cancel, LocalClock } from '../clock/local-clock.ts';

/** What a pump needs from its surroundings. */
export interface FramePumpOptions {
  readonly video: HTMLVideoElement;
  readonly clock: LocalClock;
  readonly isFree: () => boolean;
  /** A number that differs between different pictures; null where none can be made. */
  readonly digest: (picture: ImageBitmap) => number | null;
  /** Takes the picture over for good. */
  readonly take: (picture: ImageBitmap, capturedAtMs: LocalMs) => void;
}

/** Longer than this without a picture is a fault, ms. */
export const STILL_AFTER_MS = 1000;
/** A picture that stays exactly the same for longer than this is a fault: every sensor has noise, ms. */
export const SAME_AFTER_MS = 5000;
/** How often pictures are compared, ms. */
const COMPARED_EVERY_MS = 1000;
/** A camera that is being set up or torn down shows pictures this small. */
const NO_PICTURE_PX = 2;

/** The pump of one video element. */
export class FramePump {
  readonly #options: FramePumpOptions;
  #isTaking = false;
  #lastMs: LocalMs;
  #dropped = 0;
  #digest: number | null = null;
  #changedMs: LocalMs;
  #comparedMs = Number.NEGATIVE_INFINITY;

  constructor(options: FramePumpOptions) {
    this.#options = options;
    this.#lastMs = options.clock.now();
    this.#changedMs = this.#lastMs;
  }

  /** Pictures left out because the last one was still being looked at. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Whether the video has shown nothing new for more than a second. */
  isStill(): boolean {
    return this.#options.clock.now() - this.#lastMs > STILL_AFTER_MS;
  }

  /** Whether the video has shown exactly the same picture again and again for some seconds. */
  isSame(): boolean {
    return !this.isStill() && this.#lastMs - this.#changedMs > SAME_AFTER_MS;
  }

  /** Begins to pump. Returns the stop. */
  start(): Cancel {
    const { video, clock } = this.#options;
    this.#lastMs = clock.now();
    this.#changedMs = this.#lastMs;
    let handle = 0;
    const next = (): void => {
      handle = video.requestVideoFrameCallback((nowMs, metadata) => {
        this.#lastMs = clock.now();
        void this.#offer(localMs(metadata.captureTime ?? nowMs));
        next();
      });
    };
    next();
    return () => video.cancelVideoFrameCallback(handle);
  }

  async #offer(capturedAtMs: LocalMs): Promise<void> {
    const { video, isFree, take } = this.#options;
    if (video.videoWidth <= NO_PICTURE_PX) return;
    if (this.#isTaking || !isFree()) {
      this.#dropped += 1;
      return;
    }
    this.#isTaking = true;
    try {
      const picture = await createImageBitmap(video);
      this.#compare(picture);
      take(picture, capturedAtMs);
    } catch (error) {
      // The stream ended between the callback and the copy; whoever owns the stream tells the person.
      if (!(error instanceof DOMException)) throw error;
      this.#dropped += 1;
    } finally {
      this.#isTaking = false;
    }
  }

  #compare(picture: ImageBitmap): void {
    const { clock, digest } = this.#options;
    if (clock.now() - this.#comparedMs < COMPARED_EVERY_MS) return;
    this.#comparedMs = clock.now();
    const now = digest(picture);
    if (now === null || now !== this.#digest) this.#changedMs = clock.now();
    this.#digest = now;
  }
}
