import { describe, expect, it } from 'vitest';
import { createHouseClock, type HouseClock, usualStart } from '#installation/rehearsal/house-clock.ts';
import { openByHours } from '#installation/rules/opening-hours.ts';
import type { WallTime } from '#installation/rules/situation.ts';
import { NEVER, serverMs } from '#installation/time/axes.ts';
import { planOfParts } from './small-show.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const cues = { one: [{ cue: '1' }] };
const FRIDAY_EVENING: WallTime = { day: 5, minutes: 18 * 60 };

function clockOf(rest: Readonly<Record<string, unknown>>, starts = FRIDAY_EVENING): HouseClock {
  return createHouseClock(planOfParts(cues, rest), starts);
}

/** Everything that is due within `forMs`, as day and time. */
function dueWithin(clock: HouseClock, forMs: number): string[] {
  const due: string[] = [];
  for (let at = clock.nextMs(serverMs(0)); at <= forMs; at = clock.nextMs(at)) {
    const { day, minutes } = clock.wallAt(at);
    expect(Number.isInteger(minutes)).toBe(true);
    due.push(`${day} ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`);
  }
  return due;
}

describe('the clock on the wall of a rehearsal', () => {
  it('goes on from where it is set, through midnight and through the week', () => {
    const clock = clockOf({});
    expect(clock.wallAt(serverMs(0))).toEqual({ day: 5, minutes: 1080 });
    expect(clock.wallAt(serverMs(90_000))).toEqual({ day: 5, minutes: 1081.5 });
    expect(clock.wallAt(serverMs(6 * HOUR))).toEqual({ day: 6, minutes: 0 });
    expect(clock.wallAt(serverMs(30 * HOUR))).toEqual({ day: 0, minutes: 0 });
    expect(clock.wallAt(serverMs(7 * DAY))).toEqual({ day: 5, minutes: 1080 });
  });

  it('has nothing to say where the score has neither hours nor times', () => {
    expect(clockOf({}).nextMs(serverMs(0))).toBe(NEVER);
  });

  it('tells when the house opens and closes', () => {
    const clock = clockOf({ hours: [{ from: '19:00', to: '22:30' }] });
    expect(dueWithin(clock, DAY)).toEqual(['5 19:00', '5 22:30']);
  });

  it('tells them on their days only, and past midnight on the next', () => {
    const clock = clockOf({ hours: [{ from: '20:00', to: '02:00', days: ['fri', 'sat'] }] });
    expect(dueWithin(clock, 7 * DAY)).toEqual(['5 20:00', '6 2:00', '6 20:00', '0 2:00']);
  });

  it('tells the times that triggers wait for', () => {
    const triggers = { bell: { at: '18:30', go: 'one', days: ['fri', 'mon'] }, dawn: { at: '06:00', go: 'one' } };
    expect(dueWithin(clockOf({ triggers }), 3 * DAY)).toEqual(['5 18:30', '6 6:00', '0 6:00', '1 6:00']);
  });

  it('tells of a moment that is just now only that it comes again', () => {
    const clock = clockOf({ hours: [{ from: '18:00', to: '22:00' }] });
    expect(clock.nextMs(serverMs(0))).toBe(4 * HOUR);
    const weekly = clockOf({ triggers: { bell: { at: '18:00', days: ['fri'], go: 'one' } } });
    expect(weekly.nextMs(serverMs(0))).toBe(7 * DAY);
  });
});

describe('the usual beginning of a rehearsal', () => {
  const startOf = (rest: Readonly<Record<string, unknown>>) => usualStart(planOfParts(cues, rest).hours);

  it('is a Saturday evening in a house without hours', () => {
    expect(startOf({})).toEqual({ day: 6, minutes: 1200 });
  });

  it('is the opening of the house, on a Saturday if it can be', () => {
    expect(startOf({ hours: [{ from: '10:00', to: '17:00' }] })).toEqual({ day: 6, minutes: 600 });
    const week = [
      { from: '10:00', to: '17:00', days: ['tue', 'wed'] },
      { from: '11:00', to: '18:00', days: ['sat', 'sun'] },
    ];
    expect(startOf({ hours: week })).toEqual({ day: 6, minutes: 660 });
    expect(startOf({ hours: [week[0]] })).toEqual({ day: 2, minutes: 600 });
  });

  it('lies within the hours', () => {
    for (const hours of [[{ from: '22:00', to: '02:00', days: ['thu'] }], [{ from: '00:00', to: '23:59' }]]) {
      const planned = planOfParts(cues, { hours }).hours;
      expect(openByHours(planned, usualStart(planned)).isOpen).toBe(true);
    }
  });
});
