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

  const grow = (row: number, key: number): number => {
    kept.set(key, row);
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
      const known = kept.get(key);
      if (known !== undefined) {
        // Re-inserting keeps the map in order of use: its first key is the one to let go.
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      if (kept.size < keys) return grow(kept.size, key);
      const [oldest] = kept;
      if (oldest === undefined) throw new RangeError('no room for a figure');
      kept.delete(oldest[0]);
      return grow(oldest[1], key);
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
