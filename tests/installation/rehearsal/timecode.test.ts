import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timecode } from '#installation/rehearsal/timecode.ts';

describe('a timecode', () => {
  it('has minutes, seconds and tenths, and hours where there are any', () => {
    expect(timecode(0)).toBe('0:00.0');
    expect(timecode(754_321)).toBe('12:34.3');
    expect(timecode(59_999)).toBe('0:59.9');
    expect(timecode(3_600_000)).toBe('1:00:00.0');
    expect(timecode(36_065_500)).toBe('10:01:05.5');
  });

  it('is cut off, not rounded', () => {
    expect(timecode(99.999)).toBe('0:00.0');
    expect(timecode(100)).toBe('0:00.1');
  });

  it('has a minus before the beginning', () => {
    expect(timecode(-1500)).toBe('-0:01.5');
  });

  it('reads as the tenths it was written from', () => {
    fc.assert(
      fc.property(fc.nat({ max: 24 * 36_000 }), (tenths) => {
        const [whole = '', tenth] = timecode(tenths * 100).split('.');
        const seconds = whole.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
        expect(seconds * 10 + Number(tenth)).toBe(tenths);
      }),
    );
  });
});
