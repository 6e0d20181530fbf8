/** The ribbons of one body as a template: which line of the tattoos each comes from, and how it lies on it. */

import { BufferAttribute, InstancedBufferGeometry } from 'three/webgpu';
import { PEEL_PATHS } from '../figures/peeling.ts';

/** Pieces of a ribbon, along it. */
const STEPS = 44;

/** Ribbons that come off each kind of line. */
const PER_LINE: Readonly<Record<string, number>> = { spine: 4, sigil: 1 };
const PER_LIMB: Readonly<Record<'Shoulder' | 'Forearm', number>> = { Shoulder: 2, Forearm: 3 };

/** One ribbon. */
export interface Ribbon {
  /** Place of its line among `PEEL_PATHS`. */
  readonly path: number;
  /** How far beside that line it lies, -1..1. */
  readonly beside: number;
}

/** All ribbons of a body. The place in this list is their bar in the code of the tag. */
export const RIBBONS: readonly Ribbon[] = PEEL_PATHS.flatMap(({ name }, path) => {
  const limb = name.endsWith('Forearm') ? PER_LIMB.Forearm : PER_LIMB.Shoulder;
  const count = PER_LINE[name] ?? limb;
  return Array.from({ length: count }, (_, index) => ({
    path,
    beside: count === 1 ? 0 : (2 * index) / (count - 1) - 1,
  }));
});

/**
 * Strips for every ribbon and one quad for the tag. `strip`: share along, edge -1 or 1, line, number; of the tag, its
 * corner -1..1, -1, -1. `lay`: how far beside, way from the heart at both ends, 0..1 of its own. The caller disposes it.
 */
export function ribbonGeometry(): InstancedBufferGeometry {
  const strip: number[] = [];
  const lay: number[] = [];
  const index: number[] = [];
  // The tag first: its bars lie on it.
  for (const y of [-1, 1]) {
    for (const x of [-1, 1]) {
      strip.push(x, y, -1, -1);
      lay.push(0, 0, 0, 0);
    }
  }
  index.push(0, 1, 2, 2, 1, 3);
  for (const [number, { path, beside }] of RIBBONS.entries()) {
    const [near, far] = PEEL_PATHS[path]?.way ?? [0, 0];
    const own = (number * 0.6180339887) % 1;
    for (let step = 0; step <= STEPS; step += 1) {
      const from = strip.length / 4;
      for (const edge of [-1, 1]) {
        strip.push(step / STEPS, edge, path, number);
        lay.push(beside, near, far, own);
      }
      if (step < STEPS) index.push(from, from + 1, from + 2, from + 2, from + 1, from + 3);
    }
  }
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('strip', new BufferAttribute(new Float32Array(strip), 4));
  geometry.setAttribute('lay', new BufferAttribute(new Float32Array(lay), 4));
  geometry.setIndex(index);
  geometry.instanceCount = 0;
  return geometry;
}
