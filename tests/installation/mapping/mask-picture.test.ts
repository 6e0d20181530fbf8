import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceFrom, maskPictureOf } from '#installation/mapping/mask-picture.ts';
import { isInside } from '#installation/site/zones.ts';

const DOOR = {
  points: [
    [0.25, 0.25],
    [0.5, 0.25],
    [0.5, 0.75],
    [0.25, 0.75],
  ] as [number, number][],
  softness: 0,
};

const lightIn = (masks: Parameters<typeof maskPictureOf>[0], aspect: number, u: number, v: number): number => {
  const picture = maskPictureOf(masks, aspect);
  if (!picture) throw new Error('no mask');
  const [x, y] = [Math.floor(u * picture.widthPx), Math.floor(v * picture.heightPx)];
  return 255 * ((picture.roots[y * picture.widthPx + x] ?? Number.NaN) / 255) ** 2;
};

describe('a mask', () => {
  it('is none without any', () => {
    expect(maskPictureOf([], 16 / 9)).toBeNull();
  });

  it('is dark inside and light outside, with an edge of one pixel', () => {
    expect(lightIn([DOOR], 16 / 9, 0.4, 0.5)).toBe(0);
    expect(lightIn([DOOR], 16 / 9, 0.255, 0.5)).toBe(0);
    expect(lightIn([DOOR], 16 / 9, 0.245, 0.5)).toBe(255);
    expect(lightIn([DOOR], 16 / 9, 0.9, 0.9)).toBe(255);
  });

  it('grows light over its softness, as wide across as it is down', () => {
    const soft = { ...DOOR, softness: 0.2 };
    for (const [off, wanted] of [
      [0.05, 0.125],
      [0.1, 0.5],
      [0.15, 0.875],
      [0.25, 1],
    ] as const) {
      expect(lightIn([soft], 2, 0.5 + off / 2, 0.5) / 255).toBeCloseTo(wanted, 1);
      expect(lightIn([soft], 2, 0.4, 0.75 + off - (off > 0.2 ? 0.001 : 0)) / 255).toBeCloseTo(wanted, 1);
    }
  });

  it('keeps the shape of its surface, and stays small', () => {
    expect(maskPictureOf([DOOR], 2)).toMatchObject({ widthPx: 1024, heightPx: 512 });
    expect(maskPictureOf([DOOR], 0.5)).toMatchObject({ widthPx: 512, heightPx: 1024 });
  });

  it('lets the darker one count where two meet', () => {
    const soft = {
      ...DOOR,
      points: [
        [0, 0],
        [0.1, 0],
        [0, 0.1],
      ] as [number, number][],
      softness: 0.5,
    };
    expect(lightIn([DOOR, soft], 1, 0.4, 0.5)).toBe(0);
    expect(lightIn([soft, DOOR], 1, 0.4, 0.5)).toBe(0);
  });

  it('fills what crosses itself by the even-odd rule, as zones are', () => {
    const place = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 3, maxLength: 8 }), place, (points, at) => {
        const distance = distanceFrom(points, at);
        if (Math.abs(distance) < 1e-9) return;
        expect(distance < 0).toBe(isInside(points, at));
      }),
    );
  });

  it('knows how far its edge is', () => {
    expect(
      distanceFrom(
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
        [0.5, 0.25],
      ),
    ).toBeCloseTo(-0.25, 12);
    expect(
      distanceFrom(
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
        [2, 2],
      ),
    ).toBeCloseTo(Math.SQRT2, 12);
  });
});
