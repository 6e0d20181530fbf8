import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_BITS, readCells, timeCells, timeWords } from '#projection/patterns/time-code.ts';

const anyTime = fc.double({ min: 0, max: 2 ** 31, noNaN: true });

describe('the time in cells', () => {
  it('is read as it was written, to the millisecond', () => {
    fc.assert(
      fc.property(anyTime, (ms) => {
        expect(readCells(timeCells(ms))).toBe(Math.floor(ms) % 2 ** CODE_BITS);
      }),
    );
  });

  it('is nothing where one cell was misread', () => {
    fc.assert(
      fc.property(anyTime, fc.nat(CODE_BITS + 2), (ms, at) => {
        const cells = timeCells(ms).map((cell, index) => (index === at ? !cell : cell));
        expect(readCells(cells)).toBeNull();
      }),
    );
  });
});

describe('the time in figures', () => {
  it('counts hours, minutes, seconds and ms', () => {
    expect(timeWords(7_507_250.9)).toBe('2:05:07.250');
    expect(timeWords(0)).toBe('0:00:00.000');
  });
});
