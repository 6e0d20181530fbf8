/** What of the broadcast is shown at a moment: how far its frame has come, and for how long it has been on air. */

import type { BroadcastNumbers } from '#installation/frame/world-frame.ts';
import { smoothBetween } from '#installation/time/easing.ts';

/** How long frame and sign take to come and to go, ms. */
const COMES_MS = 1200;
const GOES_MS = 1600;

/** How far the frame is there, 0..1: it comes when the programme goes on air and leaves when it goes off. */
export function framed({ onAir, onAirMs, offAirMs }: Pick<BroadcastNumbers, 'onAir' | 'onAirMs' | 'offAirMs'>): number {
  if (onAir) return smoothBetween(0, 1, onAirMs / COMES_MS);
  return offAirMs === null ? 0 : 1 - smoothBetween(0, 1, offAirMs / GOES_MS);
}

/** Time on air as `00:07`, from the first hour on as `1:00:07`. */
export function airTime(onAirMs: number): string {
  const seconds = Math.floor(Math.max(0, onAirMs) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
