/** How a countdown looks: its text and how near the end is. */

import { leftText } from './show-time.ts';

/** Green over 10 s, orange down to 5 s, red below; `still` while its time stands still. */
export type CountdownTone = 'far' | 'near' | 'close' | 'still';

export interface Countdown {
  readonly text: string;
  readonly tone: CountdownTone;
}

const NEAR_MS = 10_000;
const CLOSE_MS = 5_000;

export function countdownTone(leftMs: number): CountdownTone {
  if (leftMs > NEAR_MS) return 'far';
  return leftMs >= CLOSE_MS ? 'near' : 'close';
}

/** The countdown of `leftMs`, or null where no end is known. */
export const countdown = (leftMs: number, isStill = false): Countdown | null =>
  Number.isFinite(leftMs) ? { text: leftText(leftMs), tone: isStill ? 'still' : countdownTone(leftMs) } : null;
