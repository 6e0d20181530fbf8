/** Lines of light as ribbons: a template of strands written once, drawn once per thing. */

import { BufferAttribute, InstancedBufferGeometry } from 'three/webgpu';

/** What a vertex of a ribbon says of itself, as the attribute `ribbon`: place along it 0..1, edge -1 or 1, strand, corner. */
export const RIBBON_SIZE = 4;

/**
 * `strands` ribbons of `steps` pieces each, numbered from 0; then `discs` squares numbered from `strands`, whose place is 0
 * for the first and 1 for the others, with their corners at (edge, corner) = (-1..1, -1..1). Starts with no instances. The
 * caller disposes it.
 */
export function ribbonGeometry(strands: number, steps: number, discs = 0): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  const ribbon: number[] = [];
  const index: number[] = [];
  const quad = (from: number): void => {
    index.push(from, from + 1, from + 2, from + 2, from + 1, from + 3);
  };
  for (let strand = 0; strand < strands; strand += 1) {
    for (let step = 0; step <= steps; step += 1) {
      if (step < steps) quad(ribbon.length / RIBBON_SIZE);
      for (const edge of [-1, 1]) ribbon.push(step / steps, edge, strand, 0);
    }
  }
  for (let disc = 0; disc < discs; disc += 1) {
    quad(ribbon.length / RIBBON_SIZE);
    for (const corner of [-1, 1])
      for (const edge of [-1, 1]) ribbon.push(Math.min(1, disc), edge, strands + disc, corner);
  }
  geometry.setAttribute('ribbon', new BufferAttribute(new Float32Array(ribbon), RIBBON_SIZE));
  geometry.setIndex(index);
  geometry.instanceCount = 0;
  return geometry;
}
