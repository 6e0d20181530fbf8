/**
 * The wall as every look sees it: places in metres, one slice of it in front of this projector, and a time that has
 * been wrapped in double precision. Looks never touch pixels or cameras.
 */

import { attribute, float, floor, fract, uniform, varying, vec4 } from 'three/tsl';
import { BufferGeometry, Float32BufferAttribute, type Material, Mesh, type Node, Vector2, Vector4 } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';

/** Everything that moves repeats after ten minutes, so a period is a whole number of turns in that time. */
export const ROUND_S = 600;

/** Share of the slice drawn beyond each edge, so that glow and parted colours cross a seam unbroken. */
const OVERSCAN = 0.04;

/** Pixels drawn beyond one edge of a canvas that is `px` pixels long; whole ones, so that pixel meets pixel. */
export const marginPx = (px: number): number => Math.round(px * OVERSCAN);

/** The position in the ten-minute round, 0..1, of a life time in ms; wrapped in double precision. */
export const roundAt = (lifeMs: number): number => {
  const turns = lifeMs / (ROUND_S * 1000);
  return turns - Math.floor(turns);
};

/** Creates the shared view: uniforms the stage sets once per frame, nodes every look reads. */
export function createWallView() {
  const slice = uniform(new Vector4(0, 0, 4, 2.25));
  const wallM = uniform(new Vector2(4, 2.25));
  const floorM = uniform(0.2);
  const margin = uniform(new Vector2(0, 0));
  const pixelM = uniform(0.002);
  const round = uniform(0);
  const seed = uniform(1, 'uint');
  const corner = attribute<'vec2'>('corner', 'vec2');

  return {
    /** x, y, width, height of what is drawn, overscan included; m. */
    slice,
    /** Share of what is drawn that lies beyond each edge of the canvas: left or right, below or above. */
    margin,
    /** Width and height of the whole wall; m. */
    wallM,
    /** Height of the floor line above the wall's lower edge; m. */
    floorM,
    /** Size of one pixel on the wall; m. */
    pixelM,
    /** Seeds the scenery. */
    seed,

    /** Clip position of a place on the wall, m. */
    clipOf: (placeM: Node<'vec2'>): Node<'vec4'> =>
      vec4(placeM.sub(slice.xy).div(slice.zw).mul(2).sub(1), float(0.5), float(1)),

    /** Place on the wall of the current fragment, for a mesh made by {@link sliceMesh}; m. */
    placeM: varying(slice.xy.add(corner.mul(0.5).add(0.5).mul(slice.zw))),

    /** Clip position for a mesh made by {@link sliceMesh}. */
    sliceClip: vec4(corner, float(0.5), float(1)),

    /** 0..1 through a period of `ROUND_S / turns` seconds; `turns` must be whole numbers. */
    phase: (turns: Node<'float'> | number): Node<'float'> => fract(round.mul(turns)),

    /** Which period of `ROUND_S / turns` seconds it is, counted from the start of the round; `shift` is in periods. */
    beat: (turns: number, shift: Node<'float'> | number = 0): Node<'float'> => floor(round.mul(turns).add(shift)),

    /** Whether a box about `centreM` (half size `halfM`, m) lies wholly between the left and right edge of this slice. */
    shows: (centreM: Node<'vec2'>, halfM: Node<'vec2'>): Node<'bool'> => {
      const beyond = slice.zw.mul(margin);
      const low = centreM.sub(halfM).sub(slice.xy.add(beyond));
      const high = slice.xy.add(slice.zw).sub(beyond).sub(centreM.add(halfM));
      return low.x.min(high.x).greaterThanEqual(0);
    },

    /** Takes the numbers of one frame, for a canvas of so many pixels. */
    update(frame: SurfaceFrame, widthPx: number, heightPx: number): void {
      const { slice: part } = frame;
      const acrossPx = marginPx(widthPx);
      const upPx = marginPx(heightPx);
      const acrossM = (acrossPx * part.widthM) / widthPx;
      const upM = (upPx * part.heightM) / heightPx;
      slice.value.set(part.xM - acrossM, part.yM - upM, part.widthM + 2 * acrossM, part.heightM + 2 * upM);
      margin.value.set(acrossPx / (widthPx + 2 * acrossPx), upPx / (heightPx + 2 * upPx));
      wallM.value.set(part.wallWidthM, part.wallHeightM);
      floorM.value = part.floorM;
      pixelM.value = part.widthM / widthPx;
      round.value = roundAt(frame.lifeMs);
      seed.value = frame.seed >>> 0;
    },
  };
}

export type WallView = ReturnType<typeof createWallView>;

/** A mesh that covers the slice, for looks that paint every place of it. The caller disposes its geometry and material. */
export function sliceMesh(material: Material): Mesh {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3));
  geometry.setAttribute('corner', new Float32BufferAttribute([-1, -1, 3, -1, -1, 3], 2));
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return mesh;
}
