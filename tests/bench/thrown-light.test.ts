import { expect, it } from 'vitest';
import { placesOf } from './thrown-light.ts';

/** Two pictures of 6 x 3 side by side, the left one lit by `left`, the right one by `right`, after 8 bytes of something else. */
function picture(left: readonly number[], right: readonly number[]) {
  const data = new Uint8Array(8 + 4 * 12 * 3);
  for (let y = 0; y < 3; y += 1)
    for (let x = 0; x < 12; x += 1) data.set([...(x < 6 ? left : right), 255], 8 + 4 * (y * 12 + x));
  return { data, from: 8, widthPx: 12, heightPx: 3 };
}

it('is the mean light of every place, of each picture for itself', () => {
  const [left = [], right = []] = placesOf(picture([255, 255, 255], [255, 0, 0]), { wide: 3, high: 3 }, 2);
  expect([left.length, right.length]).toEqual([9, 9]);
  for (const place of left) expect(place).toEqual({ luminance: expect.closeTo(1, 6), red: 0 });
  for (const place of right) expect(place).toEqual({ luminance: expect.closeTo(0.2126, 6), red: 1 });
});

it('is asked only where places have whole pixels', () => {
  expect(() => placesOf(picture([0, 0, 0], [0, 0, 0]), { wide: 9, high: 3 }, 2)).toThrow(RangeError);
});
