import { describe, expect, it } from 'vitest';
import { blackShare, contrastOf, luminances, wordContrast } from '#projection/sheet/measure-picture.ts';

const [WIDE, HIGH] = [120, 60];

/** A picture of one grey, with a block of another in its middle. */
function picture(ground: number, block: number | null = null): Uint8ClampedArray {
  const channels = new Uint8ClampedArray(WIDE * HIGH * 4);
  for (let pixel = 0; pixel < WIDE * HIGH; pixel += 1) {
    const [x, y] = [pixel % WIDE, Math.floor(pixel / WIDE)];
    const isBlock = block !== null && x >= 40 && x < 80 && y >= 20 && y < 40;
    channels.fill(isBlock ? block : ground, pixel * 4, pixel * 4 + 3);
    channels[pixel * 4 + 3] = 255;
  }
  return channels;
}

describe('how dark a picture is', () => {
  it('is the share of its pixels that are near black', () => {
    expect(blackShare(picture(0))).toBe(1);
    expect(blackShare(picture(255))).toBe(0);
    expect(blackShare(picture(0, 200))).toBeCloseTo(1 - (40 * 20) / (WIDE * HIGH), 9);
  });

  it('takes the night and the haze of the show for black, and its amber not', () => {
    const of = (r: number, g: number, b: number): number => blackShare(new Uint8ClampedArray([r, g, b, 255]));
    expect([of(7, 10, 20), of(16, 26, 51), of(255, 180, 84)]).toEqual([1, 1, 0]);
    expect(of(26, 36, 61)).toBe(0);
  });
});

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrastOf(1, 0)).toBeCloseTo(21, 9);
    expect(contrastOf(0.3, 0.3)).toBe(1);
    const [grey = 0] = luminances(new Uint8ClampedArray([118, 118, 118, 255]));
    // The grey that is just legible on white: #767676.
    expect(contrastOf(grey, 1)).toBeCloseTo(4.54, 2);
  });

  it('of words is that of their strokes against what lies behind them', () => {
    expect(wordContrast(picture(0, 255), picture(0), WIDE)).toBeCloseTo(21, 5);
    expect(wordContrast(picture(118, 255), picture(118), WIDE)).toBeCloseTo(4.54, 2);
    expect(wordContrast(picture(255, 0), picture(255), WIDE)).toBeCloseTo(21, 5);
  });

  it('of words that are not there is not known', () => {
    expect(wordContrast(picture(40), picture(40), WIDE)).toBeNull();
  });
});
