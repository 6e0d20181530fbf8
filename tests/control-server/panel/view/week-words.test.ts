import { describe, expect, it } from 'vitest';
import {
  daysWords,
  hoursChangeWords,
  hoursWords,
  nextTimeWords,
  timeOfDay,
} from '#control-server/panel/view/week-words.ts';
import type { PlannedOpening } from '#installation/score/plan.ts';

const at = (day: number, hours: number, minutes = 0) => ({ day, minutes: hours * 60 + minutes });
const opening = (from: number, to: number, days: readonly number[] | null = null): PlannedOpening => ({
  fromMinutes: from * 60,
  toMinutes: to * 60,
  days,
});

const MON = 1;
const FRI = 5;
const SAT = 6;
const SUN = 0;

describe('days and times', () => {
  it('writes the time of day as people read it', () => {
    expect(timeOfDay(0)).toBe('0:00');
    expect(timeOfDay(545)).toBe('9:05');
    expect(timeOfDay(1110.9)).toBe('18:30');
    expect(timeOfDay(1440)).toBe('0:00');
  });

  it('draws days together that follow each other, from Monday on', () => {
    expect(daysWords(null)).toBe('every day');
    expect(daysWords([0, 1, 2, 3, 4, 5, 6])).toBe('every day');
    expect(daysWords([1, 2, 3, 4, 5])).toBe('Mon to Fri');
    expect(daysWords([SAT, SUN])).toBe('Sat and Sun');
    expect(daysWords([FRI, MON])).toBe('Mon and Fri');
    expect(daysWords([SUN, 1, 2, 3, 5])).toBe('Mon to Wed, Fri and Sun');
    expect(daysWords([3])).toBe('Wed');
  });

  it('writes hours, past midnight too', () => {
    expect(hoursWords(opening(10, 18))).toBe('10:00 to 18:00 every day');
    expect(hoursWords(opening(22, 2, [FRI, SAT]))).toBe('22:00 to 2:00 Fri and Sat');
  });
});

describe('when a time comes round next', () => {
  it('is today while it is still to come, and else the next of its days', () => {
    expect(nextTimeWords(1110, null, at(MON, 12))).toBe('today at 18:30');
    expect(nextTimeWords(1110, null, at(MON, 19))).toBe('tomorrow at 18:30');
    expect(nextTimeWords(1110, [FRI, SAT], at(MON, 12))).toBe('Friday at 18:30');
    expect(nextTimeWords(1110, [FRI, SAT], at(SAT, 19))).toBe('Friday at 18:30');
    expect(nextTimeWords(540, [SUN], at(SAT, 23, 30))).toBe('tomorrow at 9:00');
  });

  it('is a week away when it has just gone by', () => {
    expect(nextTimeWords(1110, [MON], at(MON, 18, 31))).toBe('next Monday at 18:30');
    expect(nextTimeWords(1110, [MON], { day: MON, minutes: 1110 })).toBe('next Monday at 18:30');
  });

  it('does not shift by the seconds of the clock on the wall', () => {
    expect(nextTimeWords(1110, null, { day: MON, minutes: 720.73 })).toBe('today at 18:30');
    expect(nextTimeWords(0, null, { day: MON, minutes: 1439.99 })).toBe('tomorrow at 0:00');
  });
});

describe('when the hours change next', () => {
  const week = [opening(10, 18, [1, 2, 3, 4, 5])];

  it('is the end of today, or the beginning of the next day that is open', () => {
    expect(hoursChangeWords(week, true, at(MON, 12))).toBe('today at 18:00');
    expect(hoursChangeWords(week, false, at(MON, 19))).toBe('tomorrow at 10:00');
    expect(hoursChangeWords(week, false, at(FRI, 19))).toBe('Monday at 10:00');
  });

  it('is the change that undoes what the director did against the hours', () => {
    expect(hoursChangeWords(week, false, at(MON, 12))).toBe('tomorrow at 10:00');
    expect(hoursChangeWords(week, true, at(MON, 19))).toBe('tomorrow at 18:00');
  });

  it('runs past midnight', () => {
    expect(hoursChangeWords([opening(22, 2, [SAT])], true, at(SAT, 23))).toBe('tomorrow at 2:00');
    expect(hoursChangeWords([opening(22, 2, [SAT])], true, at(SUN, 1))).toBe('today at 2:00');
  });

  it('is not where one opening takes over from another', () => {
    expect(hoursChangeWords([opening(10, 14), opening(14, 18)], true, at(MON, 12))).toBe('today at 18:00');
  });

  it('never comes to a house that is always open', () => {
    expect(hoursChangeWords([opening(0, 0)], true, at(MON, 12))).toBeNull();
    expect(hoursChangeWords([], true, at(MON, 12))).toBeNull();
  });
});
