/** Times of day and days of the week: when the house is open, and how long ago a time was. */

import type { FactEvent } from '../log/fact.ts';
import type { PlannedOpening } from '../score/plan.ts';
import type { Situation, WallTime } from './situation.ts';

const MINUTE_MS = 60_000;
const DAY = 1440;
const WEEK = 7 * DAY;
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** A time of day on each of `days` (0: Sunday; null: every day), in minutes since the week began. */
export const minutesOfWeek = (minutes: number, days: readonly number[] | null): readonly number[] =>
  (days ?? EVERY_DAY).map((day) => day * DAY + minutes);

/** A time the house is open: from a minute of the week on, so many minutes; maybe into the next day, or the next week. */
export interface OpenTime {
  readonly from: number;
  readonly lasts: number;
}

/** Every time of the week the house is open, in the order written. */
export const openTimesOf = (hours: readonly PlannedOpening[]): readonly OpenTime[] =>
  hours.flatMap(({ fromMinutes, toMinutes, days }) => {
    const lasts = toMinutes > fromMinutes ? toMinutes - fromMinutes : toMinutes - fromMinutes + DAY;
    return minutesOfWeek(fromMinutes, days).map((from): OpenTime => ({ from, lasts }));
  });

const minuteOfWeek = (wall: WallTime): number => wall.day * DAY + wall.minutes;

/** From a moment of the week to a later one, minutes. */
const between = (from: number, to: number): number => (((to - from) % WEEK) + WEEK) % WEEK;

/** How long ago it last was `minutes` after midnight on one of `days` (null: any), ms. */
export const msSince = (wall: WallTime, minutes: number, days: readonly number[] | null): number =>
  MINUTE_MS * Math.min(...minutesOfWeek(minutes, days).map((minute) => between(minute, minuteOfWeek(wall))));

/**
 * Whether the house is open by its hours, and how long ago that last changed, ms; infinite where it never does. Where one
 * time it is open follows upon another nothing changes.
 */
export function openByHours(
  hours: readonly PlannedOpening[],
  wall: WallTime,
): { readonly isOpen: boolean; readonly sinceMs: number } {
  const times = openTimesOf(hours);
  const now = minuteOfWeek(wall);
  const changes = times
    .flatMap(({ from, lasts }) => [from, from + lasts])
    .filter((minute) => isOpenAt(times, minute) !== isOpenBefore(times, minute));
  const sinceMinutes = Math.min(...changes.map((minute) => between(minute, now)));
  return { isOpen: isOpenAt(times, now), sinceMs: sinceMinutes * MINUTE_MS };
}

const isOpenAt = (times: readonly OpenTime[], minute: number): boolean =>
  times.some(({ from, lasts }) => between(from, minute) < lasts);

const isOpenBefore = (times: readonly OpenTime[], minute: number): boolean =>
  times.some(({ from, lasts }) => {
    const since = between(from, minute);
    return since > 0 && since <= lasts;
  });

/** What the hours say of the doors now, or null: what was last said of them was said since. */
export function doorsByHours({ state, nowMs, wall }: Situation): FactEvent | null {
  const hours = state.plan?.hours ?? [];
  if (!wall || hours.length === 0) return null;
  const { isOpen, sinceMs } = openByHours(hours, wall);
  // The director may open late or close early: that holds until the hours change next.
  const wasSaidSince = state.doorsSinceMs !== null && nowMs - state.doorsSinceMs < sinceMs;
  if (isOpen === state.doorsOpen || wasSaidSince) return null;
  return { type: isOpen ? 'doors-opened' : 'doors-closed' };
}
