import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedAt, frontAt, lidOfJump, tailAt } from '#projection/looks/passages/course.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** How often a course turns round between `from` and `to`. */
function turns(course: (value: number) => number): number {
  let [count, way] = [0, 0];
  for (let step = 1; step <= 1000; step += 1) {
    const change = Math.sign(course(step / 1000) - course((step - 1) / 1000));
    if (change !== 0 && way !== 0 && change !== way) count += 1;
    if (change !== 0) way = change;
  }
  return count;
}

describe('a passage', () => {
  it('is not there at its ends, and the picture is not there in its middle', () => {
    expect([0, 1].map(closedAt)).toEqual([0, 0]);
    expect([0.44, 0.5, 0.56].map(closedAt)).toEqual([1, 1, 1]);
    expect([-1, 2].map(closedAt)).toEqual([0, 0]);
  });

  it('is one dark between two lights: it closes once and opens once', () => {
    expect(turns(closedAt)).toBe(1);
  });

  it('never jumps', () => {
    fc.assert(
      fc.property(share, (value) => {
        for (const course of [closedAt, frontAt, tailAt, lidOfJump]) {
          expect(Math.abs(course(value + 0.001) - course(value))).toBeLessThan(0.01);
        }
      }),
    );
  });

  it('has gone through the whole picture before anything of it comes back', () => {
    fc.assert(
      fc.property(share, (value) => {
        expect(frontAt(value)).toBeGreaterThanOrEqual(tailAt(value));
        if (tailAt(value) > 0) expect(frontAt(value)).toBe(1);
      }),
    );
    expect([frontAt(0), tailAt(0), frontAt(1), tailAt(1)]).toEqual([0, 0, 1, 1]);
  });
});

describe('the lid of a jump', () => {
  it('is shut in the instant of the jump, and open once it has arrived', () => {
    expect([1, 0.8].map(lidOfJump)).toEqual([1, 1]);
    expect(lidOfJump(0)).toBe(0);
  });

  it('only opens', () => {
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [later, earlier] = [Math.min(one, other), Math.max(one, other)];
        expect(lidOfJump(later)).toBeLessThanOrEqual(lidOfJump(earlier));
      }),
    );
  });
});
