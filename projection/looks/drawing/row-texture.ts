/**
 * Rows of numbers that a look writes in every frame and its vertex shader reads: one float texture, made once. Only what is
 * used of it is sent to the graphics card, and only when any of that became another.
 */

import { ivec2, texture, textureLoad } from 'three/tsl';
import { DataTexture, FloatType, type Node, RGBAFormat } from 'three/webgpu';

/** Creates a texture of `rows` rows of `columns` texels, four numbers each, all of them 0. The caller disposes it. */
export function createRowTexture(columns: number, rows: number) {
  const numbers = new Float32Array(columns * rows * 4);
  const data = new DataTexture(numbers, columns, rows, RGBAFormat, FloatType);
  data.needsUpdate = true;
  /** The rows from one up to, not including, the other are not on the card as they are here. */
  const changed = { from: 0, to: rows };
  let isMade = false;
  const sent = (): void => {
    isMade = true;
    changed.from = Math.max(changed.from, data.image.height);
    if (changed.from < changed.to) return;
    changed.from = rows;
    changed.to = 0;
  };
  data.onUpdate = sent;

  const change = (from: number, to: number): void => {
    changed.from = Math.min(changed.from, from);
    changed.to = Math.max(changed.to, to);
  };

  return {
    numbers,
    columns,
    /** Writes one texel. */
    four(row: number, column: number, x: number, y: number, z: number, w: number): void {
      const at = (row * columns + column) * 4;
      if (
        numbers[at] === Math.fround(x) &&
        numbers[at + 1] === Math.fround(y) &&
        numbers[at + 2] === Math.fround(z) &&
        numbers[at + 3] === Math.fround(w)
      )
        return;
      numbers[at] = x;
      numbers[at + 1] = y;
      numbers[at + 2] = z;
      numbers[at + 3] = w;
      change(row, row + 1);
    },
    /** Says that `numbers` was written to itself, in the rows `from` up to, not including, `to`. */
    change,
    /**
     * Has the first `used` rows on the card before the next draw. What lies beyond them is sent when it is used. Answers
     * how many rows that takes, 0 if they are there.
     */
    send(used: number): number {
      if (changed.from >= used) return 0;
      // The card is told a lower picture than it has room for; the first time, when it makes room, all of it.
      data.image.height = isMade ? Math.min(changed.to, used) : rows;
      data.needsUpdate = true;
      return data.image.height;
    },
    /** To be called when they were; three does. */
    sent,
    /** One texel, in a vertex shader. */
    texel: (column: Node<'int'>, row: Node<'int'>): Node<'vec4'> =>
      textureLoad(texture(data), ivec2(column, row)) as Node<'vec4'>,
    dispose: (): void => data.dispose(),
  };
}

export type RowTexture = ReturnType<typeof createRowTexture>;
