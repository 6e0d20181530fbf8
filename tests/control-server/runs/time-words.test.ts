import { describe, expect, it } from 'vitest';
import { hoursWords, lengthWords, positionWords, wallClock } from '#control-server/runs/time-words.ts';

describe('a length in words', () => {
  it.each([
    [0, '0 ms'],
    [119.6, '120 ms'],
    [1000, '1 s'],
    [1240, '1.2 s'],
    [59_940, '59.9 s'],
    [59_950, '1:00'],
    [247_000, '4:07'],
    [3_599_600, '1:00:00'],
    [6_724_000, '1:52:04'],
    [-1500, '-1.5 s'],
  ])('of %d ms is %s', (ms, words) => {
    expect(lengthWords(ms)).toBe(words);
  });
});

describe('a position on the show’s clock', () => {
  it.each([
    [0, '0:00:00.0'],
    [247_390, '0:04:07.3'],
    [36_000_000, '10:00:00.0'],
    [-3, '0:00:00.0'],
  ])('of %d ms is %s', (ms, words) => {
    expect(positionWords(ms)).toBe(words);
  });
});

describe('a wall clock', () => {
  const wallMs = Date.UTC(2026, 10, 22, 23, 5, 3, 149);

  it('tells time and day of its zone', () => {
    const berlin = wallClock('Europe/Berlin');
    expect(berlin.time(wallMs)).toBe('00:05:03.1');
    expect(berlin.day(wallMs)).toMatch(/^Monday,? 23 November 2026$/);
    expect(berlin.moment(wallMs)).toBe('2026-11-23 00:05');
    expect(wallClock('UTC').moment(wallMs)).toBe('2026-11-22 23:05');
  });

  it('goes on through the hour that a summer ends with', () => {
    const berlin = wallClock('Europe/Berlin');
    const beforeMs = Date.UTC(2026, 9, 25, 0, 59, 59, 950);
    expect([berlin.time(beforeMs), berlin.time(beforeMs + 100)]).toEqual(['02:59:59.9', '02:00:00.0']);
  });

  it('of no zone there is cannot be had', () => {
    expect(() => wallClock('Neo/Tokyo')).toThrow(RangeError);
  });
});

describe('from when to when', () => {
  const clock = wallClock('Europe/Berlin');
  const evening = Date.UTC(2026, 10, 22, 19, 15);

  it.each([
    [6_720_000, '20:15–22:07'],
    [4 * 3_600_000, '20:15–00:15'],
    [59_000, '20:15'],
    [0, '20:15'],
  ])('%i ms long: %s', (lengthMs, words) => {
    expect(hoursWords(evening, lengthMs, clock)).toBe(words);
  });
});
