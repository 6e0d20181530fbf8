import { describe, expect, it } from 'vitest';
import { signPlace } from '#projection/looks/broadcast/sign-place.ts';

const BOX = { left: 0.1, right: 15.9, high: 2.6 };
/** The front wall of a room, 6 m wide, whose scene goes on for 5 m beyond both corners. */
const FRONT = { eye: [8, 1.5, 3.4], lowerLeft: [5, 0, 0], lowerRight: [11, 0, 0], upperLeft: [5, 2.7, 0] } as const;

describe('the sign of the live stream', () => {
  it('stands in the corner of its frame on a slice, whichever slice bears words', () => {
    for (const bearsWords of [true, false])
      expect(signPlace({ offAxis: null, bearsWords }, BOX, 0.1)).toEqual({ left: 0.1, high: 2.6, scale: 1 });
  });

  it('stands once where there are several windows, and inside the one that bears it', () => {
    expect(signPlace({ offAxis: FRONT, bearsWords: false }, BOX, 0.1)).toBeNull();
    const place = signPlace({ offAxis: FRONT, bearsWords: true }, BOX, 0.1);
    expect(place?.left).toBeCloseTo(5.1, 9);
    expect(place?.high).toBeCloseTo(2.6, 9);
    expect(place?.scale).toBeCloseTo(1, 9);
  });

  it('goes with the corner of a frame that is seen there', () => {
    const place = signPlace({ offAxis: FRONT, bearsWords: true }, { left: 7, right: 11, high: 2.2 }, 0.1);
    expect(place).toMatchObject({ left: 7, high: 2.2 });
  });

  it('is larger in the scene behind a window that stands before it, and looks alike', () => {
    const nearer = { ...FRONT, lowerLeft: [6, 0, 1.7], lowerRight: [10, 0, 1.7], upperLeft: [6, 2, 1.7] } as const;
    const place = signPlace({ offAxis: nearer, bearsWords: true }, BOX, 0.1);
    expect(place?.scale).toBeCloseTo(2, 9);
    // 6.1 m on the window is seen as far again from the eye.
    expect(place?.left).toBeCloseTo(8 + 2 * (6.1 - 8), 9);
    expect(place?.high).toBeCloseTo(1.5 + 2 * (1.9 - 1.5), 9);
  });

  it('is not where the frame ends before the window begins, or nobody looks at the wall', () => {
    expect(signPlace({ offAxis: FRONT, bearsWords: true }, { left: 1, right: 4, high: 2.6 }, 0.1)).toBeNull();
    const behind = { ...FRONT, lowerLeft: [5, 0, 4], lowerRight: [11, 0, 4], upperLeft: [5, 2.7, 4] } as const;
    expect(signPlace({ offAxis: behind, bearsWords: true }, BOX, 0.1)).toBeNull();
  });
});
