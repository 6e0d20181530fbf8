/** The one way light is laid on the wall: premultiplied, in linear light, without depth. */

import {
  AddEquation,
  CustomBlending,
  DoubleSide,
  type Node,
  NodeMaterial,
  OneFactor,
  OneMinusSrcAlphaFactor,
} from 'three/webgpu';

/**
 * A material that adds `light.rgb` (linear) after covering what is behind by `light.a` (0 pure light, 1 opaque).
 * `clip` is the vertex stage's clip position. The caller disposes it.
 */
export function lightMaterial(name: string, clip: Node<'vec4'>, light: Node<'vec4'>): NodeMaterial {
  const material = new NodeMaterial();
  material.name = name;
  material.vertexNode = clip;
  material.fragmentNode = light;
  material.transparent = true;
  material.depthTest = false;
  material.depthWrite = false;
  material.side = DoubleSide;
  // Light has no back: without this every mesh would be drawn once per side.
  material.forceSinglePass = true;
  material.blending = CustomBlending;
  material.blendEquation = AddEquation;
  material.blendSrc = OneFactor;
  material.blendDst = OneMinusSrcAlphaFactor;
  return material;
}
