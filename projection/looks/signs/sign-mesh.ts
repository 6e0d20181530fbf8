/** What all signs of light share: one draw, one instance per person, a handful of quads each, placed in the vertex stage. */

import { attribute, Fn, instanceIndex, varyingProperty, vec3 } from 'three/tsl';
import { Mesh, type Node } from 'three/webgpu';
import { lightMaterial } from '../drawing/light-material.ts';
import { quadGeometry } from '../drawing/quad-geometry.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { quadCorner } from '../figures/figure-nodes.ts';
import { SIGN, type SignRows } from './sign-rows.ts';

/** Somebody's row, in the vertex stage, and the quad at hand. */
export interface SignNodes {
  readonly head: Node<'vec4'>;
  readonly heart: Node<'vec4'>;
  readonly left: Node<'vec4'>;
  readonly right: Node<'vec4'>;
  readonly own: Node<'vec4'>;
  /** What kind of quad it is, a whole number from 0, and two numbers 0..1 of its own. */
  readonly kind: Node<'float'>;
  readonly chance: Node<'float'>;
  readonly other: Node<'float'>;
  /** -1..1 each. */
  readonly corner: Node<'vec2'>;
}

/** Where a corner of a quad is, m, and what the picture of it is painted from. */
export interface SignPlace {
  readonly at: Node<'vec3'>;
  readonly tint: Node<'vec3'>;
  /** Four numbers of the look's own. */
  readonly more: Node<'vec4'>;
}

/** A quad, as it is painted. */
export interface SignPaint {
  readonly corner: Node<'vec2'>;
  readonly kind: Node<'float'>;
  readonly tint: Node<'vec3'>;
  readonly more: Node<'vec4'>;
}

/**
 * Creates the mesh `name`. `quads` are kind, chance and other of each quad, three numbers a quad; `place` stands them,
 * `paint` answers light and how much of what is behind they cover. The caller sets `instanceCount` and disposes it.
 */
export function createSignMesh(
  name: string,
  view: WallView,
  rows: SignRows,
  quads: readonly (readonly [number, number, number])[],
  place: (nodes: SignNodes) => SignPlace,
  paint: (of: SignPaint) => Node<'vec4'>,
) {
  const vCorner = varyingProperty('vec3', `${name}Corner`);
  const vTint = varyingProperty('vec3', `${name}Tint`);
  const vMore = varyingProperty('vec4', `${name}More`);
  const geometry = quadGeometry(quads.length, { quad: { array: new Float32Array(quads.flat()), size: 3 } });

  const clip = Fn(() => {
    const row = instanceIndex.toInt();
    const quad = attribute<'vec3'>('quad', 'vec3');
    const read = (column: number): Node<'vec4'> => rows.texel(column, row).toVar();
    const corner = quadCorner().toVar();
    const { at, tint, more } = place({
      head: read(SIGN.head),
      heart: read(SIGN.heart),
      left: read(SIGN.left),
      right: read(SIGN.right),
      own: read(SIGN.own),
      kind: quad.x,
      chance: quad.y,
      other: quad.z,
      corner,
    });
    vCorner.assign(vec3(corner, quad.x));
    vTint.assign(tint);
    vMore.assign(more);
    return view.clipOf(at);
  });
  const light = Fn(() => paint({ corner: vCorner.xy, kind: vCorner.z, tint: vTint, more: vMore }));
  const material = lightMaterial(name, clip(), light());
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return {
    mesh,
    /** Draws so many people's. */
    show(count: number): void {
      geometry.instanceCount = count;
      mesh.visible = count > 0;
    },
    dispose(): void {
      geometry.dispose();
      material.dispose();
    },
  };
}
