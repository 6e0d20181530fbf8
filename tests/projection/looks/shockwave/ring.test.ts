import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passedAt, RING_SPEED, ringAt, ringSeconds } from '#projection/looks/shockwave/ring.ts';

const ROOM = { alongM: 0, roomM: 24 };
const SECOND_WALL = { alongM: 8, roomM: 24 };
const wave = fc.double({ min: 0, max: 1, noNaN: true });

describe('the ring', () => {
  it('runs at its own speed when a cue gives it the time of its room', () => {
    const seconds = ringSeconds(ROOM);
    const step = 0.01;
    const speed = (ringAt(0.5 + step, ROOM).radiusM - ringAt(0.5, ROOM).radiusM) / (step * seconds);
    expect(speed).toBeCloseTo(RING_SPEED, 9);
    expect(seconds).toBeCloseTo(26.2 / 12, 9);
  });

  it('is before the first wall at 0, and past the last one at 1', () => {
    expect(ringAt(0, ROOM)).toEqual({ alongM: -0.6, radiusM: 0 });
    const { alongM, radiusM } = ringAt(1, ROOM);
    expect(alongM + radiusM).toBeGreaterThan(24);
    expect(ringAt(7, ROOM)).toEqual(ringAt(1, ROOM));
    expect(ringAt(-1, ROOM)).toEqual(ringAt(0, ROOM));
  });

  it('is one ring on all walls', () => {
    fc.assert(
      fc.property(wave, (at) => {
        expect(ringAt(at, SECOND_WALL)).toEqual(ringAt(at, ROOM));
      }),
    );
  });
});

describe('somebody the ring passes', () => {
  it('has not been passed before it begins, and has settled when it is done', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 8, noNaN: true }), (xM) => {
        expect(passedAt(0, SECOND_WALL, xM)).toBe(0);
        expect(passedAt(1, { alongM: 16, roomM: 24 }, xM)).toBe(1);
      }),
    );
  });

  it('is passed in the order of the walls, and never again the other way', () => {
    const place = fc.double({ min: 0, max: 24, noNaN: true });
    fc.assert(
      fc.property(wave, wave, place, place, (one, other, here, there) => {
        const [before, after] = [Math.min(one, other), Math.max(one, other)];
        expect(passedAt(after, ROOM, here)).toBeGreaterThanOrEqual(passedAt(before, ROOM, here));
        const [near, far] = [Math.min(here, there), Math.max(here, there)];
        expect(passedAt(one, ROOM, near)).toBeGreaterThanOrEqual(passedAt(one, ROOM, far));
      }),
    );
  });

  it('is passed alike wherever their wall begins', () => {
    fc.assert(
      fc.property(wave, fc.double({ min: 0, max: 8, noNaN: true }), (at, xM) => {
        expect(passedAt(at, SECOND_WALL, xM)).toBeCloseTo(passedAt(at, ROOM, 8 + xM), 9);
      }),
    );
  });
});
