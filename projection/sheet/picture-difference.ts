/** How far two pictures lie apart. Channels are RGBA, 0..255; both pictures are `width` px wide. */

/** Small differences are shown so many times as bright. */
const SHOWN = 8;
const BLOCK = 8;

export interface FoundDifference {
  readonly mean: number;
  readonly most: number;
  readonly differing: number;
  /** What differs, as a picture. */
  readonly shown: Uint8ClampedArray<ArrayBuffer>;
}

/** Compares pixel by pixel, and block by block for what an eye would see. */
export function difference(one: Uint8ClampedArray, other: Uint8ClampedArray, width: number): FoundDifference {
  const pixels = one.length / 4;
  const shown = new Uint8ClampedArray(one.length);
  const across = Math.ceil(width / BLOCK);
  const blocks = new Float64Array(across * Math.ceil(pixels / width / BLOCK) * 3);
  const counts = new Float64Array(blocks.length / 3);
  let [sum, differing] = [0, 0];
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const block = Math.floor(Math.floor(pixel / width) / BLOCK) * across + Math.floor((pixel % width) / BLOCK);
    counts[block] = (counts[block] ?? 0) + 1;
    let isOther = false;
    for (let part = 0; part < 3; part += 1) {
      const apart = (other[4 * pixel + part] ?? 0) - (one[4 * pixel + part] ?? 0);
      blocks[3 * block + part] = (blocks[3 * block + part] ?? 0) + apart;
      sum += Math.abs(apart);
      isOther ||= apart !== 0;
      shown[4 * pixel + part] = Math.abs(apart) * SHOWN;
    }
    shown[4 * pixel + 3] = 255;
    if (isOther) differing += 1;
  }
  const most = blocks.reduce((so, apart, at) => Math.max(so, Math.abs(apart) / (counts[Math.floor(at / 3)] ?? 1)), 0);
  return { mean: sum / (3 * pixels), most, differing: differing / pixels, shown };
}
