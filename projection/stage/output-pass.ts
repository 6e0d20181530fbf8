/**
 * The last pass: from the finished picture, in linear light, to what the projector throws. A grid carries the picture to
 * where it belongs (the order of things is told in `installation/mapping/warp-grid.ts`); what it does not cover is black.
 */

import {
  attribute,
  dFdx,
  dFdy,
  Fn,
  float,
  length,
  mix,
  screenCoordinate,
  select,
  texture,
  uniform,
  vec2,
  vec4,
} from 'three/tsl';
import {
  ColorManagement,
  DataTexture,
  DoubleSide,
  HalfFloatType,
  LinearFilter,
  Mesh,
  NoBlending,
  type Node,
  NodeMaterial,
  OrthographicCamera,
  RedFormat,
  RenderTarget,
  Scene,
  type TextureNode,
  UnsignedByteType,
  Vector2,
  Vector3,
  Vector4,
  type WebGPURenderer,
} from 'three/webgpu';
import type { WallSlice } from '#installation/frame/surface-frame.ts';
import { PLAIN_MAPPING } from '#installation/mapping/mapping-of.ts';
import type { MaskPicture, OutputMapping } from '#installation/mapping/output-mapping.ts';
import { createGuard, type Guard } from './guard.ts';
import { beyond, blended, dithered, encoded, fromEdges } from './output-nodes.ts';
import { refill, warpGeometry } from './warp-geometry.ts';

/** Frames of dither before the pattern repeats, and how long each stays. */
const DITHER_FRAMES = 64;
const DITHER_MS = 33;

/** A width that no place is within: an edge that is not there. */
const NO_EDGE = -1;

/** Creates the pass, with the plain mapping; `isGuarded`: what flashes is held back. The caller disposes it. */
export function createOutputPass(renderer: WebGPURenderer, isGuarded: boolean) {
  const picture = new RenderTarget(1, 1, { type: HalfFloatType, depthBuffer: false });
  const light = texture(picture.texture);
  const mask = texture(maskTexture(null));
  const numbers = outputNumbers();
  const guard = isGuarded ? createGuard(renderer, light) : null;
  const material = new NodeMaterial();
  material.vertexNode = grounded(attribute<'vec3'>('position', 'vec3'));
  material.fragmentNode = thrownLight(light, mask, numbers, guard);
  material.depthTest = false;
  material.depthWrite = false;
  material.side = DoubleSide;
  material.blending = NoBlending;

  const mesh = new Mesh(warpGeometry(PLAIN_MAPPING.grid), material);
  mesh.frustumCulled = false;
  const scene = new Scene();
  scene.add(mesh);
  const camera = new OrthographicCamera();
  for (const still of [scene, camera]) still.matrixWorldAutoUpdate = false;
  let isOnItsSide = false;
  let acrossPx = 1;
  let maskShown: MaskPicture | null = null;

  const throwPicture = (): void => {
    // The nodes encode for the projector themselves: the renderer must not do it a second time, nor make a buffer for it.
    const { outputColorSpace } = renderer;
    renderer.outputColorSpace = ColorManagement.workingColorSpace;
    renderer.setRenderTarget(null);
    renderer.render(scene, camera);
    renderer.outputColorSpace = outputColorSpace;
  };

  return {
    /** What is thrown: finished pictures are drawn into it, linear. */
    picture,
    /** Takes the throw's size, px, and how many pixels of the picture are drawn for each of it. */
    resize(widthPx: number, heightPx: number, ratio: number): void {
      acrossPx = isOnItsSide ? heightPx : widthPx;
      const [wide, high] = isOnItsSide ? [heightPx, widthPx] : [widthPx, heightPx];
      picture.setSize(Math.max(1, Math.round(wide * ratio)), Math.max(1, Math.round(high * ratio)));
    },
    /** Takes another mapping. Nothing has to be compiled for it; the size has to be taken again. */
    map(mapping: OutputMapping): void {
      isOnItsSide = mapping.isOnItsSide;
      if (!refill(mesh.geometry, mapping.grid)) {
        mesh.geometry.dispose();
        mesh.geometry = warpGeometry(mapping.grid);
      }
      if (maskShown !== mapping.mask) {
        mask.value.dispose();
        mask.value = maskTexture(mapping.mask);
        maskShown = mapping.mask;
      }
      numbers.take(mapping);
    },
    /** Throws the picture of a frame, each pixel read where its surface reads it. `slice` is null for a window. */
    throwFrame(lifeMs: number, slice: WallSlice | null): void {
      guard?.look(lifeMs);
      numbers.bySurface.value = 0;
      numbers.grain.value = Math.floor(lifeMs / DITHER_MS) % DITHER_FRAMES;
      if (slice === null) numbers.firstPx.value.set(0, 0);
      else {
        // Neighbours dither alike, as pixels of one wall.
        const perM = acrossPx / slice.widthM;
        const aboveM = slice.wallHeightM - slice.yM - slice.heightM;
        numbers.firstPx.value.set(Math.round(slice.xM * perM), Math.round(aboveM * perM));
      }
      throwPicture();
    },
    /** Throws a picture that lies on the surface as it is: a test pattern. Without the blend its edges are lit too. */
    throwFlat(isBlended: boolean): void {
      numbers.bySurface.value = 1;
      numbers.fades.value = isBlended ? 1 : 0;
      numbers.grain.value = 0;
      numbers.firstPx.value.set(0, 0);
      throwPicture();
      numbers.fades.value = 1;
    },
    /** Whether anything was held back of the last picture of a frame. Asks the graphics card without waiting for it. */
    isHolding: async (): Promise<boolean> => (await guard?.gains())?.some((gain) => gain < 0.99) ?? false,
    dispose(): void {
      guard?.dispose();
      picture.dispose();
      mask.value.dispose();
      mesh.geometry.dispose();
      material.dispose();
    },
  };
}

export type OutputPass = ReturnType<typeof createOutputPass>;

/** Clip position of a vertex that is thrown to (x, y) by w. */
const grounded = (thrown: Node<'vec3'>): Node<'vec4'> => vec4(thrown.xy, thrown.z.mul(0.5), thrown.z);

/** The uniforms of a mapping. Widths in the order left, right, top, bottom. */
function outputNumbers() {
  const blend = uniform(new Vector4());
  const shared = uniform(new Vector4());
  const crop = uniform(new Vector4());
  const curve = uniform(2);
  const colour = uniform(new Vector3());
  const lift = uniform(new Vector3());
  const gamma = uniform(0);
  const edge = (width: number): number => (width > 0 ? width : NO_EDGE);
  const take = (mapping: OutputMapping): void => {
    const { left, right, top, bottom } = mapping.blend;
    blend.value.set(left, right, top, bottom);
    shared.value.set(edge(left), edge(right), edge(top), edge(bottom));
    curve.value = mapping.blend.curve;
    crop.value.set(
      edge(mapping.crop.left),
      edge(mapping.crop.right),
      edge(mapping.crop.top),
      edge(mapping.crop.bottom),
    );
    colour.value.set(...mapping.colour);
    lift.value.set(...mapping.blackLift);
    gamma.value = mapping.gamma ?? 0;
  };
  take(PLAIN_MAPPING);
  return {
    blend,
    /** Where another picture overlaps. */
    shared,
    crop,
    curve,
    colour,
    lift,
    /** 0: the curve of sRGB. */
    gamma,
    /** 1 reads the picture by shares of the surface, 0 where the grid says. */
    bySurface: uniform(0),
    /** 0 leaves the blend out. */
    fades: uniform(1),
    grain: uniform(0, 'uint'),
    /** Where the picture begins on its wall, px from the wall's upper left. */
    firstPx: uniform(new Vector2()),
    take,
  };
}

function thrownLight(
  light: TextureNode<'vec4'>,
  mask: TextureNode<'vec4'>,
  numbers: ReturnType<typeof outputNumbers>,
  guard: Guard | null,
): Node<'vec4'> {
  return Fn(() => {
    const share = attribute<'vec2'>('shares', 'vec2').toVar();
    const read = attribute<'vec3'>('read', 'vec3').toVar();
    const place = mix(read.xy.div(read.z), share, numbers.bySurface).toVar();
    // A test pattern is thrown as it is.
    const gain = guard ? select(numbers.bySurface.greaterThan(0.5), float(1), guard.at(place)) : float(1);
    const drawn = light.sample(place).rgb.mul(gain);

    const from = fromEdges(share).toVar();
    const across = length(vec2(dFdx(share.x), dFdy(share.x)));
    const down = length(vec2(dFdx(share.y), dFdy(share.y)));
    const pixel = vec4(across, across, down, down).toVar();
    const inside = beyond(from, numbers.crop, pixel).mul(mask.sample(share).r.pow2()).toVar();
    // Where pictures overlap, their blacks add up: there the lift of one alone would be too much.
    const lifted = numbers.lift.mul(beyond(from, numbers.shared, pixel));
    const sent = drawn
      .mul(mix(1, blended(from, numbers.blend, numbers.curve), numbers.fades))
      .mul(numbers.colour)
      .add(lifted)
      .mul(inside)
      .toVar();

    const pixelOfWall = vec2(screenCoordinate).add(numbers.firstPx).floor();
    return vec4(encoded(sent, numbers.gamma).add(dithered(sent, pixelOfWall, numbers.grain)), 1);
  })() as Node<'vec4'>;
}

/** The roots of a mask as a texture; none is all light. */
function maskTexture(mask: MaskPicture | null): DataTexture {
  const [bytes, widthPx, heightPx] = mask
    ? [mask.roots.slice(), mask.widthPx, mask.heightPx]
    : [new Uint8Array([255]), 1, 1];
  const made = new DataTexture(bytes, widthPx, heightPx, RedFormat, UnsignedByteType);
  made.minFilter = LinearFilter;
  made.magFilter = LinearFilter;
  made.needsUpdate = true;
  return made;
}
