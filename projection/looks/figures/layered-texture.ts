/** Rows of float numbers for shaders, in layers: only the layers that were written are sent to the graphics card. */

import { ivec2, textureLoad, texture as textureNode } from 'three/tsl';
import { DataArrayTexture, FloatType, type Node, RGBAFormat } from 'three/webgpu';

/** Fewer layers than every graphics card can have. */
const MOST_LAYERS = 256;

/** Creates a texture of `rows` rows of `width` texels (4 numbers each), `perLayer` rows sent at a time. */
export function createLayeredTexture(width: number, rows: number, perLayer: number) {
  const layers = Math.max(1, Math.ceil(rows / perLayer));
  if (layers > MOST_LAYERS)
    throw new RangeError(`${layers} layers: no graphics card promises more than ${MOST_LAYERS}`);
  const numbers = new Float32Array(width * perLayer * layers * 4);
  const texture = new DataArrayTexture(numbers, width, perLayer, layers);
  texture.format = RGBAFormat;
  texture.type = FloatType;
  texture.needsUpdate = true;
  return {
    numbers,
    texture,
    width,
    /** Where in `numbers` a row begins. */
    rowAt: (row: number): number => row * width * 4,
    /** Has the rows `from` up to, not including, `to` sent before the next draw. */
    send(from: number, to: number): void {
      if (to <= from) return;
      for (let layer = Math.floor(from / perLayer); layer * perLayer < to; layer += 1) texture.addLayerUpdate(layer);
      texture.needsUpdate = true;
    },
    /** One texel, in a shader. `inRow` is the row within its layer. */
    texel: (column: Node<'int'>, inRow: Node<'int'>, layer: Node<'int'>): Node<'vec4'> =>
      textureLoad(textureNode(texture), ivec2(column, inRow)).depth(layer) as Node<'vec4'>,
    /** Bytes that are sent for so many rows from the first. */
    bytesOf: (count: number): number => Math.ceil(count / perLayer) * perLayer * width * 16,
  };
}

export type LayeredTexture = ReturnType<typeof createLayeredTexture>;
