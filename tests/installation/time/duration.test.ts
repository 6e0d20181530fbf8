import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '#installation/time/duration.ts';

describe('durations', () => {
  it.each([
    ['800ms', 800],
    ['1.5s', 1500],
    ['2m', 120_000],
    ['1m30s', 90_000],
    ['1m30s250ms', 90_250],
    ['0s', 0],
    ['0.25m', 15_000],
    [' 3s ', 3000],
  ])('reads %j as %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '   ', '3', 's', '-1s', '+1s', '1 s', '30s1m', '1h', '1e3ms', '.5s', '1.s', 'NaNs', '1s\n2s', '１s'])(
    'does not take %j for one',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  it('reads back every whole number of minutes, seconds and milliseconds', () => {
    const part = fc.nat({ max: 10_000 });
    fc.assert(
      fc.property(part, part, part, (m, s, ms) => {
        expect(parseDuration(`${m}m${s}s${ms}ms`)).toBe(m * 60_000 + s * 1000 + ms);
      }),
    );
  });

  it('answers any text with a time that is not negative, or with none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = parseDuration(text);
        expect(ms === null || ms >= 0).toBe(true);
      }),
    );
  });
});
