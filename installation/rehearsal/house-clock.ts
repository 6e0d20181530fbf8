/** The clock on the wall of a house that is only rehearsed in: told how long the run is open, it says the time of day. */

import { minutesOfWeek, openTimesOf } from '../rules/opening-hours.ts';
import type { WallTime } from '../rules/situation.ts';
import type { Plan, PlannedOpening } from '../score/plan.ts';
import { NEVER, type ServerMs, serverMs } from '../time/axes.ts';

const MINUTE_MS = 60_000;
const DAY = 1440;
const DAY_MS = DAY * MINUTE_MS;
const WEEK_MS = 7 * DAY_MS;

export interface HouseClock {
  /** What it says at `nowMs` of the run. */
  wallAt(nowMs: ServerMs): WallTime;
  /** When, after `nowMs`, the opening hours or a trigger by the time of day are next due; never, where the score has neither. */
  nextMs(nowMs: ServerMs): ServerMs;
}

/** A clock that says `starts` when the run is opened. Counts in whole ms, so that a moment of the day is met exactly. */
export function createHouseClock(plan: Plan, starts: WallTime): HouseClock {
  const startMs = Math.round(starts.day * DAY_MS + starts.minutes * MINUTE_MS);
  const moments = momentsOf(plan);
  const intoWeek = (nowMs: ServerMs): number => (startMs + nowMs) % WEEK_MS;
  return {
    wallAt: (nowMs) => {
      const day = Math.floor(intoWeek(nowMs) / DAY_MS);
      return { day, minutes: (intoWeek(nowMs) - day * DAY_MS) / MINUTE_MS };
    },
    nextMs: (nowMs) => {
      const untils = moments.map((moment) => untilMs(intoWeek(nowMs), moment));
      return untils.length === 0 ? NEVER : serverMs(nowMs + Math.min(...untils));
    },
  };
}

/** From one moment of the week to the next time it is `moment`, ms: a whole week, where it is that just now. */
const untilMs = (now: number, moment: number): number => {
  const ahead = (((moment - now) % WEEK_MS) + WEEK_MS) % WEEK_MS;
  return ahead > 0 ? ahead : WEEK_MS;
};

/** Every moment of the week at which something may be due by the time of day, ms since it began. */
const momentsOf = ({ hours, triggers }: Plan): readonly number[] =>
  [
    ...openTimesOf(hours).flatMap(({ from, lasts }) => [from, from + lasts]),
    ...triggers.flatMap(({ on }) => (on.kind === 'time' ? minutesOfWeek(on.minutes, on.days) : [])),
  ].map((minute) => (minute * MINUTE_MS) % WEEK_MS);

/** Saturday, eight in the evening. */
const EVENING: WallTime = { day: 6, minutes: 20 * 60 };

/**
 * When a rehearsal begins that is not told: as the house opens, so that what begins with the opening begins; on a Saturday,
 * where it opens on Saturdays. A house without hours is always open.
 */
export function usualStart(hours: readonly PlannedOpening[]): WallTime {
  const openings = openTimesOf(hours).map(
    ({ from }): WallTime => ({ day: Math.floor(from / DAY), minutes: from % DAY }),
  );
  return openings.find(({ day }) => day === EVENING.day) ?? openings[0] ?? EVENING;
}
