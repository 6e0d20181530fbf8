/** Repeatable scatter: integer hashes in plain numbers and, with the same idea, as shader nodes. */

import { hash, mix, uint, vec2 } from 'three/tsl';
import type { Node } from 'three/webgpu';

/** 32 well-mixed bits of an integer (Mulberry's finaliser; public domain, T. Ettinger). */
export function mixBits(seed: number): number {
  let bits = (seed + 0x6d2b79f5) | 0;
  bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return (bits ^ (bits >>> 14)) >>> 0;
}

/** An endless sequence of numbers 0..1, always the same for one seed. */
export function scatter(seed: number): () => number {
  let count = mixBits(seed);
  return () => {
    count = (count + 0x9e3779b9) | 0;
    return mixBits(count) / 2 ** 32;
  };
}

/** A number 0..1 for a cell of an integer grid; `salt` tells uses apart. Bit-identical on both back ends. */
export const cellHash = (x: Node<'int'>, y: Node<'int'>, salt: Node<'uint'>): Node<'float'> =>
  hash(
    uint(x)
      .mul(uint(1597334673))
      .bitXor(uint(y).mul(uint(3812015801)))
      .add(salt),
  );

/** Smooth value noise 0..1 over the plane, one cell per unit. */
export function planeNoise(place: Node<'vec2'>, salt: Node<'uint'>): Node<'float'> {
  const cell = place.floor().toVar();
  const inside = place.sub(cell);
  const eased = inside
    .mul(inside)
    .mul(vec2(3, 3).sub(inside.mul(2)))
    .toVar();
  const x = cell.x.toInt().toVar();
  const y = cell.y.toInt().toVar();
  const low = mix(cellHash(x, y, salt), cellHash(x.add(1), y, salt), eased.x);
  const high = mix(cellHash(x, y.add(1), salt), cellHash(x.add(1), y.add(1), salt), eased.x);
  return mix(low, high, eased.y);
}
