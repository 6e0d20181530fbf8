/** Times of the day and days of the week in words, and when something comes round next. */

import { openByHours } from '#installation/rules/opening-hours.ts';
import type { WallTime } from '#installation/rules/situation.ts';
import type { PlannedOpening } from '#installation/score/plan.ts';

const DAY = 1440;
const WEEK = 7 * DAY;
const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
/** A week begins on Monday. */
const IN_ORDER = [1, 2, 3, 4, 5, 6, 0];

/** Minutes since midnight: `9:05`, `18:30`. */
export const timeOfDay = (minutes: number): string =>
  `${Math.floor(minutes / 60) % 24}:${String(Math.floor(minutes) % 60).padStart(2, '0')}`;

/** `every day`, `Mon to Fri`, `Mon, Wed, Sat and Sun`. 0 is Sunday; null is every day. */
export function daysWords(days: readonly number[] | null): string {
  if (days === null || EVERY_DAY.every((day) => days.includes(day))) return 'every day';
  const stretches: number[][] = [];
  for (const [place, day] of IN_ORDER.entries()) {
    if (!days.includes(day)) continue;
    const before = IN_ORDER[place - 1];
    const last = stretches.at(-1);
    if (last && before !== undefined && last.includes(before)) last.push(day);
    else stretches.push([day]);
  }
  return listed(stretches.flatMap(stretchWords));
}

const short = (day: number): string => (NAMES[day] ?? '').slice(0, 3);

/** Two days stand by themselves; more are one stretch. */
const stretchWords = (days: readonly number[]): string[] =>
  days.length > 2 ? [`${short(days[0] ?? 0)} to ${short(days.at(-1) ?? 0)}`] : days.map(short);

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** `10:00 to 18:00 every day`, `22:00 to 2:00 Fri and Sat`. */
export const hoursWords = ({ fromMinutes, toMinutes, days }: PlannedOpening): string =>
  `${timeOfDay(fromMinutes)} to ${timeOfDay(toMinutes)} ${daysWords(days)}`;

/** When it is next so many minutes after midnight on one of `days`: `today at 18:30`, `tomorrow at 9:00`. */
export function nextTimeWords(minutes: number, days: readonly number[] | null, wall: WallTime): string {
  const now = minuteOfWeek(wall);
  // At this very minute it is under way; the next one is meant.
  const until = Math.min(...(days ?? EVERY_DAY).map((day) => untilMinute(now, day * DAY + minutes)));
  return momentWords(until, wall);
}

const minuteOfWeek = ({ day, minutes }: WallTime): number => day * DAY + minutes;

/** From `now` to the next `then` of the week, minutes: more than 0, at most a week. */
const untilMinute = (now: number, then: number): number => {
  const until = (((then - now) % WEEK) + WEEK) % WEEK;
  return until === 0 ? WEEK : until;
};

/** The moment `inMinutes` from now. */
function momentWords(inMinutes: number, wall: WallTime): string {
  const at = wall.minutes + inMinutes;
  const daysOn = Math.floor(at / DAY);
  return `${dayWords(daysOn, wall.day)} at ${timeOfDay(Math.round(at - daysOn * DAY))}`;
}

function dayWords(daysOn: number, today: number): string {
  if (daysOn === 0) return 'today';
  if (daysOn === 1) return 'tomorrow';
  return `${daysOn >= 7 ? 'next ' : ''}${NAMES[(today + daysOn) % 7] ?? ''}`;
}

/** When the hours next say the opposite of `isOpen`: `today at 18:00`; null where they never do. */
export function hoursChangeWords(hours: readonly PlannedOpening[], isOpen: boolean, wall: WallTime): string | null {
  const now = minuteOfWeek(wall);
  const changes = hours.flatMap(({ fromMinutes, toMinutes, days }) =>
    (days ?? EVERY_DAY).flatMap((day) => {
      const end = toMinutes > fromMinutes ? toMinutes : toMinutes + DAY;
      return [untilMinute(now, day * DAY + fromMinutes), untilMinute(now, day * DAY + end)];
    }),
  );
  const change = changes
    .sort((a, b) => a - b)
    .find((until) => openByHours(hours, wallIn(until, wall)).isOpen !== isOpen);
  return change === undefined ? null : momentWords(change, wall);
}

function wallIn(inMinutes: number, wall: WallTime): WallTime {
  const at = Math.round(minuteOfWeek(wall) + inMinutes) % WEEK;
  return { day: Math.floor(at / DAY), minutes: at % DAY };
}
