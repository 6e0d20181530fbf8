/**
 * A video, picture by picture: the player is put to each moment and asked for what it shows there, so that none is lost
 * however long looking takes, and twice the same file gives twice the same pictures.
 */

import type { LocalClock } from '../clock/local-clock.ts';

/** Something to look at: pictures at moments. */
export interface Opened {
  /** 0: a single picture. */
  readonly durationMs: number;
  /** The moments to be looked at, ms from its beginning, in order. */
  readonly times: readonly number[];
  /** The picture at a moment, for the caller to close; throws a sentence without its full stop. */
  pictureAt(atMs: number): Promise<ImageBitmap>;
  close(): void;
}

export interface VideoOptions {
  readonly fps: number;
  readonly maxSeconds: number | null;
  readonly clock: LocalClock;
}

/** A moment on the seam between two pictures is put this far into the second, whatever the file rounds to; s. */
const INTO_S = 0.001;
/** A player that has not come to a moment after so long never will, ms. */
const PATIENCE_MS = 20_000;
/** Where a recording that does not know its own length is looked for its end, s. */
const BEYOND_S = 1e7;

/** What a player says by the numbers of `MediaError`. */
const WORDS: Readonly<Record<number, string>> = {
  2: 'it could not be fetched',
  3: 'it is damaged, or of a kind this Chromium cannot decode',
  4: 'it is of a kind this Chromium cannot play',
};

/** Opens the video at `url`; throws what is wrong with it, in a sentence without its full stop. */
export async function openVideo(url: string, { fps, maxSeconds, clock }: VideoOptions): Promise<Opened> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  const until = (event: 'loadeddata' | 'seeked' | 'durationchange'): Promise<void> => waitFor(video, event, clock);
  const loaded = until('loadeddata');
  video.src = url;
  await loaded;
  if (video.videoWidth === 0) throw new Error('there are no pictures in it');
  const seek = async (toS: number): Promise<void> => {
    if (video.currentTime === toS && !video.seeking) return;
    const there = until('seeked');
    video.currentTime = toS;
    await there;
  };
  // What a browser recorded says how long it is only once its end was looked for.
  if (!Number.isFinite(video.duration)) await seek(BEYOND_S);
  const durationS = Math.min(video.duration, maxSeconds ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(durationS)) throw new Error('it has no end');
  const frames = Math.max(1, Math.ceil(durationS * fps - 1e-6));
  return {
    durationMs: durationS * 1000,
    times: Array.from({ length: frames }, (_, index) => (index * 1000) / fps),
    pictureAt: async (atMs) => {
      await seek(Math.min(atMs / 1000 + INTO_S, video.duration));
      return createImageBitmap(video);
    },
    close: () => {
      video.removeAttribute('src');
      video.load();
    },
  };
}

function waitFor(
  video: HTMLVideoElement,
  event: 'loadeddata' | 'seeked' | 'durationchange',
  clock: LocalClock,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = (settle: () => void): void => {
      cancel();
      video.removeEventListener(event, arrived);
      video.removeEventListener('error', failed);
      settle();
    };
    const arrived = (): void => over(resolve);
    const failed = (): void =>
      over(() => reject(new Error(WORDS[video.error?.code ?? 0] ?? 'the player gives no reason')));
    const cancel = clock.after(PATIENCE_MS, () =>
      over(() => reject(new Error(`the player stood still for ${PATIENCE_MS / 1000} s`))),
    );
    video.addEventListener(event, arrived);
    video.addEventListener('error', failed);
  });
}
