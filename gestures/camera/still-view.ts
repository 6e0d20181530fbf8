/**
 * The picture behind the bodies on a slow machine: where there is no graphics card, showing the running video takes as
 * much time as recognising people in it. There only the pictures that are looked at are shown.
 */

/** The pace of the looks, as far as it decides what is shown. */
export interface Pace {
  /** What a look at one person takes, ms. */
  readonly lookMs: number;
  /** Looks that were measured so far. */
  readonly looks: number;
}

/** A look slower than this asks for stills; only one much faster brings the video back, for stills make looks faster. */
const SLOW_MS = 90;
const FAST_MS = 40;
/** The first looks are slow everywhere: programs are still being compiled. */
const FIRST_LOOKS = 8;
/** Longest side of a still: it is a backdrop. */
const STILL_PX = 640;

/** Whether stills are shown, given whether they were. */
export function wantsStills(had: boolean, { lookMs, looks }: Pace): boolean {
  if (looks < FIRST_LOOKS) return had;
  return lookMs > (had ? FAST_MS : SLOW_MS);
}

/** Puts the canvas behind the overlay. Returns what is told every picture before it is looked at. */
export function stillView(frame: HTMLElement, canvas: HTMLCanvasElement): (picture: ImageBitmap, pace: Pace) => void {
  const context = canvas.getContext('2d');
  let isStill = false;
  return (picture, pace) => {
    isStill = context !== null && wantsStills(isStill, pace);
    frame.dataset.shows = isStill ? 'stills' : 'video';
    if (!isStill || context === null) return;
    const shrink = Math.min(1, STILL_PX / Math.max(picture.width, picture.height));
    const [width, height] = [Math.round(picture.width * shrink), Math.round(picture.height * shrink)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    context.drawImage(picture, 0, 0, width, height);
  };
}
