/** What can be measured of a finished picture: how dark it is, and how well its words can be read. Channels are RGBA, 0..255. */

/** A pixel of no more relative luminance than this is near black: the haze of the palette, #101A33, is the lightest that is. */
export const NEAR_BLACK = 0.011;
/** Of the strongest difference that words make, so much and more is the body of a stroke; the rest is its edge and glow. */
const STROKE = 0.5;
/** Words that make no more difference than this are not there, relative luminance. */
const LEAST_DIFFERENCE = 0.01;
/** How far around a stroke lies what it stands out against, as a share of the picture's height. */
const AROUND = 1 / 60;

const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Relative luminance of every pixel, 0..1. (WCAG 2.2, "relative luminance") */
export function luminances(channels: Uint8ClampedArray): Float32Array {
  const found = new Float32Array(channels.length / 4);
  for (let pixel = 0; pixel < found.length; pixel += 1) {
    const [r = 0, g = 0, b = 0] = channels.subarray(4 * pixel, 4 * pixel + 3);
    found[pixel] = 0.2126 * (LINEAR[r] ?? 0) + 0.7152 * (LINEAR[g] ?? 0) + 0.0722 * (LINEAR[b] ?? 0);
  }
  return found;
}

/** Share of the pixels that are near black, 0..1. */
export function blackShare(channels: Uint8ClampedArray): number {
  const found = luminances(channels);
  return found.reduce((black, light) => black + (light <= NEAR_BLACK ? 1 : 0), 0) / found.length;
}

/** Contrast of two luminances, 1..21. (WCAG 2.2, "contrast ratio") */
export const contrastOf = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/**
 * The middle one of the contrasts of all pixels of the words' strokes against what lies around each: the picture without
 * the words, on the mean of a square about it. Null where words make no difference. Both pictures are `width` px wide.
 */
export function wordContrast(withWords: Uint8ClampedArray, without: Uint8ClampedArray, width: number): number | null {
  const [words, ground] = [luminances(withWords), luminances(without)];
  let most = 0;
  for (let pixel = 0; pixel < words.length; pixel += 1) most = Math.max(most, differenceAt(words, ground, pixel));
  if (most < LEAST_DIFFERENCE) return null;
  const meanAt = squareMeans(ground, width, Math.max(1, Math.round((words.length / width) * AROUND)));
  const contrasts: number[] = [];
  for (let pixel = 0; pixel < words.length; pixel += 1) {
    if (differenceAt(words, ground, pixel) < STROKE * most) continue;
    contrasts.push(contrastOf(words[pixel] ?? 0, meanAt(pixel)));
  }
  contrasts.sort((a, b) => a - b);
  return contrasts[contrasts.length >> 1] ?? null;
}

const differenceAt = (a: Float32Array, b: Float32Array, pixel: number): number =>
  Math.abs((a[pixel] ?? 0) - (b[pixel] ?? 0));

/** The mean of `values` over the square of `reach` pixels to all sides of a pixel, by summed areas. (Crow 1984) */
function squareMeans(values: Float32Array, width: number, reach: number): (pixel: number) => number {
  const height = values.length / width;
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += values[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const sumTo = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  return (pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
    const [top, low] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    const sum = sumTo(right, low) - sumTo(left, low) - sumTo(right, top) + sumTo(left, top);
    return sum / ((right - left) * (low - top));
  };
}
