import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doorsByHours, minutesOfWeek, msSince, openByHours, openTimesOf } from '#installation/rules/opening-hours.ts';
import type { WallTime } from '#installation/rules/situation.ts';
import { grant, type Rehearsal, rehearsing, situationAt } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

const HOUR = 3_600_000;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** `fri 23:30` as the clock on the wall says it. */
function wall(text: string): WallTime {
  const [day = '', time = ''] = text.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { day: DAYS.indexOf(day), minutes: hours * 60 + minutes };
}

const house = (...hours: readonly object[]) => rehearsing(planOf([{ cue: 1 }], { hours }));

/** What the hours would say at `atMs` of the show, when the wall says `time`. */
const doorsAt = (show: Rehearsal, atMs: number, time: string): string => {
  const fact = doorsByHours({ ...situationAt(show.stateAt(atMs), atMs), wall: wall(time) });
  return fact?.type ?? 'nothing';
};

describe('the times of the week', () => {
  it('are a time of day on every day that is meant', () => {
    expect(minutesOfWeek(90, [0, 6])).toEqual([90, 6 * 1440 + 90]);
    expect(minutesOfWeek(0, null)).toEqual([0, 1440, 2880, 4320, 5760, 7200, 8640]);
  });

  it('the house is open last until they end, over midnight where they end earlier than they begin', () => {
    const hours = [
      { fromMinutes: 600, toMinutes: 720, days: [1] },
      { fromMinutes: 1200, toMinutes: 120, days: [6] },
      { fromMinutes: 0, toMinutes: 0, days: [2] },
    ];
    expect(openTimesOf(hours)).toEqual([
      { from: 1440 + 600, lasts: 120 },
      { from: 6 * 1440 + 1200, lasts: 360 },
      { from: 2 * 1440, lasts: 1440 },
    ]);
  });
});

describe('how long ago a time of day was', () => {
  it.each([
    ['wed 18:00', 18 * 60, null, 0],
    ['wed 18:30', 18 * 60, null, 0.5],
    ['wed 17:30', 18 * 60, null, 23.5],
    ['wed 18:30', 18 * 60, [3], 0.5],
    ['wed 18:30', 18 * 60, [2], 24.5],
    ['sun 00:30', 23 * 60, [6], 1.5],
    ['sun 00:30', 23 * 60, [0], 145.5],
    ['sun 00:30', 23 * 60, [0, 6], 1.5],
  ])('on %s, %i minutes after midnight on %j was %f hours ago', (time, minutes, days, hours) => {
    expect(msSince(wall(time), minutes, days)).toBeCloseTo(hours * HOUR, 6);
  });
});

describe('a house with hours', () => {
  const plan = (...hours: readonly object[]) => planOf([{ cue: 1 }], { hours }).hours;

  it.each([
    ['tue 09:59', false, 15 + 59 / 60],
    ['tue 10:00', true, 0],
    ['tue 17:59', true, 7 + 59 / 60],
    ['tue 18:00', false, 0],
    ['sun 03:00', false, 9],
  ])('open from ten to six every day is so on %s', (time, isOpen, hours) => {
    const open = openByHours(plan({ from: '10:00', to: '18:00' }), wall(time));
    expect(open.isOpen).toBe(isOpen);
    expect(open.sinceMs).toBeCloseTo(hours * HOUR, 3);
  });

  it.each([
    ['fri 21:59', false],
    ['fri 22:00', true],
    ['sat 01:59', true],
    ['sat 02:00', false],
    ['sat 23:00', true],
    ['sun 01:00', true],
    ['sun 23:00', false],
    ['mon 01:00', false],
  ])('open past midnight on fridays and saturdays is so on %s', (time, isOpen) => {
    const hours = plan({ from: '22:00', to: '02:00', days: ['fri', 'sat'] });
    expect(openByHours(hours, wall(time)).isOpen).toBe(isOpen);
  });

  it('does not change where one time follows upon another, nor where two overlap', () => {
    const hours = plan({ from: '10:00', to: '14:00' }, { from: '14:00', to: '18:00' }, { from: '12:00', to: '13:00' });
    expect(openByHours(hours, wall('wed 15:00'))).toEqual({ isOpen: true, sinceMs: 5 * HOUR });
  });

  it('open all day and all night never changes', () => {
    const always = openByHours(plan({ from: '00:00', to: '00:00' }), wall('wed 15:00'));
    expect(always).toEqual({ isOpen: true, sinceMs: Number.POSITIVE_INFINITY });
  });

  it('is open for as long in a week as its hours say, whenever they lie', () => {
    const time = fc.nat({ max: 95 }).map((quarter) => quarter * 15);
    fc.assert(
      fc.property(time, time, fc.subarray(DAYS, { minLength: 1 }), (from, to, days) => {
        const text = (minutes: number) =>
          `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const hours = plan({ from: text(from), to: text(to), days });
        let open = 0;
        for (let quarter = 0; quarter < 7 * 96; quarter++) {
          if (openByHours(hours, { day: Math.floor(quarter / 96), minutes: (quarter % 96) * 15 }).isOpen) open++;
        }
        expect(open * 15).toBe(days.length * (to > from ? to - from : to - from + 1440));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the doors', () => {
  it('of a score without hours are open, and are left alone', () => {
    const show = house();
    expect(show.stateAt(0).doorsOpen).toBe(true);
    expect(doorsAt(show, 1000, 'wed 03:00')).toBe('nothing');
  });

  it('are closed before the hours have spoken, and are opened and closed by them', () => {
    const show = house({ from: '10:00', to: '18:00' });
    expect(show.stateAt(0).doorsOpen).toBe(false);
    expect(doorsAt(show, 1000, 'wed 09:00')).toBe('nothing');
    expect(doorsAt(show, 1000, 'wed 10:00')).toBe('doors-opened');
    show.declare(2000, { type: 'doors-opened' });
    expect(show.stateAt(2000)).toMatchObject({ doorsOpen: true, doorsSinceMs: 2000 });
    expect(doorsAt(show, 3000, 'wed 10:01')).toBe('nothing');
    expect(doorsAt(show, 8 * HOUR, 'wed 18:00')).toBe('doors-closed');
  });

  it('opened by the director before their time stay open until the hours close them', () => {
    const show = house({ from: '10:00', to: '18:00' });
    grant(show, HOUR, { type: 'open-doors' });
    expect(doorsAt(show, 1.5 * HOUR, 'wed 09:00')).toBe('nothing');
    expect(doorsAt(show, 2.5 * HOUR, 'wed 10:00')).toBe('nothing');
    expect(doorsAt(show, 10.5 * HOUR, 'wed 18:00')).toBe('doors-closed');
  });

  it('closed by the director before their time stay closed until the next day opens them', () => {
    const show = house({ from: '10:00', to: '18:00' });
    show.declare(1000, { type: 'doors-opened' });
    grant(show, 4 * HOUR, { type: 'close-doors' });
    expect(doorsAt(show, 5 * HOUR, 'wed 15:00')).toBe('nothing');
    expect(doorsAt(show, 9 * HOUR, 'wed 19:00')).toBe('nothing');
    expect(doorsAt(show, 24 * HOUR, 'thu 10:00')).toBe('doors-opened');
  });

  it('of a house that never closes stay as the director has them', () => {
    const show = house({ from: '00:00', to: '00:00' });
    expect(doorsAt(show, 0, 'wed 00:00')).toBe('doors-opened');
    show.declare(0, { type: 'doors-opened' });
    grant(show, HOUR, { type: 'close-doors' });
    expect(doorsAt(show, 25 * HOUR, 'thu 01:00')).toBe('nothing');
  });

  it('are opened late by a server that was off when it was time', () => {
    const show = house({ from: '10:00', to: '18:00' });
    show.declare(1000, { type: 'doors-closed' });
    expect(doorsAt(show, 16 * HOUR, 'thu 11:30')).toBe('doors-opened');
  });

  it('are left alone where nobody knows the time of day', () => {
    const show = house({ from: '10:00', to: '18:00' });
    expect(doorsByHours(situationAt(show.stateAt(1000), 1000))).toBeNull();
  });
});
