import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '#projection/sheet/picture-difference.ts';

const WIDE = 24;
const plain = (value: number): Uint8ClampedArray => new Uint8ClampedArray(WIDE * 16 * 4).fill(value);

describe('the difference of two pictures', () => {
  it('is nothing between equal ones, whatever they show', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: WIDE * 8 * 4, maxLength: WIDE * 8 * 4 }), (bytes) => {
        const channels = new Uint8ClampedArray(bytes);
        expect(difference(channels, channels.slice(), WIDE)).toMatchObject({ mean: 0, most: 0, differing: 0 });
      }),
    );
  });

  it('is told as a mean, and as the most of a block', () => {
    expect(difference(plain(10), plain(30), WIDE)).toMatchObject({ mean: 20, most: 20, differing: 1 });
    const other = plain(10);
    for (let y = 0; y < 8; y += 1) other.fill(50, y * WIDE * 4, (y * WIDE + 8) * 4);
    expect(difference(plain(10), other, WIDE)).toMatchObject({ most: 40, differing: 1 / 6 });
  });

  it('of a point that moved by a pixel is next to nothing in its block', () => {
    const [one, other] = [plain(0), plain(0)];
    one.fill(200, 4 * 2, 4 * 3);
    other.fill(200, 4 * 3, 4 * 4);
    expect(difference(one, other, WIDE).most).toBe(0);
    expect(difference(one, other, WIDE).mean).toBeGreaterThan(0);
  });

  it('can be looked at', () => {
    const { shown } = difference(plain(10), plain(12), WIDE);
    expect([shown[0], shown[3]]).toEqual([16, 255]);
  });
});
