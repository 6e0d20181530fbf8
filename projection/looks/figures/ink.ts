/** The tattoos of everybody as a texture: one layer per key, grown when the key first comes and kept while it is in use. */

import type { Node } from 'three/webgpu';
import { createLayeredTexture } from './layered-texture.ts';
import { growTattoo, TATTOO_STRIDE } from './tattoo.ts';

/** Points side by side in a layer: keeps a layer's texture well inside what every graphics card can hold. */
const ABREAST = 128;
const TEXELS = TATTOO_STRIDE / 4;

/** Creates the texture for the tattoos of at most `keys` people, `points` points each. */
export function createInk(keys: number, points: number) {
  const high = Math.max(1, Math.ceil(points / ABREAST));
  const store = createLayeredTexture(ABREAST * TEXELS, high * keys, high);
  const kept = new Map<number, number>();
  const keyOf = new Float64Array(keys);
  /** When each row was last asked for, in askings. */
  const usedAt = new Float64Array(keys);
  let asked = 0;

  const grow = (row: number, key: number): number => {
    kept.set(key, row);
    keyOf[row] = key;
    usedAt[row] = asked;
    store.numbers.set(growTattoo(key, points), store.rowAt(row * high));
    store.send(row * high, (row + 1) * high);
    return row;
  };

  return {
    texture: store.texture,
    numbers: store.numbers,
    /** Where in `numbers` the tattoos of a row begin. */
    startOf: (row: number): number => store.rowAt(row * high),
    /**
     * The row of a key's tattoos. The least recently used row goes to a new key; which row a key has never shows in the
     * picture.
     */
    rowOf(key: number): number {
      asked += 1;
      const known = kept.get(key);
      if (known !== undefined) {
        usedAt[known] = asked;
        return known;
      }
      if (kept.size < keys) return grow(kept.size, key);
      let oldest = 0;
      for (let row = 1; row < keys; row += 1) if ((usedAt[row] ?? 0) < (usedAt[oldest] ?? 0)) oldest = row;
      kept.delete(keyOf[oldest] ?? 0);
      return grow(oldest, key);
    },
    /** Texel `part` of a tattoo point, in a shader. */
    texel: (point: Node<'int'>, part: number, row: Node<'int'>): Node<'vec4'> =>
      store.texel(
        point
          .bitAnd(ABREAST - 1)
          .mul(TEXELS)
          .add(part),
        point.shiftRight(Math.log2(ABREAST)),
        row,
      ),
  };
}

export type Ink = ReturnType<typeof createInk>;
