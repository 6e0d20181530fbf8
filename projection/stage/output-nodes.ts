/**
 * The last pass of a projector as shader nodes: what `installation/mapping` says of blend, crop and transfer, for every
 * pixel. All of it is linear light until `encoded`; nothing is mixed after that.
 */

import { hash, length, mix, renderOutput, select, smoothstep, step, uint, vec3, vec4 } from 'three/tsl';
import { type Node, NoToneMapping, SRGBColorSpace } from 'three/webgpu';

/** Distance from the left, right, upper and lower edge of the surface, in shares of it. */
export const fromEdges = (share: Node<'vec2'>): Node<'vec4'> =>
  vec4(share.x, share.x.oneMinus(), share.y, share.y.oneMinus());

const product = (parts: Node<'vec4'>): Node<'float'> => parts.x.mul(parts.y).mul(parts.z).mul(parts.w);

/** Light left beside neighbours, 0..1, as `blendLight` has it; `widths` in the order of {@link fromEdges}, 0 fades nothing. */
export function blended(from: Node<'vec4'>, widths: Node<'vec4'>, curve: Node<'float'>): Node<'float'> {
  const t = from.div(widths.max(1e-7)).clamp(0, 1).toVar();
  const near = t.mul(2).min(1).pow(vec4(curve)).mul(0.5);
  const far = t.oneMinus().mul(2).min(1).pow(vec4(curve)).mul(0.5).oneMinus();
  return product(mix(near, far, step(0.5, t)).toVar());
}

/**
 * 1 where a place is farther from every edge than `widths`, 0 where it is nearer, with an edge one pixel wide. `pixel` is
 * the size of a pixel in the same shares. A width below zero has no edge.
 */
export const beyond = (from: Node<'vec4'>, widths: Node<'vec4'>, pixel: Node<'vec4'>): Node<'float'> =>
  product(from.sub(widths).div(pixel.max(1e-7)).add(0.5).clamp(0, 1).toVar());

/** Linear light as the projector is sent it: by its gamma, or by the curve of sRGB where that is 0. */
export function encoded(light: Node<'vec3'>, gamma: Node<'float'>): Node<'vec3'> {
  const within = light.clamp(0, 1).toVar();
  const srgb = renderOutput(vec4(within, 1), NoToneMapping, SRGBColorSpace).rgb;
  return select(gamma.greaterThan(0), within.pow(vec3(gamma.max(1).reciprocal())), srgb);
}

/**
 * Up to half a step of an 8-bit display either way, against bands. The same for the same pixel and `grain`; none where
 * there is no light, so that black stays black.
 */
export function dithered(light: Node<'vec3'>, pixel: Node<'vec2'>, grain: Node<'uint'>): Node<'float'> {
  const noise = hash(
    uint(pixel.x)
      .mul(uint(1973))
      .add(uint(pixel.y).mul(uint(9277)))
      .add(grain.mul(uint(26699))),
  );
  return noise
    .sub(0.5)
    .div(255)
    .mul(smoothstep(0, 0.004, length(light)));
}
