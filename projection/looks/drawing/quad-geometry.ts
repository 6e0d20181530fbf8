/** Points as quads: a template written once, drawn once per figure. */

import { BufferAttribute, InstancedBufferGeometry } from 'three/webgpu';

/** Per-point data of a template: `size` numbers for each of the points. */
export interface PointData {
  readonly array: Float32Array;
  readonly size: number;
}

/** Repeats every point's data for its four corners; starts with no instances. The caller disposes it. */
export function quadGeometry(count: number, data: Readonly<Record<string, PointData>>): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  for (const [name, { array, size }] of Object.entries(data)) {
    const four = new Float32Array(count * 4 * size);
    for (let point = 0; point < count; point += 1) {
      const entry = array.subarray(point * size, (point + 1) * size);
      for (let corner = 0; corner < 4; corner += 1) four.set(entry, (point * 4 + corner) * size);
    }
    geometry.setAttribute(name, new BufferAttribute(four, size));
  }
  const index = new Uint32Array(count * 6);
  for (let point = 0; point < count; point += 1) {
    const from = point * 4;
    index.set([from, from + 1, from + 2, from + 2, from + 1, from + 3], point * 6);
  }
  geometry.setIndex(new BufferAttribute(index, 1));
  geometry.instanceCount = 0;
  return geometry;
}
